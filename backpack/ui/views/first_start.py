"""The first page ever seen: a place of one's own, and what guards it.

Where a keychain works that is one button; a passphrase is asked for only when it is chosen,
or where there is no keychain. Making the store is for the window, which is told by signals and
answers with ``set_busy`` and ``show_error``.
"""

from enum import Enum, auto

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from backpack.ui.boxes import bare_column
from backpack.ui.paragraph import Paragraph
from backpack.ui.views.centred_card import CentredCard
from backpack.ui.views.passphrase_field import NewPassphrase
from backpack.words import tr
from backpack.words.faults import FaultText


class Guard(Enum):
    """What is to guard a new backpack, as far as is known."""

    LOOKING = auto()
    KEYCHAIN = auto()
    PASSPHRASE = auto()


class FirstStartPage(QWidget):
    """``chosen`` carries a passphrase, ``keychain_chosen`` needs none."""

    chosen = Signal(str)
    keychain_chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._guard = Guard.LOOKING
        self._has_keychain = True
        self._is_busy = False
        self.passphrase = NewPassphrase()
        self.guard = Paragraph(role="muted")
        self.error = Paragraph(role="bad")
        self.create_button = QPushButton()
        self.create_button.setProperty("role", "primary")
        self.other_guard = QPushButton()
        self.other_guard.setProperty("role", "link")
        self.other_guard.clicked.connect(self._change_guard)
        self._arrange()
        self.passphrase.changed.connect(self._update_button)
        self.passphrase.accepted.connect(self._create)
        self.create_button.clicked.connect(self._create)
        self._show_guard()

    def offer_keychain(self, *, works: bool) -> None:
        """Take in whether this computer has a keychain that keeps things."""
        self._has_keychain = works
        if self._guard is Guard.LOOKING or not works:
            self._guard = Guard.KEYCHAIN if works else Guard.PASSPHRASE
            self._show_guard()
            self.setFocus()
        self._show_guard()

    def show_error(self, text: FaultText) -> None:
        """Say what went wrong; what was typed stays."""
        self.set_busy(False)
        self.error.show_text(f"{text.title}. {text.explanation} {text.advice}")
        self.error.show()

    def set_busy(self, busy: bool) -> None:  # noqa: FBT001 - a state, as Qt's own setters take it
        """Show that the backpack is being made; nothing can be pressed meanwhile."""
        self._is_busy = busy
        for each in (self.passphrase, self.other_guard):
            each.setEnabled(not busy)
        self._update_button()

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
        column.addWidget(self.passphrase)
        column.addWidget(self.guard)
        column.addWidget(self.error)
        column.addWidget(self.create_button)
        column.addWidget(self.other_guard, 0, Qt.AlignmentFlag.AlignLeft)
        self.error.hide()

    def _change_guard(self) -> None:
        by_passphrase = self._guard is Guard.PASSPHRASE
        self._guard = Guard.KEYCHAIN if by_passphrase else Guard.PASSPHRASE
        self.error.hide()
        self._show_guard()
        self.setFocus()

    def _show_guard(self) -> None:
        by_passphrase = self._guard is Guard.PASSPHRASE
        self.passphrase.setVisible(by_passphrase)
        self.guard.show_text(_WORDS[self._guard]())
        self.other_guard.setText(
            tr("Use this computer's keychain")
            if by_passphrase
            else tr("Choose a passphrase instead")
        )
        self.other_guard.setVisible(self._has_keychain)
        self.setFocusProxy(self.passphrase if by_passphrase else self.create_button)
        self._update_button()

    def _create(self) -> None:
        if not self.create_button.isEnabled():
            return
        self.error.hide()
        if self._guard is Guard.PASSPHRASE:
            self.chosen.emit(self.passphrase.text)
        else:
            self.keychain_chosen.emit()

    def _update_button(self) -> None:
        is_ready = self._guard is Guard.KEYCHAIN or (
            self._guard is Guard.PASSPHRASE and self.passphrase.is_ready
        )
        self.create_button.setText(
            tr("Making your backpack…") if self._is_busy else tr("Create my backpack")
        )
        self.create_button.setEnabled(is_ready and not self._is_busy)


_WORDS = {
    Guard.LOOKING: lambda: tr("Looking for this computer's keychain…"),
    Guard.KEYCHAIN: lambda: tr(
        "This computer's keychain keeps the key: the backpack opens while you are logged in,"
        " and you need not type anything. Once your first badges are in, Backpack makes you a"
        " recovery sheet for the day this computer breaks."
    ),
    Guard.PASSPHRASE: lambda: tr(
        "Nobody can reset a forgotten passphrase, not even us. Write it down, and keep it"
        " somewhere safe. Once your first badges are in, Backpack makes you a recovery sheet"
        " that opens the backpack too."
    ),
}
"""What is said about each guard."""
