"""Asks for an address that badges may be made out to."""

import re

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDialog, QLineEdit, QWidget

from backpack.domain.holding import Identity
from backpack.ui.dialogs.frame import begin_dialog, button, button_row, heading
from backpack.ui.paragraph import Paragraph
from backpack.words import tr

_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+|[^@\s]+@localhost")
_TELEPHONE = re.compile(r"\+?[0-9][0-9 ()./-]{4,}")


class IdentityDialog(QDialog):
    """One line for an e-mail address, a web page, a telephone number or a DID."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = begin_dialog(self, tr("Your addresses"), QSize(64, 14))
        self.line = QLineEdit()
        self.line.setAccessibleName(tr("Your address"))
        self.line.setPlaceholderText(tr("name@example.org"))
        self.line.setMaxLength(500)
        self.add_button = button(tr("Add"), self.accept, role="primary")
        column.addWidget(heading(tr("Which address is yours?")))
        column.addWidget(
            Paragraph(
                tr(
                    "Issuers make badges out to an address. Backpack compares it with yours to"
                    " tell which are made out to you. It stays on this computer."
                ),
                role="muted",
            )
        )
        column.addWidget(self.line)
        column.addStretch(1)
        column.addWidget(button_row(button(tr("Cancel"), self.reject), self.add_button))
        self.line.textChanged.connect(self._update)
        self.line.setFocus()
        self._update()

    @property
    def identity(self) -> Identity | None:
        """What was typed, or None while it is no address."""
        return parse_identity(self.line.text())

    def _update(self) -> None:
        self.add_button.setEnabled(self.identity is not None)


def parse_identity(text: str) -> Identity | None:
    """The identity that somebody means by ``text``; None when it is none."""
    typed = text.strip()
    if _EMAIL.fullmatch(typed):
        return Identity(type="email", value=typed)
    if typed.startswith(("http://", "https://")):
        return Identity(type="url", value=typed)
    if typed.startswith("did:"):
        return Identity(type="id", value=typed)
    if _TELEPHONE.fullmatch(typed):
        return Identity(type="telephone", value=typed)
    return None


def ask_identity(parent: QWidget | None) -> Identity | None:
    """The identity that the learner gives, or None; waits."""
    dialog = IdentityDialog(parent)
    accepted = dialog.exec() == QDialog.DialogCode.Accepted
    dialog.deleteLater()
    return dialog.identity if accepted else None
