"""Boxes around widgets: bare columns, cards, and areas that scroll up and down."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

_TICK = 26
"""Pixels from the edge of a box to tick to its words."""


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


def scrolled(*parts: QWidget, spacing: int = 12) -> QScrollArea:
    """An area with these widgets, one below the other."""
    page = QWidget()
    page.setProperty("role", "clear")
    column = bare_column(page, spacing)
    for part in parts:
        column.addWidget(part)
    column.addStretch(1)
    area = scroll_area()
    area.setWidget(page)
    return area


def card(*parts: QWidget) -> QFrame:
    """A card with these widgets, one below the other."""
    column = QVBoxLayout()
    for part in parts:
        column.addWidget(part)
    return card_around(column)


def card_around(column: QVBoxLayout) -> QFrame:
    """A card around a column that is filled later, or over and over."""
    frame = QFrame()
    frame.setProperty("role", "card")
    column.setContentsMargins(14, 12, 14, 12)
    column.setSpacing(10)
    frame.setLayout(column)
    return frame


def indented(part: QWidget) -> QWidget:
    """A widget that begins below the words of a box to tick, in either direction."""
    box = QWidget()
    box.setProperty("role", "clear")
    row = QHBoxLayout(box)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(0)
    row.addSpacing(_TICK)
    row.addWidget(part, 1)
    return box
