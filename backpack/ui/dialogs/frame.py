"""What every dialog shares: margins, a title, and a row of buttons that fits any width."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from backpack.ui.paragraph import Paragraph
from backpack.ui.views.adaptive_row import AdaptiveRow

_MARGIN = 24


def begin_dialog(dialog: QDialog, title: str, size: QSize) -> QVBoxLayout:
    """Give ``dialog`` its title, a ``size`` in characters, and a column to fill."""
    dialog.setWindowTitle(title)
    letter, line = dialog.fontMetrics().averageCharWidth(), dialog.fontMetrics().lineSpacing()
    wanted = QSize(size.width() * letter, size.height() * line)
    screen = dialog.screen().availableSize()
    dialog.resize(wanted.boundedTo(screen * 0.95))
    column = QVBoxLayout(dialog)
    column.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, 20)
    column.setSpacing(12)
    return column


def heading(title: str) -> Paragraph:
    """The large words at the top."""
    return Paragraph(title, role="title")


def button_row(*buttons: QWidget, note: QWidget | None = None) -> AdaptiveRow:
    """Buttons at the end of the line; ``note`` stands before them."""
    row = AdaptiveRow(gap=8)
    if isinstance(note, Paragraph):
        row.add(note, 1)
    else:
        if note is not None:
            row.add(note)
        row.add_stretch()
    for each in buttons:
        row.add(each)
    return row
