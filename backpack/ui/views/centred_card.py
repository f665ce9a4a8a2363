"""A card in the middle of the window that scrolls where the window is too small for it."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from backpack.assets import resource

_WIDTH = 62
"""Characters of the interface font: a comfortable line, in any size of type."""

_ICON_SIDE = 64


class CentredCard(QScrollArea):
    """Holds one column of widgets on a card, below the program's icon."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._card = QFrame()
        self._card.setProperty("role", "card")
        self.column = QVBoxLayout(self._card)
        self.column.setContentsMargins(32, 28, 32, 28)
        self.column.setSpacing(14)
        self.column.addWidget(_icon(), 0, Qt.AlignmentFlag.AlignLeft)
        page = QWidget()
        page.setProperty("role", "page")
        grid = QGridLayout(page)
        grid.setContentsMargins(16, 16, 16, 16)
        grid.setRowStretch(0, 2)
        grid.setRowStretch(2, 3)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1_000)
        grid.setColumnStretch(2, 1)
        grid.addWidget(self._card, 1, 1)
        self.setWidget(page)
        self._widen()

    def changeEvent(self, event: QEvent) -> None:
        """Keep the line's length when the type changes."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.ApplicationFontChange):
            self._widen()

    def _widen(self) -> None:
        self._card.setMaximumWidth(self.fontMetrics().averageCharWidth() * _WIDTH + 64)


def _icon() -> QLabel:
    label = QLabel()
    icon = QIcon(str(resource("icons", "backpack.svg")))
    label.setPixmap(icon.pixmap(QSize(_ICON_SIDE, _ICON_SIDE), label.devicePixelRatioF()))
    return label
