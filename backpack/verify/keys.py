"""Public keys that travel with a credential: did:key, did:jwk, Multikey fragments, header JWKs.

Sources: did:key method 0.9; did:jwk; Controlled Identifiers 1.0, 2.2 (Multikey); RFC 7517,
7518 and 8037 (JWK). Nothing is fetched here.
"""

import base64
import hashlib
import json
from dataclasses import dataclass
from enum import Enum, auto
from functools import lru_cache
from typing import Any

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ec import (
    SECP256R1,
    SECP384R1,
    EllipticCurve,
    EllipticCurvePublicKey,
    EllipticCurvePublicNumbers,
)
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey, RSAPublicNumbers
from cryptography.hazmat.primitives.serialization import load_pem_public_key

from backpack.domain.faults import Fault
from backpack.formats.fields import Members
from backpack.formats.jws import decode_base64url
from backpack.formats.multibase import decode_multibase
from backpack.formats.strict_json import parse_json

Key = Ed25519PublicKey | EllipticCurvePublicKey | RSAPublicKey

RSA_BITS = 2048
"""The least that still counts as a proof (NIST SP 800-131A)."""

_MULTICODECS: dict[bytes, EllipticCurve | None] = {
    b"\xed\x01": None,
    b"\x80\x24": SECP256R1(),
    b"\x81\x24": SECP384R1(),
}
_URL_LIMIT = 8_192
"""Characters of a DID: one with an RSA key of 4,096 bits has about 1,000."""

_SMALL_ORDER = frozenset(
    bytes.fromhex(first + middle * 30 + last)
    for first, middle, last in (
        ("00", "00", "00"), ("00", "00", "80"), ("01", "00", "00"), ("01", "00", "80"),
        ("ec", "ff", "7f"), ("ec", "ff", "ff"), ("ed", "ff", "7f"), ("ed", "ff", "ff"),
        ("ee", "ff", "7f"), ("ee", "ff", "ff"),
    )
) | frozenset(
    bytes.fromhex(point + last)
    for point, lasts in (
        ("26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc", ("05", "85")),
        ("c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03", ("7a", "fa")),
    )
    for last in lasts
)  # fmt: skip
"""The points of order 1, 2, 4 and 8, in every spelling."""

_CURVES: dict[str, EllipticCurve] = {"P-256": SECP256R1(), "P-384": SECP384R1()}


class Origin(Enum):
    """Where a key comes from, which decides whose signature it can be."""

    DID = auto()
    WITH_BADGE = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicKey:
    """A key and its name: for ``Origin.DID`` the DID without fragment, else what names it."""

    key: Key
    name: str
    origin: Origin


class KeyTroubleError(Exception):
    """No key can be used; ``is_failure`` when the credential itself is at fault.

    ``reason`` is a code of ``words.reasons``.
    """

    def __init__(self, reason: str, *, is_failure: bool = False) -> None:
        super().__init__(reason)
        self.reason = reason
        self.is_failure = is_failure


@lru_cache(maxsize=256)
def key_of_did(url: str) -> PublicKey:
    """The key of a did:key or did:jwk, with or without its fragment.

    Raises:
        KeyTroubleError: for another method, a key type that is not supported, or a fragment
            that names another key.
    """
    if len(url) > _URL_LIMIT:
        raise KeyTroubleError("key-broken", is_failure=True)
    did, _, fragment = url.partition("#")
    method, _, identifier = did.removeprefix("did:").partition(":")
    if method == "key":
        if fragment not in ("", identifier):
            raise KeyTroubleError("key-contradicts", is_failure=True)
        return PublicKey(key=key_of_multikey(identifier), name=did, origin=Origin.DID)
    if method == "jwk":
        if fragment not in ("", "0"):
            raise KeyTroubleError("key-contradicts", is_failure=True)
        return PublicKey(key=_key_of_did_jwk(identifier), name=did, origin=Origin.DID)
    raise KeyTroubleError("key-needs-network" if method == "web" else "key-did-unsupported")


def key_of_multikey(text: str) -> Key:
    """The key in a Multikey (``z6Mk…``, ``zDna…``, ``z82…``)."""
    try:
        data = decode_multibase(text)
    except Fault as fault:
        raise KeyTroubleError("key-broken", is_failure=True) from fault
    if data[:2] not in _MULTICODECS:
        raise KeyTroubleError("key-type-unsupported")
    curve = _MULTICODECS[data[:2]]
    try:
        if curve is None:
            return _ed25519(data[2:])
        return EllipticCurvePublicKey.from_encoded_point(curve, data[2:])
    except (ValueError, UnsupportedAlgorithm) as error:
        raise KeyTroubleError("key-broken", is_failure=True) from error


def key_of_jwk(jwk: Members) -> Key:
    """The public key of a JWK; a private one proves nothing, since anyone has it now."""
    if "d" in jwk:
        raise KeyTroubleError("key-is-private", is_failure=True)
    try:
        return _accepted(_read_jwk(jwk))
    except (Fault, ValueError, KeyError, TypeError, AttributeError, UnsupportedAlgorithm) as error:
        raise KeyTroubleError("key-broken", is_failure=True) from error


@lru_cache(maxsize=256)
def key_of_pem(pem: str) -> Key:
    """The public key of a PEM text (Open Badges 2.0, CryptographicKey)."""
    try:
        key = load_pem_public_key(pem.encode())
    except (ValueError, UnsupportedAlgorithm) as error:
        raise KeyTroubleError("key-broken", is_failure=True) from error
    if not isinstance(key, Ed25519PublicKey | EllipticCurvePublicKey | RSAPublicKey):
        raise KeyTroubleError("key-type-unsupported")
    return _accepted(key)


def _ed25519(point: bytes) -> Ed25519PublicKey:
    """The key at ``point``; one of small order would fit any text (RFC 8032, 8.9)."""
    if point in _SMALL_ORDER:
        raise KeyTroubleError("key-broken", is_failure=True)
    return Ed25519PublicKey.from_public_bytes(point)


def _accepted(key: Key) -> Key:
    if isinstance(key, RSAPublicKey) and key.key_size < RSA_BITS:
        raise KeyTroubleError("key-too-weak")
    return key


def _key_of_did_jwk(identifier: str) -> Key:
    try:
        jwk = parse_json(decode_base64url(identifier.encode()))
    except Fault as fault:
        raise KeyTroubleError("key-broken", is_failure=True) from fault
    if not isinstance(jwk, dict):
        raise KeyTroubleError("key-broken", is_failure=True)
    return key_of_jwk(jwk)


def _read_jwk(jwk: Members) -> Key:
    match (jwk.get("kty"), jwk.get("crv")):
        case ("OKP", "Ed25519"):
            return _ed25519(_bytes(jwk["x"]))
        case ("EC", str(name)) if name in _CURVES:
            numbers = EllipticCurvePublicNumbers(
                _number(jwk["x"]), _number(jwk["y"]), _CURVES[name]
            )
            return numbers.public_key()
        case ("RSA", _):
            return RSAPublicNumbers(_number(jwk["e"]), _number(jwk["n"])).public_key()
        case _:
            raise KeyTroubleError("key-type-unsupported")


def _bytes(value: Any) -> bytes:
    return decode_base64url(value.encode())


def _number(value: Any) -> int:
    return int.from_bytes(_bytes(value))


def thumbprint(jwk: Members) -> str:
    """The JWK thumbprint (RFC 7638) that names a key sent in a header."""
    members = {"OKP": ("crv", "kty", "x"), "EC": ("crv", "kty", "x", "y")}
    names = members.get(str(jwk.get("kty")), ("e", "kty", "n"))
    text = json.dumps({n: jwk.get(n) for n in names}, separators=(",", ":"), sort_keys=True)
    digest = hashlib.sha256(text.encode()).digest()
    return base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
