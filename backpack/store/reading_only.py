"""Opens a backpack that cannot be written to, or must not be, so that it can still be read.

SQLite reads a write-ahead log only beside a file that it can make (https://www.sqlite.org/wal.html,
"Read-Only Databases"). Where the folder lets it make none, a file without a log is read as one
that stands still, and one with a log is copied with it, encrypted as they are, into a folder for
its owner only until the store is closed.
"""

import os
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

from backpack.domain.faults import Fault
from backpack.store.engine import Access, Database
from backpack.store.migrations import is_behind
from backpack.store.repository import SqlStore
from backpack.store.troubles import os_faults


def open_to_read(path: Path, *, key: bytes | bytearray, salt: bytes, why: Fault) -> SqlStore:
    """Open the database for reading; ``why`` is what the store says about that.

    Raises:
        Fault: ``store-behind``, ``store-newer``, ``store-damaged``, or the disk's trouble.
    """
    with os_faults():
        readable, access, tidy = _way_to_read(path, why)
    database = Database(readable, key=key, salt=salt, access=access)
    store = SqlStore(database, why_read_only=why, on_close=tidy)
    try:
        _expect_newest(database)
    except BaseException:
        store.close()
        raise
    return store


def _expect_newest(database: Database) -> None:
    if is_behind(database):
        raise Fault("store-behind")


def _way_to_read(path: Path, why: Fault) -> tuple[Path, Access, Callable[[], None]]:
    if why.code == "store-open-elsewhere":
        return path, Access.READING, _nothing
    log = path.with_name(f"{path.name}-wal")
    if not log.exists() or log.stat().st_size == 0:
        return path, Access.STANDING_STILL, _nothing
    folder = Path(tempfile.mkdtemp(prefix="backpack-"))  # for its owner only
    try:
        for each in (path, log):
            shutil.copyfile(each, folder / each.name)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    return folder / path.name, Access.READING, lambda: shutil.rmtree(folder, ignore_errors=True)


def is_writable(path: Path) -> bool:
    """Whether a file and the folder around it let this account write."""
    return os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)


def _nothing() -> None:
    """There is nothing to tidy up."""
