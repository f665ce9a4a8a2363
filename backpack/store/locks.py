"""What opens a backpack, changed while it is open: passphrase, keyring, recovery key, data key.

Only ``keys.json`` is written, and the badges only by ``rekey``. Whatever ends a change in its
middle, the backpack opens as before it or as after it.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from backpack.domain.faults import Fault
from backpack.domain.ports import KeyHolder
from backpack.formats.recovery_key import parse_recovery_key
from backpack.store.key_file import (
    Copies,
    KeyFile,
    make_copies,
    settled,
    with_passphrase,
    with_recovery,
)
from backpack.store.key_place import KEYS, KeyPlace
from backpack.store.keys import (
    Cost,
    WrappedKey,
    is_key,
    make_key,
    overwritten,
    unwrap_key,
    wrap_key,
)
from backpack.store.recovery import RecoveryCopy, follow, is_proof, make_recovery, open_recovery
from backpack.store.troubles import os_faults

if TYPE_CHECKING:  # SQLCipher waits until a store is opened
    from backpack.store.repository import SqlStore


class Locks:
    """The locks of one backpack; made by its ``Vault``.

    ``read`` gives the key file, settled; ``aside`` names the file of a database under another
    key, by that key's id.
    """

    def __init__(
        self,
        place: KeyPlace,
        *,
        read: Callable[[], KeyFile],
        aside: Callable[[str], Path],
        keyring: KeyHolder,
        cost: Cost,
    ) -> None:
        self._place = place
        self._read = read
        self._aside = aside
        self._keyring = keyring
        self._cost = cost

    def change_passphrase(self, store: "SqlStore", passphrase: str) -> None:
        """Let this passphrase open the backpack, and no earlier one; the badges are not touched.

        Raises:
            Fault: ``passphrase-too-short``, ``memory-short``, ``keys-damaged``, or the disk's
                trouble; then the earlier one still does.
        """
        with self._changing(store) as (file, key):
            self._save_passphrase(file, key, passphrase)

    def remove_passphrase(self, store: "SqlStore") -> None:
        """Let the keyring alone open the backpack from day to day.

        Raises:
            Fault: ``keychain-refused`` when the keyring does not keep the key; as above.
        """
        with self._changing(store) as (file, key):
            self._keep_in_keyring(file.id, key)
            self._place.save(replace(with_passphrase(file, None), in_keyring=True))

    def remember_in_keyring(self, store: "SqlStore") -> None:
        """Let the keyring open the backpack, beside the passphrase; raises as above."""
        with self._changing(store) as (file, key):
            self._keep_in_keyring(file.id, key)
            self._place.save(replace(file, in_keyring=True))

    def forget_keyring(self, store: "SqlStore") -> None:
        """Ask for the passphrase each time from now on.

        Raises:
            Fault: ``keychain-alone`` where there is no passphrase; ``keychain-keeps`` when the
                keyring still has the key: it is not asked any more, but has to be emptied by hand.
        """
        with self._changing(store) as (file, _):
            if file.current.by_passphrase is None:
                raise Fault("keychain-alone")
            self._place.save(replace(file, in_keyring=False))
        if not self._keyring.forget(file.id):
            raise Fault("keychain-keeps")

    def renew_recovery_key(self, store: "SqlStore", made: date) -> str:
        """A new recovery key, as it goes on paper; an earlier one opens nothing from now on.

        It is told this once, and kept nowhere.

        Raises:
            Fault: ``keys-damaged``, or the disk's trouble; then the earlier one still counts.
        """
        with self._changing(store) as (file, key):
            copy, text = make_recovery(key, made)
            self._place.save(with_recovery(file, copy))
            return text

    def groups_to_prove(self) -> tuple[int, int]:
        """The numbers, from 1, of the two groups to be typed from the newest sheet.

        Raises:
            Fault: ``no-recovery-key``.
        """
        return _recovery_of(self._read()).probe.groups

    def prove_recovery_key(self, first: str, second: str) -> None:
        """Note that the learner has the sheet: these are the two groups, in order.

        Raises:
            Fault: ``recovery-key-not-proven`` when they are not; ``no-recovery-key``, or the
                disk's trouble.
        """
        file = self._read()
        recovery = _recovery_of(file)
        if not is_proof(recovery, first, second):
            raise Fault("recovery-key-not-proven")
        self._place.save(with_recovery(file, replace(recovery, is_proven=True)))

    def strengthen(self, file: KeyFile, key: bytearray, passphrase: str) -> None:
        """Wrap the key anew where its copy was made when a try cost less than it does today.

        Where that cannot be saved, the old copy stays, and the next opening tries again.
        """
        wrapped = file.current.by_passphrase
        if wrapped is not None and wrapped.cost.is_below(self._cost):
            with suppress(Fault):
                self._save_passphrase(file, key, passphrase)

    def rekey(self, store: "SqlStore", passphrase: str | None) -> None:
        """Encrypt all badges under a new data key; passphrase, keyring and sheet stay good.

        ``passphrase`` is today's, None where there is none. ``store`` stays open.

        Raises:
            Fault: ``wrong-passphrase``, ``passphrase-needed``, ``keychain-refused``,
                ``store-busy`` when another program has the backpack open, or the disk's trouble;
                then the old data key still counts.
        """
        with self._changing(store) as (file, key), overwritten(make_key()) as new:
            coming = self._make_coming(file, key, new, passphrase)
            is_kept = file.in_keyring and self._keyring.save(coming.id, new)
            if coming.by_passphrase is None and not is_kept:
                raise Fault("keychain-refused")
            self._change_key(store, replace(file, coming=coming), key, new)

    @contextmanager
    def _changing(self, store: "SqlStore") -> Iterator[tuple[KeyFile, bytearray]]:
        """The key file, and the data key that it is about, overwritten on leaving."""
        file = self._read()
        with store.database.key() as key:
            if not is_key(key, file.current.check):
                raise Fault("keys-damaged", folder=str(store.database.path.parent), name=KEYS)
            yield file, key

    def _save_passphrase(self, file: KeyFile, key: bytearray, passphrase: str) -> None:
        self._place.save(with_passphrase(file, self._wrapped(key, passphrase)))

    def _wrapped(self, key: bytearray, passphrase: str) -> WrappedKey:
        """A copy that was tried before anything else is thrown away for it."""
        wrapped = wrap_key(key, passphrase, self._cost)
        with overwritten(unwrap_key(wrapped, passphrase)) as unwrapped:
            if unwrapped != key:
                raise RuntimeError("a key came out of its wrapping as another one")
        return wrapped

    def _keep_in_keyring(self, key_id: str, key: bytearray) -> None:
        if not self._keyring.save(key_id, key):
            raise Fault("keychain-refused")

    def _make_coming(
        self, file: KeyFile, key: bytearray, new: bytearray, passphrase: str | None
    ) -> Copies:
        """The copies of the new key, each of which the learner can open as before."""
        wrapped = None
        if file.current.by_passphrase is not None:
            if passphrase is None:
                raise Fault("passphrase-needed")
            with overwritten(unwrap_key(file.current.by_passphrase, passphrase)):
                wrapped = self._wrapped(new, passphrase)
        recovery = file.current.by_recovery
        return replace(
            make_copies(new, wrapped), by_recovery=recovery and follow(recovery, key, new)
        )

    def _change_key(self, store: "SqlStore", file: KeyFile, old: bytearray, new: bytearray) -> None:
        from backpack.store import rekeying  # noqa: PLC0415 - SQLCipher

        path = store.database.path
        aside = self._aside(_coming_of(file).id)
        is_named = False
        with store.database.giving_way() as take_key:
            try:
                with (
                    os_faults(),
                    rekeying.held_alone(path, key=old, salt=file.salt) as holding,
                ):
                    rekeying.encrypt_aside(holding, aside, key=new, salt=file.salt)
                    self._place.save(file)
                    is_named = True
                    rekeying.put_over(aside, path, holding)
            except BaseException:
                # asked without opening a file, which may be the very trouble: the old keys over
                # the new database would be the end of it
                if is_named and not aside.exists():  # only the disk's word for it is missing
                    take_key(new)
                else:
                    self._give_up(file, aside)
                raise
            take_key(new)
        self._keyring.forget(file.current.id)
        with suppress(Fault):  # the next opening does it
            self._place.save(settled(file, is_over=True))

    def _give_up(self, file: KeyFile, aside: Path) -> None:
        """Take the new key back; as long as the key file names it, the database aside stays."""
        self._keyring.forget(_coming_of(file).id)
        with suppress(Fault, OSError):
            self._place.save(settled(file, is_over=False))
            aside.unlink(missing_ok=True)


def key_by_passphrase(file: KeyFile, passphrase: str) -> bytearray:
    """The data key, by the passphrase.

    Raises:
        Fault: ``wrong-passphrase``, ``no-passphrase`` or ``memory-short``.
        ValueError: when the copy holds another key than the file is about.
    """
    if file.current.by_passphrase is None:
        raise Fault("no-passphrase")
    return _checked(file, unwrap_key(file.current.by_passphrase, passphrase))


def key_by_recovery(file: KeyFile, text: str) -> bytearray:
    """The data key, by what is on the recovery sheet.

    Raises:
        Fault: as ``parse_recovery_key``, ``wrong-recovery-key`` or ``no-recovery-key``.
        ValueError: as above.
    """
    recovery = _recovery_of(file)
    return _checked(file, open_recovery(recovery, parse_recovery_key(text)))


def _checked(file: KeyFile, key: bytearray) -> bytearray:
    if not is_key(key, file.current.check):
        raise ValueError("the copy of another key")
    return key


def _recovery_of(file: KeyFile) -> RecoveryCopy:
    if file.current.by_recovery is None:
        raise Fault("no-recovery-key")
    return file.current.by_recovery


def _coming_of(file: KeyFile) -> Copies:
    if file.coming is None:
        raise RuntimeError("no change of the key is under way")
    return file.coming
