"""Bringing a backup back: as a backpack of its own, or merged into the one that is open."""

from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

from backpack.domain.merged import Merged
from backpack.domain.progress import Progress, keeping
from backpack.services.verifying import Verifying
from backpack.store.backup.opening import (
    Label,
    OwnKey,
    Passphrase,
    RecoveryKey,
    Secret,
    opened_backup,
    read_label,
    restore_backup,
)
from backpack.store.repository import SqlStore
from backpack.store.vault import Vault

__all__ = ["Label", "Merging", "Passphrase", "RecoveryKey", "Secret", "read_label", "restore"]


def restore(path: Path, secret: Secret, vault: Vault, progress: Progress) -> None:
    """Make the backpack of a backup where ``vault`` has none yet.

    It opens with the passphrase and the recovery key that the backup opens with.

    Raises:
        Fault: ``backpack-exists``, or why the backup cannot be opened.
        Cancelled: then there is still no backpack.
    """
    restore_backup(path, secret, vault, progress)


@dataclass(frozen=True, slots=True, kw_only=True)
class Merging:
    """Merges backups into the open backpack; the rules stand in ``docs/decisions/0014``."""

    store: SqlStore
    verifying: Verifying

    def preview(self, path: Path, secret: Secret | None, progress: Progress) -> Merged:
        """What a merge would do; nothing is changed.

        Without a ``secret`` the backup must be of this very backpack, on whichever computer.

        Raises:
            Fault: ``backup-of-another``, or why the backup cannot be opened.
            Cancelled: at any time.
        """
        with self._opened(path, secret, progress) as other:
            return self.store.preview_merge(other, progress)

    def merge(self, path: Path, secret: Secret | None, progress: Progress) -> Merged:
        """Merge a backup into this backpack: wholly, or not at all.

        Badges that it brought are checked here too; all, where it brought what they are judged by.

        Raises:
            Fault: as ``preview``.
            Cancelled: before it, nothing is changed; while judging, ``changes`` tells the rest,
                and what is left is caught up with.
        """
        with self.verifying.finishing():
            with self._opened(path, secret, progress) as other:
                merged = self.store.merge(other, progress)
            with keeping(lambda: merged.changes):
                if merged.is_judged_anew:
                    self.verifying.verify_all(progress)
                else:
                    self.verifying.verify(merged.added, progress)
        return merged

    def _opened(
        self, path: Path, secret: Secret | None, progress: Progress
    ) -> AbstractContextManager[SqlStore]:
        known = secret or OwnKey(store=self.store)
        return opened_backup(path, known, self.store.database.folder, progress)
