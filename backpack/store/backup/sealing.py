"""The form of a ``.backpack`` file: a head, and the database in sealed chunks.

Format 1, numbers big-endian::

    16  89 "Backpack" 0D 0A 1A 0A 00 00 00       what it is, and whether a transfer changed it
     4  the format's number: 1
     4  the length of the head, at most 262,144
     …  the head: JSON with made (a moment in UTC), salt (32 bytes, hexadecimal) and
        keys (the text of keys.json, with the wrapped copies of the data key)
     …  chunks of 1 MiB, the last one shorter or as long; after each its tag of 16 bytes

Each chunk is AES-256-GCM (NIST SP 800-38D) under a key of this file alone: HKDF-SHA256
(RFC 5869) of the data key, with the salt, over everything before the first chunk. So no byte of
the head can be changed. The nonce is the chunk's number in 11 bytes and one byte that is 1 for
the last, which is the STREAM construction (Hoang, Reyhanitabar, Rogaway and Vizár 2015): chunks
cannot be cut off, added, exchanged, or come from another backup. What is inside is SQLCipher's
file as it lies in the backpack, so that nothing plain is ever on a disk. What it holds, and
whether SQLite may see it, is ``opening``'s part. Why so: ``docs/decisions/0014``.
"""

import json
import secrets
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from hashlib import sha256
from typing import TYPE_CHECKING, BinaryIO

from backpack.domain.faults import Fault
from backpack.formats.times import time_text
from backpack.store.key_file import KeyFile, parse_key_file

if TYPE_CHECKING:  # imported where it is made
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

CHUNK = 1 << 20
"""Bytes of content in each chunk but the last."""

TAG = 16
"""Bytes after each chunk that authenticate it."""

MAGIC = b"\x89Backpack\r\n\x1a\n\0\0\0"
_FORMAT = 1
_START = struct.Struct(">16sII")
_HEAD_LIMIT = 262_144
_SALT_SIZE = 32
_PURPOSE = b"backpack: backup 1\0"


@dataclass(frozen=True, kw_only=True)
class Head:
    """What stands before the chunks; ``start`` are its bytes, from the first of the file."""

    start: bytes
    made: datetime
    salt: bytes
    keys_text: bytes

    @cached_property
    def keys(self) -> KeyFile:
        """The copies of the data key.

        Raises:
            Fault: ``backup-damaged``, ``backup-newer``.
        """
        try:
            return parse_key_file(self.keys_text)
        except ValueError:
            raise Fault("backup-damaged") from None
        except Fault:
            raise Fault("backup-newer") from None


def make_head(keys_text: bytes, made: datetime) -> Head:
    """The head of a new backup, whose key there never was before."""
    salt = secrets.token_bytes(_SALT_SIZE)
    members = {"made": time_text(made), "salt": salt.hex(), "keys": keys_text.decode()}
    data = json.dumps(members).encode()
    start = _START.pack(MAGIC, _FORMAT, len(data)) + data
    return Head(start=start, made=made, salt=salt, keys_text=keys_text)


def read_head(file: BinaryIO) -> Head:
    """Read the head; nothing of it is known to be genuine before a chunk was opened with it.

    Raises:
        Fault: ``not-a-backup``, ``backup-newer``, ``backup-damaged``.
    """
    start = file.read(_START.size)
    if len(start) < _START.size or not start.startswith(MAGIC):
        raise Fault("not-a-backup")
    _, form, length = _START.unpack(start)
    if form > _FORMAT:
        raise Fault("backup-newer")
    if form != _FORMAT or length > _HEAD_LIMIT:
        raise Fault("backup-damaged")
    data = file.read(length)
    try:
        members = json.loads(data)
        return Head(
            start=start + data,
            made=_moment(members["made"]),
            salt=_salt(members["salt"]),
            keys_text=members["keys"].encode(),
        )
    except (AttributeError, KeyError, RecursionError, TypeError, ValueError):
        raise Fault("backup-damaged") from None


def seal_chunks(content: Iterator[bytes], key: bytes | bytearray, head: Head) -> Iterator[bytes]:
    """Each chunk with its tag; ``content`` comes in pieces of ``CHUNK`` bytes, but the last."""
    cipher = _cipher(key, head)
    number, waiting = 0, next(content, b"")
    for following in content:
        yield cipher.encrypt(_nonce(number, is_last=False), waiting, None)
        number, waiting = number + 1, following
    yield cipher.encrypt(_nonce(number, is_last=True), waiting, None)


def open_chunks(
    file: BinaryIO, key: bytes | bytearray, head: Head
) -> Iterator[tuple[bytes, bytes]]:
    """The content and the tag of each chunk, from behind the head on.

    All of it is genuine when the last one has come, and not before.

    Raises:
        Fault: ``backup-damaged``.
    """
    from cryptography.exceptions import InvalidTag  # noqa: PLC0415 - start-up

    cipher = _cipher(key, head)
    number, waiting = 0, file.read(CHUNK + TAG)
    is_last = False
    while not is_last:
        following = file.read(CHUNK + TAG)
        is_last = not following
        try:
            content = cipher.decrypt(_nonce(number, is_last=is_last), waiting, None)
        except (InvalidTag, ValueError):
            raise Fault("backup-damaged") from None
        yield content, waiting[-TAG:]
        number, waiting = number + 1, following


def _cipher(key: bytes | bytearray, head: Head) -> "AESGCM":
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # noqa: PLC0415 - start-up
    from cryptography.hazmat.primitives.hashes import SHA256  # noqa: PLC0415 - start-up
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF  # noqa: PLC0415 - start-up

    info = _PURPOSE + sha256(head.start).digest()
    derivation = HKDF(algorithm=SHA256(), length=32, salt=head.salt, info=info)
    return AESGCM(derivation.derive(bytes(key)))


def _nonce(number: int, *, is_last: bool) -> bytes:
    return number.to_bytes(11, "big") + bytes([is_last])


def _moment(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise ValueError("a time without a zone")
    return moment


def _salt(text: str) -> bytes:
    salt = bytes.fromhex(text)
    if len(salt) != _SALT_SIZE:
        raise ValueError("a salt of another size")
    return salt
