"""What a forger tries: none of it may ever be called verified or valid."""

import base64
import json

import pytest

from backpack.domain.report import Standing
from backpack.formats.multibase import encode_base58
from tests.mint import (
    algorithm_of,
    assertion,
    base64url,
    claims_of,
    compact,
    credential,
    data_integrity,
    did_key,
    ed25519,
    jwk,
    ob2_jws,
    p256,
    rsa_key,
    vc_jwt,
)

GOOD = {Standing.VERIFIED, Standing.VALID_UNKNOWN_ISSUER}
ISSUER = did_key(ed25519())
HEADER = {"alg": "EdDSA", "typ": "JWT", "kid": ISSUER}


def token(header, private=None, issuer=ISSUER, **changes):
    return compact({**HEADER, **header}, claims_of(credential(issuer, **changes)), private)


NAMED = {**credential(ISSUER)["credentialSubject"], "id": "did:example:me"}


def stranger(**header):
    return vc_jwt(ed25519(7), header=header, issuer={"id": ISSUER, "type": ["Profile"]})


TOKENS = {
    "no algorithm": (token({"alg": "none"}), "proof-algorithm-proves-nothing"),
    "no algorithm, spelt oddly": (token({"alg": "nOnE"}), "proof-algorithm-proves-nothing"),
    "a list of algorithms": (token({"alg": ["EdDSA"]}), "proof-algorithm-proves-nothing"),
    "a shared secret": (token({"alg": "HS256"}), "proof-algorithm-proves-nothing"),
    "an empty signature": (token({}), "proof-fails"),
    "somebody else's signature": (token({}, ed25519(7)), "proof-fails"),
    "an algorithm for another key": (token({"alg": "ES256"}), "proof-key-of-other-kind"),
    "an ES256 signature of zeros": (
        token({"alg": "ES256", "kid": did_key(p256())}, issuer=did_key(p256())) + b"A" * 86,
        "proof-fails",
    ),
    "a short ES256 signature": (
        token({"alg": "ES256", "kid": did_key(p256())}, issuer=did_key(p256())) + b"AAAA",
        "proof-fails",
    ),
    "an ES384 name on a P-256 key": (
        token({"alg": "ES384", "kid": did_key(p256())}, issuer=did_key(p256())),
        "proof-key-of-other-kind",
    ),
    "a secret key in the header": (
        token({"kid": None, "jwk": {**jwk(ed25519()), "d": "x"}}, ed25519()),
        "key-is-private",
    ),
    "a broken key in the header": (
        token({"kid": None, "jwk": {"kty": "OKP", "crv": "Ed25519", "x": "AA"}}),
        "key-broken",
    ),
    "a point that is not on the curve": (
        token({"kid": None, "jwk": {"kty": "EC", "crv": "P-256", "x": "AQ", "y": "AQ"}}),
        "key-broken",
    ),
    "two keys": (token({"jwk": jwk(ed25519(7))}, ed25519()), "key-contradicts"),
    "a fragment of another key": (
        token({"kid": f"{ISSUER}#{did_key(ed25519(7))[8:]}"}, ed25519()),
        "key-contradicts",
    ),
    "a broken did:key": (token({"kid": "did:key:zzz"}), "key-type-unsupported"),
    "a garbled did:key": (token({"kid": ISSUER.replace("z6Mk", "z6Mkabc")}), "key-broken"),
    "a did:key of nonsense": (token({"kid": "did:key:z0OIl"}), "key-broken"),
    "a did:key with a short key": (
        token({"kid": "did:key:" + encode_base58(b"\xed\x01short")}),
        "key-broken",
    ),
    "a DID of somebody else": (
        token({"kid": "did:web:evil.example#1"}, ed25519(7)),
        "key-of-another",
    ),
    "a kid that is no text": (token({"kid": 7}, ed25519()), "proof-broken"),
    "a key that is no key": (token({"jwk": "mine"}, ed25519()), "proof-broken"),
    "a broken did:jwk": (token({"kid": "did:jwk:" + base64url(b"[]")}), "key-broken"),
    "a did:jwk of nonsense": (token({"kid": "did:jwk:!!"}), "key-broken"),
    "a did:jwk with a foreign fragment": (
        token({"kid": "did:jwk:" + base64url(json.dumps(jwk(ed25519())).encode()) + "#1"}),
        "key-contradicts",
    ),
}


@pytest.mark.parametrize(("data", "reason"), TOKENS.values(), ids=TOKENS.keys())
def test_a_forged_token_is_invalid_or_at_least_never_good(report, data, reason):
    result = report(data, known=[ISSUER])
    assert result.standing not in GOOD
    assert {check.code: check.reason for check in result.checks}["proof"] == reason


@pytest.mark.parametrize(
    ("header", "reason"),
    [
        ({"alg": "ES512"}, "proof-algorithm-unsupported"),
        ({"crit": ["b64"], "b64": False}, "proof-extension-unsupported"),
        ({"b64": False}, "proof-extension-unsupported"),
        ({"kid": "did:ion:xyz"}, "key-did-unsupported"),
        ({"kid": "https://northlake.example/keys/1"}, "key-elsewhere"),
        ({"kid": None, "jwk": {"kty": "oct"}}, "key-type-unsupported"),
        ({"kid": "did:key:" + encode_base58(b"\x12\x00xyz")}, "key-type-unsupported"),
    ],
)
def test_what_is_out_of_reach_cannot_be_checked(report, header, reason):
    result = report(token(header, ed25519()), known=[ISSUER])
    assert result.standing is Standing.UNVERIFIABLE
    assert {check.code: check.reason for check in result.checks}["proof"] == reason


def test_keys_are_found_wherever_a_token_may_name_them(report):
    named = f"did:jwk:{base64url(json.dumps(jwk(ed25519())).encode())}"
    assert report(token({"kid": None}, ed25519()), known=[ISSUER]).standing is Standing.VERIFIED
    relative = token({"kid": "#" + ISSUER.removeprefix("did:key:")}, ed25519())
    assert report(relative, known=[ISSUER]).standing is Standing.VERIFIED
    both = token({"jwk": jwk(ed25519())}, ed25519())
    assert report(both, known=[ISSUER]).standing is Standing.VERIFIED
    by_jwk = token({"kid": named + "#0"}, ed25519(), issuer=named)
    assert report(by_jwk, known=[named]).standing is Standing.VERIFIED
    site = "https://northlake.example/issuer"
    fragment = token({"kid": f"{site}#{ISSUER[8:]}"}, ed25519(), issuer=site)
    assert report(fragment, known=[site]).standing is Standing.VALID_UNKNOWN_ISSUER
    curve = token({"alg": "ES256", "kid": None, "jwk": jwk(p256())}, p256(), issuer=site)
    assert report(curve).standing is Standing.VALID_UNKNOWN_ISSUER


def test_a_token_that_names_no_key_cannot_be_checked(reasons):
    claims = credential("urn:x", issuer="")
    del claims["issuer"]
    claims["issuer"] = {"name": "Nobody"}
    assert reasons(compact({"alg": "EdDSA"}, claims, ed25519()))["proof"] == "key-not-named"


def test_an_address_beside_a_key_is_not_fetched(report):
    header = {"kid": "https://northlake.example/keys/1", "jwk": jwk(ed25519())}
    result = report(token(header, ed25519(), issuer="https://northlake.example"))
    assert result.standing is Standing.VALID_UNKNOWN_ISSUER


def test_a_proof_need_not_say_when_it_was_made(report):
    assert report(di(created=None), known=[ISSUER]).standing is Standing.VERIFIED


def test_a_weak_rsa_key_proves_nothing(report):
    header = {"alg": "RS256", "kid": None, "jwk": jwk(rsa_key(1024))}
    assert report(token(header, rsa_key(1024))).standing is Standing.UNVERIFIABLE


def test_another_key_than_the_issuer_s_is_invalid(report):
    """The classic: a sound signature of mine, under somebody else's name."""
    result = report(stranger(), known=[ISSUER])
    assert result.standing is Standing.INVALID
    document = credential(ISSUER)
    assert report(data_integrity(ed25519(7), document=document), known=[ISSUER]).standing is (
        Standing.INVALID
    )


@pytest.mark.parametrize(
    ("issuer", "standing", "reason"),
    [
        ("did:web:northlake.example", Standing.UNVERIFIABLE, "binding-needs-network"),
        ("did:ion:abc", Standing.UNVERIFIABLE, "binding-unsupported"),
        ("urn:x:school", Standing.VALID_UNKNOWN_ISSUER, "binding-travels-with-badge"),
        ("https://a.example", Standing.VALID_UNKNOWN_ISSUER, "binding-travels-with-badge"),
    ],
)
def test_a_key_of_my_own_never_makes_me_another_issuer(report, issuer, standing, reason):
    result = report(token({}, ed25519(), issuer=issuer), known=[issuer])
    assert result.standing is standing
    assert {check.code: check.reason for check in result.checks}["binding"] == reason


@pytest.mark.parametrize(
    ("claims", "named"),
    [
        ({"iss": did_key(ed25519(7))}, "iss"),
        ({"jti": "urn:uuid:other"}, "jti"),
        ({"sub": "did:example:other", "credentialSubject": NAMED}, "sub"),
        ({"nbf": 1}, "nbf"),
        ({"exp": 1, "validUntil": "2030-01-01T00:00:00Z"}, "exp"),
        ({"iss": 7}, "iss"),
        ({"sub": ["did:example:me"], "credentialSubject": NAMED}, "sub"),
        ({"exp": True}, "exp"),
        ({"exp": "soon", "validUntil": "2030-01-01T00:00:00Z"}, "exp"),
    ],
)
def test_claims_that_contradict_the_badge_make_it_invalid(report, claims, named):
    result = report(vc_jwt(claims=claims), known=[ISSUER])
    assert result.standing is Standing.INVALID
    assert result.checks[3].parameters == {"claims": named}


def test_claims_that_agree_do_not(report):
    claims = {"nbf": 1773446400, "exp": 1893456000, "validUntil": "2030-01-01T00:00:00.5Z"}
    assert report(vc_jwt(claims=claims), known=[ISSUER]).standing is Standing.VERIFIED


def test_a_vc_jwt_of_the_newer_kind_may_end_before_its_credential(report):
    header = {"typ": "vc+jwt"}
    claims = {"exp": 1893456000, "validUntil": "2031-01-01T00:00:00Z"}
    assert report(vc_jwt(header=header, claims=claims), known=[ISSUER]).standing is (
        Standing.VERIFIED
    )
    over = vc_jwt(header=header, claims={"exp": 1773446401, "iat": "2026-01-01T00:00:00Z"})
    assert report(over, known=[ISSUER]).standing is Standing.EXPIRED
    broken = report(vc_jwt(header=header, claims={"nbf": "soon"}), known=[ISSUER])
    assert broken.checks[3].parameters == {"claims": "nbf"}


@pytest.mark.parametrize("more", [{"vc": "oops"}, {"vp": {}}, {"vc": None}])
@pytest.mark.parametrize("typ", ["vc+jwt", "JWT", "application/vc-ld+jwt"])
def test_a_second_credential_under_vc_or_vp_is_invalid(report, typ, more):
    assert report(vc_jwt(header={"typ": typ}, claims=more), known=[ISSUER]).standing is (
        Standing.INVALID
    )


def test_every_subject_is_the_one_of_the_token(report):
    me, other = {**NAMED}, {**NAMED, "id": "did:example:other"}
    token = vc_jwt(claims={"sub": "did:example:me"}, credentialSubject=[me, other])
    assert report(token, known=[ISSUER]).standing is Standing.INVALID


def test_a_key_that_names_another_algorithm_fits_none(report):
    for name, standing in {
        "EdDSA": Standing.VALID_UNKNOWN_ISSUER,
        "ES256": Standing.INVALID,
    }.items():
        named = {**jwk(ed25519()), "alg": name}
        badge = token({"alg": "Ed25519", "kid": None, "jwk": named}, ed25519(), issuer="urn:x")
        assert report(badge).standing is standing


def test_a_claim_may_end_a_badge_that_says_nothing_itself(report):
    assert report(vc_jwt(claims={"exp": 1773446401}), known=[ISSUER]).standing is Standing.EXPIRED


def di(**proof):
    return data_integrity(proof=proof)


def without_proof_value():
    document = data_integrity()
    del document["proof"]["proofValue"]
    return document


def renamed():
    document = data_integrity()
    document["credentialSubject"]["achievement"]["name"] = "Data Mastery"
    return document


def unmapped(**members):
    return {**data_integrity(), **members}


EMBEDDED = {
    "changed after signing": (renamed(), Standing.INVALID, "proof-fails"),
    "another purpose": (di(proofPurpose="authentication"), Standing.INVALID, "proof-purpose"),
    "made in 2099": (di(created="2099-01-01T00:00:00Z"), Standing.INVALID, "proof-from-the-future"),
    "made at no time": (di(created="soon"), Standing.INVALID, "proof-broken"),
    "no value": (without_proof_value(), Standing.INVALID, "proof-broken"),
    "a text as proof": (
        {**data_integrity(), "proof": "trust me"},
        Standing.INVALID,
        "proof-broken",
    ),
    "an older suite": (
        di(type="RsaSignature2018"),
        Standing.UNVERIFIABLE,
        "proof-suite-unsupported",
    ),
    "a chain to nowhere": (
        di(previousProof="urn:x"),
        Standing.INVALID,
        "proof-chain-broken",
    ),
    "no method": (
        {**data_integrity(), "proof": {**data_integrity()["proof"], "verificationMethod": None}},
        Standing.INVALID,
        "key-not-named",
    ),
    "a method of another scheme": (
        di(verificationMethod="urn:key:1"),
        Standing.UNVERIFIABLE,
        "key-not-named",
    ),
    "a method behind an address": (
        di(verificationMethod="https://northlake.example/k"),
        Standing.UNVERIFIABLE,
        "key-elsewhere",
    ),
    "a P-256 key": (
        di(verificationMethod=did_key(p256())),
        Standing.INVALID,
        "proof-key-of-other-kind",
    ),
    "an inline context": (
        unmapped(**{"@context": [*credential("x")["@context"], {"name": "urn:other"}]}),
        Standing.UNVERIFIABLE,
        "context-unknown",
    ),
    "a foreign context": (
        unmapped(**{"@context": [*credential("x")["@context"], "https://evil.example/c"]}),
        Standing.UNVERIFIABLE,
        "context-unknown",
    ),
    "a thousand contexts": (
        unmapped(**{"@context": credential("x")["@context"] * 500}),
        Standing.UNVERIFIABLE,
        "context-unknown",
    ),
    "a context deep inside": (
        unmapped(evidence=[{"@context": "https://evil.example/c", "id": "urn:x"}]),
        Standing.UNVERIFIABLE,
        "context-unknown",
    ),
    "a keyword misused": (
        unmapped(evidence={"@reverse": 3, "id": "urn:x"}),
        Standing.UNVERIFIABLE,
        "document-not-json-ld",
    ),
    "an undefined type": (
        unmapped(evidence=[{"id": "urn:x", "type": "Nothing"}]),
        Standing.UNVERIFIABLE,
        "proof-fails-with-unmapped",
    ),
    "nine proofs": (
        {**data_integrity(), "proof": [data_integrity()["proof"]] * 9},
        Standing.UNVERIFIABLE,
        "proof-too-many",
    ),
}


@pytest.mark.parametrize(("document", "standing", "reason"), EMBEDDED.values(), ids=EMBEDDED.keys())
def test_embedded_proofs_that_must_not_pass(report, document, standing, reason):
    result = report(document, known=[ISSUER])
    assert result.standing is standing
    assert {check.code: check.reason for check in result.checks}["proof"] == reason


def test_one_bad_proof_beside_a_good_one_is_invalid(report):
    good = data_integrity()
    bad = {**good["proof"], "proofValue": encode_base58(bytes(64))}
    assert report({**good, "proof": [good["proof"], bad]}).standing is Standing.INVALID


def test_an_unsupported_proof_beside_a_good_one_is_harmless(report):
    good = data_integrity()
    other = {"type": "SomeOtherProof"}
    result = report({**good, "proof": [other, good["proof"]]}, known=[ISSUER])
    assert result.standing is Standing.VERIFIED


def test_a_poisoned_graph_is_given_up(report):
    blank = [{"id": f"_:b{n}", "type": "Evidence"} for n in range(10)]
    for item in blank:
        item["https://x.example/p"] = [{"id": other["id"]} for other in blank if other is not item]
    document = data_integrity()
    result = report({**document, "evidence": blank}, known=[ISSUER])
    assert result.standing is Standing.UNVERIFIABLE
    assert {c.code: c.reason for c in result.checks}["proof"] == "document-too-complex"


def test_additions_that_no_signature_covers_are_told_apart(report):
    result = report(unmapped(motto="trust me"), known=[ISSUER])
    assert result.standing is Standing.VERIFIED
    assert [caution.code for caution in result.cautions] == ["terms-not-covered"]
    assert result.checks[8].reason == "coverage-without-extras"


def test_shown_members_that_no_signature_covers_cannot_be_checked(report):
    """Signed without the vocabulary of Open Badges, the whole achievement is unsigned."""
    bare = credential(ISSUER)
    bare["@context"] = bare["@context"][:1]
    document = data_integrity(document=bare)
    document["credentialSubject"]["achievement"]["name"] = "Anything at all"
    result = report(document, known=[ISSUER])
    assert result.standing is Standing.UNVERIFIABLE
    added = report(unmapped(creditsAvailable=9), known=[ISSUER])
    assert added.standing is Standing.UNVERIFIABLE
    assert {c.code: c.reason for c in added.checks}["coverage"] == "coverage-broken"


def issuer_with(**changes):
    badge = assertion()["badge"]
    badge["issuer"]["publicKey"].update(changes)
    return badge


OB2 = {
    "another owner": (
        ob2_jws(badge=issuer_with(owner="https://evil.example")),
        "key-of-other-owner",
    ),
    "no key inside": (ob2_jws(badge=issuer_with(publicKeyPem="")), "key-needs-network"),
    "a broken key": (ob2_jws(badge=issuer_with(publicKeyPem="x")), "key-broken"),
    "another creator": (
        ob2_jws(verification={"type": "SignedBadge", "creator": "https://evil.example/key"}),
        "key-needs-network",
    ),
    "somebody else's signature": (ob2_jws(rsa_key(3072)), "proof-fails"),
    "no signature": (ob2_jws(header={"alg": "none"}), "proof-algorithm-proves-nothing"),
    "a key that the issuer does not list": (
        ob2_jws(
            verification={
                "type": "SignedBadge",
                "creator": {
                    "id": "https://northlake.example/other",
                    "owner": "https://northlake.example/issuer",
                    "publicKeyPem": assertion()["badge"]["issuer"]["publicKey"]["publicKeyPem"],
                },
            }
        ),
        "key-not-listed",
    ),
}


@pytest.mark.parametrize(("data", "reason"), OB2.values(), ids=OB2.keys())
def test_a_forged_open_badges_2_token_is_never_good(report, data, reason):
    result = report(data, known=["https://northlake.example/issuer"])
    assert result.standing not in GOOD
    assert {check.code: check.reason for check in result.checks}["proof"] == reason


def test_a_key_of_a_kind_that_signs_no_badge_is_not_supported(reasons):
    pem = (
        "-----BEGIN PUBLIC KEY-----\n"
        + base64.b64encode(bytes.fromhex("302a300506032b656e032100") + bytes(range(32))).decode()
        + "\n-----END PUBLIC KEY-----"
    )
    assert reasons(ob2_jws(badge=issuer_with(publicKeyPem=pem)))["proof"] == "key-type-unsupported"


def test_the_creator_may_be_left_out_or_embedded(report):
    key = assertion()["badge"]["issuer"]["publicKey"]
    for verification in ({"type": "SignedBadge"}, {"type": "SignedBadge", "creator": key}):
        assert report(ob2_jws(verification=verification)).standing is Standing.VALID_UNKNOWN_ISSUER


def test_any_flipped_bit_of_a_signed_token_is_never_good(report):
    """Every byte of a token once: the last character of base64url may carry unused bits."""
    from backpack.domain.faults import Fault

    data = vc_jwt()
    for position in range(0, len(data), 3):
        changed = bytes([*data[:position], data[position] ^ 1, *data[position + 1 :]])
        try:
            assert report(changed, known=[ISSUER]).standing not in GOOD, position
        except Fault:
            continue


def test_algorithms_are_named_as_the_keys_sign(report):
    assert algorithm_of(ed25519()) == "EdDSA"
    named = token({"alg": "Ed25519"}, ed25519())
    assert report(named, known=[ISSUER]).standing is Standing.VERIFIED
