"""Asks for the learner's name, where it is first needed."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDialog, QLineEdit, QWidget

from backpack.ui.dialogs.frame import begin_dialog, button, button_row, heading
from backpack.ui.paragraph import Paragraph
from backpack.words import tr


class NameDialog(QDialog):
    """One line for a name; ``current`` is what is known so far."""

    def __init__(self, current: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = begin_dialog(self, tr("Your name"), QSize(64, 13))
        self.line = QLineEdit(current)
        self.line.setAccessibleName(tr("Your name"))
        self.line.setPlaceholderText(tr("As it should stand on the cover"))
        self.line.setMaxLength(200)
        self.save_button = button(tr("Save"), self.accept, role="primary")
        column.addWidget(heading(tr("What is your name?")))
        column.addWidget(
            Paragraph(
                tr("It stands on the cover of your portfolio, and stays on this computer."),
                role="muted",
            )
        )
        column.addWidget(self.line)
        column.addStretch(1)
        column.addWidget(button_row(button(tr("Cancel"), self.reject), self.save_button))
        self.line.textChanged.connect(self._update)
        self.line.setFocus()
        self._update()

    @property
    def name(self) -> str:
        """What was typed, without spaces around it."""
        return " ".join(self.line.text().split())

    def _update(self) -> None:
        self.save_button.setEnabled(bool(self.name))


def ask_name(parent: QWidget | None, current: str) -> str | None:
    """The name that the learner gives, or None; waits."""
    dialog = NameDialog(current, parent)
    accepted = dialog.exec() == QDialog.DialogCode.Accepted
    dialog.deleteLater()
    return dialog.name if accepted else None
