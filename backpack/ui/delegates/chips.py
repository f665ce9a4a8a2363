"""Chips painted by hand: a sign that is drawn, not typed, and a few words."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from backpack.ui.models.description import Chip
from backpack.ui.text import Tone
from backpack.ui.tokens import Tokens

GAP = 6.0
_PADDING = 8.0
_SIGNS: dict[Tone, tuple[tuple[tuple[float, float], ...], ...]] = {
    "good": (((0.0, 0.55), (0.36, 0.9), (1.0, 0.15)),),
    "caution": (((0.5, 0.0), (0.5, 0.62)), ((0.5, 0.96), (0.5, 1.0))),
    "bad": (((0.1, 0.1), (0.9, 0.9)), ((0.9, 0.1), (0.1, 0.9))),
}
"""Strokes in a unit square: a tick, an exclamation mark, a cross."""


def chip_height(metrics: QFontMetricsF) -> float:
    """The height of a chip, in pixels."""
    return metrics.height() + 5


def chip_width(chip: Chip, metrics: QFontMetricsF) -> float:
    """The width of a chip with nothing cut, in pixels."""
    sign = _sign_room(metrics) if chip.tone in _SIGNS else 0.0
    return metrics.horizontalAdvance(chip.text) + sign + 2 * _PADDING


def paint_chips(
    painter: QPainter, row: QRectF, chips: Sequence[Chip], tokens: Tokens, *, ground: str = ""
) -> None:
    """Draw chips in the middle of ``row``; where there is no room they become narrower.

    ``ground`` is their background where the one of their tone would not stand out.
    """
    metrics = QFontMetricsF(painter.font())
    widths = _fit([chip_width(chip, metrics) for chip in chips], row.width())
    left = row.center().x() - (sum(widths) + GAP * (len(widths) - 1)) / 2
    is_mirrored = painter.layoutDirection() is Qt.LayoutDirection.RightToLeft
    pairs = list(zip(chips, widths, strict=True))
    for chip, width in reversed(pairs) if is_mirrored else pairs:
        paint_chip(painter, QRectF(left, row.top(), width, row.height()), chip, tokens, ground)
        left += width + GAP


def paint_chip(painter: QPainter, area: QRectF, chip: Chip, tokens: Tokens, ground: str) -> None:
    """Draw one chip into ``area``."""
    metrics = QFontMetricsF(painter.font())
    ink = QColor(tokens.muted if chip.tone == "neutral" else getattr(tokens, chip.tone))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(ground or getattr(tokens, f"{chip.tone}_soft")))
    painter.drawRoundedRect(area, area.height() / 2, area.height() / 2)
    inner = area.adjusted(_PADDING, 0, -_PADDING, 0)
    painter.setPen(ink)
    if chip.tone in _SIGNS:
        inner = _paint_sign(painter, inner, chip.tone, metrics)
    text = metrics.elidedText(chip.text, Qt.TextElideMode.ElideRight, inner.width() + 1)
    painter.drawText(inner, Qt.AlignmentFlag.AlignCenter, text)


def chip_font(base: QFont) -> QFont:
    """The font of chips beside text in ``base``."""
    font = QFont(base)
    font.setPointSizeF(base.pointSizeF() * 0.85)
    font.setWeight(QFont.Weight.DemiBold)
    return font


def _sign_room(metrics: QFontMetricsF) -> float:
    return metrics.capHeight() * 1.45


def _paint_sign(painter: QPainter, inner: QRectF, tone: Tone, metrics: QFontMetricsF) -> QRectF:
    """Draw the sign at the beginning of ``inner``; what is left of it for the words."""
    side, room = metrics.capHeight(), _sign_room(metrics)
    is_mirrored = painter.layoutDirection() is Qt.LayoutDirection.RightToLeft
    left = inner.right() - side if is_mirrored else inner.left()
    top = inner.center().y() - side / 2
    pen = QPen(painter.pen().color(), max(1.6, side / 5.5))
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.save()
    painter.setPen(pen)
    for stroke in _SIGNS[tone]:
        painter.drawPolyline([QPointF(left + x * side, top + y * side) for x, y in stroke])
    painter.restore()
    return inner.adjusted(0, 0, -room, 0) if is_mirrored else inner.adjusted(room, 0, 0, 0)


def _fit(widths: list[float], room: float) -> list[float]:
    wanted, gaps = sum(widths), GAP * (len(widths) - 1)
    if wanted + gaps <= room:
        return widths
    return [width * (room - gaps) / wanted for width in widths]
