"""The badges on the wall, in the order they are shown.

Filtering and sorting are done here by ``arrangement`` in one pass, not by a proxy model:
Qt's would call back into Python for every comparison, which 10,000 badges would feel.
Only the rows that differ are told to the views.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from enum import IntEnum
from itertools import pairwise

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from backpack.domain.changes import Changes
from backpack.domain.holding import Holding
from backpack.ui.models.arrangement import Arrangement, Place, arrange, count_places
from backpack.ui.models.description import describe_holding
from backpack.ui.text import visible_text

Index = QModelIndex | QPersistentModelIndex

_MOST_SMALL_CHANGES = 64
"""Rows: telling of more than this one by one takes longer than showing all anew."""


class HoldingRole(IntEnum):
    """What can be asked about a row beside Qt's own roles."""

    HOLDING = Qt.ItemDataRole.UserRole + 1
    ID = Qt.ItemDataRole.UserRole + 2


class HoldingModel(QAbstractListModel):
    """Shows the holdings that the arrangement asks for."""

    def __init__(self, now: datetime, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._known: dict[str, Holding] = {}
        self._shown: list[Holding] = []
        self._rows: dict[str, int] | None = None
        self._wanted = Arrangement(now=now)

    @property
    def arrangement(self) -> Arrangement:
        """What is asked for at present."""
        return self._wanted

    @property
    def shown(self) -> tuple[Holding, ...]:
        """The holdings of all rows."""
        return tuple(self._shown)

    @property
    def known(self) -> tuple[Holding, ...]:
        """Every holding, shown or not."""
        return tuple(self._known.values())

    def counts(self) -> Mapping[Place, int]:
        """How many holdings each place has."""
        return count_places(self._known.values(), self._wanted.now)

    def holding(self, holding_id: str) -> Holding | None:
        """The holding of this identifier, shown or not."""
        return self._known.get(holding_id)

    def row_of(self, holding_id: str) -> int | None:
        """Where a holding is shown, or None."""
        if self._rows is None:
            self._rows = {held.id: row for row, held in enumerate(self._shown)}
        return self._rows.get(holding_id)

    def id_at(self, row: int) -> str | None:
        """The identifier of the holding shown in ``row``, or None."""
        return self._shown[row].id if 0 <= row < len(self._shown) else None

    def show_all(self, holdings: Iterable[Holding]) -> None:
        """Take the holdings anew, whatever was there before."""
        self.beginResetModel()
        self._known = {held.id: held for held in holdings}
        self._set_shown(arrange(self._known.values(), self._wanted))
        self.endResetModel()

    def apply(self, changes: Changes, fresh: Iterable[Holding]) -> None:
        """Take in what an operation changed; ``fresh`` are the added and updated holdings."""
        for holding_id in changes.removed:
            self._known.pop(holding_id, None)
        for held in fresh:
            self._known[held.id] = held
        self._show(arrange(self._known.values(), self._wanted))

    def ask(self, wanted: Arrangement) -> None:
        """Show something else, or in another order."""
        self._wanted = wanted
        self._show(arrange(self._known.values(), wanted))

    def tell_time(self, now: datetime) -> None:
        """Let time pass; what is expiring shows with the next change."""
        self._wanted = replace(self._wanted, now=now)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """How many badges are shown."""
        return 0 if parent.isValid() else len(self._shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What a row shows, says to a screen reader, and stands for."""
        if not index.isValid() or index.row() >= len(self._shown):
            return None
        return self._tell(index.row(), role)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Badges can be chosen and dragged out."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return (
            Qt.ItemFlag.ItemIsEnabled
            | Qt.ItemFlag.ItemIsSelectable
            | Qt.ItemFlag.ItemIsDragEnabled
            | Qt.ItemFlag.ItemNeverHasChildren
        )

    def _tell(self, row: int, role: int) -> object:
        held = self._shown[row]
        match role:
            case HoldingRole.HOLDING:
                return held
            case HoldingRole.ID:
                return held.id
            case Qt.ItemDataRole.DisplayRole:
                return visible_text(held.name)
            case Qt.ItemDataRole.AccessibleTextRole:
                count = len(self._shown)
                return describe_holding(held, self._wanted.now, position=row + 1, count=count)
            case _:
                return None

    def _show(self, wanted: list[Holding]) -> None:
        """Bring the rows to ``wanted`` with as little said to the views as possible."""
        ids = {held.id for held in wanted}
        leaving = [row for row, held in enumerate(self._shown) if held.id not in ids]
        staying = {held.id for held in self._shown} & ids
        coming = [row for row, held in enumerate(wanted) if held.id not in staying]
        old_order = [held.id for held in self._shown if held.id in staying]
        new_order = [held.id for held in wanted if held.id in staying]
        if old_order != new_order or len(leaving) + len(coming) > _MOST_SMALL_CHANGES:
            self.beginResetModel()
            self._set_shown(wanted)
            self.endResetModel()
            return
        self._take_out(leaving)
        self._put_in(coming, wanted)
        self._refresh(wanted)

    def _set_shown(self, shown: list[Holding]) -> None:
        self._shown, self._rows = shown, None

    def _take_out(self, rows: list[int]) -> None:
        for first, last in reversed(neighbours(rows)):
            self.beginRemoveRows(QModelIndex(), first, last)
            self._set_shown(self._shown[:first] + self._shown[last + 1 :])
            self.endRemoveRows()

    def _put_in(self, rows: list[int], wanted: list[Holding]) -> None:
        for first, last in neighbours(rows):
            self.beginInsertRows(QModelIndex(), first, last)
            self._set_shown(self._shown[:first] + wanted[first : last + 1] + self._shown[first:])
            self.endInsertRows()

    def _refresh(self, wanted: list[Holding]) -> None:
        changed = [
            row
            for row, (old, new) in enumerate(zip(self._shown, wanted, strict=True))
            if old is not new and old != new
        ]
        self._set_shown(wanted)
        for first, last in neighbours(changed):
            self.dataChanged.emit(self.index(first), self.index(last))


def neighbours(rows: list[int]) -> list[tuple[int, int]]:
    """Ascending ``rows`` as runs of neighbours, first and last of each."""
    if not rows:
        return []
    breaks = [
        number for number, (one, next_one) in enumerate(pairwise(rows), 1) if next_one != one + 1
    ]
    starts = [0, *breaks]
    ends = [*breaks, len(rows)]
    return [(rows[start], rows[end - 1]) for start, end in zip(starts, ends, strict=True)]
