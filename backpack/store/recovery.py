"""The data key's copy for the recovery key, and how somebody proves to have that on paper.

The recovery key itself is kept nowhere. What wraps the data key is derived from it, and is kept
wrapped by the data key in turn, so that the copy can follow when the data key is changed.
Its form on paper is ``formats.recovery_key``'s part.
"""

import hashlib
import hmac
import secrets
from dataclasses import dataclass
from datetime import date

from backpack.domain.faults import Fault
from backpack.formats.recovery_key import GROUPS, SECRET_SIZE, render_recovery_key, split_groups
from backpack.store.keys import overwritten

_WRAPPING_PURPOSE = b"backpack: what the recovery key wraps with"
_SALT_SIZE = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Probe:
    """Two groups of the recovery key, by number and as a salted digest.

    Whoever has the file may find out these two, 40 of 256 bits, and is no nearer to the rest.
    """

    groups: tuple[int, int]
    salt: bytes
    digest: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class RecoveryCopy:
    """``data`` is the data key, wrapped; ``kept`` is what wraps it, wrapped by the data key.

    ``made`` is the day of the sheet; ``is_proven`` once the learner has typed two groups of it.
    """

    data: bytes
    kept: bytes
    probe: Probe
    made: date
    is_proven: bool = False


def make_recovery(key: bytearray, made: date) -> tuple[RecoveryCopy, str]:
    """A copy of the data key for a new recovery key, and that key as it goes on paper."""
    from cryptography.hazmat.primitives.keywrap import aes_key_wrap  # noqa: PLC0415 - start-up

    with overwritten(bytearray(secrets.token_bytes(SECRET_SIZE))) as secret:
        text = render_recovery_key(secret)
        with overwritten(_wrapping(secret)) as wrapping:
            copy = RecoveryCopy(
                data=aes_key_wrap(wrapping, key),
                kept=aes_key_wrap(key, wrapping),
                probe=_make_probe(text),
                made=made,
            )
    return copy, text


def open_recovery(copy: RecoveryCopy, secret: bytes) -> bytearray:
    """The data key.

    Raises:
        Fault: ``wrong-recovery-key``.
    """
    with overwritten(_wrapping(secret)) as wrapping:
        key = _unwrapped(copy.data, wrapping)
    if key is None:
        raise Fault("wrong-recovery-key")
    return key


def follow(copy: RecoveryCopy, old: bytearray, new: bytearray) -> RecoveryCopy:
    """The copy for a new data key, which the same sheet of paper opens.

    Raises:
        ValueError: when ``copy`` does not go with the old key.
    """
    from cryptography.hazmat.primitives.keywrap import aes_key_wrap  # noqa: PLC0415 - start-up

    wrapping = _unwrapped(copy.kept, old)
    if wrapping is None:
        raise ValueError("kept under another key")
    with overwritten(wrapping):
        return RecoveryCopy(
            data=aes_key_wrap(wrapping, new),
            kept=aes_key_wrap(new, wrapping),
            probe=copy.probe,
            made=copy.made,
            is_proven=copy.is_proven,
        )


def is_proof(copy: RecoveryCopy, first: str, second: str) -> bool:
    """Whether these are the two groups that are asked for, in the order of the sheet."""
    typed = ("".join(split_groups(text)) for text in (first, second))
    digest = _digest(copy.probe.salt, *typed)
    return hmac.compare_digest(digest, copy.probe.digest)


def _make_probe(text: str) -> Probe:
    numbers = sorted(secrets.SystemRandom().sample(range(1, GROUPS + 1), 2))
    groups = split_groups(text)
    salt = secrets.token_bytes(_SALT_SIZE)
    digest = _digest(salt, *(groups[number - 1] for number in numbers))
    return Probe(groups=(numbers[0], numbers[1]), salt=salt, digest=digest)


def _digest(salt: bytes, first: str, second: str) -> bytes:
    return hashlib.sha256(salt + f"{first}-{second}".encode("utf-8", "surrogatepass")).digest()


def _wrapping(secret: bytes | bytearray) -> bytearray:
    return bytearray(hmac.digest(secret, _WRAPPING_PURPOSE, "sha256"))


def _unwrapped(data: bytes, wrapping: bytearray) -> bytearray | None:
    from cryptography.hazmat.primitives import keywrap  # noqa: PLC0415 - start-up

    try:
        return bytearray(keywrap.aes_key_unwrap(wrapping, data))
    except keywrap.InvalidUnwrap:
        return None
