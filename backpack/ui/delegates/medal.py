"""The drawn stand-in for a badge without a picture: a medal with its initials."""

import math
import zlib

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QLinearGradient, QPainter, QPainterPath, QPen

from backpack.ui.tokens import Tokens

_HUES = (172, 205, 262, 330, 24, 42, 96, 145)
_POINTS = 18


def paint_medal(painter: QPainter, area: QRectF, name: str, tokens: Tokens) -> None:
    """Draw the stand-in for a badge of this name; the name always gives the same colours."""
    hue = _HUES[zlib.crc32(name.encode("utf-8", "replace")) % len(_HUES)]
    light = 0.44 if tokens.is_dark else 0.40
    gradient = QLinearGradient(area.topLeft(), area.bottomRight())
    gradient.setColorAt(0, QColor.fromHslF(hue / 360, 0.42, light + 0.10))
    gradient.setColorAt(1, QColor.fromHslF(((hue + 24) % 360) / 360, 0.48, light - 0.04))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(gradient)
    painter.drawPath(_rosette(area))
    inner = area.adjusted(*(area.width() * share for share in (0.16, 0.16, -0.16, -0.16)))
    painter.setBrush(QColor(255, 255, 255, 232))
    painter.drawEllipse(inner)
    ink = QColor.fromHslF(hue / 360, 0.55, 0.30)
    painter.setPen(QPen(ink))
    painter.setFont(_fitting(painter.font(), inner.height()))
    painter.drawText(inner, Qt.AlignmentFlag.AlignCenter, initials(name))


def paint_waiting(painter: QPainter, area: QRectF, tokens: Tokens) -> None:
    """Draw the place of a picture that is on its way."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(tokens.neutral_soft))
    painter.drawEllipse(area.adjusted(4, 4, -4, -4))


def initials(name: str) -> str:
    """The first letters of the first and the last word that begin with one."""
    words = [word for word in name.split() if word[0].isalnum()]
    if not words:
        return "·"
    chosen = (words[0], words[-1]) if len(words) > 1 else (words[0],)
    return "".join(word[0].upper() for word in chosen)


def _rosette(area: QRectF) -> QPainterPath:
    centre, outer = area.center(), area.width() / 2
    path = QPainterPath()
    for step in range(_POINTS * 2):
        radius = outer if step % 2 == 0 else outer * 0.91
        angle = math.pi * step / _POINTS
        point = centre + QPointF(math.sin(angle) * radius, -math.cos(angle) * radius)
        if step:
            path.lineTo(point)
        else:
            path.moveTo(point)
    path.closeSubpath()
    return path


def _fitting(font: QFont, height: float) -> QFont:
    fitting = QFont(font)
    fitting.setPixelSize(max(int(height * 0.36), 1))
    fitting.setWeight(QFont.Weight.Bold)
    return fitting
