"""The mark of a check, drawn: a tick, a cross, a question mark, or a dash.

Four shapes, so that colour only repeats what the shape says.
"""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from backpack.domain.report import Result
from backpack.ui.theme import tokens_in_use
from backpack.ui.tokens import Tokens
from backpack.words.verdicts import result_word

_STROKES: dict[Result, tuple[tuple[tuple[float, float], ...], ...]] = {
    Result.PASSED: (((0.30, 0.52), (0.45, 0.67), (0.71, 0.36)),),
    Result.FAILED: (((0.35, 0.35), (0.65, 0.65)), ((0.65, 0.35), (0.35, 0.65))),
    Result.UNKNOWN: (),
    Result.NOT_APPLICABLE: (((0.32, 0.5), (0.68, 0.5)),),
}
"""Lines in parts of the mark's size."""


class CheckMark(QWidget):
    """A round mark as high as a line of text."""

    def __init__(self, result: Result, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._result = result
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(result_word(result))

    def sizeHint(self) -> QSize:
        """A little larger than a line of text is high."""
        side = round(self.fontMetrics().height() * 1.25)
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the disc and the sign on it."""
        colour, ground = _colours(self._result, tokens_in_use())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(ground))
        painter.drawEllipse(area)
        pen = QPen(QColor(colour), area.width() / 10)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for stroke in _STROKES[self._result]:
            painter.drawPolyline(
                QPolygonF(
                    [
                        QPointF(area.left() + x * area.width(), area.top() + y * area.height())
                        for x, y in stroke
                    ]
                )
            )
        if self._result is Result.UNKNOWN:
            font = self.font()
            font.setBold(True)
            painter.setFont(font)
            painter.drawText(area, Qt.AlignmentFlag.AlignCenter, "?")


def _colours(result: Result, tokens: Tokens) -> tuple[str, str]:
    match result:
        case Result.PASSED:
            return tokens.good, tokens.good_soft
        case Result.FAILED:
            return tokens.bad, tokens.bad_soft
        case Result.UNKNOWN | Result.NOT_APPLICABLE:
            return tokens.muted, tokens.neutral_soft
