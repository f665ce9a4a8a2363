"""Sorts what the operating system and SQLite report into the world's trouble and defects.

Source: SQLite result codes (https://www.sqlite.org/rescode.html); the low byte of an
extended code is the primary one.
"""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from backpack.domain.faults import Fault

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_READ_ONLY = {errno.EACCES, errno.EPERM, errno.EROFS}
_SQLITE_FAULTS = {
    3: "store-read-only",  # SQLITE_PERM
    5: "store-busy",  # SQLITE_BUSY
    6: "store-busy",  # SQLITE_LOCKED
    8: "store-read-only",  # SQLITE_READONLY
    10: "store-io",  # SQLITE_IOERR
    11: "store-damaged",  # SQLITE_CORRUPT
    13: "store-full",  # SQLITE_FULL
    14: "store-io",  # SQLITE_CANTOPEN
    26: "store-damaged",  # SQLITE_NOTADB
}

# Copying a database (sqlite3_backup_step) tells only sqlite3_errstr's sentence of the code.
_CODES = {
    "access permission denied": 3,
    "database is locked": 5,
    "database table is locked": 6,
    "attempt to write a readonly database": 8,
    "disk I/O error": 10,
    "database disk image is malformed": 11,
    "database or disk is full": 13,
    "unable to open database file": 14,
    "file is not a database": 26,
}


def os_fault(error: OSError) -> Fault:
    """The fault for a failed operation on the backpack's folder or files."""
    if error.errno in _FULL:
        return Fault("store-full")
    if error.errno in _READ_ONLY:
        return Fault("store-read-only")
    return Fault("store-io", reason=error.strerror or type(error).__name__)


def sqlite_fault(error: BaseException | None, path: Path) -> Fault | None:
    """The fault for a database error over the file ``path``; None when it is a defect."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF or _CODES.get(str(error), 0)
    match _SQLITE_FAULTS.get(code):
        case None:
            return None
        case "store-damaged":
            return damaged(path)
        case "store-io":
            return Fault("store-io", reason=str(error))
        case name:
            return Fault(name)


def damaged(path: Path) -> Fault:
    """The fault for a database that its right key does not open, or that is torn inside."""
    return Fault("store-damaged", name=path.name, folder=str(path.parent))


@contextmanager
def os_faults() -> Iterator[None]:
    """Turn an ``OSError`` inside into a ``Fault``."""
    try:
        yield
    except OSError as error:
        raise os_fault(error) from error
