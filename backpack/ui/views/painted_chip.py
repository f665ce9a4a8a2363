"""A chip as a widget: the same drawing as on the wall, read out as a label."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from backpack.ui.delegates.chips import chip_font, chip_height, chip_width, paint_chip
from backpack.ui.flow import FlowLayout
from backpack.ui.models.description import Chip
from backpack.ui.text import as_tooltip, visible_text
from backpack.ui.theme import tokens_in_use


class PaintedChip(QLabel):
    """One chip; too long a text ends in "…", and its tooltip has all of it."""

    def __init__(self, chip: Chip, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chip = Chip(text=" ".join(visible_text(chip.text).split()), tone=chip.tone)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(self._chip.text)
        self.setToolTip(as_tooltip(self._chip.text))
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Wide enough for all of it."""
        metrics = QFontMetricsF(self._font())
        return QSize(round(chip_width(self._chip, metrics) + 1), round(chip_height(metrics) + 1))

    def minimumSizeHint(self) -> QSize:
        """Wide enough for a few letters."""
        hint = self.sizeHint()
        return QSize(min(hint.width(), hint.height() * 4), hint.height())

    def changeEvent(self, event: QEvent) -> None:
        """Grow with the type."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self.updateGeometry()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(self.layoutDirection())
        painter.setFont(self._font())
        paint_chip(painter, QRectF(self.rect()), self._chip, tokens_in_use(), "")

    def _font(self) -> QFont:
        return chip_font(self.font())


def chip_flow(chips: list[Chip]) -> QWidget:
    """Chips that fill as many lines as they need."""
    box = QWidget()
    flow = FlowLayout(box, gap=6)
    for chip in chips:
        flow.addWidget(PaintedChip(chip))
    return box
