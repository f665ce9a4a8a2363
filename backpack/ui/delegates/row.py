"""The ground of one line in a list of places or ways: chosen, below the mouse, with the focus."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from backpack.ui.theme import tokens_in_use

_RADIUS = 8


def is_chosen(option: QStyleOptionViewItem) -> bool:
    """Whether the line is the chosen one."""
    return bool(option.state & QStyle.StateFlag.State_Selected)


def paint_ground(painter: QPainter, option: QStyleOptionViewItem) -> QRectF:
    """Make ``painter`` ready for the line, and paint its ground; gives where that is."""
    tokens = tokens_in_use()
    area = QRectF(option.rect).adjusted(1, 1, -1, -1)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setLayoutDirection(option.direction)
    painter.setPen(Qt.PenStyle.NoPen)
    if is_chosen(option):
        painter.setBrush(QColor(tokens.accent_soft))
    elif option.state & QStyle.StateFlag.State_MouseOver:
        painter.setBrush(QColor(tokens.line))
    if option.state & QStyle.StateFlag.State_HasFocus:
        painter.setPen(QPen(QColor(tokens.accent), 2))
    painter.drawRoundedRect(area, _RADIUS, _RADIUS)
    return area
