"""Chooses a passphrase, where the keychain alone has guarded the backpack."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDialog, QWidget

from backpack.services.protecting import Protecting
from backpack.ui.boxes import scrolled
from backpack.ui.buttons import button
from backpack.ui.dialogs.frame import begin_dialog, button_row, heading
from backpack.ui.jobs import JobRunner, Lane
from backpack.ui.paragraph import Paragraph
from backpack.ui.problems import show_problem
from backpack.ui.views.passphrase_field import NewPassphrase
from backpack.words import tr


class PassphraseDialog(QDialog):
    """Accepted once the passphrase opens the backpack."""

    def __init__(
        self, protecting: Protecting, runner: JobRunner, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._protecting = protecting
        self._runner = runner
        self.new = NewPassphrase()
        self.save_button = button(tr("Save passphrase"), self.save, role="primary")
        self.cancel_button = button(tr("Cancel"), self.reject)
        column = begin_dialog(self, tr("Passphrase"), QSize(64, 24))
        column.addWidget(heading(tr("Choose a passphrase")))
        column.addWidget(
            Paragraph(
                tr("It opens your backpack on any computer. Nobody can reset it: write it down."),
                role="muted",
            )
        )
        column.addWidget(scrolled(self.new), 1)
        column.addWidget(button_row(self.cancel_button, self.save_button))
        self.new.changed.connect(self._update)
        self.new.accepted.connect(self.save)
        self._update()

    def save(self) -> None:
        """Let it open the backpack from now on."""
        if not self.new.is_ready:
            return
        text = self.new.text
        self.setEnabled(False)
        self._runner.submit(
            lambda _: self._protecting.change_passphrase(text),
            on_done=lambda _: self.accept(),
            on_error=self._explain,
            lane=Lane.STORE,
        ).reports_to(self)

    def done(self, result: int) -> None:
        """Close, and forget what was typed."""
        self.new.clear()
        super().done(result)

    def _explain(self, error: Exception) -> None:
        self.setEnabled(True)
        show_problem(self, error)

    def _update(self) -> None:
        self.save_button.setEnabled(self.new.is_ready)
