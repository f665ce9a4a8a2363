"""Nothing but a Fault comes out of reading, nothing at all out of verifying, and soon."""

import json
import time

import pytest

from backpack.domain.faults import Fault
from backpack.domain.report import Standing
from backpack.formats.multibase import encode_base58
from backpack.formats.reading import read_badges
from backpack.verify.policy import Policy
from tests.conftest import NOW
from tests.mint import (
    assertion,
    base64url,
    claims_of,
    compact,
    credential,
    data_integrity,
    did_key,
    ed25519,
    itxt,
    ob2_jws,
    png,
    vc_jwt,
)

GOOD = {Standing.VERIFIED, Standing.VALID_UNKNOWN_ISSUER}
ISSUER = did_key(ed25519())
DEEP_KEY = "did:jwk:" + base64url(b"[" * 100_000)


@pytest.fixture
def standing(verifier):
    def judge(data):
        if isinstance(data, dict):
            data = json.dumps(data).encode()
        found = read_badges(data).found[0]
        policy = Policy(now=NOW, known_issuers=frozenset({ISSUER}))
        return verifier.verify(found, policy).standing

    return judge


def test_an_identifier_in_a_nested_list_is_read_leniently(standing):
    subject = {**credential(ISSUER)["credentialSubject"], "identifier": [[{"identityHash": "x"}]]}
    assert standing(vc_jwt(credentialSubject=subject))


def test_a_key_nested_too_deeply_is_no_key(standing):
    with pytest.raises(Fault):
        standing(vc_jwt(header={"kid": DEEP_KEY}))
    signed = data_integrity()
    proof = {**signed["proof"], "verificationMethod": DEEP_KEY}
    assert standing({**signed, "proof": proof}) not in GOOD


@pytest.mark.parametrize("size", [400, 1000])
def test_a_ring_of_blank_nodes_is_given_up(standing, size):
    ring = [
        {"id": f"_:b{n}", "https://x.example/next": {"id": f"_:b{(n + 1) % size}"}}
        for n in range(size)
    ]
    assert standing({**data_integrity(), "evidence": ring}) is Standing.UNVERIFIABLE


@pytest.mark.parametrize(
    "change",
    [
        {"evidence": [f"urn:x:{n}" for n in range(6000)]},
        {"type": ["VerifiableCredential", *(f"urn:t:{n}" for n in range(6000))]},
    ],
)
def test_thousands_of_values_are_not_looked_at(standing, change):
    document = {**data_integrity(), **change}
    begun = time.process_time()
    assert standing(document) not in GOOD
    assert time.process_time() - begun < 2


@pytest.mark.parametrize("suite", ["eddsa-rdfc-2022", "ecdsa-sd-2023", "Ed25519Signature2018"])
@pytest.mark.parametrize("items", [["x"], ["https://northlake.example/1", "x"], ["x", "urn:x:1"]])
def test_a_list_with_a_gap_is_no_signed_badge(standing, suite, items):
    document = json.loads(json.dumps(data_integrity(suite=suite)))
    document["credentialSubject"]["achievement"]["image"] = {"@list": items}
    assert standing(document) is Standing.UNVERIFIABLE


def test_a_repeated_member_is_found_at_once_wherever_it_stands():
    members = b",".join(b'"%d":1' % n for n in range(20_000))
    begun = time.process_time()
    with pytest.raises(Fault, match="repeated-member"):
        read_badges(b"{" + members + b',"19999":1}')
    assert time.process_time() - begun < 1


def test_many_small_bombs_are_no_less_than_one_large():
    text = b"x" * (5 * 1024 * 1024 - 30)
    bombs = [
        itxt(b"openbadges", b'{"a":"%d' % n + text + b'"}', is_compressed=True) for n in range(20)
    ]
    with pytest.raises(Fault, match="too-large"):
        read_badges(png(*bombs))


@pytest.mark.parametrize("exp", ["soon", [1], True, 10**20])
def test_a_claim_that_ends_a_token_must_be_a_moment(standing, exp):
    assert standing(vc_jwt(claims={"exp": exp})) not in GOOD


def test_a_credential_stated_twice_contradicts_itself(standing):
    """What stands beside ``vc`` (an end, a status) is passed over by the reader."""
    claims = {
        **claims_of(credential(ISSUER)),
        "validUntil": "2020-01-01T00:00:00Z",
        "credentialStatus": {"id": "https://s.example/1", "type": "X"},
        "vc": credential(ISSUER),
    }
    assert standing(compact({"alg": "EdDSA", "kid": ISSUER}, claims, ed25519())) not in GOOD


@pytest.mark.parametrize(
    "changes",
    [
        {"type": ["VerifiableCredential"], "@type": ["EndorsementCredential"]},
        {"type": ["VerifiableCredential"], "@type": ["BitstringStatusListCredential"]},
    ],
)
def test_types_in_two_spellings_do_not_make_a_badge(standing, changes):
    try:
        assert standing(vc_jwt(**changes)) not in GOOD
    except Fault:
        return


def test_an_identifier_in_two_spellings_contradicts_itself(standing):
    issuer = {"id": ISSUER, "@id": "did:example:other", "type": ["Profile"]}
    assert standing(vc_jwt(issuer=issuer)) is Standing.INVALID


@pytest.mark.parametrize("kind", ["vp+jwt", "dc+sd-jwt", "at+jwt"])
def test_a_token_of_another_kind_is_no_badge(standing, kind):
    try:
        assert standing(vc_jwt(header={"typ": kind})) not in GOOD
    except Fault:
        return


POINTS = {
    "identity": "01" + "00" * 31,
    "order 2": "ec" + "ff" * 30 + "7f",
    "order 4": "00" * 32,
    "order 8": "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
}


@pytest.mark.parametrize("point", POINTS.values(), ids=POINTS.keys())
def test_a_key_that_fits_any_text_proves_nothing(standing, point):
    issuer = "did:key:" + encode_base58(b"\xed\x01" + bytes.fromhex(point))
    forged = base64url(b"\x01" + bytes(63)).encode()
    for number in range(64):
        draft = credential(issuer, name=str(number))
        token = compact({"alg": "EdDSA", "kid": issuer}, claims_of(draft)) + forged
        assert standing(token) not in GOOD


@pytest.mark.parametrize(
    "lists",
    [["https://northlake.example/r"], {"revokedAssertions": [assertion()["id"]]}],
)
def test_a_revocation_list_of_another_shape_is_not_overlooked(standing, lists):
    badge = assertion()["badge"]
    badge["issuer"]["revocationList"] = lists
    assert standing(ob2_jws(badge=badge)) not in GOOD


def test_a_revoked_assertion_is_never_good_however_it_says_so(standing):
    for revoked in ("true", 1):
        assert standing(ob2_jws(revoked=revoked)) not in GOOD


def test_a_claim_about_what_the_badge_leaves_out_does_not_contradict_it(standing):
    """``sub`` or ``jti`` where the body is silent; only a difference is one."""
    assert standing(vc_jwt(claims={"sub": "did:example:me"})) is Standing.VERIFIED
    bare = {name: value for name, value in credential(ISSUER).items() if name != "id"}
    claims = {**bare, "iss": ISSUER, "jti": "urn:uuid:1"}
    token = compact({"alg": "EdDSA", "kid": ISSUER}, claims, ed25519())
    assert standing(token) is Standing.VERIFIED


@pytest.mark.parametrize("name", ["expires", "issuedOn"])
def test_an_empty_date_counts_as_absent(standing, name):
    assert standing(ob2_jws(**{name: ""})) is Standing.VALID_UNKNOWN_ISSUER
