"""The first thing painted: the program's mark, while the rest of the program is imported.

Also what stands in the window while a backpack is being locked.
"""

from PySide6.QtCore import QPointF, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget

from backpack.assets import resource
from backpack.words import tr

_PATIENCE = 400
"""Milliseconds before words say what is going on; most openings are over by then."""


class OpeningPage(QWidget):
    """The mark in the middle, and after a while a line below it.

    ``painted`` comes once, when it has been seen.
    """

    painted = Signal()

    def __init__(self, words: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words or tr("Opening your backpack…")
        self.setAccessibleName(self._words)
        self._mark = QPixmap(str(resource("icons", "backpack-128.png")))
        self._line = ""
        self._is_new = True
        QTimer.singleShot(_PATIENCE, self, self._explain)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the mark, and the line once it is there."""
        painter = QPainter(self)
        middle = QPointF(self.rect().center())
        half = self._mark.deviceIndependentSize() / 2
        painter.drawPixmap(middle - QPointF(half.width(), half.height() + 20), self._mark)
        if self._line:
            width = painter.fontMetrics().horizontalAdvance(self._line)
            painter.drawText(middle + QPointF(-width / 2, half.height() + 20), self._line)
        if self._is_new:
            self._is_new = False
            QTimer.singleShot(0, self, self.painted.emit)

    def _explain(self) -> None:
        self._line = self._words
        self.update()
