"""From a platform's page to the addresses of its badge; and links that only look like one."""

import pytest

from backpack.domain.faults import Fault
from backpack.formats.addresses import shown_host
from backpack.formats.page_links import (
    find_page,
    profile_badges,
    profile_pages,
    refuse_page,
)

UUID = "53d391d7-b2f0-40f6-bb23-d3f5a1d5a8e9"
SHA1 = "ab" * 20
CREDLY = [
    f"https://www.credly.com/api/v1/obi/v3/open_badge_credentials/{UUID}",
    f"https://www.credly.com/api/v1/obi/v2/badge_assertions/{UUID}",
    f"https://api.credly.com/v1/obi/v2/badge_assertions/{UUID}",
]


def badgr(*regions):
    hosts = [f"api.{region}.badgr.io" if region else "api.badgr.io" for region in regions]
    return [f"https://{host}/public/assertions/Ab_c-12345.json?v=2_0" for host in hosts]


@pytest.mark.parametrize(
    ("link", "platform", "places"),
    [
        (f"https://www.credly.com/badges/{UUID}", "Credly", CREDLY),
        (f"https://www.credly.com/badges/{UUID}/public_url?source=linked_in", "Credly", CREDLY),
        (f"http://credly.com/badges/{UUID}/", "Credly", CREDLY),
        (f"https://www.youracclaim.com/badges/{UUID}/linked_in", "Credly", CREDLY),
        (f"https://api.credly.com/v1/obi/v2/badge_assertions/{UUID}", "Credly", CREDLY),
        (CREDLY[0], "Credly", CREDLY),
        ("https://badgr.com/public/assertions/Ab_c-12345", "Badgr", badgr("")),
        (
            "https://badgr.com/public/assertions/Ab_c-12345?identity__email=a%40b.example",
            "Badgr",
            badgr(""),
        ),
        ("https://eu.badgr.com/public/assertions/Ab_c-12345", "Badgr", badgr("eu")),
        ("https://api.ca.badgr.io/public/assertions/Ab_c-12345.json", "Badgr", badgr("ca")),
        ("https://badges.parchment.com/public/assertions/Ab_c-12345", "Badgr", badgr("")),
        (
            "https://northlake.badges.parchment.com/public/assertions/Ab_c-12345",
            "Badgr",
            badgr("", "eu", "ca", "au"),
        ),
        (
            "https://northlake.au.badges.parchment.com/public/assertions/Ab_c-12345",
            "Badgr",
            badgr("au"),
        ),
        (
            "https://www.edubadges.nl/public/assertions/Ab_c-12345",
            "edubadges",
            ["https://api.edubadges.nl/public/assertions/Ab_c-12345"],
        ),
        (
            f"https://openbadgefactory.com/v1/assertion/{SHA1}.html",
            "Open Badge Factory",
            [f"https://openbadgefactory.com/v1/assertion/{SHA1}.json"],
        ),
        (
            f"https://www.credential.net/{UUID}#gs.1",
            "Accredible",
            [f"https://api.accredible.com/v1/obi/badge_assertions/{UUID}"],
        ),
        (
            f"https://learn.example/moodle/badges/badge.php?hash={SHA1}",
            "Moodle",
            [f"https://learn.example/moodle/badges/assertion.php?b={SHA1}&obversion=2"],
        ),
        (
            f"http://learn.example/badges/assertion.php?b={SHA1}&obversion=1",
            "Moodle",
            [
                f"https://learn.example/badges/assertion.php?b={SHA1}&obversion=2",
                f"http://learn.example/badges/assertion.php?b={SHA1}&obversion=2",
            ],
        ),
    ],
)
def test_a_platform_s_page_leads_to_its_badge(link, platform, places):
    page = find_page(link)
    assert (page.platform, list(page.places), page.is_profile) == (platform, places, False)


def test_badgr_has_the_badge_as_a_picture_too():
    page = find_page("https://eu.badgr.com/public/assertions/Ab_c-12345")
    assert page.pictures == ("https://api.eu.badgr.io/public/assertions/Ab_c-12345/baked",)


@pytest.mark.parametrize("end", ["", "/", "/badges", "/badges.json", "/badges/"])
def test_a_profile_leads_to_the_list_of_its_badges(end):
    page = find_page(f"https://www.credly.com/users/ada-lovelace.1{end}")
    assert page.is_profile
    assert page.places == ("https://www.credly.com/users/ada-lovelace.1/badges.json",)


@pytest.mark.parametrize(
    "link",
    [
        "https://www.credly.com/org/northlake/badge/first-aid",
        f"https://www.credly.com/badges/{UUID}x",
        f"https://www.credly.com/badges/../users/{UUID}",
        f"https://www.credly.com/badges/{UUID}/../../x",
        f"https://www.credly.com/badges/%2e%2e%2f{UUID}",
        "https://www.credly.com/users/../x",
        "https://badgr.com/public/assertions/a%2Fb123456",
        "https://badgr.com/public/badges/Ab_c-12345",
        "https://openbadgepassport.com/app/badge/info/12",
        "https://www.credential.net/12345",
        "https://learn.example/badges/badge.php?hash=12",
        "https://learn.example/badges/badge.php",
    ],
)
def test_another_page_of_a_platform_has_no_place_but_its_own(link):
    page = find_page(link)
    assert page.advice.startswith("page-link-")
    assert page.places == ()


@pytest.mark.parametrize(
    "link",
    [
        f"https://www.credly.com.evil.example/badges/{UUID}",
        f"https://notcredly.com/badges/{UUID}",
        f"https://evil.example/www.credly.com/badges/{UUID}",
        f"https://evil.example/?https://www.credly.com/badges/{UUID}",
        f"https://evil.example/..//badges/badge.php?hash={SHA1}",
        f"https://evil.example/../badges/badge.php?hash={SHA1}",
        "https://northlake.example/public/assertions/Ab_c-12345",
    ],
)
def test_what_only_looks_like_a_platform_is_none(link):
    assert find_page(link) is None
    assert refuse_page(link) is None


@pytest.mark.parametrize(
    "link",
    [
        f"https://www.credly.com@evil.example/badges/{UUID}",
        f"https://evil.example\\@www.credly.com/badges/{UUID}",
        f"https://www.credly.com/badges/{UUID}\u00a0",
        "https://www.credly.com:0/badges",
        "https://www.credly.com:port/badges",
    ],
)
def test_a_link_that_hides_where_it_leads_is_not_followed(link):
    assert find_page(link) is None
    assert refuse_page(link).code == "link-not-safe"


def test_a_host_in_other_letters_is_shown_in_plain_ones():
    spoofed = f"https://www.\u0441redly.com/badges/{UUID}"
    assert shown_host(spoofed) == "www.xn--redly-0ye.com"
    assert find_page(spoofed) is None
    assert shown_host("https://a..\u0441.example") == ""
    assert refuse_page("https://a..\u0441.example") == Fault("page-link", host="?")


def test_the_badges_of_a_profile_are_those_with_an_identifier():
    document = {"data": [{"id": UUID}, {"id": "../x"}, {"id": 1}, "x"]}
    assert list(profile_badges(document)) == [f"https://www.credly.com/badges/{UUID}"]
    assert list(profile_badges({"data": {}})) == []


@pytest.mark.parametrize(
    ("document", "pages"),
    [
        ({"metadata": {"total_pages": 3}}, 3),
        ({"metadata": {"total_pages": "3"}}, 1),
        ({"metadata": {"total_pages": -1}}, 1),
        ({"metadata": []}, 1),
        ({}, 1),
    ],
)
def test_a_profile_tells_how_many_pages_it_has(document, pages):
    assert profile_pages(document) == pages
