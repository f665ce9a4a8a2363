"""A label whose text breaks anywhere when a word is wider than the label.

``QLabel`` breaks at spaces only, and lets a long identifier or a long German word run
out of sight at 320 pixels or with large type.
"""

import math

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QFont,
    QGuiApplication,
    QPainter,
    QPaintEvent,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QLabel, QSizePolicy, QStyle, QWidget

from backpack.ui.text import visible_text
from backpack.words import tr

_WIDEST_HINT = 60
"""Characters: a comfortable line; longer text asks for height instead."""

_MOST_WIDTHS = 6
"""Widths that are remembered: layouts ask for few, over and over."""

_CHANGES = (QEvent.Type.FontChange, QEvent.Type.StyleChange, QEvent.Type.LayoutDirectionChange)


class Paragraph(QLabel):
    """Plain text over as many lines as it needs; ``role`` chooses its look in the theme."""

    def __init__(
        self, text: str = "", *, role: str | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._laid_out: dict[float, list[tuple[QTextLayout, float]]] = {}
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        if role is not None:
            self.setProperty("role", role)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.addAction(tr("Copy"), self.copy)
        self.show_text(text)

    def show_text(self, text: str) -> None:
        """Show another text."""
        self._laid_out.clear()
        self.setText(visible_text(text))

    def copy(self) -> None:
        """Put the text on the clipboard."""
        QGuiApplication.clipboard().setText(self.text())

    def hasHeightForWidth(self) -> bool:
        """Narrower means higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of all lines when the label is ``width`` pixels wide."""
        margins = self.contentsMargins()
        inner = width - margins.left() - margins.right()
        lines = self._lines(inner)
        return math.ceil(sum(height for _, height in lines)) + margins.top() + margins.bottom()

    def sizeHint(self) -> QSize:
        """As wide as its longest line, up to a comfortable length."""
        metrics = self.fontMetrics()
        longest = max(metrics.horizontalAdvance(line) for line in self.text().split("\n"))
        width = min(longest + 2, metrics.averageCharWidth() * _WIDEST_HINT)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Wide enough for a few letters."""
        metrics = self.fontMetrics()
        return QSize(metrics.averageCharWidth() * 4, metrics.height())

    def changeEvent(self, event: QEvent) -> None:
        """Lay the text out anew when the type or the direction changes."""
        super().changeEvent(event)
        if event.type() in _CHANGES:
            self._laid_out.clear()
            self.updateGeometry()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw every line."""
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        area = QRectF(self.contentsRect())
        lines = self._lines(area.width())
        top = area.top()
        if self.alignment() & Qt.AlignmentFlag.AlignVCenter:
            top += max(area.height() - sum(height for _, height in lines), 0) / 2
        for layout, height in lines:
            layout.draw(painter, QPointF(area.left(), top))
            top += height

    def _lines(self, width: float) -> list[tuple[QTextLayout, float]]:
        """Laid out anew only when something is different: layouts ask very often."""
        known = self._laid_out.get(width)
        if known is None:
            side = QStyle.visualAlignment(self.layoutDirection(), self.alignment())
            known = lay_out(self.text(), self.font(), width, side)
            if len(self._laid_out) >= _MOST_WIDTHS:
                self._laid_out.clear()
            self._laid_out[width] = known
        return known


def lay_out(
    text: str, font: QFont, width: float, side: Qt.AlignmentFlag
) -> list[tuple[QTextLayout, float]]:
    """Each line break's part of ``text``, wrapped at ``width`` pixels, with its height.

    Every part reads in the direction of its own script, and leans to ``side``.
    """
    option = QTextOption()
    option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    option.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute)
    return [_lay_out_part(part, font, option, width) for part in text.split("\n")]


def _lay_out_part(
    text: str, font: QFont, option: QTextOption, width: float
) -> tuple[QTextLayout, float]:
    layout = QTextLayout(text, font)
    layout.setTextOption(option)
    layout.beginLayout()
    height = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(width, 1))
        line.setPosition(QPointF(0, height))
        height += line.height()
    layout.endLayout()
    return layout, height
