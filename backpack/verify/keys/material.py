"""The bytes and numbers of public keys, read strictly: Multikey, base58, JWK and PEM.

Sources: Controlled Identifiers 1.0, 2.2.2 (Multikey); RFC 7517, 7518 and 8037 (JWK);
RFC 8032, 5.1.3 (which points are keys).
"""

import base64
import hashlib
import json
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
from backpack.verify.keys.model import Key, KeyTroubleError

RSA_BITS = 2048
"""The least that still counts as a proof (NIST SP 800-131A)."""

RSA_BITS_MOST = 8192
"""Real keys have up to 4,096 bits; the work grows with the square."""

_EXPONENT_BITS = 64
"""Real exponents are 3 or 65,537; one of a thousand bits makes every check slow."""

_MULTICODECS: dict[bytes, tuple[EllipticCurve | None, int]] = {
    b"\xed\x01": (None, 32),
    b"\x80\x24": (SECP256R1(), 33),
    b"\x81\x24": (SECP384R1(), 49),
}
"""By the first bytes of a Multikey: the curve, and the length of the compressed point behind."""

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

_PRIME = 2**255 - 19
"""Of the field of Ed25519: a point has one spelling, below it (RFC 8032, 5.1.3)."""

_CURVES: dict[str, EllipticCurve] = {"P-256": SECP256R1(), "P-384": SECP384R1()}

_PRIVATE = frozenset(["d", "p", "q", "dp", "dq", "qi", "oth", "k"])
"""Members of a JWK that only its owner may know (RFC 7518, 6)."""


MULTIKEYS = ("z6Mk", "zDna", "z82")
"""How whole keys of the supported kinds begin: anything else that begins so is garbled."""


def key_of_multikey(text: str) -> Key:
    """The key in a Multikey (``z6Mk…``, ``zDna…``, ``z82…``), which has one spelling."""
    try:
        data = decode_multibase(text)
    except Fault as fault:
        raise KeyTroubleError("key-broken", is_failure=True) from fault
    if data[:2] not in _MULTICODECS or not text.startswith("z"):
        is_garbled = text.startswith(MULTIKEYS)
        reason = "key-broken" if is_garbled else "key-type-unsupported"
        raise KeyTroubleError(reason, is_failure=is_garbled)
    curve, size = _MULTICODECS[data[:2]]
    if len(data) != 2 + size:
        raise KeyTroubleError("key-broken", is_failure=True)
    try:
        if curve is None:
            return _ed25519(data[2:])
        return EllipticCurvePublicKey.from_encoded_point(curve, data[2:])
    except (ValueError, UnsupportedAlgorithm) as error:
        raise KeyTroubleError("key-broken", is_failure=True) from error


def key_of_jwk(jwk: Members) -> Key:
    """The public key of a JWK; a private one proves nothing, since anyone has it now."""
    if not _PRIVATE.isdisjoint(jwk):
        raise KeyTroubleError("key-is-private", is_failure=True)
    if not _may_verify(jwk):
        raise KeyTroubleError("key-not-for-signatures", is_failure=True)
    try:
        return _accepted(_read_jwk(jwk))
    except (Fault, ValueError, KeyError, TypeError, AttributeError, UnsupportedAlgorithm) as error:
        raise KeyTroubleError("key-broken", is_failure=True) from error


def _may_verify(jwk: Members) -> bool:
    """RFC 7517, 4.2 and 4.3: what a key says that it is for."""
    use, operations = jwk.get("use"), jwk.get("key_ops")
    is_allowed = operations is None or (isinstance(operations, list) and "verify" in operations)
    return use in (None, "sig") and is_allowed


def key_of_base58(text: str, curve: EllipticCurve | None) -> Key:
    """The key in the bare base58 of the older suites: on ``curve``, or Ed25519 for None."""
    try:
        data = decode_multibase("z" + text)
        if curve is None:
            return _ed25519(data)
        return EllipticCurvePublicKey.from_encoded_point(curve, data)
    except (Fault, ValueError) as error:
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
    height = int.from_bytes(point, "little") & (2**255 - 1)
    if point in _SMALL_ORDER or height >= _PRIME:
        raise KeyTroubleError("key-broken", is_failure=True)
    return Ed25519PublicKey.from_public_bytes(point)


def _accepted(key: Key) -> Key:
    if isinstance(key, RSAPublicKey):
        _check_rsa(key)
    elif isinstance(key, Ed25519PublicKey):
        return _ed25519(key.public_bytes_raw())
    elif not isinstance(key.curve, SECP256R1 | SECP384R1):
        raise KeyTroubleError("key-type-unsupported")
    return key


def _check_rsa(key: RSAPublicKey) -> None:
    if key.key_size < RSA_BITS:
        raise KeyTroubleError("key-too-weak")
    exponent = key.public_numbers().e
    if key.key_size > RSA_BITS_MOST or exponent.bit_length() > _EXPONENT_BITS:
        raise KeyTroubleError("key-type-unsupported")


def _read_jwk(jwk: Members) -> Key:
    match (jwk.get("kty"), jwk.get("crv")):
        case ("OKP", "Ed25519"):
            return Ed25519PublicKey.from_public_bytes(_bytes(jwk["x"]))
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
