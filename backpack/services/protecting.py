"""What opens the backpack, as the learner changes it: passphrase, keychain, recovery sheet, keys.

The crypto and its files are ``store.locks``'s part, the sheet's look is ``publish``'s.
"""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from backpack.domain.ports import Clock
from backpack.domain.protection import Due, Protection
from backpack.formats.times import parse_time, time_text
from backpack.publish.recovery_sheet import Sheet
from backpack.store.repository import SqlStore
from backpack.store.vault import Vault

_ALONE_SINCE = "protection.alone-since"


@dataclass(frozen=True, slots=True, kw_only=True)
class Protecting:
    """Everything here takes up to a second, and ``rekey`` as long as copying the backpack."""

    vault: Vault
    store: SqlStore
    clock: Clock
    home: Path

    def status(self) -> Protection:
        """The ways in, as they are now."""
        return self.vault.protection

    def recovery_due(self) -> Due:
        """How urgent the recovery sheet is; samples do not count as badges."""
        return self.status().recovery_due(self.clock.now(), self._since())

    def change_passphrase(self, passphrase: str) -> None:
        """Let this passphrase open the backpack, in the place of an earlier one, or as the first.

        Raises:
            Fault: ``passphrase-too-short``, or the disk's trouble.
        """
        self.vault.locks.change_passphrase(self.store, passphrase)

    def remove_passphrase(self) -> None:
        """Move to the keychain: it alone opens the backpack from day to day.

        Raises:
            Fault: ``keychain-refused``, or the disk's trouble.
        """
        self.vault.locks.remove_passphrase(self.store)
        self.store.save_setting(_ALONE_SINCE, time_text(self.clock.now()))

    def use_keychain(self) -> None:
        """Let the keychain open the backpack too; raises as above."""
        self.vault.locks.remember_in_keyring(self.store)

    def leave_keychain(self) -> None:
        """Ask for the passphrase each time from now on.

        Raises:
            Fault: ``keychain-alone``, ``keychain-keeps``, or the disk's trouble.
        """
        self.vault.locks.forget_keyring(self.store)

    def renew_recovery_key(self) -> Sheet:
        """A new recovery key, on a sheet to be shown this once; no earlier one counts any more."""
        now = self.clock.now()
        key = self.vault.locks.renew_recovery_key(self.store, now.date())
        return Sheet(key=key, made=now, folder=str(self.home))

    def groups_to_prove(self) -> tuple[int, int]:
        """The numbers, from 1, of the two groups that the learner is asked for."""
        return self.vault.locks.groups_to_prove()

    def prove_recovery_key(self, first: str, second: str) -> None:
        """Note that the learner has the sheet.

        Raises:
            Fault: ``recovery-key-not-proven``, ``no-recovery-key``, or the disk's trouble.
        """
        self.vault.locks.prove_recovery_key(first, second)

    def rekey(self, passphrase: str | None) -> None:
        """Encrypt everything under a new data key; raises as ``Locks.rekey``."""
        self.vault.locks.rekey(self.store, passphrase)

    def _since(self) -> datetime | None:
        """From when on the sheet is due: the first badge, or the move to the keychain."""
        own = [held.added for held in self.store.load_holdings() if not held.is_sample]
        if not own:
            return None
        alone = self.store.load_setting(_ALONE_SINCE)
        moved = parse_time(alone) if isinstance(alone, str) else None
        return max(min(own), moved) if moved else min(own)
