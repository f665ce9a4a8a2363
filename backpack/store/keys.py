"""The data key: made at random, wrapped by a passphrase, recognised by a check value.

Argon2id (RFC 9106) stretches the passphrase; AES key wrap (RFC 3394) tells a wrong one,
since the wrapped copy carries its own integrity check. Keys are bytearrays, so that they can be
overwritten. Files are ``key_file``'s part, the recovery key is ``recovery``'s, the operating
system's keyring is ``keychain``'s.
"""

import hmac
import secrets
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from backpack.domain.faults import Fault
from backpack.store.keychain import NoKeyring, SystemKeyring

__all__ = [
    "DEFAULT_COST",
    "KEY_SIZE",
    "MINIMUM_PASSPHRASE",
    "Cost",
    "NoKeyring",
    "SystemKeyring",
    "WrappedKey",
    "check_value",
    "is_key",
    "make_key",
    "overwrite",
    "overwritten",
    "unwrap_key",
    "wrap_key",
]

KEY_SIZE = 32
"""Bytes: SQLCipher's AES-256."""

MINIMUM_PASSPHRASE = 8
"""Characters, after normalisation."""

_SALT_SIZE = 16
_CHECK_SIZE = 16
_CHECK_PURPOSE = b"backpack: which key is this?"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """What one try of a passphrase costs (Argon2id); ``memory`` is in KiB.

    The default is the second choice of RFC 9106, section 4, for machines that cannot
    spare 2 GiB: about a quarter of a second on a laptop.
    """

    memory: int = 64 * 1024
    passes: int = 3
    lanes: int = 4

    def is_below(self, other: "Cost") -> bool:
        """Whether a try costs less than with ``other``: memory times passes is what it takes."""
        return self.memory * self.passes < other.memory * other.passes


DEFAULT_COST = Cost()


@dataclass(frozen=True, slots=True, kw_only=True)
class WrappedKey:
    """A copy of the data key that only a passphrase opens; ``cost`` is what it was made with."""

    cost: Cost
    salt: bytes
    data: bytes


def make_key() -> bytearray:
    """A new data key from the operating system's random numbers."""
    return bytearray(secrets.token_bytes(KEY_SIZE))


def overwrite(key: bytearray) -> None:
    """Put zeros in the place of a key, and leave it empty."""
    key[:] = bytes(len(key))
    key.clear()


@contextmanager
def overwritten(key: bytearray) -> Iterator[bytearray]:
    """``key``, overwritten on leaving."""
    try:
        yield key
    finally:
        overwrite(key)


def check_value(key: bytes | bytearray) -> bytes:
    """16 bytes that tell whether a key is the right one, and nothing about it."""
    return hmac.digest(bytes(key), _CHECK_PURPOSE, "sha256")[:_CHECK_SIZE]


def is_key(candidate: bytes | bytearray | None, check: bytes) -> bool:
    """Whether ``candidate`` is the key that ``check`` was made of."""
    return candidate is not None and hmac.compare_digest(check_value(candidate), check)


def wrap_key(key: bytes | bytearray, passphrase: str, cost: Cost = DEFAULT_COST) -> WrappedKey:
    """Wrap the data key.

    Raises:
        Fault: ``passphrase-too-short`` below ``MINIMUM_PASSPHRASE`` characters, or
            ``memory-short``.
    """
    from cryptography.hazmat.primitives.keywrap import aes_key_wrap  # noqa: PLC0415 - start-up

    if len(_normalised(passphrase)) < MINIMUM_PASSPHRASE:
        raise Fault("passphrase-too-short", minimum=MINIMUM_PASSPHRASE)
    salt = secrets.token_bytes(_SALT_SIZE)
    with overwritten(_stretched(passphrase, salt, cost)) as wrapping:
        data = aes_key_wrap(wrapping, key)
    return WrappedKey(cost=cost, salt=salt, data=data)


def unwrap_key(wrapped: WrappedKey, passphrase: str) -> bytearray:
    """The data key.

    Raises:
        Fault: ``wrong-passphrase`` or ``memory-short``.
    """
    from cryptography.hazmat.primitives import keywrap  # noqa: PLC0415 - start-up

    with overwritten(_stretched(passphrase, wrapped.salt, wrapped.cost)) as wrapping:
        try:
            return bytearray(keywrap.aes_key_unwrap(wrapping, wrapped.data))
        except keywrap.InvalidUnwrap:
            raise Fault("wrong-passphrase") from None


def _stretched(passphrase: str, salt: bytes, cost: Cost) -> bytearray:
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id  # noqa: PLC0415 - start-up

    key = bytearray(KEY_SIZE)
    typed = bytearray(_normalised(passphrase).encode("utf-8", "surrogatepass"))
    try:
        kdf = Argon2id(
            salt=salt,
            length=KEY_SIZE,
            iterations=cost.passes,
            lanes=cost.lanes,
            memory_cost=cost.memory,
        )
        with overwritten(typed):
            kdf.derive_into(typed, key)  # type: ignore[arg-type] # it takes any buffer
    except MemoryError:
        raise Fault("memory-short", needed=f"{cost.memory // 1024} MiB") from None
    return key


def _normalised(passphrase: str) -> str:
    """The same letters typed on another computer are the same passphrase (Unicode, NFC)."""
    return unicodedata.normalize("NFC", passphrase)
