"""The page about what opens the backpack: passphrase, keychain, recovery sheet, idle time."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QWidget

from backpack.domain.protection import Protection, Recovery
from backpack.services.locking import IDLE_CHOICES, Locking
from backpack.services.protecting import Protecting
from backpack.ui.boxes import bare_column, card
from backpack.ui.buttons import button
from backpack.ui.dialogs.settings.page import SettingsPage
from backpack.ui.jobs import JobRunner
from backpack.ui.paragraph import Paragraph
from backpack.ui.views.adaptive_row import AdaptiveRow
from backpack.ui.views.passphrase_field import NewPassphrase, PassphraseField
from backpack.words import ntr, tr
from backpack.words.dates import format_date


class ProtectionPage(SettingsPage):
    """``recovery_asked`` when the learner wants to make or prove a sheet.

    ``changed`` when the backpack is locked in another way, or after another idle time.
    """

    recovery_asked = Signal()
    changed = Signal()

    def __init__(
        self,
        protecting: Protecting,
        locking: Locking,
        runner: JobRunner,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(runner, parent)
        self._protecting = protecting
        self._locking = locking
        self._protection: Protection | None = None
        self.passphrase_words = Paragraph(role="muted")
        self.change_button = button("", self._open_change)
        self.remove_button = button(tr("Remove the passphrase"), self.remove_passphrase)
        self.new = NewPassphrase()
        self.save_button = button(tr("Save passphrase"), self.change_passphrase, role="primary")
        self.new_box = _box(self.new, self.save_button)
        self.keychain = QCheckBox(tr("The keychain may open it too"))
        self.keychain_words = Paragraph(role="muted")
        self.recovery_words = Paragraph(role="muted")
        self.recovery_button = button("", self.recovery_asked.emit)
        self.idle = QComboBox()
        self.rekey_passphrase = PassphraseField(tr("Your passphrase"))
        self.rekey_button = button(tr("Encrypt everything anew"), self.rekey)
        self._arrange()
        self.look_again()

    def look_again(self) -> None:
        """Read how things are."""
        self.work(
            lambda: (self._protecting.status(), self._locking.idle_minutes()),
            lambda found: self._show(*found),
        )

    def change_passphrase(self) -> None:
        """Take the new passphrase as the one that opens the backpack."""
        text = self.new.text
        self.new.clear()
        self.new_box.hide()
        self._do(
            lambda: self._protecting.change_passphrase(text),
            tr("From now on this passphrase opens your backpack. Write it down."),
        )

    def remove_passphrase(self) -> None:
        """Leave opening to the keychain alone."""
        self._do(
            self._protecting.remove_passphrase,
            tr("From now on this computer's keychain alone opens your backpack."),
        )

    def choose_keychain(self, *, is_wanted: bool) -> None:
        """Let the keychain open it too, or not."""
        if is_wanted:
            self._do(self._protecting.use_keychain, tr("The keychain opens your backpack too."))
        else:
            self._do(self._protecting.leave_keychain, tr("The passphrase is asked for each time."))

    def rekey(self) -> None:
        """Encrypt everything under a new key."""
        has_passphrase = self._protection is not None and self._protection.has_passphrase
        typed = self.rekey_passphrase.text if has_passphrase else None
        self.rekey_passphrase.line.clear()
        self._do(
            lambda: self._protecting.rekey(typed),
            tr("Everything is encrypted anew. Passphrase and recovery sheet stay the same."),
        )

    def _do(self, work: Callable[[], None], done: str) -> None:
        def do() -> tuple[Protection, int | None]:
            work()
            return self._protecting.status(), self._locking.idle_minutes()

        def show(found: tuple[Protection, int | None]) -> None:
            self._show(*found)
            self.changed.emit()

        self.work(do, show, done=done)

    def explain(self, error: Exception) -> None:
        """Say why not, and show again how things are."""
        super().explain(error)
        if self._protection is not None:
            self.keychain.setChecked(self._protection.in_keychain)

    def _arrange(self) -> None:
        self.new_box.hide()
        self.new.changed.connect(lambda: self.save_button.setEnabled(self.new.is_ready))
        self.new.accepted.connect(self.save_button.click)
        self.save_button.setEnabled(False)
        self.keychain.clicked.connect(lambda wanted: self.choose_keychain(is_wanted=wanted))
        for minutes in IDLE_CHOICES:
            words = (
                tr("Never by itself")
                if minutes is None
                else ntr("After {count} minute", "After {count} minutes", minutes)
            )
            self.idle.addItem(words, minutes)
        self.idle.setAccessibleName(tr("Lock when nobody is there"))
        self.idle.activated.connect(lambda _: self._choose_idle())
        buttons = AdaptiveRow(self.change_button, self.remove_button)
        buttons.add_stretch()
        self.show_parts(
            card(_title(tr("Passphrase")), self.passphrase_words, buttons, self.new_box),
            card(_title(tr("Keychain")), self.keychain, self.keychain_words),
            card(_title(tr("Recovery sheet")), self.recovery_words, _left(self.recovery_button)),
            card(
                _title(tr("Lock when nobody is there")),
                _left(self.idle),
                Paragraph(
                    tr("It also locks with the desktop, before sleep, and by Ctrl+L."), role="small"
                ),
            ),
            card(
                _title(tr("A new key for everything")),
                Paragraph(
                    tr(
                        "For when somebody may have had your key. It takes as long as copying your"
                        " whole backpack."
                    ),
                    role="muted",
                ),
                self.rekey_passphrase,
                _left(self.rekey_button),
            ),
        )

    def _open_change(self) -> None:
        self.new_box.show()
        self.new.setFocus()

    def _choose_idle(self) -> None:
        minutes = self.idle.currentData()
        self.work(lambda: self._locking.choose_idle(minutes), lambda _: self.changed.emit())

    def _show(self, protection: Protection, idle: int | None) -> None:
        self._protection = protection
        has = protection.has_passphrase
        self.passphrase_words.show_text(
            tr("A passphrase opens your backpack.") if has
            else tr("There is none: the keychain of this computer opens your backpack.")
        )  # fmt: skip
        self.change_button.setText(tr("Change it…") if has else tr("Choose a passphrase…"))
        self.remove_button.setVisible(has)
        self.keychain.setChecked(protection.in_keychain)
        self.keychain.setEnabled(has)
        self.keychain_words.show_text(
            tr("Then you need not type it while you are logged in.") if has
            else tr("Choose a passphrase first if the keychain is not to open it.")
        )  # fmt: skip
        self.recovery_words.show_text(_recovery_words(protection))
        is_none = protection.recovery is Recovery.NONE
        self.recovery_button.setText(tr("Make one…") if is_none else tr("Prove or renew…"))
        self.idle.setCurrentIndex(max(self.idle.findData(idle), 0))
        self.rekey_passphrase.setVisible(has)


def _recovery_words(protection: Protection) -> str:
    if protection.recovery_made is None:
        return tr("There is none yet. Without it a broken computer may cost you your badges.")
    date = format_date(protection.recovery_made)
    if protection.recovery is Recovery.PROVEN:
        return tr("You have one from {date}.", date=date)
    return tr("One was made on {date}. Two groups of it are still to be typed.", date=date)


def _title(text: str) -> Paragraph:
    return Paragraph(text, role="heading")


def _left(widget: QWidget) -> AdaptiveRow:
    row = AdaptiveRow(widget)
    row.add_stretch()
    return row


def _box(*parts: QWidget) -> QWidget:
    box = QWidget()
    box.setProperty("role", "clear")
    column = bare_column(box, 10)
    for part in parts:
        column.addWidget(part)
    return box
