"""Whom a badge is made out to, and the learner's answer when it is another address.

Hashed addresses (Open Badges 2.0, IdentityHash) cannot be read back: the learner types
one, and only its digest is compared.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget

from backpack.domain.credential import RecipientIdentity
from backpack.domain.holding import Identity
from backpack.domain.identity import matches
from backpack.domain.report import Recipient
from backpack.ui.boxes import bare_column
from backpack.ui.paragraph import Paragraph
from backpack.ui.views.adaptive_row import AdaptiveRow
from backpack.ui.views.panel_contents import PanelContents
from backpack.words import tr
from backpack.words.verdicts import recipient_sentence


class RecipientField(QWidget):
    """Each recipient of a badge; ``confirmed`` carries the identity that the learner claims.

    A sample is nobody's, so that nothing can be claimed of it.
    """

    confirmed = Signal(object)

    def __init__(self, contents: PanelContents, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        is_another = contents.detail.holding.recipient is Recipient.SOMEONE_ELSE
        self._words = tr("Is this your address too?") if is_another else tr("Is this your address?")
        column = bare_column(self, 4)
        if not contents.recipients:
            column.addWidget(Paragraph(recipient_sentence(Recipient.NOBODY)))
        held = contents.detail.holding
        for recipient, identity in contents.recipients:
            is_settled = identity is None and held.recipient is Recipient.YOU
            if held.is_sample or is_settled:
                column.addWidget(Paragraph(_address(recipient)))
            elif identity is not None:
                column.addWidget(Paragraph(tr("You · {address} ✓", address=identity.value)))
            elif recipient.is_hashed:
                column.addWidget(self._question_of_hash(recipient))
            else:
                column.addWidget(self._question(recipient))

    def _question(self, recipient: RecipientIdentity) -> QWidget:
        box, column = _column()
        column.addWidget(Paragraph(recipient.value))
        words = tr("Is this identifier yours?") if recipient.type == "id" else self._words
        column.addWidget(Paragraph(words, role="muted"))
        answer = QPushButton(tr("Yes, it's mine"))
        answer.setAccessibleDescription(recipient.value)
        claimed = Identity(type=recipient.type, value=recipient.value)
        answer.clicked.connect(lambda: self.confirmed.emit(claimed))
        column.addWidget(answer, 0, Qt.AlignmentFlag.AlignLeft)
        return box

    def _question_of_hash(self, recipient: RecipientIdentity) -> QWidget:
        box, column = _column()
        column.addWidget(Paragraph(_address(recipient)))
        question = HashQuestion(recipient)
        question.confirmed.connect(self.confirmed)
        column.addWidget(question)
        return box


class HashQuestion(QWidget):
    """Asks for an address and tells whether a hidden recipient is that one."""

    confirmed = Signal(object)

    def __init__(self, recipient: RecipientIdentity, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._recipient = recipient
        self.address = QLineEdit()
        self.address.setPlaceholderText(tr("Your address"))
        self.address.setAccessibleName(tr("Is it made out to this address?"))
        self.button = QPushButton(tr("Compare"))
        self.answer = Paragraph(role="muted")
        self.answer.hide()
        row = AdaptiveRow()
        row.add(self.address, 1)
        row.add(self.button)
        column = bare_column(self, 4)
        column.addWidget(Paragraph(tr("Which of your addresses is it?"), role="muted"))
        column.addWidget(row)
        column.addWidget(self.answer)
        self.button.clicked.connect(self.compare)
        self.address.returnPressed.connect(self.compare)

    def compare(self) -> None:
        """Compare what was typed with the digest in the badge."""
        typed = self.address.text().strip()
        if not typed:
            return
        identity = Identity(type=self._recipient.type, value=typed)
        if matches(self._recipient, identity):
            self.answer.show_text(tr("Yes, it is made out to this address."))
            self.confirmed.emit(identity)
        else:
            self.answer.show_text(tr("No, it is made out to another address."))
        self.answer.show()


def _address(recipient: RecipientIdentity) -> str:
    if recipient.is_hashed:
        return tr("An address that is stored in a form nobody can read back")
    return recipient.value


def _column() -> tuple[QWidget, QVBoxLayout]:
    box = QWidget()
    column = bare_column(box, 4)
    return box, column
