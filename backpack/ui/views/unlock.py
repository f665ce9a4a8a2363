"""The page that asks for the passphrase of a backpack that is there already."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from backpack.ui.boxes import bare_column
from backpack.ui.paragraph import Paragraph
from backpack.ui.views.centred_card import CentredCard
from backpack.ui.views.passphrase_field import PassphraseField, show_toggle
from backpack.words import tr
from backpack.words.faults import FaultText


class UnlockPage(QWidget):
    """``entered`` carries a passphrase to try."""

    entered = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.passphrase = PassphraseField(tr("Passphrase"))
        self.show_letters = show_toggle(self.passphrase)
        self.error = Paragraph(role="bad")
        self.advice = Paragraph(role="muted")
        self.open_button = QPushButton(tr("Open"))
        self.open_button.setProperty("role", "primary")
        self._is_busy = False
        self._arrange()
        self.passphrase.text_changed.connect(self._update_button)
        self.passphrase.accepted.connect(self._open)
        self.open_button.clicked.connect(self._open)
        self.setFocusProxy(self.passphrase)
        self._update_button()

    def show_error(self, text: FaultText) -> None:
        """Say what went wrong, and let the learner type at once over what was typed."""
        self.set_busy(False)
        self.error.show_text(text.title)
        self.advice.show_text(f"{text.explanation} {text.advice}")
        self.error.show()
        self.advice.show()
        self.passphrase.line.setFocus()
        self.passphrase.line.selectAll()

    def set_busy(self, busy: bool) -> None:  # noqa: FBT001 - a state, as Qt's own setters take it
        """Show that the passphrase is being tried; nothing can be pressed meanwhile."""
        self._is_busy = busy
        self.passphrase.setEnabled(not busy)
        self.open_button.setText(tr("Opening…") if busy else tr("Open"))
        self._update_button()

    def clear(self) -> None:
        """Forget what was typed."""
        self.passphrase.line.clear()
        self.error.hide()
        self.advice.hide()

    def _arrange(self) -> None:
        card = CentredCard()
        page = bare_column(self)
        page.addWidget(card)
        column = card.column
        column.addWidget(Paragraph(tr("Open your backpack"), role="title"))
        column.addWidget(Paragraph(tr("Your badges are encrypted on this computer."), role="muted"))
        column.addWidget(self.passphrase)
        column.addWidget(self.show_letters, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.error)
        column.addWidget(self.advice)
        column.addWidget(self.open_button)
        self.error.hide()
        self.advice.hide()

    def _open(self) -> None:
        if self.passphrase.text and not self._is_busy:
            self.entered.emit(self.passphrase.text)

    def _update_button(self) -> None:
        self.open_button.setEnabled(bool(self.passphrase.text) and not self._is_busy)
