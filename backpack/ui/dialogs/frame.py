"""What every dialog shares: margins, a title, and a row of buttons that fits any width."""

from collections.abc import Callable

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDialog, QPushButton, QVBoxLayout, QWidget

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


def button(text: str, pressed: Callable[[], object], *, role: str = "") -> QPushButton:
    """A button; a ``primary`` one is what Return presses."""
    made = QPushButton(text)
    made.setAutoDefault(role == "primary")
    made.setDefault(role == "primary")
    if role:
        made.setProperty("role", role)
    made.clicked.connect(lambda _checked: pressed())
    return made


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
