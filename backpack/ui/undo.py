"""What can be undone, each with its name for the menu; all of it runs in the background.

The store may refuse (busy, full, a badge that another program erased): then the history
goes back to where the store stands, so that "Undo" never names what did not happen.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Protocol

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from backpack.domain.changes import Changes
from backpack.domain.holding import Holding, Visibility
from backpack.domain.progress import Progress, keeping
from backpack.services.organising import Organising
from backpack.ui.text import visible_text
from backpack.words import ntr, tr
from backpack.words.verdicts import visibility_label

Work = Callable[[Progress], Changes]
Run = Callable[[Work, Callable[[Changes | None], None]], None]
"""Runs work in the background, and tells what the store did; None when it refused."""

_LONGEST_NAME = 40


class Deed(Protocol):
    """Something that was done to badges, and how it is undone and done again."""

    @property
    def holdings(self) -> tuple[Holding, ...]:
        """To which badges, as they were before."""
        ...

    @property
    def name(self) -> str:
        """What the menu calls it."""
        ...

    def do(self, progress: Progress) -> Changes:
        """Do it, or do it again."""
        ...

    def undo(self, progress: Progress) -> Changes:
        """Bring back what was before."""
        ...

    def without(self, holding_ids: frozenset[str]) -> "Deed | None":
        """The same for the other badges; None when there are none."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Removal:
    """Puts badges into the trash; undone, they come back as they were."""

    holdings: tuple[Holding, ...]
    organising: Organising

    @property
    def name(self) -> str:
        """Such as "Remove 3 badges"."""
        return tr("Remove {badges}", badges=_name(self.holdings))

    def do(self, _progress: Progress) -> Changes:
        """Remove."""
        return self.organising.remove(held.id for held in self.holdings)

    def undo(self, _progress: Progress) -> Changes:
        """Bring back."""
        return self.organising.restore(held.id for held in self.holdings)

    def without(self, holding_ids: frozenset[str]) -> "Removal | None":
        """The removal of the others."""
        others = tuple(held for held in self.holdings if held.id not in holding_ids)
        return replace(self, holdings=others) if others else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Return:
    """Takes badges out of the trash; undone, they go back into it."""

    holdings: tuple[Holding, ...]
    organising: Organising

    @property
    def name(self) -> str:
        """Such as "Put back 3 badges"."""
        return tr("Put back {badges}", badges=_name(self.holdings))

    def do(self, _progress: Progress) -> Changes:
        """Put back."""
        return self.organising.restore(held.id for held in self.holdings)

    def undo(self, _progress: Progress) -> Changes:
        """Remove again."""
        return self.organising.remove(held.id for held in self.holdings)

    def without(self, holding_ids: frozenset[str]) -> "Return | None":
        """The return of the others."""
        others = tuple(held for held in self.holdings if held.id not in holding_ids)
        return replace(self, holdings=others) if others else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """Chooses who may see badges; undone, each is seen by whom it was before."""

    holdings: tuple[Holding, ...]
    visibility: Visibility
    organising: Organising

    @property
    def name(self) -> str:
        """Such as "“Public page” for 3 badges"."""
        choice = visibility_label(self.visibility)
        return tr("“{choice}” for {badges}", choice=choice, badges=_name(self.holdings))

    def do(self, _progress: Progress) -> Changes:
        """Choose."""
        return self._choose({held.id: self.visibility for held in self.holdings})

    def undo(self, _progress: Progress) -> Changes:
        """Choose what was chosen before."""
        return self._choose({held.id: held.visibility for held in self.holdings})

    def without(self, holding_ids: frozenset[str]) -> "Choice | None":
        """The choice for the others."""
        others = tuple(held for held in self.holdings if held.id not in holding_ids)
        return replace(self, holdings=others) if others else None

    def _choose(self, wanted: Mapping[str, Visibility]) -> Changes:
        changes = Changes()
        with keeping(lambda: changes):
            for visibility in Visibility:
                ids = [holding_id for holding_id, choice in wanted.items() if choice is visibility]
                if ids:
                    changes |= self.organising.choose_visibility(ids, visibility)
        return changes


@dataclass(slots=True)
class _Entry:
    """A deed in the history; ``is_done`` is what the store says."""

    deed: Deed
    is_done: bool = True


class History(QUndoStack):
    """The deeds that can be undone. Each is put in once the store has done it.

    ``found_gone`` when badges turn out to be erased elsewhere; they are left out.
    """

    found_gone = Signal()

    def __init__(self, run: Run, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._run = run
        self._under_way = 0
        self._is_quiet = False

    def put(self, deed: Deed) -> None:
        """Take in what was just done."""
        with self._quietly():
            self.push(_Command(_Entry(deed), self))

    def forget(self, holding_ids: frozenset[str]) -> None:
        """Leave out badges that can never come back."""
        entries, here = self._entries(), self.index()
        before = _without(holding_ids, entries[:here])
        after = _without(holding_ids, entries[here:])
        with self._quietly():
            self.clear()
            for entry in (*before, *after):
                self.push(_Command(entry, self))
            self.setIndex(len(before))

    def move(self, entry: _Entry, *, forward: bool) -> None:
        """Do an entry again or undo it, unless the store stands there already."""
        if self._is_quiet:
            return

        def arrive(changes: Changes | None) -> None:
            self._under_way -= 1
            entry.is_done = forward is (changes is not None)
            if changes is not None:
                self._leave_out(find_gone(entry.deed, changes))
            if not self._under_way:
                self._settle()

        self._under_way += 1
        self._run(entry.deed.do if forward else entry.deed.undo, arrive)

    def _leave_out(self, gone: frozenset[str]) -> None:
        if gone:
            self.forget(gone)
            self.found_gone.emit()

    def _settle(self) -> None:
        """Stand between what is done and what is not."""
        with self._quietly():
            while self.index() > 0 and not self._entries()[self.index() - 1].is_done:
                self.undo()
            while self.index() < self.count() and self._entries()[self.index()].is_done:
                self.redo()

    def _entries(self) -> list[_Entry]:
        commands = (self.command(number) for number in range(self.count()))
        return [command.entry for command in commands if isinstance(command, _Command)]

    @contextmanager
    def _quietly(self) -> Iterator[None]:
        """Move without asking anything of the store."""
        self._is_quiet = True
        try:
            yield
        finally:
            self._is_quiet = False


class _Command(QUndoCommand):
    """An entry as Qt's stack moves it."""

    def __init__(self, entry: _Entry, history: History) -> None:
        super().__init__(entry.deed.name)
        self.entry = entry
        self._history = history

    def redo(self) -> None:
        """Do it again."""
        self._history.move(self.entry, forward=True)

    def undo(self) -> None:
        """Bring back what was before."""
        self._history.move(self.entry, forward=False)


def find_gone(deed: Deed, changes: Changes) -> frozenset[str]:
    """The badges of a deed that the store did not find any more."""
    found = changes.added | changes.updated | changes.removed
    return frozenset(held.id for held in deed.holdings) - found


def _without(holding_ids: frozenset[str], entries: list[_Entry]) -> list[_Entry]:
    left = []
    for entry in entries:
        deed = entry.deed.without(holding_ids)
        if deed is not None:
            entry.deed = deed
            left.append(entry)
    return left


def _name(holdings: tuple[Holding, ...]) -> str:
    """One badge by its name, several by their number."""
    if len(holdings) != 1:
        return ntr("{count} badge", "{count} badges", len(holdings))
    name = " ".join(visible_text(holdings[0].name).split())
    short = name if len(name) <= _LONGEST_NAME else name[: _LONGEST_NAME - 1] + "…"
    return tr("“{name}”", name=short)
