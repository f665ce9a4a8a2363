"""Makes the recovery sheet, shows it this once, and has two groups of it typed.

The key goes out only as the learner wants it to: as PDF, as text, or by way of the clipboard,
which is cleared after a minute. Making and proving it is ``services.protecting``'s part.
"""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QLocale, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QDialog, QGridLayout, QLineEdit, QStackedWidget, QWidget

from backpack.domain.faults import Fault
from backpack.domain.protection import Protection, Recovery
from backpack.publish.recovery_sheet import (
    Paper,
    Sheet,
    render_recovery_sheet,
    render_recovery_text,
)
from backpack.services.protecting import Protecting
from backpack.services.writing import write_file
from backpack.ui import asking
from backpack.ui.boxes import bare_column, card, scrolled
from backpack.ui.buttons import button
from backpack.ui.dialogs.frame import begin_dialog, button_row, heading
from backpack.ui.fonts import fixed
from backpack.ui.jobs import JobRunner, Lane
from backpack.ui.locking.secret_clipboard import SecretClipboard
from backpack.ui.paragraph import Paragraph
from backpack.ui.problems import report_defect
from backpack.ui.text import plain_label
from backpack.ui.views.adaptive_row import AdaptiveRow
from backpack.words import tr
from backpack.words.dates import format_date
from backpack.words.faults import explain_fault

T = TypeVar("T")

_COLUMNS = 3
_LARGER = 1.25
"""The key's share of the usual size: it is copied by hand."""


class RecoveryDialog(QDialog):
    """``proven`` once the learner has shown to have the sheet.

    Where it ``must_be`` done it has no way out but the sheet, a passphrase
    (``passphrase_asked``), or taking the badges along (``export_asked``): nobody is kept from
    what is theirs. Trouble that is not the learner's opens the way out again.
    """

    proven = Signal()
    passphrase_asked = Signal()
    export_asked = Signal()

    def __init__(
        self,
        protecting: Protecting,
        runner: JobRunner,
        clipboard: SecretClipboard,
        parent: QWidget | None = None,
        *,
        must_be: bool = False,
    ) -> None:
        super().__init__(parent)
        self._protecting = protecting
        self._runner = runner
        self._clipboard = clipboard
        self._must_be = must_be
        self._sheet: Sheet | None = None
        self._has_unproven = False
        self.title = heading("")
        self.words = Paragraph()
        self.pages = QStackedWidget()
        self.key_box = QWidget()
        self.first, self.second = QLineEdit(), QLineEdit()
        self.first_label, self.second_label = Paragraph(role="label"), Paragraph(role="label")
        self.note = Paragraph(role="small")
        self.error = Paragraph(role="bad")
        self.make_button = button(tr("Make a recovery sheet"), self.make, role="primary")
        self.prove_button = button(tr("I have the sheet"), self.begin_proof)
        self.next_button = button(tr("I have it, go on"), self.begin_proof, role="primary")
        self.back_button = button(tr("Show the sheet again"), self.show_sheet)
        self.done_button = button(tr("Check"), self.prove, role="primary")
        self.later_button = button(tr("Later"), self.reject, role="quiet")
        self.passphrase_button = button(
            tr("Choose a passphrase instead…"), self.passphrase_asked.emit, role="link"
        )
        self.export_button = button(
            tr("Take my badges along first…"), self.export_asked.emit, role="link"
        )
        self._arrange()
        self._work(protecting.status, self._begin)

    def make(self) -> None:
        """Make a new sheet; one that was made before is worth nothing from then on."""
        self._work(self._protecting.renew_recovery_key, self._take_sheet)

    def show_sheet(self) -> None:
        """Show the key."""
        self._show(
            self.pages.widget(1),
            tr("Your recovery sheet"),
            tr(
                "Keep it where you keep your passport, not beside this computer. It is shown only"
                " now: whoever has it can open your backpack."
            ),
        )

    def save_pdf(self) -> None:
        """Ask where the sheet goes as a PDF, to be printed."""
        self._save(tr("recovery sheet.pdf"), lambda sheet: render_recovery_sheet(sheet, _paper()))

    def save_text(self) -> None:
        """Ask where the sheet goes as a file of text."""
        self._save(tr("recovery key.txt"), lambda sheet: render_recovery_text(sheet).encode())

    def copy(self) -> None:
        """Put the key on the clipboard, for a minute."""
        if self._sheet is not None:
            self._clipboard.copy(self._sheet.key)
            self._tell(tr("Copied. The clipboard is cleared in a minute."))

    def begin_proof(self) -> None:
        """Ask for two groups, with the sheet out of sight."""
        self._work(self._protecting.groups_to_prove, self._ask_for_groups)

    def prove(self) -> None:
        """Look whether the two groups are right."""
        first, second = self.first.text(), self.second.text()
        self._work(
            lambda: self._protecting.prove_recovery_key(first, second), lambda _: self._end()
        )

    def put_off(self) -> None:
        """Close: something else guards the backpack now, so that the sheet can wait."""
        self._must_be = False
        self.reject()

    def reject(self) -> None:
        """Close, where that may be put off."""
        if not self._must_be:
            super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        """The same for the window's own button."""
        if self._must_be:
            event.ignore()
        else:
            super().closeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The same for Escape."""
        if not (self._must_be and event.key() == Qt.Key.Key_Escape):
            super().keyPressEvent(event)

    def _arrange(self) -> None:
        column = begin_dialog(self, tr("Recovery sheet"), QSize(84, 24))
        column.addWidget(self.title)
        column.addWidget(self.words)
        for page in (self._make_intro(), self._make_sheet(), self._make_proof()):
            self.pages.addWidget(page)
        column.addWidget(self.pages, 1)
        column.addWidget(self.error)
        column.addWidget(self.note)
        for each in (self.error, self.note):
            each.hide()
        ways = AdaptiveRow(self.passphrase_button, self.export_button, gap=20)
        ways.add_stretch()
        ways.setVisible(self._must_be)
        column.addWidget(ways)
        row = button_row(
            *(self.later_button, self.back_button, self.prove_button),
            *(self.make_button, self.next_button, self.done_button),
        )
        column.addWidget(row)
        self.later_button.setVisible(not self._must_be)

    def _make_intro(self) -> QWidget:
        return scrolled(
            card(
                Paragraph(tr("It is one page with a long key on it, for a safe place at home.")),
                Paragraph(tr("It opens your backpack and its backups when nothing else does.")),
                Paragraph(
                    tr("It takes two minutes: print or save it, then type two groups of it.")
                ),
            )
        )

    def _make_sheet(self) -> QWidget:
        self.key_box.setAccessibleName(tr("Recovery key"))
        self.key_box.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        QGridLayout(self.key_box)
        ways = AdaptiveRow(
            button(tr("Save as PDF to print…"), self.save_pdf),
            button(tr("Save as text…"), self.save_text),
            button(tr("Copy"), self.copy),
        )
        ways.add_stretch()
        return scrolled(card(self.key_box), ways)

    def _make_proof(self) -> QWidget:
        for line in (self.first, self.second):
            line.setFont(fixed(_LARGER))
            line.setInputMethodHints(
                Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText
            )
            line.textChanged.connect(self._update)
        self.first.returnPressed.connect(self.second.setFocus)
        self.second.returnPressed.connect(self.done_button.click)
        box = QWidget()
        box.setProperty("role", "clear")
        column = bare_column(box, 6)
        for label, line in ((self.first_label, self.first), (self.second_label, self.second)):
            column.addWidget(label)
            column.addWidget(line)
        return scrolled(box)

    def _begin(self, protection: Protection) -> None:
        made = protection.recovery_made
        if protection.recovery is Recovery.NONE or made is None:
            words, make = self._why(protection), tr("Make a recovery sheet")
        else:
            date = format_date(made)
            unproven = tr(
                "You have a sheet from {date}. Type two groups of it, or make a new one.", date=date
            )
            proven = tr("Your sheet is from {date}. A new one makes it worthless.", date=date)
            words = unproven if protection.recovery is Recovery.UNPROVEN else proven
            make = tr("Make a new sheet")
        self.make_button.setText(make)
        self._has_unproven = protection.recovery is Recovery.UNPROVEN
        self._show(self.pages.widget(0), tr("A key for the day everything else fails"), words)

    def _why(self, protection: Protection) -> str:
        if not protection.is_keychain_alone:
            return tr("If you forget the passphrase, only a recovery sheet opens your badges.")
        if self._must_be:
            return tr(
                "For a week now your badges have had only the keychain of this computer. If it"
                " breaks, they are gone. Please make the sheet now, or choose a passphrase."
            )
        return tr("If this computer breaks, only a recovery sheet opens your badges.")

    def _take_sheet(self, sheet: Sheet) -> None:
        self._sheet = sheet
        _fill_key(self.key_box, sheet)
        self.show_sheet()

    def _ask_for_groups(self, numbers: tuple[int, int]) -> None:
        both = ((self.first_label, self.first), (self.second_label, self.second))
        for number, (label, line) in zip(numbers, both, strict=True):
            title = tr("Group {number}", number=number)
            label.show_text(title)
            line.setAccessibleName(title)
            line.clear()
        words = tr("Look at your sheet, and type these two groups. Then you know that you have it.")
        self._show(self.pages.widget(2), tr("Two groups, to be sure"), words)
        self.first.setFocus()

    def _end(self) -> None:
        self._must_be = False
        self.proven.emit()
        self.accept()

    def _show(self, page: QWidget | None, title: str, words: str) -> None:
        if page is not None:
            self.pages.setCurrentWidget(page)
        self.title.show_text(title)
        self.words.show_text(words)
        self.error.hide()
        self.note.hide()
        self._update()

    def _update(self) -> None:
        number = self.pages.currentIndex()
        self.make_button.setVisible(number == 0)
        self.prove_button.setVisible(number == 0 and self._has_unproven)
        self.next_button.setVisible(number == 1)
        for each, page in ((self.make_button, 0), (self.next_button, 1), (self.done_button, 2)):
            each.setDefault(number == page)
        self.back_button.setVisible(number == 2 and self._sheet is not None)
        self.done_button.setVisible(number == 2)
        self.done_button.setEnabled(bool(self.first.text().strip() and self.second.text().strip()))

    def _save(self, name: str, render: Callable[[Sheet], bytes]) -> None:
        sheet = self._sheet
        if sheet is None:
            return

        def save(path: Path) -> None:
            said = tr(
                "Saved as {name}. Whoever has that file can open your backpack: print it or put it"
                " on a stick, and delete it here.",
                name=path.name,
            )
            self._work(
                lambda: write_file(path, render(sheet), replace=True),  # the dialog has asked
                lambda _: self._tell(said),
            )

        asking.ask_where_to_save(self, name, save)

    def _tell(self, text: str) -> None:
        self.note.show_text(text)
        self.note.show()

    def _work(self, work: Callable[[], T], then: Callable[[T], None]) -> None:
        self.setEnabled(False)

        def finish(result: T) -> None:
            self.setEnabled(True)
            then(result)

        self._runner.submit(
            lambda _: work(), on_done=finish, on_error=self._explain, lane=Lane.STORE
        ).reports_to(self)

    def _explain(self, error: Exception) -> None:
        self.setEnabled(True)
        if not isinstance(error, Fault):
            self._let_go()
            report_defect(self, error)
            return
        if error.code != "recovery-key-not-proven":
            self._let_go()
        text = explain_fault(error.code, error.parameters)
        self.error.show_text(f"{text.title}. {text.explanation} {text.advice}")
        self.error.show()

    def _let_go(self) -> None:
        """What the learner cannot help keeps nobody in."""
        self._must_be = False
        self.later_button.show()


def _fill_key(box: QWidget, sheet: Sheet) -> None:
    """The groups in columns, each with its number, as on the sheet."""
    grid = box.layout()
    if not isinstance(grid, QGridLayout):
        return
    while (item := grid.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.deleteLater()
    rows = -(-len(sheet.groups) // _COLUMNS)
    font = fixed(_LARGER)
    for place, group in enumerate(sheet.groups):
        label = plain_label(f"{place + 1:>2}  {group}", wraps=False)
        label.setAccessibleName(
            tr("Group {number}: {group}", number=place + 1, group=" ".join(group))
        )
        label.setFont(font)
        grid.addWidget(label, place % rows, place // rows)


def _paper() -> Paper:
    """What printers of this country take."""
    is_metric = QLocale().measurementSystem() is QLocale.MeasurementSystem.MetricSystem
    return Paper.A4 if is_metric else Paper.LETTER
