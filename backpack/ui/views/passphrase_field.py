"""Fields for a passphrase: hidden, unless the learner asks to see it."""

import unicodedata

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from backpack.store.keys import MINIMUM_PASSPHRASE
from backpack.ui.boxes import bare_column
from backpack.ui.paragraph import Paragraph
from backpack.ui.text import set_role
from backpack.ui.views.passphrase_strength import strength_words
from backpack.words import ntr, tr


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


class NewPassphrase(QWidget):
    """A passphrase to be chosen, typed twice, with a word about it; ``changed`` on every letter."""

    changed = Signal()
    accepted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.first = PassphraseField(tr("Passphrase"))
        self.second = PassphraseField(tr("The same passphrase again"))
        self.show_letters = show_toggle(self.first, self.second)
        column = bare_column(self, 14)
        column.addWidget(self.first)
        column.addWidget(self.second)
        column.addWidget(self.show_letters, 0, Qt.AlignmentFlag.AlignLeft)
        self.first.text_changed.connect(self._update)
        self.second.text_changed.connect(self._update)
        self.first.accepted.connect(self.second.setFocus)
        self.second.accepted.connect(self.accepted)
        self.setFocusProxy(self.first)
        self._update()

    @property
    def text(self) -> str:
        """What was typed."""
        return self.first.text

    @property
    def is_ready(self) -> bool:
        """Whether what was typed can be used."""
        typed = self.first.text
        return _missing(typed) <= 0 and typed == self.second.text

    def clear(self) -> None:
        """Forget what was typed."""
        self.first.line.clear()
        self.second.line.clear()

    def _update(self) -> None:
        first, second = self.first.text, self.second.text
        agreed = second != "" and first == second
        self.first.show_note(_hint(first))
        self.second.show_note(_agreement(first, second), role="good" if agreed else "small")
        self.changed.emit()


def _missing(typed: str) -> int:
    """Characters still to type, counted as the store does."""
    return MINIMUM_PASSPHRASE - len(unicodedata.normalize("NFC", typed))


def _hint(typed: str) -> str:
    missing = _missing(typed)
    if not typed:
        return tr(
            "At least {minimum} characters. Four or five words that belong together for you.",
            minimum=MINIMUM_PASSPHRASE,
        )
    if missing > 0:
        return ntr("{count} more character is needed.", "{count} more are needed.", missing)
    return strength_words(typed)


def _agreement(first: str, second: str) -> str:
    if not second:
        return tr("Type it twice, so that a slip of the finger cannot lock you out.")
    if first == second:
        return tr("✓ Both are the same.")
    if first.startswith(second):
        return tr("So far the same…")
    return tr("The two differ.")
