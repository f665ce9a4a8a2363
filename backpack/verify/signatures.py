"""Raw signatures, each algorithm bound to its kind of key (RFC 7518, 3; RFC 8037; RFC 9864)."""

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ec import (
    ECDSA,
    SECP256R1,
    SECP384R1,
    EllipticCurvePublicKey,
)
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from cryptography.hazmat.primitives.hashes import SHA256, SHA384

from backpack.verify.keys import Key

_CURVES: dict[str, tuple[type, ECDSA, int]] = {
    "ES256": (SECP256R1, ECDSA(SHA256()), 32),
    "ES384": (SECP384R1, ECDSA(SHA384()), 48),
}

ALGORITHMS = frozenset({"EdDSA", "Ed25519", "ES256", "ES384", "RS256"})
"""The only ones ever tried (RFC 8725, 3.1)."""


class WrongKeyError(Exception):
    """The key is not of the algorithm's kind."""


def signature_holds(algorithm: str, key: Key, data: bytes, signature: bytes) -> bool:
    """Whether ``signature`` over ``data`` was made with ``key``.

    Raises:
        WrongKeyError: when ``algorithm`` does not belong to this kind of key.
    """
    try:
        if algorithm in ("EdDSA", "Ed25519") and isinstance(key, Ed25519PublicKey):
            key.verify(signature, data)
        elif algorithm == "RS256" and isinstance(key, RSAPublicKey):
            key.verify(signature, data, PKCS1v15(), SHA256())
        elif algorithm in _CURVES and isinstance(key, EllipticCurvePublicKey):
            _verify_ecdsa(algorithm, key, data, signature)
        else:
            raise WrongKeyError(algorithm)
    except InvalidSignature:
        return False
    return True


def ecdsa_algorithm(key: Key) -> str:
    """The algorithm of an elliptic curve's key: the curve decides.

    Raises:
        WrongKeyError: when the key is of another kind.
    """
    for name, (curve, _, _) in _CURVES.items():
        if isinstance(key, EllipticCurvePublicKey) and isinstance(key.curve, curve):
            return name
    raise WrongKeyError("ECDSA")


def _verify_ecdsa(
    algorithm: str, key: EllipticCurvePublicKey, data: bytes, signature: bytes
) -> None:
    curve, ecdsa, size = _CURVES[algorithm]
    if not isinstance(key.curve, curve):
        raise WrongKeyError(algorithm)
    if len(signature) != 2 * size:
        raise InvalidSignature
    r, s = int.from_bytes(signature[:size]), int.from_bytes(signature[size:])
    key.verify(encode_dss_signature(r, s), data, ecdsa)
