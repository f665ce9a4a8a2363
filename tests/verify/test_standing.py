"""The standing of each kind of badge, good and bad, as docs/verdicts.md asks."""

import json
from datetime import timedelta

import pytest

from backpack.domain.report import Recipient, Standing
from backpack.verify.standing import deciding_check
from tests.conftest import NOW
from tests.mint import (
    CONTEXT,
    assertion,
    compact,
    credential,
    data_integrity,
    did_key,
    ed25519,
    ob2_jws,
    p256,
    p384,
    rsa_key,
    vc_jwt,
)
from tests.mint_lists import status_entry

SIGNED = {
    "EdDSA token": (vc_jwt, ed25519()),
    "ES256 token": (lambda **c: vc_jwt(p256(), **c), p256()),
    "ES384 token": (lambda **c: vc_jwt(p384(), **c), p384()),
    "eddsa-rdfc-2022": (data_integrity, ed25519()),
}
kinds = pytest.mark.parametrize(("mint", "key"), SIGNED.values(), ids=SIGNED.keys())


@kinds
def test_a_sound_badge_of_a_confirmed_issuer_is_verified(report, mint, key):
    result = report(mint(), known=[did_key(key)])
    assert result.standing is result.genuine is Standing.VERIFIED
    assert (result.recipient, result.issuer_known) == (Recipient.YOU, True)
    assert result.key == did_key(key)
    assert [check.number for check in result.checks] == list(range(1, 12))


@kinds
def test_a_sound_badge_of_an_unknown_issuer_says_so(report, mint, key):
    other = did_key(ed25519(9))
    assert report(mint(), known=[other, "Northlake Academy"]).standing is (
        Standing.VALID_UNKNOWN_ISSUER
    )


@kinds
def test_an_expired_badge_is_genuine_still(report, mint, key):
    result = report(mint(validUntil="2026-11-23T11:54:00Z"), known=[did_key(key)])
    assert (result.standing, result.genuine) == (Standing.EXPIRED, Standing.VERIFIED)


@kinds
def test_five_minutes_of_leeway_on_both_ends(report, mint, key):
    assert report(mint(validUntil="2026-11-23T11:56:00Z"), known=[did_key(key)]).standing is (
        Standing.VERIFIED
    )
    assert report(mint(validFrom="2026-11-23T12:04:00Z")).standing is (
        Standing.VALID_UNKNOWN_ISSUER
    )


@kinds
def test_a_badge_from_the_future_is_not_valid_yet(report, mint, key):
    assert report(mint(validFrom="2026-11-23T12:06:00Z")).standing is Standing.NOT_YET_VALID


@kinds
def test_a_status_that_cannot_be_looked_up_is_not_called_valid(report, mint, key):
    entry = status_entry("https://s.example/1")
    result = report(mint(credentialStatus=entry), known=[did_key(key)])
    assert (result.standing, result.genuine) == (Standing.UNVERIFIABLE, Standing.VERIFIED)
    assert deciding_check(result.checks, result.standing).reason == "status-needs-network"


def test_an_open_badges_2_token_with_everything_inside_is_unchanged(report):
    result = report(ob2_jws(), known=["https://northlake.example/issuer"])
    assert result.standing is Standing.VALID_UNKNOWN_ISSUER
    assert (result.recipient, result.key) == (Recipient.YOU, "https://northlake.example/key")


def test_an_open_badges_2_token_expires(report):
    assert report(ob2_jws(expires="2026-11-01")).standing is Standing.EXPIRED


def test_a_revocation_list_and_a_revocation_are_seen(report):
    badge = assertion()["badge"]
    badge["issuer"]["revocationList"] = "https://northlake.example/revoked"
    assert report(ob2_jws(badge=badge)).standing is Standing.UNVERIFIABLE
    assert report(ob2_jws(revoked=True)).standing is Standing.REVOKED


def test_a_future_date_of_issue_is_a_caution_only(report):
    result = report(ob2_jws(issuedOn="2027-01-01"))
    assert result.standing is Standing.VALID_UNKNOWN_ISSUER
    assert [caution.code for caution in result.cautions] == ["issued-in-the-future"]


def test_a_key_sent_along_proves_no_issuer(report):
    result = report(vc_jwt(rsa_key()), known=["urn:x:rsa"])
    assert result.standing is Standing.VALID_UNKNOWN_ISSUER


def test_without_a_proof_nothing_is_proved(report):
    assert report(credential("did:key:z6MkX")).standing is Standing.UNSIGNED
    assert report({**credential("did:key:z6MkX"), "proof": [None]}).standing is Standing.UNSIGNED
    assert report(assertion()).standing is Standing.UNSIGNED


@pytest.mark.parametrize(
    "changes",
    [
        {"verification": {"type": "HostedBadge"}, "id": "https://northlake.example/1"},
        {"verification": {"type": "hosted"}, "id": "https://northlake.example/1"},
        {"verification": None, "id": "https://northlake.example/1"},
        {"verification": None, "verify": {"url": "https://northlake.example/1"}, "id": None},
    ],
)
def test_a_hosted_badge_cannot_be_checked_without_the_network(report, changes):
    result = report(assertion(**changes))
    assert result.standing is Standing.UNVERIFIABLE
    assert deciding_check(result.checks, result.standing).reason == "proof-hosted"


def test_a_sound_standing_has_no_deciding_check(report):
    result = report(vc_jwt(), known=[did_key(ed25519())])
    assert deciding_check(result.checks, result.standing) is None


@pytest.mark.parametrize(
    ("identities", "recipient"), [([], Recipient.UNKNOWN), (None, Recipient.SOMEONE_ELSE)]
)
def test_the_recipient_is_told_apart_and_never_refused(report, identities, recipient):
    from backpack.domain.holding import Identity

    others = [Identity(type="email", value="other@example.org")]
    result = report(vc_jwt(), identities=others if identities is None else identities)
    assert (result.standing, result.recipient) == (Standing.VALID_UNKNOWN_ISSUER, recipient)


def test_a_badge_for_nobody_is_cautioned(report):
    subject = {**credential("x")["credentialSubject"], "identifier": []}
    result = report(vc_jwt(credentialSubject=subject))
    assert result.recipient is Recipient.NOBODY
    assert [caution.code for caution in result.cautions] == ["no-recipient"]


def test_weak_hashes_and_missing_claims_are_cautioned(report):
    subject = {**credential("x")["credentialSubject"], "id": "did:example:me"}
    assert [c.code for c in report(vc_jwt(credentialSubject=subject)).cautions] == ["missing-sub"]
    recipient = {"type": "email", "identity": "md5$00", "hashed": True}
    assert [c.code for c in report(ob2_jws(recipient=recipient)).cautions] == ["weak-hash"]


def test_endorsements_and_digests_are_told_to_be_unchecked(reasons):
    given = reasons(
        vc_jwt(endorsementJwt=["a.b.c"], evidence=[{"id": "urn:x", "digestSRI": "sha384-x"}])
    )
    assert given["endorsements"] == "endorsements-not-checked"
    assert given["digests"] == "digests-not-checked"
    assert reasons(vc_jwt(evidence=[{"digestMultibase": "z1"}]))["digests"] == (
        "digests-not-checked"
    )


def test_a_badge_out_of_a_damaged_picture_says_so(report):
    from backpack.formats.png import bake_png
    from tests.mint import png

    result = report(bake_png(png(), "openbadgecredential", vc_jwt())[:-3])
    assert result.checks[0].reason == "container-damaged"
    assert [caution.code for caution in result.cautions] == ["damaged-picture"]


def test_dates_in_the_proof_count(report):
    late = (NOW - timedelta(days=1)).isoformat()
    assert report(data_integrity(proof={"expires": late})).standing is Standing.EXPIRED


def test_a_schema_that_is_named_does_not_lower(reasons, report):
    schema = {"id": "https://s.example/1", "type": "1EdTechJsonSchemaValidator2019"}
    badge = vc_jwt(credentialSchema=[schema])
    assert reasons(badge)["structure"] == "structure-schema-not-read"
    assert report(badge).standing is Standing.VALID_UNKNOWN_ISSUER


@pytest.mark.parametrize(
    "changes",
    [
        {"@context": "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"},
        {"type": ["OpenBadgeCredential"]},
        {"credentialSubject": []},
        {"credentialSubject": [{}]},
        {"credentialStatus": {"id": "https://s.example/1"}},
        {"credentialSchema": "https://s.example/1"},
        {"id": "not an address"},
        {"validFrom": "soon"},
        {"validUntil": "2020-01-01T00:00:00Z"},
    ],
)
def test_what_breaks_the_rules_of_its_version_is_invalid(report, changes):
    token = vc_jwt(claims={"jti": changes.get("id")} if "id" in changes else None, **changes)
    result = report(token)
    assert result.standing is Standing.INVALID
    assert deciding_check(result.checks, result.standing).reason == "structure-broken"


@pytest.mark.parametrize("changes", [{"badge": 3}, {"expires": "later"}])
def test_a_broken_assertion_is_invalid(report, changes):
    assert report(assertion(**changes)).standing is Standing.INVALID


def test_a_missing_issuer_is_invalid(report):
    claims = credential("x", issuer={"type": "Profile"})
    assert report(compact({"alg": "EdDSA"}, claims, ed25519())).standing is Standing.INVALID


def test_reading_a_document_as_bytes_or_text_gives_the_same(report):
    document = data_integrity()
    assert report(document).standing is report(json.dumps(document, indent=3).encode()).standing


@pytest.mark.parametrize(
    "changes",
    [
        {"id": None},
        {"id": "one"},
        {"@context": [*CONTEXT, "somewhere"]},
        {"@context": [*CONTEXT, 3]},
        {"credentialStatus": {"type": "BitstringStatusListEntry", "id": "the list"}},
        {"credentialSchema": {"type": "JsonSchema", "id": "https ://nowhere"}},
    ],
)
def test_identifiers_without_a_scheme_break_the_form(report, changes):
    document = {**credential(did_key(ed25519())), **changes}
    result = report(compact({"alg": "EdDSA", "typ": "vc+jwt"}, document, ed25519()))
    assert result.standing is Standing.INVALID
    assert result.checks[1].reason == "structure-broken"
