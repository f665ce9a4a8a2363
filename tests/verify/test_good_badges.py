"""Sound badges in the many forms that the specifications and the wild allow: none is refused."""

import json

import pytest

from backpack.domain.report import Standing
from tests.mint import (
    CONTEXT,
    base64url,
    claims_of,
    compact,
    credential,
    data_integrity,
    did_key,
    ed25519,
    jwk,
    p256,
    p384,
    rsa_key,
    token,
    vc_jwt,
)

DID = did_key(ed25519())
SUBJECT = credential(DID)["credentialSubject"]
OB3 = "https://purl.imsglobal.org/spec/ob/v3p0/context"
VC_1 = {
    "@context": ["https://www.w3.org/2018/credentials/v1", f"{OB3}-3.0.3.json"],
    "issuanceDate": "2026-03-14T00:00:00Z",
    "validFrom": None,
}
EARLIER = 1773446400
"""The second in which a minted badge begins."""


def did_jwk(private):
    return "did:jwk:" + base64url(json.dumps(jwk(private)).encode())


def under_vc(**claims):
    """A badge of VC 1.1 under its claim, which leaves to the others what those say."""
    document = credential(DID, **VC_1, issuer=None, id=None)
    del document["issuanceDate"]
    header = {"alg": "EdDSA", "typ": "JWT", "kid": DID}
    return compact(header, {"vc": document, "iss": DID, "nbf": EARLIER, **claims}, ed25519())


def achievement(**changes):
    return {**SUBJECT, "achievement": {**SUBJECT["achievement"], **changes}}


@pytest.mark.parametrize("typ", ["JWT", "vc+jwt", "vc+ld+jwt", "application/vc+jwt", "JOSE", None])
def test_tokens_call_themselves_by_many_kinds(report, typ):
    assert report(vc_jwt(header={"typ": typ}), known=[DID]).standing is Standing.VERIFIED


@pytest.mark.parametrize("kid", [DID, f"#{DID[8:]}", "key-1", None])
def test_tokens_name_their_key_in_many_ways(report, kid):
    assert report(vc_jwt(header={"kid": kid}), known=[DID]).standing is Standing.VERIFIED


@pytest.mark.parametrize("private", [ed25519(), p256(), p384(), rsa_key()])
def test_a_did_jwk_may_hold_any_key(report, private):
    issuer = did_jwk(private)
    made = token(issuer, private, kid=f"{issuer}#0")
    assert report(made, known=[issuer]).standing is Standing.VERIFIED


@pytest.mark.parametrize(
    "claims",
    [
        {"iat": EARLIER, "aud": "did:example:ada", "nonce": "n"},
        {"nbf": EARLIER},
        {"nbf": EARLIER + 0.5},
        {"exp": 1893456000},
        {"exp": 253402300799},
        {"exp": 253402318799},
    ],
)
def test_a_token_may_claim_more(report, claims):
    assert report(vc_jwt(claims=claims), known=[DID]).standing is Standing.VERIFIED
    assert report(under_vc(**claims), known=[DID]).standing is Standing.VERIFIED


@pytest.mark.parametrize(
    ("until", "exp"),
    [
        ("9999-12-31T23:59:59Z", 253402300799),
        ("9999-12-31T23:59:59.999999Z", 253402300799),
        ("9999-12-31T23:59:59-05:00", 253402318799),
    ],
)
def test_an_end_that_stands_for_never_is_no_end_today(report, until, exp):
    made = vc_jwt(validUntil=until, claims={"exp": exp})
    assert report(made, known=[DID]).standing is Standing.VERIFIED


@pytest.mark.parametrize("mint", [vc_jwt, data_integrity])
@pytest.mark.parametrize(
    "changes",
    [
        {"@context": [CONTEXT[0], f"{OB3}-3.0.2.json"]},
        {"issuer": DID},
        {"issuer": {"id": DID, "type": "Profile", "name": "Northlake"}},
        {"type": ["OpenBadgeCredential", "VerifiableCredential"]},
        {"type": ["VerifiableCredential", "AchievementCredential"]},
        {"validFrom": "2026-03-14T09:00:00.123+09:00"},
        {"validFrom": None},
        {"awardedDate": "2026-03-13T00:00:00Z"},
        {"evidence": {"id": "https://northlake.example/e", "type": "Evidence"}},
        {"evidence": [], "endorsement": [], "termsOfUse": [], "credentialSchema": []},
        {"credentialSubject": [SUBJECT]},
        {"credentialSubject": achievement(tag="one", image="https://northlake.example/a.png")},
        {"credentialSubject": achievement(criteria={"id": "https://northlake.example/c"})},
        {"name": [{"@value": "Data", "@language": "en"}, {"@value": "Datos", "@language": "es"}]},
        {"image": {"id": "data:image/png;base64,iVBORw0KGgo=", "type": "Image"}},
    ],
)
def test_a_badge_may_be_written_in_many_ways(report, mint, changes):
    assert report(mint(**changes), known=[DID]).standing is Standing.VERIFIED


def test_a_token_need_not_repeat_what_the_badge_says(report):
    document = credential(DID)
    assert claims_of(document) != document
    made = compact({"alg": "EdDSA", "kid": DID}, document, ed25519())
    assert report(made, known=[DID]).standing is Standing.VERIFIED
