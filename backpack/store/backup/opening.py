"""Opens a backup: authenticated to its last byte before SQLite sees the first one.

It is opened into a file of its own, encrypted as the store is; the present store is not touched.
"""

import os
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from secrets import token_hex
from typing import TYPE_CHECKING, BinaryIO

from backpack.domain.faults import Fault
from backpack.domain.progress import Progress
from backpack.store.backup.sealing import CHUNK, Head, open_chunks, read_head
from backpack.store.durable import make_file
from backpack.store.keys import is_key, overwritten
from backpack.store.locks import key_by_passphrase, key_by_recovery
from backpack.store.troubles import os_faults
from backpack.store.vault import Vault

if TYPE_CHECKING:  # SQLCipher waits until a store is opened
    from backpack.store.repository import SqlStore


@dataclass(frozen=True, slots=True, kw_only=True)
class Passphrase:
    """The passphrase of the backpack that a backup is of, as it was when it was made."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RecoveryKey:
    """The same for the recovery key, as it stands on the sheet."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnKey:
    """The key of the backpack that is open: it opens what was made of this very backpack."""

    store: "SqlStore"


_INSIDE = {"store-newer": "backup-newer", "store-damaged": "backup-damaged"}

Secret = Passphrase | RecoveryKey | OwnKey


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """What can be told of a backup without any key, and is not proven yet.

    ``made`` is in UTC, ``size`` in bytes.
    """

    path: Path
    made: datetime
    size: int
    has_passphrase: bool
    has_recovery_key: bool


def read_label(path: Path) -> Label:
    """What a backup says of itself.

    Raises:
        Fault: ``not-found``, ``not-readable``, ``not-a-backup``, ``backup-newer``,
            ``backup-damaged``.
    """
    with _reading(path), path.open("rb") as file:
        head = read_head(file)
        copies = head.keys.current
        return Label(
            path=path,
            made=head.made,
            size=os.fstat(file.fileno()).st_size,
            has_passphrase=copies.by_passphrase is not None,
            has_recovery_key=copies.by_recovery is not None,
        )


@contextmanager
def opened_backup(
    path: Path, secret: Secret, folder: Path, progress: Progress
) -> Iterator["SqlStore"]:
    """The store in a backup, laid out in ``folder`` for as long as it is needed.

    One of an earlier schema is brought up to date there.

    Raises:
        Fault: as ``read_label``; ``wrong-passphrase`` and the like; the disk's trouble.
        Cancelled: while it is laid out.
    """
    aside = folder / f"backup-{token_hex(8)}.part"
    try:
        with closing(_laid_out(path, secret, aside, progress)) as store:
            yield store
    finally:
        remove_database(aside)


def _laid_out(path: Path, secret: Secret, aside: Path, progress: Progress) -> "SqlStore":
    with _reading(path), path.open("rb", buffering=0) as file:
        head = read_head(file)
        with overwritten(find_key(head, secret)) as key:
            _lay_out(file, head, key, aside, progress)
            return _open_sound(aside, head, key)


def restore_backup(path: Path, secret: Secret, vault: Vault, progress: Progress) -> None:
    """Lay out a backup as a backpack of its own, where ``vault`` has none.

    It opens with the passphrase and the recovery key of the backup. Ended halfway, it is no
    backpack, or one that the next opening finishes.

    Raises:
        Fault: ``backpack-exists``; as ``opened_backup``.
        Cancelled: then there is no backpack.
    """
    if vault.exists:
        raise Fault("backpack-exists", folder=str(vault.home))
    with _reading(path), path.open("rb", buffering=0) as file:
        head = read_head(file)
        with overwritten(find_key(head, secret)) as key:

            def build(aside: Path) -> None:
                _lay_out(file, head, key, aside, progress)
                _open_sound(aside, head, key).close()

            vault.found(head.keys, build)


def remove_database(path: Path) -> None:
    """Take away a database that is no longer needed, with what SQLite puts beside it."""
    for suffix in ("", "-wal", "-shm", "-journal"):
        with suppress(OSError):
            path.with_name(path.name + suffix).unlink(missing_ok=True)


def find_key(head: Head, secret: Secret) -> bytearray:
    """The data key of a backup.

    Raises:
        Fault: ``wrong-passphrase``, ``no-passphrase``, ``wrong-recovery-key``,
            ``no-recovery-key`` and what the recovery key's form says; ``backup-of-another``
            where the key of the open backpack is another; ``backup-damaged``.
    """
    try:
        match secret:
            case OwnKey(store=store):
                return _own_key(head, store)
            case Passphrase(text=text):
                return key_by_passphrase(head.keys, text)
            case RecoveryKey(text=text):
                return key_by_recovery(head.keys, text)
    except ValueError:
        raise Fault("backup-damaged") from None


def _own_key(head: Head, store: "SqlStore") -> bytearray:
    with store.database.key() as key:
        if not is_key(key, head.keys.current.check):
            raise Fault("backup-of-another")
        return bytearray(key)


def _lay_out(file: BinaryIO, head: Head, key: bytearray, aside: Path, progress: Progress) -> None:
    """Write what is inside to ``aside``; on return all of it is known to be genuine."""
    total = os.fstat(file.fileno()).st_size
    with os_faults():
        make_file(aside)
        with aside.open("wb", buffering=CHUNK) as out:
            for content, _ in open_chunks(file, key, head):
                out.write(content)
                progress.step(out.tell(), total)
            out.flush()
            os.fsync(out.fileno())


def _open_sound(aside: Path, head: Head, key: bytearray) -> "SqlStore":
    from backpack.store.opening import open_store  # noqa: PLC0415 - SQLCipher

    try:
        store = open_store(aside, key=key, salt=head.keys.salt)
    except Fault as fault:
        if fault.code in _INSIDE:
            raise Fault(_INSIDE[fault.code]) from None
        raise
    if not store.is_plain:
        store.close()
        raise Fault("backup-damaged")
    return store


@contextmanager
def _reading(path: Path) -> Iterator[None]:
    """Turn an ``OSError`` over the backup's own file into a fault."""
    try:
        yield
    except FileNotFoundError:
        raise Fault("not-found", name=path.name) from None
    except OSError as error:
        raise Fault("not-readable", name=path.name, reason=error.strerror or "") from error
