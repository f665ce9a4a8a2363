"""Mints badges with real keys for the tests: every kind that the program verifies."""

import base64
import hashlib
import hmac
import json
import struct
import zlib
from functools import cache
from pathlib import Path

import cbor2
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from cryptography.hazmat.primitives.hashes import SHA256, SHA384
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from backpack.assets import resource
from backpack.formats.fields import many
from backpack.formats.multibase import decode_multibase, encode_base58
from backpack.formats.rdf_canon import label_blank_nodes, write_quads
from backpack.verify.contexts import BundledContexts
from backpack.verify.proofs.data_integrity.ecdsa_sd import group_base
from backpack.verify.proofs.data_integrity.jcs import hash_json
from backpack.verify.proofs.data_integrity.sd_selection import select
from backpack.verify.proofs.data_integrity.sd_values import label_of
from backpack.verify.proofs.data_integrity.secured import Secured

CONTEXT = [
    "https://www.w3.org/ns/credentials/v2",
    "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
]

CONTEXTS = BundledContexts(Path(resource("contexts")))


def base64url(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


@cache
def ed25519(seed: int = 1) -> Ed25519PrivateKey:
    return Ed25519PrivateKey.from_private_bytes(hashlib.sha256(bytes([seed])).digest())


@cache
def p256(seed: int = 1) -> ec.EllipticCurvePrivateKey:
    return ec.derive_private_key(seed + 10**20, ec.SECP256R1())


@cache
def p384(seed: int = 1) -> ec.EllipticCurvePrivateKey:
    return ec.derive_private_key(seed + 10**20, ec.SECP384R1())


@cache
def rsa_key(bits: int = 2048) -> rsa.RSAPrivateKey:
    return rsa.generate_private_key(65537, bits)


def did_key(private) -> str:
    public = private.public_key()
    if isinstance(private, Ed25519PrivateKey):
        data = b"\xed\x01" + public.public_bytes(Encoding.Raw, PublicFormat.Raw)
    else:
        codec = b"\x80\x24" if public.curve.key_size == 256 else b"\x81\x24"
        data = codec + public.public_bytes(Encoding.X962, PublicFormat.CompressedPoint)
    return "did:key:" + encode_base58(data)


def jwk(private) -> dict:
    public = private.public_key()
    if isinstance(private, Ed25519PrivateKey):
        raw = public.public_bytes(Encoding.Raw, PublicFormat.Raw)
        return {"kty": "OKP", "crv": "Ed25519", "x": base64url(raw)}
    numbers = public.public_numbers()
    if isinstance(private, rsa.RSAPrivateKey):
        return {
            "kty": "RSA",
            "n": base64url(numbers.n.to_bytes((numbers.n.bit_length() + 7) // 8)),
            "e": base64url(numbers.e.to_bytes(3)),
        }
    size = public.curve.key_size // 8
    return {
        "kty": "EC",
        "crv": f"P-{public.curve.key_size}",
        "x": base64url(numbers.x.to_bytes(size)),
        "y": base64url(numbers.y.to_bytes(size)),
    }


def sign(private, data: bytes) -> bytes:
    if isinstance(private, Ed25519PrivateKey):
        return private.sign(data)
    if isinstance(private, rsa.RSAPrivateKey):
        return private.sign(data, padding.PKCS1v15(), SHA256())
    size = private.curve.key_size // 8
    digest = SHA256() if size == 32 else SHA384()
    r, s = decode_dss_signature(private.sign(data, ec.ECDSA(digest)))
    return r.to_bytes(size) + s.to_bytes(size)


def algorithm_of(private) -> str:
    if isinstance(private, Ed25519PrivateKey):
        return "EdDSA"
    if isinstance(private, rsa.RSAPrivateKey):
        return "RS256"
    return {256: "ES256", 384: "ES384"}[private.curve.key_size]


def compact(header: dict, claims: dict, private=None) -> bytes:
    head = base64url(json.dumps(header).encode())
    body = base64url(json.dumps(claims).encode())
    signing_input = f"{head}.{body}".encode()
    signature = sign(private, signing_input) if private else b""
    return signing_input + b"." + base64url(signature).encode()


def credential(issuer: str, /, **changes) -> dict:
    """An unsigned Open Badges 3.0 credential; ``None`` takes a member away."""
    document = {
        "@context": CONTEXT,
        "id": "urn:uuid:11111111-2222-4333-8444-555555555555",
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "issuer": {"id": issuer, "type": ["Profile"], "name": "Northlake Academy"},
        "validFrom": "2026-03-14T00:00:00Z",
        "credentialSubject": {
            "type": ["AchievementSubject"],
            "identifier": [
                {
                    "type": "IdentityObject",
                    "identityHash": "learner@example.org",
                    "identityType": "emailAddress",
                    "hashed": False,
                }
            ],
            "achievement": {
                "id": "urn:uuid:99999999-2222-4333-8444-555555555555",
                "type": ["Achievement"],
                "name": "Data Literacy",
                "description": "Reads data with care.",
                "criteria": {"narrative": "Two projects."},
                "achievementType": "Badge",
                "tag": ["data", "reading"],
            },
        },
    }
    document.update(changes)
    return {name: value for name, value in document.items() if value is not None}


def claims_of(document: dict) -> dict:
    """The credential as claims, with those that Open Badges 3.0, 8.2.4 asks for."""
    issuer = document["issuer"]
    registered = {"iss": issuer if isinstance(issuer, str) else issuer["id"], "jti": document["id"]}
    return {**document, **registered}


def vc_jwt(private=None, *, header=None, claims=None, **changes) -> bytes:
    private = private or ed25519()
    issuer = did_key(private) if not isinstance(private, rsa.RSAPrivateKey) else "urn:x:rsa"
    document = credential(issuer, **changes)
    named = {"jwk": jwk(private)} if isinstance(private, rsa.RSAPrivateKey) else {}
    named = named or {"kid": f"{issuer}#{issuer.removeprefix('did:key:')}"}
    full = {"alg": algorithm_of(private), "typ": "JWT", **named, **(header or {})}
    full = {name: value for name, value in full.items() if value is not None}
    return compact(full, {**claims_of(document), **(claims or {})}, private)


def token(
    issuer: str, private=None, /, *, kid: str = "", header=None, claims=None, **changes
) -> bytes:
    """A token of any issuer, by any key, which ``kid`` names."""
    private = private or ed25519()
    document = credential(issuer, **changes)
    full = {"alg": algorithm_of(private), "typ": "JWT", "kid": kid or None, **(header or {})}
    full = {name: value for name, value in full.items() if value is not None}
    return compact(full, {**claims_of(document), **(claims or {})}, private)


def multibase(private) -> str:
    return did_key(private).removeprefix("did:key:")


def method(private, name: str, **changes) -> dict:
    """A Multikey or, for RSA, a JsonWebKey of the document that ``name`` begins with."""
    described = {"id": name, "controller": name.partition("#")[0]}
    if isinstance(private, rsa.RSAPrivateKey):
        described |= {"type": "JsonWebKey", "publicKeyJwk": jwk(private)}
    else:
        described |= {"type": "Multikey", "publicKeyMultibase": multibase(private)}
    described |= changes
    return {member: value for member, value in described.items() if value is not None}


def controller_document(owner: str, *methods: dict, **changes) -> dict:
    """A document that lists its methods for assertions, by reference."""
    document = {
        "@context": "https://www.w3.org/ns/cid/v1",
        "id": owner,
        "verificationMethod": list(methods),
        "assertionMethod": [one["id"] for one in methods],
        **changes,
    }
    return {member: value for member, value in document.items() if value is not None}


SUITES = (
    "eddsa-rdfc-2022",
    "eddsa-2022",
    "eddsa-jcs-2022",
    "ecdsa-rdfc-2019",
    "ecdsa-jcs-2019",
    "ecdsa-sd-2023",
    "Ed25519Signature2020",
    "Ed25519Signature2018",
)
"""The kinds of embedded proofs that ``data_integrity`` makes."""

BASE, DERIVED = b"\xd9\x5d\x00", b"\xd9\x5d\x01"
"""How the two kinds of ecdsa-sd-2023 values begin."""

HMAC_KEY = bytes(range(32))
MANDATORY = ("/issuer", "/validFrom", "/credentialSubject/achievement/name")

PROMISED_STATUS = {
    "id": "https://northlake.example/status/1#848",
    "statusPurpose": "revocation",
    "statusListIndex": "848",
    "statusListCredential": "https://northlake.example/status/1",
}

_SHAPES = {
    "Ed25519Signature2020": {
        "@context": [*CONTEXT, "https://w3id.org/security/suites/ed25519-2020/v1"]
    },
    "Ed25519Signature2018": {
        "@context": [
            "https://www.w3.org/2018/credentials/v1",
            "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.1.json",
        ],
        "issuanceDate": "2026-03-14T00:00:00Z",
        "validFrom": None,
    },
}
"""What a document needs for proofs that the newest contexts do not define."""


def data_integrity(
    private=None, *, suite="eddsa-rdfc-2022", proof=None, document=None, previous=(), **changes
) -> dict:
    """A document with one more embedded proof, which builds on the proofs ``previous``."""
    private = private or (p256() if suite.startswith("ecdsa") else ed25519())
    issuer = did_key(private)
    document = document or credential(issuer, **{**_SHAPES.get(suite, {}), **changes})
    bare = {name: value for name, value in document.items() if name != "proof"}
    options = {
        **_kind(suite),
        "created": "2026-03-14T00:00:00Z",
        "verificationMethod": f"{issuer}#{issuer.removeprefix('did:key:')}",
        "proofPurpose": "assertionMethod",
        "previousProof": [one["id"] for one in previous] or None,
        "@context": bare["@context"] if "-jcs-" in suite else None,
        **(proof or {}),
    }
    options = {name: value for name, value in options.items() if value is not None}
    secured = {**bare, "proof": list(previous)} if previous else bare
    made = {**options, **_proof_value(private, suite, secured, options)}
    earlier = list(many(document.get("proof")))
    return {**bare, "proof": [*earlier, made] if earlier else made}


def promised(**changes) -> dict:
    """A badge in the shape of Digital Promise's platform, with what that leaves out put right.

    Its proof names a bare did:key, its issuer is a URN, and many of its lists are empty.
    """
    issuer = "urn:uuid:700cd93c-8286-4ac8-a6ba-c5118c1adc54"
    profile = {"id": issuer, "type": ["Profile"], "name": "Northlake & Sons", "endorsementJwt": []}
    subject = credential(issuer)["credentialSubject"]
    subject = {
        **subject,
        "id": "urn:uuid:d1f916d3-3446-420f-afd4-6acd440cb6c5",
        "source": {**profile, "otherIdentifier": []},
        "result": [],
        "achievement": {**subject["achievement"], "creator": profile, "resultDescription": []},
    }
    document = credential(
        issuer,
        issuer=profile,
        credentialSubject=subject,
        credentialStatus={**PROMISED_STATUS, "type": "BitstringStatusListEntry"},
        **{name: [] for name in ("credentialSchema", "evidence", "endorsement", "termsOfUse")},
    )
    document = {name: value for name, value in {**document, **changes}.items() if value is not None}
    made = data_integrity(document=document, proof={"verificationMethod": did_key(ed25519())})
    return {**made, "proof": [made["proof"]]}


def promised_with_faults() -> dict:
    """The same as that platform issues it: no vocabulary knows the type of the status.

    The programs of the issuer make a statement of it all the same, and sign that.
    """
    status = {
        "id": PROMISED_STATUS["id"],
        "type": "https://northlake.example/StatusList2021Entry",
    }
    document = promised(credentialStatus=status)
    return {**document, "credentialStatus": {**status, "type": "StatusList2021Entry"}}


def _kind(suite: str) -> dict:
    if suite.startswith("Ed25519"):
        return {"type": suite}
    return {"type": "DataIntegrityProof", "cryptosuite": suite}


def _proof_value(private, suite: str, secured: dict, options: dict) -> dict:
    if suite == "ecdsa-sd-2023":
        value = base_value(private, Secured(secured, CONTEXTS, secured.get("proof", ())), options)
        return {"proofValue": multibase_of(BASE, value)}
    hash_name = "sha384" if algorithm_of(private) == "ES384" else "sha256"
    covered = Secured(secured, CONTEXTS, secured.get("proof", ()))
    if "-jcs-" in suite:
        data = hash_json(covered, options, hash_name)
    else:
        data = covered.hashed_options(options, hash_name).digest + covered.hashed(hash_name).digest
    if suite == "Ed25519Signature2018":
        head = base64url(b'{"alg":"EdDSA","b64":false,"crit":["b64"]}')
        signature = sign(private, head.encode() + b"." + data)
        return {"jws": f"{head}..{base64url(signature)}"}
    return {"proofValue": encode_base58(sign(private, data))}


def base_value(private, secured: Secured, options: dict, pointers=MANDATORY) -> list:
    """The parts of a base proof (VC Data Integrity ECDSA 1.0, 3.5.2)."""
    mandatory, others = group_base(secured, HMAC_KEY, pointers)
    digest = secured.hashed_options(options, "sha256").digest
    key = b"\x80\x24" + p256(7).public_key().public_bytes(
        Encoding.X962, PublicFormat.CompressedPoint
    )
    data = digest + key + hashlib.sha256("".join(mandatory).encode()).digest()
    signatures = [sign(p256(7), line.encode()) for line in others]
    return [sign(private, data), key, HMAC_KEY, signatures, list(pointers)]


def derived(document: dict, *pointers: str) -> dict:
    """What a holder shows of a document with a base proof: the mandatory parts, and these."""
    bare = {name: value for name, value in document.items() if name != "proof"}
    base, key, hmac_key, signatures, mandatory = parts_of(document)
    _, others = group_base(Secured(bare, CONTEXTS), hmac_key, mandatory)
    wanted = [*mandatory, *pointers]
    whole, part = Secured(bare, CONTEXTS).named_statements(lambda one: select(one, wanted))
    hidden = label_blank_nodes(whole)[1]
    quads, labels = label_blank_nodes(part)
    digests = {
        int(labels[node].removeprefix("_:c14n")): hmac.digest(
            hmac_key, hidden[node].removeprefix("_:").encode(), "sha256"
        )
        for node in labels
    }
    named = {node: label_of(digests[int(labels[node].removeprefix("_:c14n"))]) for node in labels}
    lines = write_quads(quads, named)
    shown = [number for number, line in enumerate(lines) if line not in others]
    kept = [signatures[others.index(line)] for line in lines if line in others]
    value = multibase_of(DERIVED, [base, key, kept, digests, shown])
    return {**select(bare, wanted), "proof": {**document["proof"], "proofValue": value}}


def multibase_of(kind: bytes, parts: list) -> str:
    return "u" + base64url(kind + cbor2.dumps(parts))


def parts_of(document: dict) -> list:
    """What is in the value of an ecdsa-sd-2023 proof."""
    return cbor2.loads(decode_multibase(document["proof"]["proofValue"])[3:])


def assertion(**changes) -> dict:
    """An Open Badges 2.0 assertion with class, issuer and key inside."""
    key = "https://northlake.example/key"
    pem = rsa_key().public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    document = {
        "@context": "https://w3id.org/openbadges/v2",
        "type": "Assertion",
        "id": "urn:uuid:22222222-2222-4333-8444-555555555555",
        "recipient": {
            "type": "email",
            "hashed": True,
            "salt": "deadsea",
            "identity": "sha256$" + hashlib.sha256(b"learner@example.orgdeadsea").hexdigest(),
        },
        "badge": {
            "type": "BadgeClass",
            "id": "https://northlake.example/class",
            "name": "First Aid",
            "description": "Helps first.",
            "criteria": {"narrative": "A course of two days."},
            "tags": ["health"],
            "alignment": [{"targetName": "Care", "targetUrl": "https://frames.example/care"}],
            "issuer": {
                "type": "Issuer",
                "id": "https://northlake.example/issuer",
                "name": "Northlake Academy",
                "publicKey": {
                    "type": "CryptographicKey",
                    "id": key,
                    "owner": "https://northlake.example/issuer",
                    "publicKeyPem": pem.decode(),
                },
            },
        },
        "verification": {"type": "SignedBadge", "creator": key},
        "issuedOn": "2026-01-02T03:04:05Z",
        "evidence": [{"id": "https://northlake.example/work", "narrative": "A drill."}],
    }
    document.update(changes)
    return {name: value for name, value in document.items() if value is not None}


def hosted(site="https://northlake.example", *, badge=None, issuer=None, **changes) -> dict:
    """A hosted badge of Open Badges 2.0 (``/1``), its class and its issuer, by address."""
    whole = assertion(
        id=f"{site}/1", verification={"type": "hosted"}, badge=f"{site}/class", **changes
    )
    inner = {**assertion()["badge"], "id": f"{site}/class", "issuer": f"{site}/issuer"}
    profile = {**assertion()["badge"]["issuer"], "id": f"{site}/issuer", "publicKey": None}
    documents = {
        f"{site}/1": whole,
        f"{site}/class": {**inner, **(badge or {})},
        f"{site}/issuer": {**profile, **(issuer or {})},
    }
    return {
        url: {name: value for name, value in document.items() if value is not None}
        for url, document in documents.items()
    }


def ob2_jws(private=None, header=None, **changes) -> bytes:
    return compact({"alg": "RS256", **(header or {})}, assertion(**changes), private or rsa_key())


def png(*chunks: tuple[bytes, bytes]) -> bytes:
    """A whole 1 by 1 PNG with more chunks after its header."""
    pixel = zlib.compress(b"\0\xff\x00\x00")
    header = struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0)
    parts = [(b"IHDR", header), *chunks, (b"IDAT", pixel), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunk(kind, body) for kind, body in parts)


def chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def itxt(keyword: bytes, text: bytes, *, is_compressed: bool = False) -> tuple[bytes, bytes]:
    flag = b"\1\0" if is_compressed else b"\0\0"
    return b"iTXt", keyword + b"\0" + flag + b"\0\0" + (
        zlib.compress(text) if is_compressed else text
    )


SVG = b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" width="9"><g/></svg>'
