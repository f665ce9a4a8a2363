"""From a file and its key to a store: a new database is built, an old one brought up to date.

What cannot be written is opened for reading, with the reason: ``reading_only`` has the ways.
"""

from pathlib import Path

from backpack.domain.faults import Fault
from backpack.store.engine import Database
from backpack.store.migrations import create_schema, is_behind
from backpack.store.reading_only import is_writable, open_to_read
from backpack.store.repository import SqlStore

_TROUBLES_WITH_WRITING = frozenset({"store-full", "store-io", "store-read-only"})


def build_database(path: Path, *, key: bytes | bytearray, salt: bytes) -> None:
    """Turn the empty file ``path`` into a database without any badge, whole in itself.

    Raises:
        Fault: for the disk's trouble.
    """
    database = Database(path, key=key, salt=salt, log=False)
    try:
        create_schema(database)
    finally:
        database.close()


def open_store(
    path: Path, *, key: bytes | bytearray, salt: bytes, only_reading: Fault | None = None
) -> SqlStore:
    """Open the database with its right key.

    With ``only_reading`` nothing is written, for that reason; nor where the disk or the folder
    does not let anybody write.

    Raises:
        Fault: ``store-damaged``, ``store-newer``, ``store-behind`` for one to be read only that is
            to be brought up to date first, or the disk's trouble.
    """
    if only_reading is not None:
        return open_to_read(path, key=key, salt=salt, why=only_reading)
    try:
        return _open_to_write(path, key, salt)
    except Fault as trouble:
        if trouble.code not in _TROUBLES_WITH_WRITING:
            raise
        try:
            return open_to_read(path, key=key, salt=salt, why=trouble)
        except Fault as second:
            raise (second if second.code == "store-behind" else trouble) from second


def _open_to_write(path: Path, key: bytes | bytearray, salt: bytes) -> SqlStore:
    if not is_writable(path):
        raise Fault("store-read-only")
    database, is_ready = _looked_at(path, key, salt)
    if not is_ready:
        from backpack.store.migrations.safely import migrate_safely  # noqa: PLC0415 - SQLAlchemy

        database.close()
        migrate_safely(path, lambda file: Database(file, key=key, salt=salt, log=False))
        database, _ = _looked_at(path, key, salt)
    return SqlStore(database)


def _looked_at(path: Path, key: bytes | bytearray, salt: bytes) -> tuple[Database, bool]:
    database = Database(path, key=key, salt=salt)
    try:
        return database, not is_behind(database)
    except BaseException:
        database.close()
        raise
