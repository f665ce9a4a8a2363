"""The trash: what was removed, when it is deleted for good, and the way back.

Only lists and asks; deeds are for the window, which is told by signals.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from backpack.domain.holding import Holding
from backpack.services.backpack import Backpack
from backpack.ui.buttons import button
from backpack.ui.jobs import JobRunner, Lane
from backpack.ui.paragraph import Paragraph
from backpack.ui.text import visible_text
from backpack.ui.views.adaptive_row import AdaptiveRow
from backpack.words import ntr, tr
from backpack.words.dates import format_date


@dataclass(frozen=True, slots=True, kw_only=True)
class Discarded:
    """A badge in the trash; ``days_left`` is None where it stays."""

    holding: Holding
    days_left: int | None


class TrashView(QWidget):
    """``restore_asked`` and ``erase_asked`` carry holdings; ``counted`` how many there are."""

    restore_asked = Signal(object)
    erase_asked = Signal(object)
    counted = Signal(int)

    def __init__(
        self, backpack: Backpack, runner: JobRunner, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._backpack = backpack
        self._runner = runner
        self.shown: tuple[Discarded, ...] = ()
        self.words = Paragraph(role="muted")
        self.list = QListWidget()
        self.restore_button = button(tr("Put back"), self._restore, role="primary")
        self.erase_button = button(tr("Delete for good…"), self._erase, role="danger")
        self.empty_button = button(tr("Empty the trash…"), self._empty)
        self._arrange()
        self._update()

    def look(self) -> None:
        """Read what is in the trash."""
        emptying, organising = self._backpack.emptying, self._backpack.organising

        def load() -> tuple[Discarded, ...]:
            return tuple(
                Discarded(holding=held, days_left=emptying.days_left(held))
                for held in organising.trash()
            )

        self._runner.submit(
            lambda _: (load(), emptying.keep_days()),
            on_done=lambda found: self._show(*found),
            lane=Lane.STORE,
        ).ends_with(self)

    def chosen(self) -> tuple[Holding, ...]:
        """The chosen badges."""
        rows = sorted(index.row() for index in self.list.selectedIndexes())
        return tuple(self.shown[row].holding for row in rows)

    def _arrange(self) -> None:
        self.list.setAccessibleName(tr("Trash"))
        self.list.setProperty("role", "rows")
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setWordWrap(True)
        self.list.itemSelectionChanged.connect(self._update)
        self.list.itemActivated.connect(lambda _: self._restore())
        keys = QShortcut(QKeySequence(QKeySequence.StandardKey.Delete), self.list)
        keys.setContext(Qt.ShortcutContext.WidgetShortcut)
        keys.activated.connect(self._erase)
        row = AdaptiveRow(self.restore_button, self.erase_button)
        row.add_stretch()
        row.add(self.empty_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(7, 0, 7, 12)
        column.setSpacing(10)
        column.addWidget(self.words)
        column.addWidget(self.list, 1)
        column.addWidget(row)

    def _show(self, discarded: Iterable[Discarded], keep_days: int | None) -> None:
        self.shown = tuple(discarded)
        self.list.clear()
        for each in self.shown:
            self.list.addItem(QListWidgetItem("\n".join(row_words(each))))
        self.words.show_text(_about(len(self.shown), keep_days))
        self.counted.emit(len(self.shown))
        if self.shown:
            self.list.setCurrentRow(0)
        self._update()

    def _update(self) -> None:
        has_chosen = bool(self.list.selectedIndexes())
        self.restore_button.setEnabled(has_chosen)
        self.erase_button.setEnabled(has_chosen)
        self.empty_button.setEnabled(bool(self.shown))

    def _restore(self) -> None:
        if self.chosen():
            self.restore_asked.emit(self.chosen())

    def _erase(self) -> None:
        if self.chosen():
            self.erase_asked.emit(self.chosen())

    def _empty(self) -> None:
        self.erase_asked.emit(tuple(each.holding for each in self.shown))


def row_words(each: Discarded) -> list[str]:
    """Two lines: which badge, and how long it is still there."""
    held = each.holding
    title = held.name if not held.issuer_name else f"{held.name} · {held.issuer_name}"
    when = "" if held.removed is None else tr("Removed on {date}.", date=format_date(held.removed))
    if each.days_left is None:
        return [visible_text(title), when]
    left = ntr(
        "Deleted for good in {count} day.", "Deleted for good in {count} days.", each.days_left
    )
    return [visible_text(title), f"{when} {left}"]


def _about(count: int, keep_days: int | None) -> str:
    if not count:
        return tr("The trash is empty.")
    if keep_days is None:
        return tr("Badges stay here until you delete them for good.")
    return ntr(
        "Badges stay here for {count} day, then they are deleted for good.",
        "Badges stay here for {count} days, then they are deleted for good.",
        keep_days,
    )
