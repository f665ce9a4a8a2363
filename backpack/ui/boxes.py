"""Boxes around widgets: a column that adds no margin, and an area that scrolls up and down."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget


def bare_column(box: QWidget, spacing: int = 0) -> QVBoxLayout:
    """A column that fills ``box`` to its edges, with ``spacing`` pixels between what it holds."""
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(spacing)
    return column


def scroll_area() -> QScrollArea:
    """An area without a frame; what is inside takes its width and is scrolled up and down."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return area
