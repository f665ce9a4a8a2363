"""Paints a badge's picture, or what stands in its place."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPixmap

from backpack.ui.delegates.medal import paint_medal, paint_waiting
from backpack.ui.theme import tokens_in_use


def paint_picture(painter: QPainter, area: QRectF, picture: QPixmap | None, name: str) -> None:
    """Draw ``picture`` into the middle of ``area``; None is on its way, a null one is a medal."""
    tokens = tokens_in_use()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if picture is None:
        paint_waiting(painter, area, tokens)
    elif picture.isNull():
        paint_medal(painter, area, name, tokens)
    else:
        size = picture.deviceIndependentSize()
        target = QRectF(0, 0, size.width(), size.height())
        target.moveCenter(area.center())
        painter.drawPixmap(target.topLeft().toPoint(), picture)
    painter.restore()
