"""Titles with their values: side by side where there is room, else one below the other."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from backpack.ui.boxes import bare_column
from backpack.ui.paragraph import Paragraph

_TITLE = 18
"""Characters that a title may have in a line of its own column."""

_ANY_WIDTH = 16_777_215
"""Pixels: Qt's QWIDGETSIZE_MAX, which the bindings do not name."""

_ROOM = 36
"""Characters: narrower than this, a title stands above its value."""


class Facts(QWidget):
    """A table of facts; each value is a label or any other widget."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[tuple[Paragraph, QWidget]] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(1, 1)
        self._is_stacked = False

    def add(self, title: str, value: str) -> None:
        """Add a fact in words; nothing is added for an empty one."""
        if value:
            label = Paragraph(value)
            label.setAccessibleName(f"{title}: {value}")
            self.add_widget(title, label)

    def add_widget(self, title: str, value: QWidget) -> None:
        """Add a fact that a widget tells."""
        self._rows.append((Paragraph(title, role="label"), value))
        self._place(len(self._rows) - 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose between two columns and one."""
        super().resizeEvent(event)
        self._choose()

    def changeEvent(self, event: QEvent) -> None:
        """Choose anew when the type changes."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._choose()

    def _choose(self) -> None:
        letter = self.fontMetrics().averageCharWidth()
        self._is_stacked = self.width() < letter * _ROOM
        widest = max((title.sizeHint().width() for title, _ in self._rows), default=0)
        for number, (title, _) in enumerate(self._rows):
            title.setMinimumWidth(0 if self._is_stacked else min(widest, letter * _TITLE))
            title.setMaximumWidth(_ANY_WIDTH if self._is_stacked else min(widest, letter * _TITLE))
            self._place(number)

    def _place(self, number: int) -> None:
        title, value = self._rows[number]
        if self._is_stacked:
            self._grid.addWidget(title, number * 2, 0, 1, 2)
            self._grid.addWidget(value, number * 2 + 1, 0, 1, 2, _side(value))
        else:
            self._grid.addWidget(title, number * 2, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(value, number * 2, 1, _side(value))


def _side(value: QWidget) -> Qt.AlignmentFlag:
    """A widget that must not grow would keep its whole column from growing."""
    is_narrow = value.sizePolicy().horizontalPolicy() is QSizePolicy.Policy.Maximum
    return Qt.AlignmentFlag.AlignLeft if is_narrow else Qt.AlignmentFlag(0)


def section(title: str, *contents: QWidget) -> QWidget:
    """A small title with what belongs to it below."""
    box = QWidget()
    column = bare_column(box, 6)
    column.addWidget(Paragraph(title, role="label"))
    for widget in contents:
        column.addWidget(widget)
    return box
