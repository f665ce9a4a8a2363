"""Keys for the samples that follow from a seed, so that a second minting gives the same bytes.

Never for anything else: whoever has the seed has the key.
Sources: did:key method 0.9; FIPS 186-5, A.1 and B.3 (RSA, primality).
"""

import hashlib
from collections.abc import Iterator

from cryptography.hazmat.primitives.asymmetric.ec import (
    SECP256R1,
    EllipticCurvePrivateKey,
    derive_private_key,
)
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.rsa import (
    RSAPrivateKey,
    RSAPrivateNumbers,
    RSAPublicNumbers,
    rsa_crt_dmp1,
    rsa_crt_dmq1,
    rsa_crt_iqmp,
)
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from backpack.formats.multibase import encode_base58

RSA_BITS = 2048
EXPONENT = 65537
ROUNDS = 40
"""Miller-Rabin rounds."""


def ed25519_key(seed: str) -> Ed25519PrivateKey:
    """An Ed25519 key."""
    return Ed25519PrivateKey.from_private_bytes(next(_stream(seed)))


def p256_key(seed: str) -> EllipticCurvePrivateKey:
    """A P-256 key."""
    return derive_private_key(int.from_bytes(next(_stream(seed))) >> 1, SECP256R1())


def rsa_key(seed: str) -> RSAPrivateKey:
    """A 2048-bit RSA key."""
    first, second = _prime(f"{seed} p"), _prime(f"{seed} q")
    private = pow(EXPONENT, -1, (first - 1) * (second - 1))
    return RSAPrivateNumbers(
        p=first,
        q=second,
        d=private,
        dmp1=rsa_crt_dmp1(private, first),
        dmq1=rsa_crt_dmq1(private, second),
        iqmp=rsa_crt_iqmp(first, second),
        public_numbers=RSAPublicNumbers(EXPONENT, first * second),
    ).private_key()


def did_of(key: Ed25519PrivateKey | EllipticCurvePrivateKey) -> str:
    """The did:key of a key's public half."""
    if isinstance(key, Ed25519PrivateKey):
        code = b"\xed\x01" + key.public_key().public_bytes_raw()
    else:
        point = key.public_key().public_bytes(Encoding.X962, PublicFormat.CompressedPoint)
        code = b"\x80\x24" + point
    return f"did:key:{encode_base58(code)}"


def method_of(did: str) -> str:
    """The verification method of a did:key: its fragment names the key once more."""
    return f"{did}#{did.removeprefix('did:key:')}"


def _stream(seed: str) -> Iterator[bytes]:
    """Blocks of 32 bytes without end."""
    count = 0
    while True:
        yield hashlib.sha256(f"backpack sample {seed} {count}".encode()).digest()
        count += 1


def _prime(seed: str) -> int:
    stream = _stream(seed)
    half = RSA_BITS // 2
    while True:
        block = b"".join(next(stream) for _ in range(half // 256))
        # the two highest bits make the product as long as it has to be
        candidate = int.from_bytes(block) | 3 << half - 2 | 1
        if candidate % EXPONENT != 1 and _is_prime(candidate):
            return candidate


def _is_prime(number: int) -> bool:
    if any(number % small == 0 for small in (3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43)):
        return False
    odd, twos = number - 1, 0
    while odd % 2 == 0:
        odd, twos = odd // 2, twos + 1
    witnesses = _stream(str(number))
    return all(
        _does_not_disprove(int.from_bytes(next(witnesses)), number, odd, twos)
        for _ in range(ROUNDS)
    )


def _does_not_disprove(witness: int, number: int, odd: int, twos: int) -> bool:
    power = pow(witness, odd, number)
    if power in (1, number - 1):
        return True
    for _ in range(twos - 1):
        power = power * power % number
        if power == number - 1:
            return True
    return False
