"""Opens a backpack that is there already: by passphrase, keychain, or recovery key.

Only the ways that this backpack has are offered. Trying them is for the window, which is told
by signals and answers with ``set_busy`` and ``show_error``.
"""

import math
from dataclasses import dataclass

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from backpack.ui.boxes import bare_column
from backpack.ui.paragraph import Paragraph
from backpack.ui.views.centred_card import CentredCard
from backpack.ui.views.passphrase_field import PassphraseField, show_toggle
from backpack.ui.views.recovery_field import RecoveryField
from backpack.words import ntr, tr
from backpack.words.faults import FaultText


@dataclass(frozen=True, slots=True, kw_only=True)
class Ways:
    """How a backpack can be opened here."""

    passphrase: bool = True
    keychain: bool = False
    recovery: bool = False


class UnlockPage(QWidget):
    """``entered`` carries a passphrase to try, ``recovery_entered`` a recovery key.

    ``keychain_asked`` when the keychain is to open it.
    """

    entered = Signal(str)
    recovery_entered = Signal(str)
    keychain_asked = Signal()

    def __init__(self, ways: Ways = Ways(), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ways = ways
        self.passphrase = PassphraseField(tr("Passphrase"))
        self.show_letters = show_toggle(self.passphrase)
        self.recovery = RecoveryField()
        self.error = Paragraph(role="bad")
        self.advice = Paragraph(role="muted")
        self.open_button = QPushButton(tr("Open"))
        self.keychain_button = QPushButton(tr("Open with this computer's keychain"))
        self.other_way = QPushButton()
        self._wait = 0
        self._is_busy = False
        self._is_recovering = ways.recovery and not (ways.passphrase or ways.keychain)
        self._clock = QTimer(self, interval=1000)
        self._clock.timeout.connect(self._count_down)
        self._arrange()
        self._connect()
        self._show_way()

    def show_error(self, text: FaultText, wait: float = 0.0) -> None:
        """Say what went wrong, and let the learner type at once over what was typed.

        The next try may begin in ``wait`` seconds.
        """
        self._wait = math.ceil(wait)
        if self._wait:
            self._clock.start()
        self.set_busy(False)
        self.error.show_text(text.title)
        self.advice.show_text(f"{text.explanation} {text.advice}")
        self.error.show()
        self.advice.show()
        self.setFocus()
        self.passphrase.line.selectAll()

    def set_busy(self, busy: bool) -> None:  # noqa: FBT001 - a state, as Qt's own setters take it
        """Show that a way is being tried; nothing can be pressed meanwhile."""
        self._is_busy = busy
        for each in (self.passphrase, self.recovery, self.keychain_button, self.other_way):
            each.setEnabled(not busy)
        self._update_button()

    def clear(self) -> None:
        """Forget what was typed."""
        self.passphrase.line.clear()
        self.recovery.clear()
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
        column.addWidget(self.recovery)
        column.addWidget(self.error)
        column.addWidget(self.advice)
        column.addWidget(self.open_button)
        column.addWidget(self.keychain_button)
        column.addWidget(self.other_way, 0, Qt.AlignmentFlag.AlignLeft)
        self.error.hide()
        self.advice.hide()
        self.other_way.setProperty("role", "link")
        by_keychain = self._ways.keychain and not self._ways.passphrase
        self.keychain_button.setProperty("role", "primary" if by_keychain else "")
        self.open_button.setProperty("role", "primary")

    def _connect(self) -> None:
        self.passphrase.text_changed.connect(self._update_button)
        self.passphrase.accepted.connect(self._open)
        self.recovery.text_changed.connect(self._update_button)
        self.recovery.accepted.connect(self._open)
        self.open_button.clicked.connect(self._open)
        self.keychain_button.clicked.connect(self.keychain_asked)
        self.other_way.clicked.connect(self._change_way)

    def _change_way(self) -> None:
        self._is_recovering = not self._is_recovering
        self.error.hide()
        self.advice.hide()
        self._show_way()
        self.setFocus()

    def _show_way(self) -> None:
        ways, recovering = self._ways, self._is_recovering
        by_passphrase = ways.passphrase and not recovering
        for each in (self.passphrase, self.show_letters):
            each.setVisible(by_passphrase)
        self.recovery.setVisible(recovering)
        self.open_button.setVisible(by_passphrase or recovering)
        self.keychain_button.setVisible(ways.keychain and not recovering)
        self.other_way.setVisible(ways.recovery and (ways.passphrase or ways.keychain))
        self.other_way.setText(tr("Another way") if recovering else tr("Use my recovery key"))
        keychain = self.keychain_button if ways.keychain else self.passphrase
        usual = self.passphrase if ways.passphrase else keychain
        self.setFocusProxy(self.recovery if recovering else usual)
        self._update_button()

    @property
    def _typed(self) -> str:
        return self.recovery.text if self._is_recovering else self.passphrase.text

    def _open(self) -> None:
        if not self._typed or self._is_busy or self._wait:
            return
        if self._is_recovering:
            self.recovery_entered.emit(self._typed)
        else:
            self.entered.emit(self._typed)

    def _count_down(self) -> None:
        self._wait -= 1
        if self._wait <= 0:
            self._wait = 0
            self._clock.stop()
        self._update_button()

    def _update_button(self) -> None:
        words = tr("Opening…") if self._is_busy else tr("Open")
        if self._wait:
            words = ntr("Open, in {count} second", "Open, in {count} seconds", self._wait)
        self.open_button.setText(words)
        self.open_button.setEnabled(bool(self._typed) and not (self._is_busy or self._wait))
