"""From a file and its key to a store: a new database is built, an old one brought up to date."""

from pathlib import Path

from backpack.store.engine import Database
from backpack.store.migrations import bring_up_to_date, create_schema
from backpack.store.repository import SqlStore


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


def open_store(path: Path, *, key: bytes | bytearray, salt: bytes) -> SqlStore:
    """Open the database with its right key.

    Raises:
        Fault: ``store-damaged``, ``store-newer``, or the disk's trouble.
    """
    database = Database(path, key=key, salt=salt)
    try:
        bring_up_to_date(database)
    except BaseException:
        database.close()
        raise
    return SqlStore(database)
