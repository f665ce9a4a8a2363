"""A new data key for a database: encrypted anew aside, looked through, then put in its place.

The order is in ``docs/decisions/0011-keys-and-recovery.md``. The file is SQLCipher's from the
first to the last page: its pages are copied as they are, each encrypted anew on the way
(https://www.sqlite.org/backup.html).
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from backpack.domain.faults import Fault
from backpack.store.durable import make_file, move_over
from backpack.store.engine import connect, sqlite_faults
from backpack.store.troubles import damaged


@contextmanager
def held_alone(path: Path, *, key: bytearray, salt: bytes) -> Iterator[Any]:
    """The database as one file without a log, which nobody else reads or writes inside.

    Gives the connection that holds it. A program that waits meanwhile finds that its file was
    moved away, and writes nothing into it (SQLITE_READONLY_DBMOVED).

    Raises:
        Fault: ``store-busy`` when somebody has it open, or the disk's trouble.
    """
    with sqlite_faults(path):
        connection = connect(path, key=key, salt=salt)
        try:
            connection.execute("PRAGMA synchronous=FULL")
            connection.execute("PRAGMA locking_mode=EXCLUSIVE").fetchall()
            (mode,) = connection.execute("PRAGMA journal_mode=DELETE").fetchone()
            connection.execute("BEGIN EXCLUSIVE")
            connection.execute("COMMIT")  # the lock stays, in this mode
            if mode != "delete" or path.with_name(f"{path.name}-wal").exists():
                raise Fault("store-busy")
            # What is left of the change of mode must never lie beside the new file: a log or
            # journal of the old one would be played into it.
            connection.execute("PRAGMA journal_mode=MEMORY").fetchall()
            path.with_name(f"{path.name}-journal").unlink(missing_ok=True)
            yield connection
        finally:
            connection.close()


def encrypt_aside(holding: Any, aside: Path, *, key: bytearray, salt: bytes) -> None:
    """Make ``aside``: the same database, page by page, under another key, and read it through.

    ``holding`` is the connection of ``held_alone``. The old file is never opened beside it:
    closing it would end SQLite's own lock on it (https://www.sqlite.org/howtocorrupt.html, 2.2).

    Raises:
        Fault: ``store-damaged`` when it does not come out whole, or the disk's trouble.
        OSError: the same, from making the file.
    """
    make_file(aside)
    with sqlite_faults(aside):
        with _connected(aside, key, salt) as connection:
            connection.execute("PRAGMA synchronous=FULL")
            holding.backup(connection)
        with _connected(aside, key, salt) as connection:
            troubles = connection.execute("PRAGMA cipher_integrity_check").fetchall()
            answers = connection.execute("PRAGMA integrity_check").fetchall()
    if troubles or answers != [("ok",)]:
        raise damaged(aside)


def put_over(aside: Path, target: Path, holding: Any) -> None:
    """Give the new file the old one's name, while ``holding`` keeps everybody from the old one."""
    try:
        move_over(aside, target)
    except PermissionError:  # Windows moves nothing over a file that is open
        holding.close()
        move_over(aside, target)


@contextmanager
def _connected(path: Path, key: bytearray, salt: bytes) -> Iterator[Any]:
    connection = connect(path, key=key, salt=salt)
    try:
        yield connection
    finally:
        connection.close()
