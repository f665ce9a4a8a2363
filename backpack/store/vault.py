"""A backpack's folder: made once, opened by passphrase, by the system's keyring or on paper.

The order of a first start is in ``docs/decisions/0003-encrypted-store.md``, that of a new data
key in ``0011-keys-and-recovery.md``. No key and no database is ever replaced by a new one that
nobody asked for, and no empty one is put where an old one is missing.
"""

import errno
import math
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from secrets import token_hex
from typing import TYPE_CHECKING

from backpack.domain.delay import Delay
from backpack.domain.faults import Fault
from backpack.domain.ports import KeyHolder
from backpack.domain.protection import Protection, Recovery
from backpack.store.claim import Claim, preparing
from backpack.store.durable import make_file, make_folder, put_in_place, sync_folder
from backpack.store.key_file import KeyFile, make_key_file, settled
from backpack.store.key_place import COPY, KEYS, KeyPlace
from backpack.store.keys import DEFAULT_COST, Cost, is_key, make_key, overwritten, wrap_key
from backpack.store.locks import Locks, key_by_passphrase, key_by_recovery
from backpack.store.troubles import damaged, os_fault, os_faults

if TYPE_CHECKING:  # SQLCipher waits until a store is opened
    from backpack.store.repository import SqlStore

DATABASE = "backpack.db"
_LOG = "backpack.db-wal"

_CLOSED = {errno.EACCES, errno.EPERM, errno.ENAMETOOLONG, errno.ELOOP}


class Vault:
    """The folder ``home``, which may not hold a backpack yet.

    ``keyring`` may remember the key; ``cost`` is for a new passphrase, today's usual one when
    it is None. ``tick`` is a steady clock in seconds, for the delay after wrong passphrases.
    """

    def __init__(
        self,
        home: Path,
        *,
        keyring: KeyHolder,
        cost: Cost | None = None,
        tick: Callable[[], float] = time.monotonic,
    ) -> None:
        self._home = home
        self._keyring = keyring
        self._cost = cost or DEFAULT_COST
        self._tick = tick
        self._delay = Delay()
        self._place = KeyPlace(home)
        self._database = home / DATABASE
        self._log = home / _LOG
        self._claim = Claim(home)
        self._only_reading: Fault | None = None
        self.locks = Locks(
            self._place, read=self._read_keys, aside=self._aside, keyring=keyring, cost=self._cost
        )

    def claim(self) -> None:
        """Have the folder for this window, until ``let_go`` or the end of the program.

        While another window has it, this one opens the backpack for reading only.
        """
        try:
            is_ours = self._claim.take()
        except Fault as trouble:  # where nothing can be locked nothing is written either
            self._only_reading = trouble
        else:
            self._only_reading = None if is_ours else Fault("store-open-elsewhere")

    def let_go(self) -> None:
        """Let another window have the folder."""
        self._claim.let_go()

    @property
    def home(self) -> Path:
        """The folder."""
        return self._home

    @property
    def exists(self) -> bool:
        """Whether anything of a backpack is there, even if it could not be opened.

        Raises:
            Fault: ``folder-not-readable`` or ``store-io`` when nobody can tell.
        """
        with self._reading():
            return self._place.exists or self._holds_badges

    @property
    def protection(self) -> Protection:
        """The ways in; no key is needed to tell.

        Raises:
            Fault: as ``unlock``, except for the passphrase.
        """
        file = self._read_keys()
        recovery = file.current.by_recovery
        state = Recovery.NONE
        if recovery is not None:
            state = Recovery.PROVEN if recovery.is_proven else Recovery.UNPROVEN
        return Protection(
            has_passphrase=file.current.by_passphrase is not None,
            in_keychain=file.in_keyring,
            recovery=state,
            recovery_made=None if recovery is None else recovery.made,
        )

    @property
    def delay_left(self) -> float:
        """Seconds until another passphrase may be tried; 0.0 for at once."""
        return self._delay.left(self._tick())

    def keychain_works(self) -> bool:
        """Whether the keyring keeps what it is given: tried with an entry that is taken out again.

        Waits for the keyring, which may ask the learner to open it.
        """
        with overwritten(make_key()) as trial:
            name = f"trial-{token_hex(8)}"
            works = self._keyring.save(name, trial)
            self._keyring.forget(name)
        return works

    def create(self, passphrase: str | None) -> "SqlStore":
        """Make a backpack where there is none, and open it.

        With None the keyring alone opens it, so that it has to keep the key.

        Raises:
            Fault: ``passphrase-too-short``, ``keychain-refused``, ``memory-short``,
                ``store-full``, ``store-read-only``, ``store-io``; ``backpack-exists`` when
                there is one, or another program made it just now.
        """
        if self.exists:
            raise self._exists_already()
        with overwritten(make_key()) as key:
            wrapped = None if passphrase is None else wrap_key(key, passphrase, self._cost)
            file = make_key_file(key, wrapped)
            if passphrase is None and not self._keyring.save(file.id, key):
                raise Fault("keychain-refused")
            try:
                self.found(file, lambda aside: _build(aside, file, key))
            except BaseException:
                if passphrase is None:
                    self._keyring.forget(file.id)
                raise
            store = self._open(file, key)
            if passphrase is not None:
                self._keyring.save(file.id, key)
            return store

    def unlock(self, passphrase: str) -> "SqlStore":
        """Open the backpack; the keyring is given the key again where it has lost it.

        Raises:
            Fault: ``wrong-passphrase``, ``too-many-tries``, ``no-passphrase``, ``memory-short``,
                ``no-backpack``, ``keys-missing``, ``keys-damaged``, ``store-missing``,
                ``store-damaged``, ``store-newer``, ``folder-not-readable``, or the disk's trouble.
        """
        file = self._read_keys()
        if wait := self.delay_left:
            raise Fault("too-many-tries", seconds=math.ceil(wait))
        with overwritten(self._key_by_passphrase(file, passphrase)) as key:
            store = self._opened(file, key)
            self.locks.strengthen(file, key, passphrase)
            return store

    def unlock_with_recovery_key(self, text: str) -> "SqlStore":
        """Open the backpack by what is on the recovery sheet, in any spelling of it.

        Raises:
            Fault: ``recovery-key-mistyped``, ``recovery-key-incomplete``,
                ``recovery-key-altered``, ``wrong-recovery-key``, ``no-recovery-key``, and as
                ``unlock``.
        """
        file = self._read_keys()
        try:
            found = key_by_recovery(file, text)
        except ValueError:
            raise self._fault("keys-damaged", KEYS) from None
        with overwritten(found) as key:
            return self._opened(file, key)

    def unlock_with_keyring(self) -> "SqlStore | None":
        """Open the backpack with the keyring's key; None when it has none, or another one.

        Raises:
            Fault: as ``unlock``, except for the passphrase.
        """
        file = self._read_keys()
        key = self._keyring.load(file.id) if file.in_keyring else None
        if key is None:
            return None
        with overwritten(key):
            return self._opened(file, key) if is_key(key, file.current.check) else None

    def keychain_fault(self) -> Fault:
        """Why a backpack without a passphrase stays shut, and what helps, for the learner.

        Raises:
            Fault: as ``unlock``, except for the passphrase.
        """
        has_sheet = self.protection.recovery is not Recovery.NONE
        return Fault("keychain-silent" if has_sheet else "keychain-silent-alone")

    def key_file(self) -> bytes:
        """The bytes of ``keys.json``, whole, as a backup needs them beside the badges.

        Raises:
            Fault: as ``unlock``, except for the passphrase.
        """
        self._read_keys()
        with self._reading():
            return self._place.read()[1]

    def found(self, file: KeyFile, build: Callable[[Path], None]) -> None:
        """Lay the foundation: a database aside, which ``build`` makes, the keys, its real name.

        Ended after the first step, there is no backpack; after the second, the next
        opening does the third.

        Raises:
            Fault: ``backpack-exists``, or the disk's trouble.
        """
        aside = self._aside(file.id)
        with os_faults():
            make_folder(self._home)
        with preparing(self._home), os_faults():
            if self.exists:  # made while this one waited
                raise self._exists_already()
            try:
                build(aside)
                sync_folder(self._home)  # no keys on the disk without what they are for
                self._place.begin(file)
            except FileExistsError:
                aside.unlink(missing_ok=True)
                raise self._exists_already() from None
            except BaseException:
                if not self._place.exists:  # else the keys are for this very file
                    aside.unlink(missing_ok=True)
                raise
            put_in_place(aside, self._database)

    @property
    def _holds_badges(self) -> bool:
        return self._database.exists() or self._log.exists()

    def _key_by_passphrase(self, file: KeyFile, passphrase: str) -> bytearray:
        try:
            key = key_by_passphrase(file, passphrase)
        except ValueError:
            raise self._fault("keys-damaged", KEYS) from None
        except Fault as fault:
            if fault.code == "wrong-passphrase":
                self._delay = self._delay.failed(self._tick())
            raise
        self._delay = Delay()
        return key

    def _aside(self, key_id: str) -> Path:
        return self._home / f"{DATABASE}.{key_id[:8]}.new"

    def _read_keys(self) -> KeyFile:
        """The key file, with the database known to be there."""
        with self._reading():
            if not self._place.exists:
                raise self._fault("keys-missing" if self._holds_badges else "no-backpack", KEYS)
            try:
                file = self._settled()
            except (FileNotFoundError, ValueError):
                raise self._fault("keys-damaged", KEYS) from None
            is_unfinished = not self._holds_badges and self._aside(file.id).exists()
        if is_unfinished:
            self._finish(self._aside(file.id))
        with self._reading():
            if not self._database.exists():
                raise self._fault("store-missing", DATABASE)
        return file

    def _finish(self, aside: Path) -> None:
        """Do the last step of a first start, unless it is only on its way, or done meanwhile."""
        with preparing(self._home), os_faults():
            if not self._database.exists():
                put_in_place(aside, self._database)

    def _settled(self) -> KeyFile:
        """The key file as the database is now, should a change of the key have been ended."""
        file, _ = self._place.read()
        if file.coming is None:
            return file
        return settled(file, is_over=not self._aside(file.coming.id).exists())

    def _opened(self, file: KeyFile, key: bytearray) -> "SqlStore":
        """The open database, after which the folder and the keyring are put in order."""
        store = self._open(file, key)
        with suppress(Fault, OSError, ValueError):  # the next opening tries again
            self._tidy(file)
        if file.in_keyring and self._keyring.load(file.id) != key:
            self._keyring.save(file.id, key)
        return store

    def _open(self, file: KeyFile, key: bytearray) -> "SqlStore":
        from backpack.store.opening import open_store  # noqa: PLC0415 - SQLCipher

        with self._reading():
            size = self._database.stat().st_size
        if size == 0:  # SQLite would take it for a new one
            raise damaged(self._database)
        return open_store(self._database, key=key, salt=file.salt, only_reading=self._only_reading)

    def _tidy(self, file: KeyFile) -> None:
        """End a change of the key that was killed, then take away what else was left aside.

        In this order: a database aside tells that the change had not come to its end.
        """
        found, _ = self._place.read()
        leftovers = [
            path for name in (KEYS, COPY, DATABASE) for path in self._home.glob(f"{name}.*.new*")
        ]
        if found.coming is None and not leftovers and self._place.is_twice:
            return
        with preparing(self._home):
            self._put_in_order(file)

    def _put_in_order(self, file: KeyFile) -> None:
        found, _ = self._place.read()
        if found.coming is not None:
            superseded = found.coming if file.id == found.current.id else found.current
            self._keyring.forget(superseded.id)
            self._place.save(file)
        self._place.mend()
        for name in (KEYS, COPY, DATABASE):
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


def _build(aside: Path, file: KeyFile, key: bytearray) -> None:
    from backpack.store.opening import build_database  # noqa: PLC0415 - SQLCipher

    make_file(aside)
    build_database(aside, key=key, salt=file.salt)
