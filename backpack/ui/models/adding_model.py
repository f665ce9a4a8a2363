"""The lines of an adding, as a list model; rows are told to the view in batches."""

from collections.abc import Iterable
from dataclasses import replace
from enum import IntEnum

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from backpack.domain.holding import Holding, Identity
from backpack.services.importing import Line, Outcome
from backpack.services.sources import Source
from backpack.ui.models.adding_rows import AddingRow, describe_line, summarise

Index = QModelIndex | QPersistentModelIndex


class AddingRole(IntEnum):
    """What can be asked about a row beside Qt's own roles."""

    ROW = Qt.ItemDataRole.UserRole + 1


class AddingModel(QAbstractListModel):
    """One row for each line, in the order they came."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: list[Line] = []
        self.rows: list[AddingRow] = []

    @property
    def summary(self) -> str:
        """All rows in a few words."""
        return summarise(self.rows, self._lines)

    @property
    def added_ids(self) -> frozenset[str]:
        """What is in the backpack by this adding."""
        return frozenset(
            line.holding.id
            for line in self._lines
            if line.outcome in (Outcome.ADDED, Outcome.NEWER) and line.holding is not None
        )

    @property
    def to_try_again(self) -> list[Source]:
        """The sources that were refused for something that may have passed."""
        return [line.source for line in self._lines if line.may_be_tried_again]

    def missing_from(self, sources: Iterable[Source]) -> list[Source]:
        """Those of which no line tells: trouble came in between."""
        told = {id(line.source) for line in self._lines}
        return [source for source in sources if id(source) not in told]

    def drop_those_to_try_again(self) -> None:
        """Take their lines out; they come anew."""
        self.beginResetModel()
        kept = [
            (line, row)
            for line, row in zip(self._lines, self.rows, strict=True)
            if not line.may_be_tried_again
        ]
        self._lines = [line for line, _ in kept]
        self.rows = [row for _, row in kept]
        self.endResetModel()

    def add(self, lines: Iterable[Line]) -> None:
        """Put lines at the end."""
        new = list(lines)
        if not new:
            return
        first = len(self.rows)
        self.beginInsertRows(QModelIndex(), first, first + len(new) - 1)
        self._lines += new
        self.rows += [describe_line(line) for line in new]
        self.endInsertRows()

    def ask(self, claims: dict[str, Identity]) -> list[int]:
        """Ask about the addresses of these holdings, each once; the rows that ask."""
        asked: dict[Identity, int] = {}
        for number, line in enumerate(self._lines):
            claim = claims.get(line.holding.id) if line.holding else None
            if claim is not None:
                asks = asked.setdefault(claim, number) == number
                self.rows[number] = describe_line(line, claim, asks=asks)
        self._tell_all()
        return list(asked.values())

    def refresh(self, holdings: Iterable[Holding]) -> None:
        """Show the holdings as they are now; what is settled is not asked again."""
        known = {held.id: held for held in holdings}
        for number, line in enumerate(self._lines):
            if line.holding is None or line.holding.id not in known:
                continue
            held = known[line.holding.id]
            row = self.rows[number]
            is_open = row.claim is not None and held.recipient is line.holding.recipient
            self._lines[number] = replace(line, holding=held)
            self.rows[number] = describe_line(
                self._lines[number],
                row.claim if is_open else None,
                asks=row.asks and is_open,
            )
        self._tell_all()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """How many lines there are."""
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What a row shows, and says to a screen reader."""
        if not index.isValid() or index.row() >= len(self.rows):
            return None
        row = self.rows[index.row()]
        match role:
            case AddingRole.ROW:
                return row
            case Qt.ItemDataRole.DisplayRole:
                return row.title
            case Qt.ItemDataRole.AccessibleTextRole:
                return row.spoken
            case _:
                return None

    def _tell_all(self) -> None:
        if self.rows:
            self.dataChanged.emit(self.index(0), self.index(len(self.rows) - 1))
