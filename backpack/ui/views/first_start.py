"""The first page ever seen: a place of one's own, and the passphrase that guards it.

Says plainly that a forgotten passphrase cannot be reset. Making the store is for the
window, which is told by ``chosen`` and answers with ``set_busy`` and ``show_error``.
"""

import unicodedata

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from backpack.store.keys import MINIMUM_PASSPHRASE
from backpack.ui.boxes import bare_column
from backpack.ui.paragraph import Paragraph
from backpack.ui.views.centred_card import CentredCard
from backpack.ui.views.passphrase_field import PassphraseField, show_toggle
from backpack.ui.views.passphrase_strength import strength_words
from backpack.words import ntr, tr
from backpack.words.faults import FaultText


class FirstStartPage(QWidget):
    """Asks for a new passphrase, twice; ``chosen`` carries it once both agree."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.first = PassphraseField(tr("Passphrase"))
        self.second = PassphraseField(tr("The same passphrase again"))
        self.show_letters = show_toggle(self.first, self.second)
        self.error = Paragraph(role="bad")
        self.create_button = QPushButton(tr("Create my backpack"))
        self.create_button.setProperty("role", "primary")
        self._is_busy = False
        self._arrange()
        self._connect()
        self._update_hints()

    def show_error(self, text: FaultText) -> None:
        """Say what went wrong; what was typed stays."""
        self.set_busy(False)
        self.error.show_text(f"{text.title}. {text.explanation} {text.advice}")
        self.error.show()

    def set_busy(self, busy: bool) -> None:  # noqa: FBT001 - a state, as Qt's own setters take it
        """Show that the backpack is being made; nothing can be pressed meanwhile."""
        self._is_busy = busy
        for field in (self.first, self.second):
            field.setEnabled(not busy)
        self.create_button.setText(
            tr("Making your backpack…") if busy else tr("Create my backpack")
        )
        self._update_hints()

    @property
    def is_ready(self) -> bool:
        """Whether what was typed can be used."""
        typed = self.first.text
        return _missing(typed) <= 0 and typed == self.second.text

    def _arrange(self) -> None:
        card = CentredCard()
        page = bare_column(self)
        page.addWidget(card)
        column = card.column
        column.addWidget(
            Paragraph(tr("Keep your badges in one place that is yours."), role="title")
        )
        column.addWidget(
            Paragraph(
                tr(
                    "Everything you add is encrypted on this computer. Nothing leaves it"
                    " unless you press a button that says so."
                )
            )
        )
        column.addWidget(self.first)
        column.addWidget(self.second)
        column.addWidget(self.show_letters, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(
            Paragraph(
                tr(
                    "Nobody can reset a forgotten passphrase, not even us. Without it your"
                    " badges cannot be opened. Write it down and keep it somewhere safe."
                ),
                role="caution",
            )
        )
        column.addWidget(self.error)
        column.addWidget(self.create_button)
        self.error.hide()

    def _connect(self) -> None:
        self.first.text_changed.connect(self._update_hints)
        self.second.text_changed.connect(self._update_hints)
        self.first.accepted.connect(self.second.setFocus)
        self.second.accepted.connect(self._create)
        self.create_button.clicked.connect(self._create)
        self.setFocusProxy(self.first)

    def _create(self) -> None:
        if self.is_ready and not self._is_busy:
            self.error.hide()
            self.chosen.emit(self.first.text)

    def _update_hints(self) -> None:
        first, second = self.first.text, self.second.text
        agreed = second != "" and first == second
        self.first.show_note(_hint(first))
        self.second.show_note(_agreement(first, second), role="good" if agreed else "small")
        self.create_button.setEnabled(self.is_ready and not self._is_busy)


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
