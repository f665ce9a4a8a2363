"""Brings an existing database up to date: wholly, or not at all, with a copy aside meanwhile.

Everything is one transaction. What was there is counted before and after it, every artifact by
the digest of its bytes; any difference undoes it, and where it shows only afterwards, the copy
takes the file's place. See ``docs/decisions/0013-damage-and-exclusion.md``.
"""

import hashlib
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path

from sqlalchemy import Connection

from backpack.domain.faults import Fault
from backpack.store.durable import make_file, move_over
from backpack.store.engine import Database
from backpack.store.migrations import NEWEST, bring_to_newest
from backpack.store.troubles import os_faults

Inventory = dict[str, int | str]
"""The number of rows of each table, and the digest of each artifact."""


def migrate_safely(path: Path, open_alone: Callable[[Path], Database]) -> None:
    """Bring the database at ``path`` up to date; nobody else may have it open.

    ``open_alone`` opens a file with the right key, without a write-ahead log.

    Raises:
        Fault: ``store-busy`` when somebody has it open, ``migration-stopped`` when anything
            differs afterwards, or the disk's trouble; each time the database is as it was.
    """
    aside = path.with_name(f"{path.name}.before-{NEWEST}")
    with os_faults():
        aside.unlink(missing_ok=True)  # of a migration that was killed: SQLite undid that one
        make_file(aside)
    try:
        before = _migrate(path, aside, open_alone)
        if not _is_whole(path, before, open_alone):
            with os_faults():
                move_over(aside, path)
            raise Fault("migration-stopped")
    finally:
        with suppress(OSError):
            aside.unlink(missing_ok=True)


def _migrate(path: Path, aside: Path, open_alone: Callable[[Path], Database]) -> Inventory:
    with closing(open_alone(path)) as database, database.migrating(copy=aside) as connection:
        before = _inventory(connection)
        bring_to_newest(connection)
        if not _is_kept(before, connection):
            raise Fault("migration-stopped")
    return before


def _is_whole(path: Path, before: Inventory, open_alone: Callable[[Path], Database]) -> bool:
    """Whether the file, read anew from the disk, is sound and has all that it had."""
    try:
        return _is_sound(path, before, open_alone)
    except Fault as fault:
        if fault.code == "store-damaged":
            return False
        raise


def _is_sound(path: Path, before: Inventory, open_alone: Callable[[Path], Database]) -> bool:
    with closing(open_alone(path)) as database, database.migrating() as connection:
        troubles = connection.exec_driver_sql("PRAGMA cipher_integrity_check").fetchall()
        answers = connection.exec_driver_sql("PRAGMA integrity_check").fetchall()
        astray = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
        is_sound = not troubles and not astray and answers == [("ok",)]
        return is_sound and _is_kept(before, connection)


def _is_kept(before: Inventory, connection: Connection) -> bool:
    after = _inventory(connection)
    return all(after.get(name) == there for name, there in before.items())


def _inventory(connection: Connection) -> Inventory:
    """How many rows each table has, and the digest of every artifact beside what it is filed as."""
    names = connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'")
    found: Inventory = {}
    for (name,) in names.fetchall():
        count = connection.exec_driver_sql(f'SELECT count(*) FROM "{name}"')
        found[name] = count.scalar_one()
    rows = connection.exec_driver_sql("SELECT sha256, data FROM artifacts ORDER BY sha256")
    for sha256, data in rows:
        found[f"artifact {sha256}"] = hashlib.sha256(data).hexdigest()
    return found
