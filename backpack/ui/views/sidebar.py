"""The places at the left, with how many badges each has, and where all of it lies."""

from collections.abc import Mapping

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QIcon, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from backpack.assets import resource
from backpack.ui.delegates.row import is_chosen, paint_ground
from backpack.ui.fonts import scaled
from backpack.ui.models.arrangement import PLACE_NAMES, Place
from backpack.ui.text import plain_label
from backpack.ui.theme import tokens_in_use
from backpack.words import ntr, tr

_COUNT = Qt.ItemDataRole.UserRole
_PLACE = Qt.ItemDataRole.UserRole + 1
_MARGIN = 14
_MARK = 24
"""Pixels: the side of the program's mark."""


class Sidebar(QFrame):
    """Lists the places; ``place_chosen`` tells which one the learner went to."""

    place_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "sidebar")
        self.places = QListWidget()
        self.places.setAccessibleName(tr("Places"))
        self.places.setItemDelegate(PlaceDelegate(self.places))
        self.places.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.places.setMouseTracking(True)
        for place in Place:
            item = QListWidgetItem(tr(PLACE_NAMES[place]), self.places)
            item.setData(_PLACE, place.value)
            item.setHidden(place is Place.SAMPLES)
        self.places.setCurrentRow(0)
        self.places.currentItemChanged.connect(self._tell)
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN, 18, _MARGIN, 14)
        column.setSpacing(14)
        column.addLayout(_heading())
        column.addWidget(self.places, 1)
        column.addWidget(plain_label(tr("● Encrypted on this computer"), role="safe"))

    def needed_width(self) -> int:
        """Pixels that show every name whole."""
        metrics = QFontMetrics(scaled(self.places.font(), 1.0, weight=QFont.Weight.DemiBold))
        names = max(metrics.horizontalAdvance(tr(PLACE_NAMES[place])) for place in Place)
        return names + metrics.horizontalAdvance("0000") + 2 * _MARGIN + 32

    @property
    def place(self) -> Place:
        """The place that the learner is in."""
        return Place(self.places.currentItem().data(_PLACE))

    def go_to(self, place: Place) -> None:
        """Go to another place."""
        self.places.setCurrentItem(self._item(place))

    def show_counts(self, counts: Mapping[Place, int]) -> None:
        """Show how many badges each place has; Samples is there while there are some."""
        for place, count in counts.items():
            if place is not Place.TRASH:
                self.show_count(place, count)
        has_samples = counts[Place.SAMPLES] > 0
        self._item(Place.SAMPLES).setHidden(not has_samples)
        if not has_samples and self.place is Place.SAMPLES:
            self.go_to(Place.ALL)

    def show_count(self, place: Place, count: int) -> None:
        """Show how many badges one place has."""
        item = self._item(place)
        item.setData(_COUNT, count)
        said = ntr("{name}, {count} badge", "{name}, {count} badges", count, name=item.text())
        item.setData(Qt.ItemDataRole.AccessibleTextRole, said)

    def _item(self, place: Place) -> QListWidgetItem:
        return self.places.item(list(Place).index(place))

    def _tell(self, *_items: object) -> None:
        self.place_chosen.emit(self.place)


def _heading() -> QHBoxLayout:
    mark = QLabel()
    mark.setPixmap(QIcon(str(resource("icons", "backpack-64.png"))).pixmap(_MARK, _MARK))
    row = QHBoxLayout()
    row.setSpacing(8)
    row.addWidget(mark)
    row.addWidget(plain_label(tr("Backpack"), role="title", wraps=False), 1)
    return row


class PlaceDelegate(QStyledItemDelegate):
    """Paints a place: its name, and its number at the other end."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """One line with room around it."""
        hint = super().sizeHint(option, index)
        return QSize(hint.width(), option.fontMetrics.height() + 14)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint one line."""
        painter.save()
        self._paint_words(painter, paint_ground(painter, option), option, index)
        painter.restore()

    def _paint_words(
        self,
        painter: QPainter,
        area: QRectF,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        tokens = tokens_in_use()
        weight = QFont.Weight.DemiBold if is_chosen(option) else QFont.Weight.Normal
        inner = area.adjusted(10, 0, -10, 0)
        middle = Qt.AlignmentFlag.AlignVCenter
        count = index.data(_COUNT)
        painter.setFont(scaled(option.font, 0.9))
        painter.setPen(QColor(tokens.muted))
        painter.drawText(inner, middle | Qt.AlignmentFlag.AlignTrailing, str(count or ""))
        taken = painter.fontMetrics().horizontalAdvance(str(count or "")) + 8
        is_mirrored = option.direction is Qt.LayoutDirection.RightToLeft
        rest = inner.adjusted(taken, 0, 0, 0) if is_mirrored else inner.adjusted(0, 0, -taken, 0)
        painter.setFont(scaled(option.font, 1.0, weight=weight))
        painter.setPen(QColor(tokens.accent if is_chosen(option) else tokens.text))
        name = painter.fontMetrics().elidedText(
            index.data(), Qt.TextElideMode.ElideRight, int(rest.width())
        )
        painter.drawText(rest, middle | Qt.AlignmentFlag.AlignLeading, name)
