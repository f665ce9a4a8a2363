"""Writes a backup: aside, synced, read back and compared; only then it gets its name."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from secrets import token_hex
from typing import BinaryIO

from backpack.domain.faults import Fault
from backpack.domain.progress import Progress
from backpack.store.backup.sealing import (
    CHUNK,
    TAG,
    Head,
    make_head,
    open_chunks,
    read_head,
    seal_chunks,
)
from backpack.store.durable import put_in_place
from backpack.store.engine import Database
from backpack.store.key_file import serialize_key_file, settled
from backpack.store.key_place import KEYS, KeyPlace
from backpack.store.keys import is_key

_ASIDE = ".backpack-{token}.part"


def write_backup(database: Database, target: Path, made: datetime, progress: Progress) -> None:
    """Write a backup of an open database to ``target``, which must not be there yet.

    Others read and save meanwhile. Each step counts bytes, written and read back.

    Raises:
        Fault: ``file-exists``, ``backup-not-written`` with the ``reason``,
            ``backup-not-the-same`` when the medium gives back something else, or the
            store's own trouble.
        Cancelled: then nothing is left behind.
    """
    with database.standing_still() as source, database.key() as key:
        head = make_head(_keys_for(key, database.folder), made)
        size = os.fstat(source.fileno()).st_size
        aside = target.with_name(_ASIDE.format(token=token_hex(8)))
        try:
            with _writing(target):
                if target.exists():
                    raise FileExistsError
                tags = _write(aside, head, seal_chunks(_chunks(source), key, head), size, progress)
                _compare(aside, key, tags, size, progress)
                put_in_place(aside, target)
        finally:
            with suppress(OSError):
                aside.unlink(missing_ok=True)


def _keys_for(key: bytearray, folder: Path) -> bytes:
    """The key file, for the key that the database has now: it may be about to change."""
    try:
        file, _ = KeyPlace(folder).read()
    except (OSError, ValueError):
        raise Fault("keys-damaged", folder=str(folder), name=KEYS) from None
    return serialize_key_file(settled(file, is_over=not is_key(key, file.current.check)))


@contextmanager
def _writing(target: Path) -> Iterator[None]:
    """Turn what the place of the backup says into a fault of its own: it is not the store's."""
    try:
        yield
    except FileExistsError:
        raise Fault("file-exists", name=target.name) from None
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise Fault("backup-not-written", name=target.name, reason=reason) from error


def _chunks(source: BinaryIO) -> Iterator[bytes]:
    source.seek(0)
    while chunk := source.read(CHUNK):
        yield chunk


def _write(
    aside: Path, head: Head, sealed: Iterator[bytes], size: int, progress: Progress
) -> list[bytes]:
    """Write and sync; gives the tag of each chunk."""
    number = os.open(
        aside, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600
    )
    tags = []
    with os.fdopen(number, "wb", buffering=0) as file:
        _write_all(file, head.start)
        for chunk in sealed:
            _write_all(file, chunk)
            tags.append(chunk[-TAG:])
            progress.step(min(len(tags) * CHUNK, size), 2 * size)
        os.fsync(file.fileno())
        _forget_cached(file.fileno())
    return tags


def _write_all(file: BinaryIO, data: bytes) -> None:
    rest = memoryview(data)
    while rest:
        rest = rest[file.write(rest) :]


def _forget_cached(number: int) -> None:
    """What is read back should come from the medium, where the system lets one say so."""
    if hasattr(os, "posix_fadvise"):
        with suppress(OSError):
            os.posix_fadvise(number, 0, 0, os.POSIX_FADV_DONTNEED)


def _compare(
    aside: Path, key: bytes | bytearray, tags: list[bytes], size: int, progress: Progress
) -> None:
    with aside.open("rb", buffering=0) as file:
        read = []
        try:
            head = read_head(file)
            for _, tag in open_chunks(file, key, head):
                read.append(tag)
                progress.step(size + min(len(read) * CHUNK, size), 2 * size)
        except Fault:
            raise Fault("backup-not-the-same") from None
    if read != tags:
        raise Fault("backup-not-the-same")
