"""Backups: one file when the learner wants, and others by themselves, of which old ones go.

What is in a file, and how it is made sure of, is ``store.backup``'s part.
"""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from secrets import token_hex

from backpack.domain.backups import OLD, BackupNotice, find_outdated, outdated_from
from backpack.domain.faults import Fault
from backpack.domain.ports import Clock
from backpack.domain.progress import Progress
from backpack.store.backup.opening import Label, read_label
from backpack.store.backup.place import SUFFIX, BackupPlace
from backpack.store.backup.writing import write_backup
from backpack.store.durable import make_folder
from backpack.store.repository import SqlStore

_NO_TROUBLE_OF_THE_STORE = frozenset({"backup-place-missing", "backup-not-written"})


@dataclass(frozen=True, slots=True, kw_only=True)
class BackupState:
    """What a page about backups shows; ``trouble`` is what the last try ended with."""

    folder: Path
    is_default: bool
    newest: Label | None
    trouble: Fault | None
    notice: BackupNotice | None


@dataclass(frozen=True, slots=True, kw_only=True)
class BackingUp:
    """Makes backups of the open backpack; ``may_back_up`` tells whether one could be opened."""

    store: SqlStore
    clock: Clock
    place: BackupPlace
    may_back_up: Callable[[], bool]

    def save(self, target: Path, progress: Progress, *, replace: bool = False) -> Label:
        """Make a backup in one file; an existing one goes only with ``replace``, and last.

        Raises:
            Fault: ``recovery-key-needed``, ``file-exists``, ``backup-not-written``,
                ``backup-not-the-same``, or the store's trouble.
            Cancelled: then nothing is there that was not before.
        """
        if not self.may_back_up():
            raise Fault("recovery-key-needed")
        if not (replace and target.exists()):
            write_backup(self.store.database, target, self.clock.now(), progress)
            return read_label(target)
        aside = target.with_name(f".{token_hex(8)}{SUFFIX}")
        try:
            write_backup(self.store.database, aside, self.clock.now(), progress)
            aside.replace(target)
        except OSError as error:
            reason = error.strerror or ""
            raise Fault("backup-not-written", name=target.name, reason=reason) from error
        finally:
            with suppress(OSError):
                aside.unlink(missing_ok=True)
        return read_label(target)

    def save_if_due(self, progress: Progress) -> Label | None:
        """Make today's automatic backup where something has changed since the last one.

        What is wrong with its place is kept for ``state``, and no reason to stop anybody.

        Raises:
            Fault: for the store's own trouble.
            Cancelled: then there is none today, until it is tried again.
        """
        content = self.store.fingerprint()
        if not self.may_back_up() or not self._is_due(content):
            return None
        try:
            label = self._save_automatically(progress)
        except Fault as fault:
            if fault.code not in _NO_TROUBLE_OF_THE_STORE:
                raise
            self.place.save(replace(self.place.read(), trouble=fault))
            return None
        self.place.save(replace(self.place.read(), trouble=None, content=content))
        return label

    def choose_place(self, folder: Path | None) -> None:
        """Let automatic backups lie there; None is the usual place again. Old ones stay.

        Raises:
            Fault: ``backup-place-missing`` when it is no folder.
        """
        if folder is not None and not folder.is_dir():
            raise Fault("backup-place-missing", folder=str(folder))
        chosen = None if folder is None else folder.absolute()
        self.place.save(replace(self.place.read(), folder=chosen, trouble=None, content=""))

    def backups(self) -> tuple[Label, ...]:
        """Every backup in the place, newest first."""
        return self.place.backups()

    def state(self) -> BackupState:
        """How backups stand now."""
        known = self.place.read()
        newest = next(iter(self.place.backups()), None)
        return BackupState(
            folder=self.place.folder,
            is_default=known.folder is None,
            newest=newest,
            trouble=known.trouble,
            notice=self._notice(newest, known.trouble),
        )

    def holds_until(self, erased: datetime) -> date | None:
        """The day from which on no automatic backup holds what was erased at that moment.

        None when none holds it now. Backups in single files are the learner's own.
        """
        holding = any(label.made <= erased for label in self.place.automatic())
        return outdated_from(erased) if holding else None

    def _notice(self, newest: Label | None, trouble: Fault | None) -> BackupNotice | None:
        if not self.store.load_holdings():
            return None
        if not self.may_back_up():
            return BackupNotice.NEEDS_RECOVERY_KEY
        if trouble is not None:
            return BackupNotice.TROUBLE
        is_old = newest is None or self.clock.now() - newest.made > OLD
        return BackupNotice.OLD if is_old else None

    def _is_due(self, content: str) -> bool:
        last = next(iter(self.place.automatic()), None)
        if last is None:
            return bool(self.store.load_holdings())
        is_another_day = last.made.date() != self.clock.now().date()
        return is_another_day and content != self.place.read().content

    def _save_automatically(self, progress: Progress) -> Label:
        folder = self.place.folder
        try:
            if folder == self.place.default:
                make_folder(folder)
            is_there = folder.is_dir()
        except OSError as error:
            raise _not_written(folder, error) from error
        if not is_there:
            raise Fault("backup-place-missing", folder=str(folder))
        self.store.check_pages()  # what is damaged must not take the place of what is whole
        now = self.clock.now()
        target = folder / self.place.name(now)
        write_backup(self.store.database, target, now, progress)
        self._remove_outdated()
        return read_label(target)

    def _remove_outdated(self) -> None:
        automatic = self.place.automatic()
        outdated = find_outdated(label.made for label in automatic)
        for label in automatic:
            if label.made in outdated:
                with suppress(OSError):  # next time
                    label.path.unlink()


def _not_written(folder: Path, error: OSError) -> Fault:
    return Fault("backup-not-written", name=folder.name, reason=error.strerror or "")
