"""What goes to LinkedIn, field by field, before anything is opened there.

LinkedIn fills its form at its pleasure, so that every value can be copied by itself.
"""

from itertools import pairwise

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QGridLayout,
    QPushButton,
    QWidget,
)

from backpack.domain.faults import Fault
from backpack.publish.linkedin import LinkedInEntry, LinkedInField
from backpack.services.backpack import Backpack
from backpack.ui.boxes import bare_column, scroll_area
from backpack.ui.dialogs.frame import begin_dialog, button, button_row, heading
from backpack.ui.jobs import JobRunner, Lane
from backpack.ui.links import open_address
from backpack.ui.paragraph import Paragraph
from backpack.ui.problems import show_problem
from backpack.words import tr
from backpack.words.faults import explain_fault


class LinkedInDialog(QDialog):
    """Shows the fields of one badge; opens LinkedIn only when asked to."""

    def __init__(
        self,
        backpack: Backpack,
        runner: JobRunner,
        holding_id: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._entry: LinkedInEntry | None = None
        self.is_loading = True
        self.title = heading(tr("Add to your LinkedIn profile"))
        self.text = Paragraph(
            tr(
                "LinkedIn opens with these values. If a field is empty there, copy it from"
                " here. Nothing is sent before you press Save."
            ),
            role="muted",
        )
        self.copy_button = button(tr("Copy link"), self.copy_link)
        self.open_button = button(tr("Open LinkedIn"), self.open_linkedin, role="primary")
        self.close_button = button(tr("Close"), self.reject)
        self.note = Paragraph(role="good")
        self.copy_buttons: list[QPushButton] = []
        self._card = QFrame()
        self._card.setProperty("role", "card")
        self._arrange()
        runner.submit(
            lambda _: backpack.sharing.linkedin(holding_id),
            on_done=self._show_entry,
            on_error=self._show_refusal,
            lane=Lane.STORE,
        ).ends_with(self)

    def copy_link(self) -> None:
        """Put the address that fills the form on the clipboard."""
        if self._entry is not None:
            self._copy(self._entry.url, tr("Link copied."))

    def open_linkedin(self) -> None:
        """Open LinkedIn's form in the browser; the learner saves it there."""
        if self._entry is not None and open_address(self._entry.url):
            self.note.show_text(tr("Opened in your browser. Press Save there to finish."))

    def _arrange(self) -> None:
        column = begin_dialog(self, tr("Share on LinkedIn"), QSize(96, 33))
        scroll = scroll_area()
        content = QWidget()
        content.setProperty("role", "clear")
        inner = bare_column(content, 12)
        inner.addWidget(self.title)
        inner.addWidget(self.text)
        inner.addWidget(self._card)
        inner.addStretch(1)
        scroll.setWidget(content)
        self._card.hide()
        for each in (self.copy_button, self.open_button):
            each.setEnabled(False)
        column.addWidget(scroll, 1)
        column.addWidget(self.note)
        column.addWidget(button_row(self.copy_button, self.open_button, note=self.close_button))

    def _show_entry(self, entry: LinkedInEntry) -> None:
        self.is_loading = False
        self._entry = entry
        grid = QGridLayout(self._card)
        grid.setContentsMargins(16, 14, 16, 14)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        for number, field in enumerate(entry.fields):
            title = Paragraph(field.label, role="label")
            title.setMinimumWidth(min(title.sizeHint().width(), self.width() // 3))
            grid.addWidget(title, number, 0, Qt.AlignmentFlag.AlignVCenter)
            value = Paragraph(field.value)
            value.setAccessibleName(f"{field.label}: {field.value}")
            grid.addWidget(value, number, 1, Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(self._copy_button(field), number, 2)
        self._card.show()
        for each in (self.copy_button, self.open_button):
            each.setEnabled(True)
        order = [*self.copy_buttons, self.close_button, self.copy_button, self.open_button]
        for one, following in pairwise(order):
            QWidget.setTabOrder(one, following)
        self.open_button.setFocus()

    def _copy_button(self, field: LinkedInField) -> QPushButton:
        copied = tr("“{field}” copied.", field=field.label)
        copy = button(tr("Copy"), lambda: self._copy(field.value, copied), role="quiet")
        copy.setAccessibleName(tr("Copy {field}", field=field.label))
        self.copy_buttons.append(copy)
        return copy

    def _copy(self, text: str, said: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self.note.show_text(said)

    def _show_refusal(self, error: Exception) -> None:
        self.is_loading = False
        if not isinstance(error, Fault):
            show_problem(self, error)
            return
        told = explain_fault(error.code, error.parameters)
        self.title.show_text(told.title)
        self.text.show_text(f"{told.explanation} {told.advice}")
        self.copy_button.hide()
        self.open_button.hide()
