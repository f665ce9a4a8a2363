"""Hosts that many issuers share, and what is said of an issuer there."""

import pytest

from backpack.verify.shared_hosts import host_of_issuer, recorder_of
from backpack.words.verdicts import check_sentence
from tests import mint

CREDLY = "https://api.credly.com/v1/obi/v2/issuers/7"


@pytest.mark.parametrize(
    ("issuer", "host"),
    [
        (CREDLY, "api.credly.com"),
        ("http://Old.Example:80/issuer", "old.example"),
        ("https://northlake.example:8443/issuer", "northlake.example:8443"),
        ("did:web:northlake.example:issuers:7", "northlake.example"),
        ("did:web:northlake.example%3A8443", "northlake.example:8443"),
        ("did:web:", ""),
        ("did:key:z6Mk", ""),
        ("urn:uuid:1", ""),
        ("https://northlake.example@evil.example/", ""),
        ("", ""),
    ],
)
def test_an_issuer_is_at_home_where_its_identifier_says(issuer, host):
    assert host_of_issuer(issuer) == host


@pytest.mark.parametrize(
    ("issuer", "recorder"),
    [
        (CREDLY, "credly.com"),
        ("did:web:www.credly.com:api:v1:obi:v3:issuers:7", "credly.com"),
        ("https://api.eu.badgr.io/public/issuers/x", "badgr.io"),
        ("https://school.badges.parchment.com/public/issuers/x", "parchment.com"),
        ("https://openbadgefactory.com/v1/client/x", "openbadgefactory.com"),
        ("https://api.edubadges.nl/public/issuers/x", "edubadges.nl"),
        ("https://ada.github.io/issuer.json", "ada.github.io"),
        ("did:web:ada.gitlab.io", "ada.gitlab.io"),
        ("https://school.moodlecloud.com/badges/issuer_json.php?id=7", "school.moodlecloud.com"),
        ("https://raw.githubusercontent.com/ada/x/issuer.json", "raw.githubusercontent.com"),
        ("https://credly.com:8443/issuer", "credly.com"),
        ("https://notcredly.com/issuer", ""),
        ("https://credly.com.evil.example/issuer", ""),
        ("https://northlake.example/issuer", ""),
        ("did:key:z6Mk", ""),
    ],
)
def test_who_recorded_the_name_is_told_on_a_shared_host_only(issuer, recorder):
    assert recorder_of(issuer) == recorder


def issuer_check(report):
    return next(check for check in report.checks if check.code == "issuer")


def sentence(report):
    check = issuer_check(report)
    return check_sentence(check.reason, check.parameters)


def test_of_two_issuers_on_one_host_the_confirmed_one_alone_is_known(online, world):
    """Both have a key of their own there; what they share is the host, and the name."""
    other = CREDLY.replace("7", "8")
    for number, issuer in enumerate((CREDLY, other)):
        world.issuer_https(mint.ed25519(number), issuer)
    badges = [
        mint.token(issuer, mint.ed25519(number), kid=f"{issuer}#key-1")
        for number, issuer in enumerate((CREDLY, other))
    ]
    known, unknown = (online(badge, known=[CREDLY]) for badge in badges)
    assert (known.standing, unknown.standing) == ("verified", "valid-unknown-issuer")
    recorded = "the issuer Northlake Academy, as recorded by credly.com."
    assert sentence(known) == f"You have confirmed {recorded}"
    assert sentence(unknown) == f"You have not confirmed {recorded}"
    assert issuer_check(known).details == {"recorded_by": "credly.com"}
    assert known.issuer_recorder == "credly.com"


def test_elsewhere_the_name_stands_by_itself(report):
    told = report(mint.vc_jwt())
    assert sentence(told) == "You have not confirmed the issuer Northlake Academy."
    assert told.issuer_recorder == ""
