import pytest

from backpack.domain.faults import Fault
from backpack.formats.badge_addresses import badge_addresses, parse_profile, profile_address

UUID = "1a2b3c4d-0000-4000-8000-00000000000f"
SHA1 = "0123456789abcdef0123456789abcdef01234567"
CREDLY = f"https://www.credly.com/api/v1/obi/v3/open_badge_credentials/{UUID}"
BADGR = "https://api.badgr.io/public/assertions/aBc_9"

PAGES = {
    f"https://www.credly.com/badges/{UUID}/public_url": CREDLY,
    f"https://www.credly.com/badges/{UUID}": CREDLY,
    f"https://www.youracclaim.com/badges/{UUID}": CREDLY,
    "https://badgr.com/public/assertions/aBc_9": f"{BADGR}/baked",
    "https://badgr.com/public/assertions/aBc_9?identity__email=a@b.example": f"{BADGR}/baked",
    "https://eu.badgr.com/public/assertions/x": "https://api.eu.badgr.io/public/assertions/x/baked",
    "https://badges.parchment.com/public/assertions/aBc_9": f"{BADGR}/baked",
    "https://school.badges.parchment.com/public/assertions/aBc_9": f"{BADGR}/baked",
    "https://www.edubadges.nl/public/assertions/x": "https://api.edubadges.nl/public/assertions/x",
    f"https://moodle.example/site/badges/badge.php?hash={SHA1}": (
        f"https://moodle.example/site/badges/assertion.php?b={SHA1}&obversion=2"
    ),
    f"https://openbadgefactory.com/v1/assertion/{SHA1}.html": (
        f"https://openbadgefactory.com/v1/assertion/{SHA1}.json"
    ),
    f"https://www.credential.net/{UUID}": (
        f"https://api.accredible.com/v1/obi/badge_assertions/{UUID}"
    ),
}


@pytest.mark.parametrize(("page", "first"), PAGES.items())
def test_a_page_leads_to_its_platforms_own_address_and_then_to_itself(page, first):
    addresses = badge_addresses(page)
    assert addresses[0] == first
    assert addresses[-1] == page


@pytest.mark.parametrize(
    "page",
    [
        "https://forks.example/public/assertions/slug",
        f"https://www.credly.com.evil.example/badges/{UUID}",
        f"https://evil.example/www.credly.com/badges/{UUID}",
        f"https://www.credly.com@evil.example/badges/{UUID}",
        "https://www.credly.com/badges/../users",
        "https://www.credly.com/badges/%2e%2e",
        "https://badgr.com/public/assertions/a/b",
        "https://badgr.com/public/assertions/..%2fx",
        "https://notbadges.parchment.com/public/assertions/x",
        "https://moodle.example/badges/badge.php?hash=../../secret",
        "https://openbadgefactory.com/v1/assertion/xyz.html",
        "https://www.credential.net/not-an-id",
    ],
)
def test_any_other_page_leads_only_to_itself(page):
    assert badge_addresses(page) == (page,)


def test_a_fragment_stays_here_and_nonsense_leads_nowhere():
    assert badge_addresses("https://a.example/x#me") == ("https://a.example/x",)
    assert badge_addresses("https://[") == ()
    assert profile_address("https://[") is None


@pytest.mark.parametrize("ending", ["", "/", "/badges", "/badges/"])
def test_a_credly_profile_lists_its_badges(ending):
    page = f"https://www.credly.com/users/a-learner{ending}"
    assert profile_address(page) == "https://www.credly.com/users/a-learner/badges.json"


@pytest.mark.parametrize(
    "page",
    [
        "https://evil.example/users/a-learner",
        "https://www.credly.com/users/a/b",
        f"https://www.credly.com/badges/{UUID}",
    ],
)
def test_other_pages_are_no_profile(page):
    assert profile_address(page) is None


def test_a_profiles_badges_are_pages_of_the_same_site():
    data = b'{"data": [{"id": "%b"}, {"id": "../x"}, {"no": 1}, 7]}' % UUID.encode()
    assert parse_profile(data) == (f"https://www.credly.com/badges/{UUID}",)
    assert parse_profile(b"[]") == parse_profile(b"{}") == ()
    with pytest.raises(Fault):
        parse_profile(b"<html>")
