"""What can be undone, each with its name for the menu; the deeds run through the job runner."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtGui import QUndoCommand

from backpack.domain.changes import Changes
from backpack.domain.holding import Holding, Visibility
from backpack.domain.progress import Progress
from backpack.services.organising import Organising
from backpack.ui.text import visible_text
from backpack.words import ntr, tr
from backpack.words.verdicts import visibility_label

Run = Callable[[Callable[[Progress], Changes]], None]
"""Runs a mutating piece of work in the background."""

_LONGEST_NAME = 40


class RemoveCommand(QUndoCommand):
    """Puts badges into the trash; undone, they come back as they were."""

    def __init__(self, holdings: tuple[Holding, ...], organising: Organising, run: Run) -> None:
        super().__init__(_name_of_removal(holdings))
        self._ids = tuple(held.id for held in holdings)
        self._organising = organising
        self._run = run

    def redo(self) -> None:
        """Remove."""
        self._run(lambda _: self._organising.remove(self._ids))

    def undo(self) -> None:
        """Bring back."""
        self._run(lambda _: self._organising.restore(self._ids))


class VisibilityCommand(QUndoCommand):
    """Chooses who may see badges; undone, each is seen by whom it was before."""

    def __init__(
        self,
        holdings: tuple[Holding, ...],
        visibility: Visibility,
        organising: Organising,
        run: Run,
    ) -> None:
        super().__init__(
            tr(
                "“{choice}” for {badges}",
                choice=visibility_label(visibility),
                badges=_name(holdings),
            )
        )
        self._before = {held.id: held.visibility for held in holdings}
        self._after = dict.fromkeys(self._before, visibility)
        self._organising = organising
        self._run = run

    def redo(self) -> None:
        """Choose."""
        self._run(partial(self._choose, self._after))

    def undo(self) -> None:
        """Choose what was chosen before."""
        self._run(partial(self._choose, self._before))

    def _choose(self, wanted: Mapping[str, Visibility], _progress: Progress) -> Changes:
        changes = Changes()
        for visibility in Visibility:
            ids = [holding_id for holding_id, choice in wanted.items() if choice is visibility]
            if ids:
                changes |= self._organising.choose_visibility(ids, visibility)
        return changes


def _name_of_removal(holdings: tuple[Holding, ...]) -> str:
    return tr("Remove {badges}", badges=_name(holdings))


def _name(holdings: tuple[Holding, ...]) -> str:
    """One badge by its name, several by their number."""
    if len(holdings) != 1:
        return ntr("{count} badge", "{count} badges", len(holdings))
    name = " ".join(visible_text(holdings[0].name).split())
    short = name if len(name) <= _LONGEST_NAME else name[: _LONGEST_NAME - 1] + "…"
    return tr("“{name}”", name=short)
