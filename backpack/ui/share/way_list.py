"""The ways out at the left of the share window: a name, and what it is for below it."""

from collections.abc import Iterable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from backpack.ui.delegates.row import is_chosen, paint_ground
from backpack.ui.fonts import scaled
from backpack.ui.share.way import Entry
from backpack.ui.theme import tokens_in_use
from backpack.words import tr

_BELOW = Qt.ItemDataRole.UserRole
_SIDE = 12
"""Pixels between the edge of a line and its words."""

_ROOM = 7
"""Pixels above and below the words."""


class WayList(QListWidget):
    """One line for each way, in the order that they are given in."""

    def __init__(self, entries: Iterable[Entry], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Ways out"))
        self.setItemDelegate(WayDelegate(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setSpacing(1)
        for entry in entries:
            item = QListWidgetItem(tr(entry.title), self)
            below = tr(entry.explanation)
            item.setData(_BELOW, below)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{item.text()}: {below}")

    def needed_width(self) -> int:
        """Pixels that show every line whole, up to a comfortable width."""
        small = QFontMetrics(scaled(self.font(), 0.9))
        widest = max(
            (small.horizontalAdvance(self.item(row).data(_BELOW)) for row in range(self.count())),
            default=0,
        )
        most = small.averageCharWidth() * 36
        return min(widest, most) + 2 * _SIDE + 8


class WayDelegate(QStyledItemDelegate):
    """Paints the two lines of a way."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Two lines with room around them."""
        hint = super().sizeHint(option, index)
        small = QFontMetrics(scaled(option.font, 0.9))
        return QSize(hint.width(), option.fontMetrics.height() + small.height() + 2 * _ROOM)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint one way."""
        tokens = tokens_in_use()
        painter.save()
        inner = paint_ground(painter, option).adjusted(_SIDE, _ROOM - 1, -_SIDE, 1 - _ROOM)
        title = scaled(option.font, 1.0, weight=QFont.Weight.DemiBold)
        name = tokens.accent if is_chosen(option) else tokens.text
        _write(painter, inner, title, name, index.data())
        below = inner.adjusted(0, QFontMetrics(title).height(), 0, 0)
        colour = tokens.text if is_chosen(option) else tokens.muted
        _write(painter, below, scaled(option.font, 0.9), colour, index.data(_BELOW))
        painter.restore()


def _write(painter: QPainter, area: QRectF, font: QFont, colour: str, text: str) -> None:
    painter.setFont(font)
    painter.setPen(QColor(colour))
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(area.width()))
    painter.drawText(area, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading, shown)
