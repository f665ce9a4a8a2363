"""A field for a passphrase: hidden, unless the learner asks to see it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from backpack.ui.boxes import bare_column
from backpack.ui.paragraph import Paragraph
from backpack.ui.text import set_role
from backpack.words import tr


class PassphraseField(QWidget):
    """A titled line that hides what is typed; ``text_changed`` on every letter."""

    text_changed = Signal()
    accepted = Signal()

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = QLineEdit()
        self.note = Paragraph(role="small")
        self.line.setEchoMode(QLineEdit.EchoMode.Password)
        self.line.setAccessibleName(title)
        self.line.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData
            | Qt.InputMethodHint.ImhNoPredictiveText
            | Qt.InputMethodHint.ImhHiddenText
        )
        self.line.textChanged.connect(lambda _text: self.text_changed.emit())
        self.line.returnPressed.connect(self.accepted)
        column = bare_column(self, 4)
        column.addWidget(Paragraph(title, role="label"))
        column.addWidget(self.line)
        column.addWidget(self.note)
        self.note.hide()
        self.setFocusProxy(self.line)

    @property
    def text(self) -> str:
        """What was typed."""
        return self.line.text()

    def show_note(self, text: str, *, role: str = "small") -> None:
        """Say something about what was typed, right below it."""
        self.note.show_text(text)
        set_role(self.note, role)
        self.note.show()

    def show_letters(self, shown: bool) -> None:  # noqa: FBT001 - a toggled signal's argument
        """Show what is typed, or hide it again."""
        self.line.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)


def show_toggle(*fields: PassphraseField) -> QCheckBox:
    """A box to tick that shows the letters of ``fields``."""
    box = QCheckBox(tr("Show passphrase"))
    for field in fields:
        box.toggled.connect(field.show_letters)
    return box
