"""One open SQLCipher database: its connections, its transactions, and its errors as faults.

The key is given raw with its salt (https://www.zetetic.net/sqlcipher/sqlcipher-api/#key),
so that neither a key derivation nor the file's own first bytes are needed. What is in
the tables is ``repository``'s part.
"""

import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, closing, contextmanager, suppress
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, Protocol

from sqlcipher3 import dbapi2

from backpack.domain.faults import Fault
from backpack.store.keys import overwrite, overwritten
from backpack.store.pool import ConnectionPool
from backpack.store.troubles import damaged, sqlite_fault

if TYPE_CHECKING:  # only a migration needs it, and it takes longer than opening the store
    from sqlalchemy import Connection

BUSY_TIMEOUT = 5.0
"""Seconds that one process waits for another one's transaction."""

# A writer takes its place at once: a transaction that began by reading could find at its
# first change that another process was quicker, and would have to start again.
_BEGIN = "BEGIN IMMEDIATE"

_WITH_LOG = ("PRAGMA journal_mode=WAL",)
_ALONE = ("PRAGMA locking_mode=EXCLUSIVE", "PRAGMA journal_mode=DELETE")
_TRIES = 4
"""How often a gap is waited for, as long as for another transaction each time."""

_SETTINGS = (
    "PRAGMA synchronous=FULL",
    "PRAGMA foreign_keys=ON",
    "PRAGMA secure_delete=ON",
    "PRAGMA temp_store=MEMORY",
    "PRAGMA trusted_schema=OFF",
)

_HEXADECIMAL = tuple(f"{value:02x}".encode() for value in range(256))


class Access(Enum):
    """How SQLite may touch a file (https://www.sqlite.org/uri.html); no way makes a new one."""

    WRITING = "mode=rw"
    READING = "mode=ro"
    STANDING_STILL = "mode=ro&immutable=1"
    """Nobody can change it, so neither locks nor a log are looked at."""


class Cursor(Protocol):
    """What the repository uses of a cursor (PEP 249); its rows are told apart by name."""

    rowcount: int
    lastrowid: int

    def execute(self, statement: str, values: Mapping[str, Any] = ..., /) -> Any:
        """Run one statement."""
        ...

    def executemany(self, statement: str, values: Iterable[Mapping[str, Any]], /) -> Any:
        """Run one statement for each of ``values``."""
        ...

    def fetchone(self) -> Any:
        """The next row, or None."""
        ...

    def fetchall(self) -> list[Any]:
        """All rows."""
        ...


class Database:
    """An existing file, opened with its key; it may be used from several threads.

    A missing file is never made anew. Without a ``log`` everything is in the one file after
    each transaction, and nobody else may have it open.
    """

    def __init__(
        self,
        path: Path,
        *,
        key: bytes | bytearray,
        salt: bytes,
        log: bool = True,
        access: Access = Access.WRITING,
    ) -> None:
        self._path = path
        self._access = access
        self._journal = _WITH_LOG if log else _ALONE
        self._key = bytearray(key)
        self._salt = salt
        self._writer = threading.Lock()
        self._door = threading.Lock()  # connections are made one at a time
        self._copying = threading.Lock()
        self._file: BinaryIO | None = None
        self._saving: Any = None
        self._saving_number = 0
        self._pool = ConnectionPool(self._connect)

    @property
    def path(self) -> Path:
        """The file."""
        return self._path

    @contextmanager
    def reading(self) -> Iterator[Cursor]:
        """A cursor for one question; each statement sees one state of the store."""
        with self._faults(), self._lent() as cursor:
            yield cursor

    @contextmanager
    def reading_together(self) -> Iterator[Cursor]:
        """A cursor for several questions, whose answers fit together: they see one state."""
        with self.reading() as cursor:
            cursor.execute("BEGIN")
            yield cursor
            cursor.execute("COMMIT")

    @contextmanager
    def about_to_write(self) -> Iterator[Cursor]:
        """A cursor for a question that decides what is saved next.

        It is asked where that is saved: what the last transaction changed need not be read from
        the disk and decrypted again there.
        """
        with self._writer, self._faults(), self._saver() as cursor:
            yield cursor

    @contextmanager
    def writing(self) -> Iterator[Cursor]:
        """A transaction that is on the disk on leaving, or undone by any exception.

        This program's own threads wait for each other here, in turn; only another
        process can make a transaction fail with ``store-busy``.
        """
        with self._writer, self._faults(), self._saver() as cursor:
            cursor.execute(_BEGIN)
            yield cursor
            cursor.execute("COMMIT")

    @property
    def folder(self) -> Path:
        """Where the file lies."""
        return self._path.parent

    @contextmanager
    def standing_still(self) -> Iterator[BinaryIO]:
        """The file itself, with all that is saved in it, which stays as it is meanwhile.

        Others go on reading, and saving into the log: a reader that needs nothing from the log
        keeps it from being moved into the file (https://www.sqlite.org/walformat.html).

        Raises:
            Fault: ``store-busy`` when others leave no gap for that.
        """
        with self._faults(), self._copying, self._lent() as cursor:
            self._begin_without_log(cursor)
            yield self._opened_file()
            cursor.execute("ROLLBACK")

    def _begin_without_log(self, cursor: Cursor) -> None:
        log = self._path.with_name(f"{self._path.name}-wal")
        for _ in range(_TRIES):
            with self._writer:
                cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
                cursor.fetchall()
                cursor.execute("BEGIN")
                cursor.execute("SELECT count(*) FROM sqlite_master")
                cursor.fetchall()
                if not log.exists() or log.stat().st_size == 0:
                    return
                cursor.execute("ROLLBACK")
        raise Fault("store-busy")

    def _opened_file(self) -> BinaryIO:
        """Opened once and closed last: closing it ends what SQLite has locked in this process."""
        if self._file is None:
            self._file = self._path.open("rb", buffering=0)
        return self._file

    def revision(self) -> int:
        """A number that is another one once another process has saved something.

        SQLite counts what others commit (https://www.sqlite.org/pragma.html#pragma_data_version),
        so that the one connection that saves here never counts what it saves itself.
        """
        with self._writer, self._faults(), self._saver() as cursor:
            cursor.execute("PRAGMA data_version")
            (row,) = cursor.fetchall()
            return (self._saving_number << 32) + int(row[0])

    @contextmanager
    def migrating(self, *, copy: Path | None = None) -> "Iterator[Connection]":
        """The same as ``writing``, for SQLAlchemy and Alembic.

        Before anything else the empty file ``copy`` is made a copy, encrypted anew page by page
        under the same key. Without a log nobody comes in between that and the transaction.
        """
        from backpack.store.alchemy import transaction  # noqa: PLC0415 - see above

        def connected() -> Any:
            connection = self._connect()
            if copy is not None:
                self._copy(connection, copy)
            return connection

        with self._writer, self._faults(), transaction(connected, _BEGIN) as connection:
            yield connection

    def _copy(self, connection: Any, empty: Path) -> None:
        try:
            connection.execute("BEGIN EXCLUSIVE")
            connection.execute("COMMIT")  # without a log the lock stays
            with self.key() as key, closing(connect(empty, key=key, salt=self._salt)) as copy:
                copy.execute("PRAGMA synchronous=FULL")
                connection.backup(copy)
        except BaseException:
            connection.close()
            raise

    def truncate_log(self) -> None:
        """Move what the write-ahead log holds into the file, and empty the log.

        What was deleted is gone from the disk after it. With a reader at work, or a disk in
        trouble, the log stays until the next time: nothing is lost by that.
        """
        with suppress(Fault), self._writer, self._faults(), self._saver() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            cursor.fetchall()

    def close(self) -> None:
        """Close every connection and overwrite the key; the last one empties the log.

        A transaction of another thread is waited for.
        """
        with self._writer:
            self._pool.empty()
            self._end_saving()
            self._end_copying()
        overwrite(self._key)

    @contextmanager
    def key(self) -> Iterator[bytearray]:
        """A copy of the key, overwritten on leaving."""
        if not self._key:
            raise RuntimeError("the store was closed")
        with overwritten(bytearray(self._key)) as key:
            yield key

    @contextmanager
    def giving_way(self) -> Iterator[Callable[[bytearray], None]]:
        """Leave the file alone, until it has another key: that is what is to be called.

        Nothing is read or saved here meanwhile; other threads wait. A question of theirs that is
        being answered keeps the file.
        """
        with self._copying, self._writer, self._door:
            self._pool.empty()
            self._end_saving()
            self._end_copying()
            yield self._take_key

    def _take_key(self, key: bytearray) -> None:
        overwrite(self._key)
        self._key = bytearray(key)

    def damaged(self) -> Fault:
        """The fault for a file that opens but is not what it should be."""
        return damaged(self._path)

    def _connect(self) -> Any:
        with self._door, self.key() as key:
            connection = connect(self._path, key=key, salt=self._salt, access=self._access)
            try:
                for setting in self._settings():
                    connection.execute(setting).fetchall()
            except BaseException:
                connection.close()
                raise
            return connection

    def _settings(self) -> tuple[str, ...]:
        if self._access is Access.WRITING:
            return (*self._journal, *_SETTINGS)
        return ("PRAGMA query_only=ON", *_SETTINGS)

    @contextmanager
    def _lent(self) -> Iterator[Cursor]:
        with self._pool.lent() as connection:
            cursor: Any = connection.cursor()
            cursor.row_factory = dbapi2.Row
            yield cursor
            cursor.close()

    @contextmanager
    def _saver(self) -> Iterator[Cursor]:
        """The one connection that saves; what it left open is undone by any exception."""
        if self._saving is None:
            self._saving = self._connect()
            self._saving_number += 1
        cursor: Any = self._saving.cursor()
        cursor.row_factory = dbapi2.Row
        try:
            yield cursor
            cursor.close()
        except dbapi2.OperationalError:
            # SQLite opens a file for reading where opening it for writing fails once, and stays
            # so: after any trouble the next one to save gets a connection that is sound.
            self._end_saving()
            raise
        except BaseException:
            try:
                self._saving.rollback()
            except dbapi2.Error:
                self._end_saving()
            raise

    def _end_copying(self) -> None:
        if self._file is not None:
            self._file.close()
        self._file = None

    def _end_saving(self) -> None:
        if self._saving is not None:
            self._saving.close()
        self._saving = None

    def _faults(self) -> AbstractContextManager[None]:
        return sqlite_faults(self._path)


@contextmanager
def sqlite_faults(path: Path) -> Iterator[None]:
    """Turn what SQLite reports inside of the database ``path`` into a ``Fault``; not a defect."""
    try:
        yield
    except dbapi2.Error as error:
        fault = sqlite_fault(error, path)
        if fault is None:
            raise
        raise fault from error


def connect(path: Path, *, key: bytearray, salt: bytes, access: Access = Access.WRITING) -> Any:
    """A bare connection to an existing file; it has the key, and has not looked at the file."""
    connection = dbapi2.connect(
        f"{path.absolute().as_uri()}?{access.value}",
        uri=True,
        timeout=BUSY_TIMEOUT,
        isolation_level=None,  # transactions are begun and ended in words
        check_same_thread=False,  # the pool lends a connection to one thread at a time
    )
    try:
        connection.execute("PRAGMA cipher_log_level=NONE")  # else a wrong key is told to stderr
        with overwritten(raw_key(key, salt)) as text:
            connection.set_key(text)
        # processors have instructions for it; SHA-512 made adding a tenth slower
        connection.execute("PRAGMA cipher_hmac_algorithm=HMAC_SHA256")
    except BaseException:
        connection.close()
        raise
    return connection


def raw_key(key: bytearray, salt: bytes) -> bytearray:
    """The key as SQLCipher takes it raw: hexadecimal, with the salt; to be overwritten."""
    text = bytearray(b"x'")
    for byte in (*key, *salt):
        text += _HEXADECIMAL[byte]
    text += b"'"
    return text
