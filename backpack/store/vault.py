"""A backpack's folder: made once, opened by its passphrase or by the system's keyring.

The order of a first start is in ``docs/decisions/0003-encrypted-store.md``. No key and
no database is ever replaced here, and no empty one is put where an old one is missing.
"""

import errno
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from backpack.domain.faults import Fault
from backpack.domain.ports import KeyHolder
from backpack.store.durable import make_file, make_folder, put_in_place
from backpack.store.key_file import KeyFile, make_key_file, parse_key_file, serialize_key_file
from backpack.store.keys import DEFAULT_COST, Cost, is_key, make_key, unwrap_key, wrap_key
from backpack.store.troubles import damaged, os_fault, os_faults

if TYPE_CHECKING:  # SQLAlchemy waits until a store is opened
    from backpack.store.repository import SqlStore

KEYS = "keys.json"
DATABASE = "backpack.db"
_LOG = "backpack.db-wal"

_CLOSED = {errno.EACCES, errno.EPERM, errno.ENAMETOOLONG, errno.ELOOP}


class Vault:
    """The folder ``home``, which may not hold a backpack yet.

    ``keyring`` may remember the key; ``cost`` is for a new passphrase.
    """

    def __init__(self, home: Path, *, keyring: KeyHolder, cost: Cost = DEFAULT_COST) -> None:
        self._home = home
        self._keyring = keyring
        self._cost = cost
        self._keys = home / KEYS
        self._database = home / DATABASE
        self._log = home / _LOG

    @property
    def exists(self) -> bool:
        """Whether anything of a backpack is there, even if it could not be opened.

        Raises:
            Fault: ``folder-not-readable`` or ``store-io`` when nobody can tell.
        """
        with self._reading():
            return self._keys.exists() or self._holds_badges

    def create(self, passphrase: str) -> "SqlStore":
        """Make a backpack where there is none, and open it.

        Raises:
            Fault: ``passphrase-too-short``, ``store-full``, ``store-read-only``, ``store-io``;
                ``backpack-exists`` when there is one, or another program made it just now.
        """
        if self.exists:
            raise self._exists_already()
        key = make_key()
        file = make_key_file(key, wrap_key(key, passphrase, self._cost))
        with os_faults():
            self._found(file, key)
        store = self._open(file, key)
        self._keyring.save(file.id, key)
        return store

    def unlock(self, passphrase: str) -> "SqlStore":
        """Open the backpack; the keyring is given the key again where it has lost it.

        Raises:
            Fault: ``wrong-passphrase``, ``no-backpack``, ``keys-missing``, ``keys-damaged``,
                ``store-missing``, ``store-damaged``, ``store-newer``, ``folder-not-readable``,
                or the disk's trouble.
        """
        file = self._read_keys()
        key = unwrap_key(file.by_passphrase, passphrase)
        if not is_key(key, file.check):
            raise self._fault("keys-damaged", KEYS)
        store = self._open(file, key)
        self._sweep()
        if self._keyring.load(file.id) != key:
            self._keyring.save(file.id, key)
        return store

    def unlock_with_keyring(self) -> "SqlStore | None":
        """Open the backpack with the keyring's key; None when it has none, or another one.

        Raises:
            Fault: as ``unlock``, except for the passphrase.
        """
        file = self._read_keys()
        key = self._keyring.load(file.id)
        if key is None or not is_key(key, file.check):
            return None
        store = self._open(file, key)
        self._sweep()
        return store

    @property
    def _holds_badges(self) -> bool:
        return self._database.exists() or self._log.exists()

    def _found(self, file: KeyFile, key: bytes) -> None:
        """Lay the foundation: a database aside, then the keys, then its real name.

        Ended after the first step, there is no backpack; after the second, the next
        opening does the third.
        """
        make_folder(self._home)
        aside = self._aside(file)
        try:
            _build(aside, file, key)
            self._write_keys(file)
        except BaseException:
            if not self._keys.exists():  # else the keys are for this very file
                aside.unlink(missing_ok=True)
            raise
        put_in_place(aside, self._database)

    def _write_keys(self, file: KeyFile) -> None:
        aside = self._home / f"{KEYS}.{file.id[:8]}.new"
        try:
            make_file(aside, serialize_key_file(file))
            put_in_place(aside, self._keys)
        except FileExistsError:
            raise self._exists_already() from None
        finally:
            aside.unlink(missing_ok=True)

    def _aside(self, file: KeyFile) -> Path:
        return self._home / f"{DATABASE}.{file.id[:8]}.new"

    def _read_keys(self) -> KeyFile:
        """The key file, with the database known to be there."""
        with self._reading():
            if not self._keys.exists():
                raise self._fault("keys-missing" if self._holds_badges else "no-backpack", KEYS)
            try:
                file = parse_key_file(self._keys.read_bytes())
            except ValueError:
                raise self._fault("keys-damaged", KEYS) from None
            is_unfinished = not self._holds_badges and self._aside(file).exists()
        if is_unfinished:
            with os_faults():
                put_in_place(self._aside(file), self._database)
        with self._reading():
            if not self._database.exists():
                raise self._fault("store-missing", DATABASE)
        return file

    def _open(self, file: KeyFile, key: bytes) -> "SqlStore":
        from backpack.store.opening import open_store  # noqa: PLC0415 - SQLAlchemy

        with self._reading():
            size = self._database.stat().st_size
        if size == 0:  # SQLite would take it for a new one
            raise damaged(self._database)
        return open_store(self._database, key=key, salt=file.salt)

    def _sweep(self) -> None:
        """Take away what first starts that were killed have left; it never held a badge."""
        with suppress(OSError):
            for name in (KEYS, DATABASE):
                for leftover in self._home.glob(f"{name}.*.new*"):
                    leftover.unlink(missing_ok=True)

    @contextmanager
    def _reading(self) -> Iterator[None]:
        """Turn an ``OSError`` while only looking into a ``Fault``."""
        try:
            yield
        except OSError as error:
            if error.errno not in _CLOSED:
                raise os_fault(error) from error
            reason = error.strerror or ""
            raise Fault("folder-not-readable", folder=str(self._home), reason=reason) from error

    def _exists_already(self) -> Fault:
        return Fault("backpack-exists", folder=str(self._home))

    def _fault(self, code: str, name: str) -> Fault:
        return Fault(code, folder=str(self._home), name=name)


def _build(aside: Path, file: KeyFile, key: bytes) -> None:
    from backpack.store.opening import build_database  # noqa: PLC0415 - SQLAlchemy

    make_file(aside)
    build_database(aside, key=key, salt=file.salt)
