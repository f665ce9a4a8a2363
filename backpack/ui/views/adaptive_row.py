"""A row of widgets that becomes a column where it would not fit."""

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLayoutItem, QSizePolicy, QWidget

_STACKED_GAP = 4


class AdaptiveRow(QWidget):
    """Side by side when there is room for all, one below the other otherwise.

    ``gap`` is the space between two widgets in pixels.
    """

    stacked = Signal(bool)

    def __init__(self, *widgets: QWidget, gap: int = 8, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(gap)
        self._gap = gap
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        for widget in widgets:
            self.add(widget)

    def add(self, widget: QWidget, stretch: int = 0) -> None:
        """Put ``widget`` at the end; ``stretch`` is its share of the room that is left."""
        self._row.addWidget(widget, stretch)

    def add_stretch(self) -> None:
        """Let the widgets before it keep their own width."""
        self._row.addStretch(1)

    @property
    def is_stacked(self) -> bool:
        """Whether the widgets stand one below the other."""
        return self._row.direction() is QBoxLayout.Direction.TopToBottom

    def minimumSizeHint(self) -> QSize:
        """As narrow as its widest widget can be."""
        widest = max((item.minimumSize().width() for item in self._items()), default=0)
        return QSize(widest, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose between row and column."""
        super().resizeEvent(event)
        self._choose_direction()

    def changeEvent(self, event: QEvent) -> None:
        """Choose anew when the type changes."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._choose_direction()

    def _items(self) -> list[QLayoutItem]:
        """What is shown."""
        items = [self._row.itemAt(place) for place in range(self._row.count())]
        return [item for item in items if item is not None and not item.isEmpty()]

    def _choose_direction(self) -> None:
        items = self._items()
        needed = sum(item.sizeHint().width() for item in items) + self._gap * (len(items) - 1)
        stacked = needed > self.width()
        if stacked is self.is_stacked:
            return
        self._row.setDirection(
            QBoxLayout.Direction.TopToBottom if stacked else QBoxLayout.Direction.LeftToRight
        )
        self._row.setSpacing(max(self._gap, _STACKED_GAP) if stacked else self._gap)
        self.updateGeometry()
        self.stacked.emit(stacked)
