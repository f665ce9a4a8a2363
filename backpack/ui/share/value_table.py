"""Labels with values, each with a button that copies it: what a form elsewhere is filled with."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QPushButton, QSizePolicy

from backpack.ui.buttons import button
from backpack.ui.paragraph import Paragraph
from backpack.words import tr

_ROOM = 14
"""Pixels in a line beside its words: as high as a button."""

Copy = Callable[[str, str], object]


class ValueTable(QFrame):
    """Shows ``(label, shown, copied)``; ``copy`` is given what to copy and what to say then."""

    def __init__(self, copy: Copy) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._copy = copy
        self._shown: Sequence[tuple[str, str, str]] = ()
        self.copy_buttons: list[QPushButton] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(18, 12, 12, 12)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(2)
        self._grid.setColumnStretch(1, 1)

    def show_lines(self, lines: Sequence[tuple[str, str, str]]) -> None:
        """Show other values; the same ones are left as they are, with their focus."""
        if lines == self._shown:
            return
        self._shown = lines
        self.copy_buttons = []
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for row, (label, shown, copied) in enumerate(lines):
            title = Paragraph(label, role="label")
            title.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Minimum)
            title.setMinimumWidth(
                min(title.sizeHint().width(), self.fontMetrics().averageCharWidth() * 22)
            )
            value = Paragraph(shown)
            value.setAccessibleName(f"{label}: {shown}")
            self._grid.addWidget(title, row, 0, Qt.AlignmentFlag.AlignVCenter)
            self._grid.addWidget(value, row, 1, Qt.AlignmentFlag.AlignVCenter)
            self._grid.setRowMinimumHeight(row, self.fontMetrics().lineSpacing() + _ROOM)
            if copied:
                self._grid.addWidget(self._button(label, copied), row, 2)

    def _button(self, label: str, copied: str) -> QPushButton:
        said = tr("“{field}” copied.", field=label)
        made = button(tr("Copy"), lambda: self._copy(copied, said), role="quiet")
        made.setAccessibleName(tr("Copy {field}", field=label))
        self.copy_buttons.append(made)
        return made
