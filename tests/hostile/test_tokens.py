"""Tokens that a forger writes, the whole web being theirs but for the issuer's own document.

The families ``jwt/*`` of the threat model; each attack tells the standing that it ends in, and
nothing that a token points to is ever asked for.
"""

import json

import pytest

from backpack.domain.faults import Fault
from backpack.domain.report import Standing
from backpack.formats.reading import read_badges
from backpack.verify.policy import Policy
from backpack.verify.verifier import Verifier
from tests.conftest import NOW
from tests.mint import (
    algorithm_of,
    base64url,
    claims_of,
    compact,
    credential,
    data_integrity,
    did_key,
    ed25519,
    jwk,
    method,
    multibase,
    ob2_jws,
    p256,
    p384,
    rsa_key,
    sign,
    token,
    vc_jwt,
)
from tests.world import World

SCHOOL = ed25519(1)
FORGER = ed25519(7)
DID, FORGER_DID = did_key(SCHOOL), did_key(FORGER)
WEB = "did:web:northlake.example"
SITE = "https://northlake.example/issuer"
EVIL = "https://evil.example/key"
KEY = f"{WEB}#key-1"

INVALID, UNVERIFIABLE = Standing.INVALID, Standing.UNVERIFIABLE
OPEN = Standing.VALID_UNKNOWN_ISSUER


@pytest.fixture
def world():
    """The school's documents, and a forger's site that would answer to everything."""
    world = World()
    world.issuer_web(SCHOOL)
    world.issuer_https(SCHOOL)
    world.put(EVIL, jwk(FORGER))
    world.put_keys("did:web:evil.example", method(FORGER, "did:web:evil.example#key-1"))
    world.put_keys("did:web:northlake.example:evil", method(FORGER, "#key-1"))
    world.put("https://northlake.example/uploads/evil.json", jwk(FORGER))
    return world


@pytest.fixture
def standing(contexts, world):
    """The standing of a badge whose issuer is confirmed, or the code of the refusal."""

    def judge(data):
        try:
            found = read_badges(data).found[0]
        except Fault as fault:
            return fault.code
        known = frozenset([DID, WEB, SITE, found.credential.issuer.id or ""])
        report = Verifier(contexts, world).verify(found, Policy(now=NOW, known_issuers=known))
        return report.standing

    return judge


def raw(header, claims, private=None, signature=b""):
    """A token from its very texts, so that they may repeat a member."""
    signing_input = f"{base64url(header.encode())}.{base64url(claims.encode())}".encode()
    made = sign(private, signing_input) if private else signature
    return signing_input + b"." + base64url(made).encode()


def text(issuer=WEB, **changes):
    return json.dumps(claims_of(credential(issuer, **changes)))


def forged(issuer=WEB, private=FORGER, **naming):
    return token(issuer, private, **naming)


def hs256(secret):
    import hashlib
    import hmac

    head = base64url(json.dumps({"alg": "HS256", "kid": KEY}).encode())
    signing_input = f"{head}.{base64url(text().encode())}".encode()
    made = hmac.new(secret, signing_input, hashlib.sha256).digest()
    return signing_input + b"." + base64url(made).encode()


def zeros(private, name):
    size = private.curve.key_size // 8
    header = json.dumps({"alg": name, "kid": did_key(private)})
    return raw(header, text(did_key(private)), signature=bytes(2 * size))


def order(private, name, number):
    """Both halves the order of the curve, or one more than it."""
    orders = {
        256: "ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551",
        384: "ffffffffffffffffffffffffffffffffffffffffffffffff"
        "c7634d81f4372ddf581a0db248b0a77aecec196accc52973",
    }
    size = private.curve.key_size // 8
    half = (int(orders[private.curve.key_size], 16) + number).to_bytes(size)
    header = json.dumps({"alg": name, "kid": did_key(private)})
    return raw(header, text(did_key(private)), signature=half + half)


def alg(name, **header):
    return forged(kid=KEY, header={"alg": name, **header})


ALGORITHMS = {
    "alg-none": (raw('{"alg":"none"}', text()), INVALID),
    "alg-none-with-key": (alg("none"), INVALID),
    "alg-None": (alg("None"), INVALID),
    "alg-nOnE": (alg("nOnE"), INVALID),
    "alg-missing": (forged(kid=KEY, header={"alg": None}), INVALID),
    "alg-empty": (alg(""), UNVERIFIABLE),
    "alg-list": (alg(["EdDSA", "none"]), INVALID),
    "alg-small-letters": (forged(WEB, SCHOOL, kid=KEY, header={"alg": "eddsa"}), UNVERIFIABLE),
    "alg-RS1": (alg("RS1"), UNVERIFIABLE),
    "alg-PS256": (alg("PS256"), UNVERIFIABLE),
    "alg-ES256K": (alg("ES256K"), UNVERIFIABLE),
    "alg-key-mismatch-RS256": (alg("RS256"), INVALID),
    "alg-key-mismatch-ES384": (
        token(did_key(p256()), p256(), kid=did_key(p256()), header={"alg": "ES384"}),
        INVALID,
    ),
    "hs256-public-key": (hs256(SCHOOL.public_key().public_bytes_raw()), INVALID),
    "hs256-empty-secret": (hs256(b""), INVALID),
    "hs256-jwk": (
        forged(kid="", header={"alg": "HS256", "jwk": {"kty": "oct", "k": "AQ"}}),
        INVALID,
    ),
    "es256-zero": (zeros(p256(), "ES256"), INVALID),
    "es384-zero": (zeros(p384(), "ES384"), INVALID),
    "es256-order": (order(p256(), "ES256", 0), INVALID),
    "es256-beyond-order": (order(p256(), "ES256", 1), INVALID),
    "es384-order": (order(p384(), "ES384", 0), INVALID),
}


def sent(key, **header):
    return {"header": {"jwk": key, **header}}


RSA_OF_ONE = {"kty": "RSA", "n": jwk(rsa_key())["n"], "e": "AQ"}
SMALL_POINT = {"kty": "OKP", "crv": "Ed25519", "x": base64url(bytes(32))}

HEADER_KEYS = {
    "jwk-of-forger, did:key issuer": (forged(DID, **sent(jwk(FORGER))), INVALID),
    "jwk-of-forger, did:web issuer": (forged(WEB, **sent(jwk(FORGER))), INVALID),
    "jwk-of-forger, https issuer": (forged(SITE, **sent(jwk(FORGER))), INVALID),
    "jwk-of-forger, silent issuer": (forged("https://silent.example", **sent(jwk(FORGER))), OPEN),
    "jwk-beside-kid-of-school": (forged(kid=KEY, **sent(jwk(FORGER))), INVALID),
    "jwk-beside-did-of-school": (forged(DID, kid=DID, **sent(jwk(FORGER))), INVALID),
    "jwk-beside-fragment": (
        forged(SITE, kid=f"{SITE}#{multibase(SCHOOL)}", **sent(jwk(FORGER))),
        INVALID,
    ),
    "jwk-secret": (forged(SITE, **sent({**jwk(FORGER), "d": "AQ"})), INVALID),
    "jwk-oct": (forged(SITE, **sent({"kty": "oct"})), UNVERIFIABLE),
    "jwk-rsa-exponent-one": (
        raw(
            json.dumps({"alg": "RS256", "jwk": RSA_OF_ONE}),
            text("https://silent.example"),
            signature=bytes(256),
        ),
        INVALID,
    ),
    "jwk-rsa-1024": (forged(SITE, rsa_key(1024), **sent(jwk(rsa_key(1024)))), UNVERIFIABLE),
    "jwk-small-order": (forged("https://silent.example", **sent(SMALL_POINT)), INVALID),
    "jwk-for-encryption": (forged(SITE, **sent({**jwk(FORGER), "use": "enc"})), INVALID),
    "jwk-of-another-algorithm": (
        forged("https://silent.example", **sent({**jwk(FORGER), "alg": "ES256"})),
        INVALID,
    ),
    "jwk-is-a-text": (forged(SITE, **sent("trust me")), INVALID),
    "jku": (forged(kid="", header={"jku": EVIL}), INVALID),
    "jku-beside-kid": (forged(kid=KEY, header={"jku": EVIL}), INVALID),
    "x5u": (forged(kid=KEY, header={"x5u": EVIL}), INVALID),
    "x5c": (forged(kid=KEY, header={"x5c": ["MIIB"]}), INVALID),
    "x5c-alone": (forged("urn:x:school", header={"x5c": ["MIIB"]}), UNVERIFIABLE),
}

IDENTITIES = {
    "kid-of-forger": (forged(kid=FORGER_DID), INVALID),
    "kid-of-forger, did:key issuer": (forged(DID, kid=FORGER_DID), INVALID),
    "kid-of-forger, https issuer": (forged(SITE, kid=FORGER_DID), INVALID),
    "kid-did-web-of-forger": (forged(kid="did:web:evil.example#key-1"), INVALID),
    "kid-did-web-neighbour": (forged(kid="did:web:northlake.example:evil#key-1"), INVALID),
    "kid-at-forger's-site": (forged(SITE, kid=EVIL), UNVERIFIABLE),
    "kid-at-forger's-site, did:web issuer": (forged(kid=EVIL), UNVERIFIABLE),
    "kid-upload-on-the-school's-site": (
        forged(SITE, kid="https://northlake.example/uploads/evil.json"),
        INVALID,
    ),
    "kid-with-userinfo": (
        forged(SITE, kid="https://northlake.example@evil.example/key"),
        UNVERIFIABLE,
    ),
    "kid-with-backslash": (
        forged(SITE, kid="https://evil.example\\@northlake.example/key"),
        UNVERIFIABLE,
    ),
    "kid-open-line": (forged(SITE, kid="http://northlake.example/issuer#key-1"), UNVERIFIABLE),
    "kid-file": (forged(SITE, kid="file:///etc/passwd"), UNVERIFIABLE),
    "kid-path": (forged(SITE, kid="../../../dev/null"), UNVERIFIABLE),
    "kid-gone": (forged(kid=f"{WEB}#key-0"), INVALID),
    "kid-number": (forged(kid="", header={"kid": 1}), INVALID),
    "kid-key-of-forger, good key": (token(DID, SCHOOL, kid=multibase(FORGER)), INVALID),
    "kid-wrong-good-key": (token(WEB, SCHOOL, kid="did:web:evil.example#key-1"), INVALID),
    "kid-good-wrong-key": (forged(kid=KEY), INVALID),
    "kid-relative-wrong-key": (forged(kid="#key-1"), INVALID),
    "kid-fragment-of-forger": (forged(SITE, kid=f"{SITE}#{multibase(FORGER)}"), INVALID),
    "kid-longer-than-any-did": (forged(DID, kid="did:key:z" + "6" * 9000), INVALID),
    "iss-of-forger": (token(WEB, SCHOOL, kid=KEY, claims={"iss": FORGER_DID}), INVALID),
    "iss-with-slash": (
        token(SITE, SCHOOL, kid=f"{SITE}#key-1", claims={"iss": SITE + "/"}),
        INVALID,
    ),
    "iss-object": (token(WEB, SCHOOL, kid=KEY, claims={"iss": {"id": WEB}}), INVALID),
    "iss-list": (token(WEB, SCHOOL, kid=KEY, claims={"iss": [WEB]}), INVALID),
    "iss-good-issuer-wrong": (forged(DID, kid=FORGER_DID, claims={"iss": FORGER_DID}), INVALID),
    "jti-of-another": (token(WEB, SCHOOL, kid=KEY, claims={"jti": "urn:x:other"}), INVALID),
    "issuer-in-another-case": (
        token("did:web:Northlake.example", SCHOOL, kid="did:web:Northlake.example#key-1"),
        UNVERIFIABLE,
    ),
    "issuer-with-slash": (token(f"{SITE}/", FORGER, kid=f"{SITE}#key-1"), INVALID),
}


def vp():
    claims = {"iss": DID, "vp": {"type": "VerifiablePresentation", "verifiableCredential": []}}
    return compact({"alg": "EdDSA", "kid": DID}, claims, SCHOOL)


def typed(typ, **more):
    return vc_jwt(SCHOOL, header={"typ": typ, **more})


KINDS = {
    "id-token": (
        compact({"alg": "EdDSA", "kid": DID}, {"iss": DID, "aud": "x", "exp": 9}, SCHOOL),
        "log-in-token",
    ),
    "access-token": (typed("at+jwt"), "log-in-token"),
    "vp": (vp(), "presentation"),
    "vp-typ": (typed("vp+jwt"), "presentation"),
    "vp-cty": (typed("JWT", cty="vp"), "presentation"),
    "sd-jwt": (typed("vc+sd-jwt"), "sd-jwt"),
    "sd-jwt-tilde": (vc_jwt(SCHOOL) + b"~WyJzYWx0Il0~", "sd-jwt"),
    "sd-jwt-claim": (vc_jwt(SCHOOL, claims={"_sd": ["x"]}), "sd-jwt"),
    "sd-jwt-claim-inside": (
        vc_jwt(SCHOOL, evidence=[{"id": "urn:x:work", "type": ["Evidence"], "_sd": ["x"]}]),
        "sd-jwt",
    ),
    "sd-jwt-item": (vc_jwt(SCHOOL, evidence=[{"...": "x"}]), "sd-jwt"),
    "sd-jwt-hash": (vc_jwt(SCHOOL, claims={"_sd_alg": "sha-256"}), "sd-jwt"),
    "typ-number": (typed(7), INVALID),
    "crit": (typed("JWT", crit=["exp"]), UNVERIFIABLE),
    "crit-empty": (typed("JWT", crit=[]), UNVERIFIABLE),
    "crit-b64": (typed("JWT", crit=["b64"], b64=False), UNVERIFIABLE),
    "b64-false": (typed("JWT", b64=False), UNVERIFIABLE),
    "vc-beside": (vc_jwt(SCHOOL, claims={"vc": credential(DID, name="Doctor")}), INVALID),
    "vc-in-vc+jwt": (
        compact(
            {"alg": "EdDSA", "typ": "vc+jwt", "kid": DID},
            {"iss": DID, "vc": credential(DID)},
            SCHOOL,
        ),
        INVALID,
    ),
    "nested-token": (vc_jwt(SCHOOL) + b"." + vc_jwt(SCHOOL), "unknown-format"),
    "header-of-a-megabyte": (typed("JWT", x="a" * 10**6), "too-large"),
}

REPEATED = {
    "dup-alg": (
        raw(f'{{"alg":"none","alg":"EdDSA","kid":"{DID}"}}', text(DID), SCHOOL),
        "repeated-member",
    ),
    "dup-alg-escaped": (
        raw(f'{{"\\u0061lg":"none","alg":"EdDSA","kid":"{DID}"}}', text(DID), SCHOOL),
        "repeated-member",
    ),
    "dup-kid": (
        raw(f'{{"alg":"EdDSA","kid":"{DID}","kid":"{FORGER_DID}"}}', text(DID), SCHOOL),
        "repeated-member",
    ),
    "dup-issuer": (
        raw(
            f'{{"alg":"EdDSA","kid":"{FORGER_DID}"}}',
            text(FORGER_DID)[:-1] + f', "issuer": "{DID}"}}',
            FORGER,
        ),
        "repeated-member",
    ),
    "dup-inside-jwk": (
        raw(
            f'{{"alg":"EdDSA","jwk":{{"kty":"OKP","crv":"Ed25519","x":"{jwk(SCHOOL)["x"]}",'
            f'"x":"{jwk(FORGER)["x"]}"}}}}',
            text(SITE),
            FORGER,
        ),
        "repeated-member",
    ),
}


def timed(**changes):
    return vc_jwt(SCHOOL, **changes)


TIMES = {
    "exp-past": (timed(claims={"exp": 1773446401}), Standing.EXPIRED),
    "exp-text": (timed(claims={"exp": "2030-01-01"}), INVALID),
    "exp-true": (timed(claims={"exp": True}), INVALID),
    "exp-milliseconds-past": (timed(claims={"exp": 1773446401000}), Standing.EXPIRED),
    "exp-of-400-digits": (timed(claims={"exp": 10**400}), "damaged-text"),
    "number-of-400-digits": (timed(claims={"honours": 10**400}), "damaged-text"),
    "until-in-other-digits": (timed(validUntil="٢٠٣٠-01-01"), INVALID),
    "exp-huge": (timed(claims={"exp": 10**30}), INVALID),
    "exp-list": (timed(claims={"exp": [1893456000]}), INVALID),
    "exp-later-than-the-badge": (
        timed(claims={"exp": 1893456000}, validUntil="2026-01-01T00:00:00Z", validFrom=None),
        INVALID,
    ),
    "nbf-future": (timed(claims={"nbf": 1893456000}, validFrom=None), Standing.NOT_YET_VALID),
    "nbf-earlier-than-the-badge": (timed(claims={"nbf": 1}), INVALID),
}


def wrapped(private, **more):
    """A badge with the school's own proof inside a token by somebody."""
    header = {"alg": algorithm_of(private), "typ": "JWT", "kid": did_key(private)}
    return compact(header, {**data_integrity(SCHOOL), **more}, private)


WRAPPED = {
    "by the forger": (wrapped(FORGER), INVALID),
    "by the forger, with an addition": (wrapped(FORGER, honours="summa"), INVALID),
    "by the forger, with other words": (wrapped(FORGER, name="Doctor"), INVALID),
}

FAMILIES = {**ALGORITHMS, **HEADER_KEYS, **IDENTITIES, **KINDS, **REPEATED, **TIMES, **WRAPPED}


@pytest.mark.parametrize(("data", "expected"), FAMILIES.values(), ids=FAMILIES)
def test_an_attack_ends_in_its_standing_and_asks_nobody_else(standing, world, data, expected):
    assert standing(data) == expected
    own = {
        "https://northlake.example/.well-known/did.json",
        "https://northlake.example/evil/did.json",
        "https://northlake.example/uploads/evil.json",
        "https://Northlake.example/.well-known/did.json",
        "https://silent.example",
        SITE,
        f"{SITE}/",
    }
    assert own.issuperset(world.asked)


GOOD = {
    "did:key": (vc_jwt(SCHOOL), Standing.VERIFIED),
    "did:web": (token(WEB, SCHOOL, kid=KEY), Standing.VERIFIED),
    "did:web, relative kid": (token(WEB, SCHOOL, kid="#key-1"), Standing.VERIFIED),
    "did:web, bare kid": (token(WEB, SCHOOL, kid="key-1"), Standing.VERIFIED),
    "https": (token(SITE, SCHOOL, kid=f"{SITE}#key-1"), Standing.VERIFIED),
    "https, header key": (token(SITE, SCHOOL, header={"jwk": jwk(SCHOOL)}), Standing.VERIFIED),
    "an audience": (vc_jwt(SCHOOL, claims={"aud": "did:example:me"}), Standing.VERIFIED),
    "a private claim": (vc_jwt(SCHOOL, claims={"nonce": "x"}), Standing.VERIFIED),
    "no type": (vc_jwt(SCHOOL, header={"typ": None}), Standing.VERIFIED),
    "the key itself as kid": (token(DID, SCHOOL, kid=multibase(SCHOOL)), Standing.VERIFIED),
    "a name from a draft": (vc_jwt(SCHOOL, header={"typ": "vc+ld+json+jwt"}), Standing.VERIFIED),
    "a byte order mark": (b"\xef\xbb\xbf" + vc_jwt(SCHOOL) + b"\r\n", Standing.VERIFIED),
    "a proof of the issuer inside": (wrapped(SCHOOL), Standing.VERIFIED),
    "an end that is none": (timed(claims={"exp": 253402300799}), Standing.VERIFIED),
    "an end that is none, elsewhere": (
        timed(validUntil="9999-12-31T23:59:59-05:00"),
        Standing.VERIFIED,
    ),
    "a null kid": (
        raw('{"alg":"EdDSA","typ":"JWT","kid":null,"jwk":null}', text(DID), SCHOOL),
        Standing.VERIFIED,
    ),
    "unread pointers": (
        vc_jwt(SCHOOL, header={"jku": EVIL, "x5u": EVIL, "x5t": "x"}),
        Standing.VERIFIED,
    ),
    "vc+jwt": (vc_jwt(SCHOOL, header={"typ": "vc+jwt", "cty": "vc"}), Standing.VERIFIED),
    "older, signed": (ob2_jws(), OPEN),
}


@pytest.mark.parametrize(("data", "expected"), GOOD.values(), ids=GOOD)
def test_a_good_token_beside_all_that_is_good(standing, data, expected):
    assert standing(data) == expected


def test_the_issuer_of_a_vc_under_its_claim_is_bound_too(standing):
    body = credential(
        WEB,
        **{
            "@context": [
                "https://www.w3.org/2018/credentials/v1",
                "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.1.json",
            ],
            "issuanceDate": "2026-03-14T00:00:00Z",
            "validFrom": None,
        },
    )
    claims = {"iss": WEB, "jti": body["id"], "nbf": 1773446400, "vc": body}
    header = {"alg": "EdDSA", "typ": "JWT", "kid": KEY}
    assert standing(compact(header, claims, SCHOOL)) is Standing.VERIFIED
    assert standing(compact(header, claims, FORGER)) is INVALID
    assert standing(compact(header, {**claims, "iss": DID}, SCHOOL)) is INVALID


def test_the_forger_signs_in_the_name_of_nobody_but_themselves(standing, world):
    own = "did:web:evil.example"
    assert standing(forged(own, kid=f"{own}#key-1")) is Standing.VERIFIED
    assert world.asked == ["https://evil.example/.well-known/did.json"]
