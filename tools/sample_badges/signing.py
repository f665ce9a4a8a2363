"""Signs documents: as compact JWS with RS256, ES256 or EdDSA, and with eddsa-rdfc-2022.

Every signature is deterministic. Sources: RFC 7515, 7518 3.4, 8037; RFC 6979; Open Badges
3.0, 8.2; VC Data Integrity EdDSA 1.0, 3.2.
"""

import base64
import json
from datetime import datetime
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ec import ECDSA, EllipticCurvePrivateKey
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from cryptography.hazmat.primitives.hashes import SHA256

from backpack.assets import resource
from backpack.formats.multibase import encode_base58
from backpack.verify.contexts import BundledContexts
from backpack.verify.proofs.data_integrity import hash_data
from tools.sample_badges.keys import did_of, method_of

Key = RSAPrivateKey | EllipticCurvePrivateKey | Ed25519PrivateKey
Document = dict[str, Any]


def to_json(document: Document) -> bytes:
    """A document as JSON in UTF-8, in the order of its members."""
    return json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode()


def sign_jws(document: Document, key: Key, header: Document) -> bytes:
    """A compact JWS over a document; ``alg`` follows from the key."""
    full = {"alg": _algorithm(key), **header}
    signed = b".".join((_base64url(to_json(full)), _base64url(to_json(document))))
    return signed + b"." + _base64url(_sign(signed, key))


def sign_vc_jwt(credential: Document, key: EllipticCurvePrivateKey | Ed25519PrivateKey) -> bytes:
    """A credential as VC-JWT, with the claims that have to agree with it (8.2.4)."""
    claims: Document = {
        "iss": credential["issuer"]["id"],
        "jti": credential["id"],
        "nbf": _seconds(credential["validFrom"]),
        "sub": credential["credentialSubject"]["id"],
    }
    if "validUntil" in credential:
        claims["exp"] = _seconds(credential["validUntil"])
    header = {"typ": "JWT", "kid": method_of(did_of(key))}
    return sign_jws({**credential, **claims}, key, header)


def sign_embedded(credential: Document, key: Ed25519PrivateKey) -> Document:
    """A credential with an eddsa-rdfc-2022 proof over every one of its terms."""
    proof: Document = {
        "type": "DataIntegrityProof",
        "cryptosuite": "eddsa-rdfc-2022",
        "created": credential["validFrom"],
        "verificationMethod": method_of(did_of(key)),
        "proofPurpose": "assertionMethod",
    }
    contexts = BundledContexts(resource("contexts"))
    value = encode_base58(key.sign(hash_data(credential, proof, contexts)))
    return {**credential, "proof": {**proof, "proofValue": value}}


def _algorithm(key: Key) -> str:
    if isinstance(key, RSAPrivateKey):
        return "RS256"
    return "ES256" if isinstance(key, EllipticCurvePrivateKey) else "EdDSA"


def _sign(data: bytes, key: Key) -> bytes:
    if isinstance(key, RSAPrivateKey):
        return key.sign(data, PKCS1v15(), SHA256())
    if isinstance(key, Ed25519PrivateKey):
        return key.sign(data)
    numbers = decode_dss_signature(key.sign(data, ECDSA(SHA256(), deterministic_signing=True)))
    return b"".join(number.to_bytes(32) for number in numbers)


def _base64url(data: bytes) -> bytes:
    return base64.urlsafe_b64encode(data).rstrip(b"=")


def _seconds(moment: str) -> int:
    return int(datetime.fromisoformat(moment).timestamp())
