"""The revocation lists of 1EdTech: plain lists of identifiers, unsigned as a rule."""

import pytest

from backpack.domain.report import Standing
from backpack.verify.standing import stated_reason
from tests.mint import credential, data_integrity, did_key, ed25519, vc_jwt
from tests.mint_lists import revocation_list

LIST = "https://northlake.example/revocations/1"
ISSUER = did_key(ed25519())
ENTRY = {"id": LIST, "type": "1EdTechRevocationList"}
ID = credential(ISSUER)["id"]
OTHER = "urn:uuid:00000000-2222-4333-8444-555555555555"
CLEAR = (Standing.VERIFIED, "status-clear")

SIGNED = {
    "@context": ["https://www.w3.org/ns/credentials/v2"],
    "id": LIST,
    "type": ["VerifiableCredential"],
    "issuer": ISSUER,
    "credentialSubject": {"revokedCredential": [{"id": OTHER}]},
}


def listed(*revoked, **changes):
    return revocation_list(ISSUER, LIST, *revoked, **changes)


@pytest.fixture
def status(online):
    def judge(data=None, entry=ENTRY, **options):
        badge = data or vc_jwt(credentialStatus=entry)
        result = online(badge, known=[ISSUER], **options)
        return result.standing, result.checks[5].reason

    return judge


def test_a_badge_that_is_not_on_the_list_is_verified(status, world):
    world.put(LIST, listed(OTHER))
    assert status() == CLEAR
    world.put(LIST, listed())
    assert status() == CLEAR


@pytest.mark.parametrize(
    "document",
    [
        listed(OTHER, ID),
        listed({"id": ID, "revoked": True}),
        listed({"id": ID.replace("-", "%2D") + " "}),
        listed(revokedCredential=ID and {"id": ID}),
        listed(revokedCredential=None, revokedCredentials=[{"id": ID}]),
        listed(revokedCredentials=[{"id": ID}]),
        {"issuer": ISSUER, "credentialSubject": {"revokedCredential": [ID]}},
    ],
)
def test_a_badge_that_is_on_the_list_is_revoked(status, world, document):
    world.put(LIST, document)
    assert status() == (Standing.REVOKED, "status-revoked")


def test_the_issuers_reason_is_told(online, world):
    world.put(LIST, listed({"id": ID, "revocationReason": "Issued by mistake"}))
    report = online(vc_jwt(credentialStatus=ENTRY))
    assert stated_reason(report.checks, report.standing) == "Issued by mistake"
    assert stated_reason(report.checks, Standing.VERIFIED) == ""
    check = report.checks[5]
    assert (check.reason, check.parameters) == (
        "status-revoked-because",
        {"why": "Issued by mistake"},
    )


def test_an_entry_that_says_not_revoked_is_not(status, world):
    world.put(LIST, listed({"id": ID, "revoked": False}))
    assert status() == CLEAR


def test_a_list_at_an_address_of_the_badge_alone_is_fine(status, world):
    place = "https://northlake.example/credentials/3732/revocations"
    world.put(place, revocation_list(ISSUER, place))
    assert status(entry={**ENTRY, "id": place}) == CLEAR


def test_a_list_that_is_signed_is_held_to_that(status, world):
    signed = data_integrity(suite="eddsa-jcs-2022", document=SIGNED)
    world.put(LIST, signed)
    assert status() == CLEAR
    world.put(LIST, {**signed, "validFrom": "2026-02-02T00:00:00Z"})
    assert status() == (Standing.UNVERIFIABLE, "status-list-forged")
    world.put(LIST, {**signed, "proof": {"type": "MyOwnSignature"}})
    assert status() == (Standing.UNVERIFIABLE, "status-list-unproved")


BROKEN = {
    "by another issuer": (
        revocation_list(did_key(ed25519(7)), LIST),
        "status-list-other-issuer",
    ),
    "by nobody": (listed(issuer=None), "status-list-other-issuer"),
    "of another address": (listed(id=LIST + "1"), "status-list-other-list"),
    "without a list": (listed(revokedCredential=None), "status-list-other-kind"),
    "with a list that is none": (listed(revokedCredential="none"), "status-list-other-kind"),
    "with an item without a name": (listed({"revoked": True}), "status-list-broken"),
    "with an item that is a number": (listed(revokedCredential=[1]), "status-list-broken"),
    "with an item of two minds": (listed({"id": ID, "revoked": "no"}), "status-list-broken"),
    "out of date": (listed(validUntil="2026-01-01T00:00:00Z"), "status-list-old"),
    "a page": (b"<html>", "source-is-a-page"),
    "nothing": (b"{}", "status-list-other-issuer"),
}


@pytest.mark.parametrize(("body", "reason"), BROKEN.values(), ids=BROKEN.keys())
def test_a_list_that_cannot_be_relied_on_clears_nothing(status, world, body, reason):
    world.put(LIST, body)
    assert status() == (Standing.UNVERIFIABLE, reason)


def test_an_unsigned_list_counts_where_the_site_itself_answers(status, world):
    for place, ending in (
        (LIST.replace("https://", "https://www."), (Standing.VERIFIED, "status-clear")),
        ("https://evil.example/list", (Standing.UNVERIFIABLE, "status-list-open-line")),
    ):
        world.put(place, revocation_list(ISSUER, LIST))
        world.redirect(LIST, place)
        assert status() == ending


def test_an_unsigned_list_over_an_open_line_clears_nothing(status, world):
    place = LIST.replace("https", "http")
    world.put(place, revocation_list(ISSUER, place))
    assert status(entry={**ENTRY, "id": place}) == (Standing.UNVERIFIABLE, "status-list-open-line")


@pytest.mark.parametrize(
    ("final", "standing"),
    [
        ("https://northlake.example/new/1", Standing.VERIFIED),
        ("https://elsewhere.example/1", Standing.UNVERIFIABLE),
        ("http://northlake.example/1", Standing.UNVERIFIABLE),
    ],
)
def test_an_unsigned_list_must_come_from_the_site_that_the_badge_names(
    status, world, final, standing
):
    world.put(LIST, listed(), final_url=final)
    assert status()[0] is standing


def test_a_badge_without_an_identifier_cannot_be_looked_up(status, world):
    world.put(LIST, listed())
    badge = data_integrity(credentialStatus=ENTRY, id=None)
    assert status(badge) == (Standing.UNVERIFIABLE, "status-entry-broken")
