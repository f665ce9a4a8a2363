"""Keys as they are written in DIDs, documents, JWKs and PEM."""

import base64
import json

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from backpack.formats.multibase import encode_base58
from backpack.verify.addresses import is_same, secure_origin_of
from backpack.verify.keys import (
    KeyTroubleError,
    address_of_did_web,
    key_of_did,
    key_of_jwk,
    key_of_multikey,
    key_of_pem,
    parse_key_document,
)
from tests.conftest import NOW
from tests.mint import (
    base64url,
    controller_document,
    did_key,
    ed25519,
    jwk,
    method,
    multibase,
    p256,
    p384,
    rsa_key,
)

SITE = "https://northlake.example/issuer"


def reason(read, *arguments):
    with pytest.raises(KeyTroubleError) as trouble:
        read(*arguments)
    return trouble.value.reason


@pytest.mark.parametrize(
    ("did", "address"),
    [
        ("did:web:w3c-ccg.github.io", "https://w3c-ccg.github.io/.well-known/did.json"),
        (
            "did:web:w3c-ccg.github.io:user:alice",
            "https://w3c-ccg.github.io/user/alice/did.json",
        ),
        ("did:web:example.com%3A3000", "https://example.com:3000/.well-known/did.json"),
        ("did:web:example.com%3a3000:a", "https://example.com:3000/a/did.json"),
        ("did:web:Example.com:A%20b", "https://Example.com/A%20b/did.json"),
    ],
)
def test_a_did_web_leads_to_the_address_of_its_document(did, address):
    assert address_of_did_web(did) == address


@pytest.mark.parametrize(
    "did",
    [
        "did:web:",
        "did:web:example.com:",
        "did:web:example.com::a",
        "did:web:example.com/a",
        "did:web:example.com?a",
        "did:web:example.com:..:a",
        "did:web:example.com:%2e%2e:a",
        "did:web:example.com:a%2Fb",
        "did:web:user%40example.com",
        "did:web:example.com%2Fevil.example",
        "did:web:example.com%3A99999999",
        "did:web:example.com%23",
        "did:web:[::1]",
        "did:web:exa mple.com",
        "did:web:" + "a" * 9000,
    ],
)
def test_a_did_web_that_leads_elsewhere_leads_nowhere(did):
    assert reason(address_of_did_web, did) == "key-did-broken"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (SITE, SITE),
        ("HTTPS://Northlake.EXAMPLE:443/issuer", SITE),
        ("https://northlake.example", "https://northlake.example/"),
        ("https://northlake.example/%7Ea%2fb", "https://northlake.example/~a%2Fb"),
        ("did:web:a", "did:web:a"),
    ],
)
def test_identifiers_are_the_same_after_the_normalisations_of_rfc_3986(one, other):
    assert is_same(one, other)
    assert is_same(other, one)


@pytest.mark.parametrize(
    "other",
    [
        f"{SITE}/",
        f"{SITE}#",
        f"{SITE}?",
        "http://northlake.example/issuer",
        "https://northlake.example/Issuer",
        "https://northlake.example/%2fissuer",
        "https://northlake.example/issuer%00",
        "https://user@northlake.example/issuer",
        "https://northlake.example.evil/issuer",
        "https://northlake.example./issuer",
        "https://northlake.example:8443/issuer",
        "https://northlake.example\\issuer",
        "https://northlake.example:x/issuer",
        " https://northlake.example/issuer",
        "did:web:northlake.example:issuer",
        None,
    ],
)
def test_identifiers_are_not_the_same_beyond_that(other):
    assert not is_same(SITE, other)


def test_dids_differ_in_the_case_of_a_letter():
    assert not is_same("did:web:A.example", "did:web:a.example")


@pytest.mark.parametrize(
    "url",
    ["http://a.example", "https://", "https://u@a.example", "https://a.example:b", "a.example", ""],
)
def test_what_is_not_plainly_an_https_address_has_no_origin(url):
    assert secure_origin_of(url) is None


def test_an_origin_is_host_and_port():
    assert secure_origin_of("https://A.example:443/x?y#z") == "https://a.example"
    assert secure_origin_of("https://a.example:444") == "https://a.example:444"


SECRETS = ["d", "p", "q", "dp", "dq", "qi", "oth", "k"]


@pytest.mark.parametrize("member", SECRETS)
def test_a_secret_key_proves_nothing(member):
    secret = {**jwk(ed25519()), member: "AQ"}
    assert reason(key_of_jwk, secret) == "key-is-private"
    did = "did:jwk:" + base64url(json.dumps(secret).encode())
    assert reason(key_of_did, did) == "key-is-private"


@pytest.mark.parametrize(
    "changes", [{"use": "enc"}, {"key_ops": ["sign"]}, {"key_ops": "verify"}, {"key_ops": []}]
)
def test_a_key_for_other_things_signs_nothing(changes):
    assert reason(key_of_jwk, {**jwk(ed25519()), **changes}) == "key-not-for-signatures"


def test_a_key_may_say_that_it_is_for_signatures():
    for said in ({"use": "sig", "key_ops": ["verify"]}, {"use": None, "key_ops": None}):
        assert key_of_jwk({**jwk(ed25519()), **said}) == ed25519().public_key()


def test_a_did_jwk_that_names_no_algorithm_has_none():
    for said, algorithm in (({}, ""), ({"alg": None}, ""), ({"alg": "EdDSA"}, "EdDSA")):
        did = "did:jwk:" + base64url(json.dumps({**jwk(ed25519()), **said}).encode())
        assert key_of_did(did).algorithm == algorithm


def test_a_multikey_has_one_spelling():
    whole = p256().public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    assert reason(key_of_multikey, encode_base58(b"\x80\x24" + whole)) == "key-broken"
    other_base = "u" + base64url(b"\xed\x01" + ed25519().public_key().public_bytes_raw())
    assert reason(key_of_multikey, other_base) == "key-type-unsupported"


def rsa_jwk(modulus, exponent):
    def number(value):
        return base64url(value.to_bytes((value.bit_length() + 7) // 8))

    return {"kty": "RSA", "n": number(modulus), "e": number(exponent)}


RSA = {
    "an exponent of one": (2047, 1, "key-broken"),
    "an exponent of two": (2047, 2, "key-broken"),
    "an even exponent": (2047, 4, "key-broken"),
    "1,024 bits": (1023, 65537, "key-too-weak"),
    "a bit too few": (2046, 65537, "key-too-weak"),
    "16,384 bits": (16384, 65537, "key-type-unsupported"),
    "a huge exponent": (2047, 2**64 + 1, "key-type-unsupported"),
}


@pytest.mark.parametrize(("power", "exponent", "expected"), RSA.values(), ids=RSA)
def test_an_rsa_key_of_odd_numbers_is_refused(power, exponent, expected):
    assert reason(key_of_jwk, rsa_jwk(2**power + 1, exponent)) == expected


def test_a_point_in_a_second_spelling_or_of_small_order_is_no_key():
    for height in (2**255 - 19 + 3, 2**255 - 1, 0, 1, 2**255 - 20):
        point = height.to_bytes(32, "little")
        assert reason(key_of_multikey, encode_base58(b"\xed\x01" + point)) == "key-broken"
        described = {"kty": "OKP", "crv": "Ed25519", "x": base64url(point)}
        assert reason(key_of_jwk, described) == "key-broken"
        der = bytes.fromhex("302a300506032b6570032100") + point
        assert reason(key_of_pem, pem(der)) == "key-broken"


def pem(der):
    body = base64.b64encode(der).decode()
    return f"-----BEGIN PUBLIC KEY-----\n{body}\n-----END PUBLIC KEY-----"


def test_a_curve_that_signs_no_badge_is_not_supported():
    other = ec.derive_private_key(7, ec.SECP521R1()).public_key()
    text = other.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo).decode()
    assert reason(key_of_pem, text) == "key-type-unsupported"


def raw(private):
    if private is ed25519():
        return private.public_key().public_bytes_raw()
    return private.public_key().public_bytes(Encoding.X962, PublicFormat.CompressedPoint)


def base58(private):
    return encode_base58(raw(private)).removeprefix("z")


KINDS = {
    "Multikey of P-256": (p256(), {}),
    "Multikey of P-384": (p384(), {}),
    "JsonWebKey": (rsa_key(), {}),
    "JsonWebKey2020": (rsa_key(), {"type": "JsonWebKey2020"}),
    "Ed25519VerificationKey2020": (ed25519(), {"type": "Ed25519VerificationKey2020"}),
    "Ed25519VerificationKey2018": (
        ed25519(),
        {
            "type": "Ed25519VerificationKey2018",
            "publicKeyMultibase": None,
            "publicKeyBase58": base58(ed25519()),
        },
    ),
    "EcdsaSecp256r1VerificationKey2019": (
        p256(),
        {
            "type": "EcdsaSecp256r1VerificationKey2019",
            "publicKeyMultibase": None,
            "publicKeyBase58": base58(p256()),
        },
    ),
    "the same in PEM": (
        rsa_key(),
        {
            "publicKeyPem": rsa_key()
            .public_key()
            .public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
            .decode()
        },
    ),
    "the same as Multikey and JWK": (ed25519(), {"publicKeyJwk": jwk(ed25519())}),
}


@pytest.mark.parametrize(("private", "changes"), KINDS.values(), ids=KINDS)
def test_a_document_lists_keys_of_every_kind(private, changes):
    entry = method(private, f"{SITE}#1", **changes)
    listed = parse_key_document(controller_document(SITE, entry), SITE).method(f"{SITE}#1")
    assert listed.key == private.public_key()
    assert listed.is_for_assertion
    assert not listed.lifetime.is_expired(NOW)
    assert not listed.lifetime.is_revoked(NOW)


BROKEN = {
    "an unknown type": ({"type": "PgpKey"}, "key-type-unsupported"),
    "no type": ({"type": None}, "key-type-unsupported"),
    "its secret beside it": ({"secretKeyMultibase": "z1"}, "key-is-private"),
    "its secret inside": (
        {"type": "JsonWebKey", "publicKeyJwk": {**jwk(ed25519()), "d": "AQ"}},
        "key-is-private",
    ),
    "two different keys": ({"publicKeyJwk": jwk(ed25519(2))}, "key-contradicts"),
    "a key of another kind than its type": (
        {"type": "EcdsaSecp256r1VerificationKey2019"},
        "key-broken",
    ),
    "a P-256 key as Ed25519": (
        {"type": "Ed25519VerificationKey2020", "publicKeyMultibase": multibase(p256())},
        "key-broken",
    ),
    "broken base58": (
        {"type": "Ed25519VerificationKey2018", "publicKeyBase58": "0"},
        "key-broken",
    ),
    "short base58": ({"type": "Ed25519VerificationKey2018", "publicKeyBase58": "zz"}, "key-broken"),
    "a number": ({"publicKeyMultibase": 7}, "key-broken"),
}


@pytest.mark.parametrize(("changes", "expected"), BROKEN.values(), ids=BROKEN)
def test_a_broken_key_in_a_document_is_told(changes, expected):
    entry = method(ed25519(), f"{SITE}#1", **changes)
    listed = parse_key_document(controller_document(SITE, entry), SITE).methods[0]
    with pytest.raises(KeyTroubleError, match=expected):
        _ = listed.key


def test_a_document_with_too_many_keys_or_with_two_of_one_name_is_not_used():
    many = [method(ed25519(), f"{SITE}#{number}") for number in range(65)]
    assert reason(parse_key_document, controller_document(SITE, *many), SITE) == (
        "key-document-broken"
    )
    twins = controller_document(SITE, method(ed25519(), "#1"), method(ed25519(2), f"{SITE}#1"))
    assert reason(parse_key_document, twins, SITE) == "key-document-broken"
    jwks = {"keys": [jwk(ed25519())] * 65}
    assert reason(parse_key_document, jwks, SITE) == "key-document-broken"


def test_a_reference_to_a_did_that_is_broken_or_to_an_address_is_no_key():
    document = controller_document(SITE, assertionMethod=["did:key:zX", "https://k.example"])
    read = parse_key_document(document, SITE)
    assert not read.refers_to("urn:x", ed25519().public_key())
    assert read.refers_to("https://k.example", ed25519().public_key())


def test_a_broken_key_beside_a_good_one_does_no_harm():
    document = controller_document(
        SITE,
        method(ed25519(), f"{SITE}#0", type="PgpKey"),
        method(ed25519(), f"{SITE}#1"),
    )
    found = parse_key_document(document, SITE).method_of(ed25519().public_key())
    assert found.id == f"{SITE}#1"


def test_a_did_of_another_method_or_without_an_end_is_no_key():
    assert reason(key_of_did, "did:key:z" + "6" * 9000) == "key-broken"
    assert reason(key_of_did, "did:web:northlake.example") == "key-did-unsupported"


def test_a_did_key_is_the_same_however_often_it_is_read():
    assert key_of_did(did_key(ed25519())).key == ed25519().public_key()


def test_a_point_that_is_on_no_curve_is_no_key():
    nowhere = encode_base58(b"\x80\x24\x02" + b"\xff" * 32)
    assert reason(key_of_multikey, nowhere) == "key-broken"
