"""The learner's own words for badges in a resume: one badge at a time, over the issuer's words."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFrame, QLineEdit, QPlainTextEdit, QVBoxLayout

from backpack.domain.disclosure import Disclosed
from backpack.publish.plain import plain_line
from backpack.publish.resume.plan import Wording
from backpack.ui.boxes import bare_column, card_around
from backpack.ui.buttons import button
from backpack.ui.paragraph import Paragraph
from backpack.ui.text import visible_text
from backpack.ui.views.adaptive_row import AdaptiveRow
from backpack.words import tr

_LONGEST = 200


class WordingEditor(QFrame):
    """``edited`` carries the identifier of a holding, and what it is called now."""

    edited = Signal(str, object)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "clear")
        self._known: dict[str, Wording] = {}
        self._issuers: dict[str, Wording] = {}
        self._is_filling = False
        self.badge = QComboBox()
        self.title = QLineEdit()
        self.issuer = QLineEdit()
        self.details = QPlainTextEdit()
        self.give_back = button(tr("Use the issuer's words"), self.clear, role="quiet")
        self._arrange()
        self.badge.currentIndexChanged.connect(lambda _index: self._fill())
        self.title.textEdited.connect(lambda _text: self._edit())
        self.issuer.textEdited.connect(lambda _text: self._edit())
        self.details.textChanged.connect(self._edit)

    def begin(self, disclosed: Disclosed, known: Mapping[str, Wording]) -> None:
        """Offer these badges, with the words that are known for them."""
        chosen = self._holding()
        self._known = dict(known)
        self._issuers = {}
        self._is_filling = True
        self.badge.clear()
        for one in disclosed.badges:
            name = plain_line(one.credential.name) or tr("Badge without a name")
            issuer = plain_line(one.credential.issuer.name)
            self._issuers[one.holding_id] = Wording(title=name, issuer=issuer)
            self.badge.addItem(visible_text(name), one.holding_id)
        self.badge.setCurrentIndex(max(0, self.badge.findData(chosen)))
        self._is_filling = False
        self._fill()

    def clear(self) -> None:
        """Give the issuer's words back to the badge that is shown."""
        self._known.pop(self._holding(), None)
        self._fill()
        self.edited.emit(self._holding(), Wording())

    def _arrange(self) -> None:
        self.title.setMaxLength(_LONGEST)
        self.issuer.setMaxLength(_LONGEST)
        self.details.setTabChangesFocus(True)
        self.details.setFixedHeight(self.fontMetrics().lineSpacing() * 4)
        column = QVBoxLayout()
        fields = (
            (tr("Badge"), self.badge),
            (tr("Title"), self.title),
            (tr("Issuer"), self.issuer),
            (tr("What you want to say about it"), self.details),
        )
        for name, field in fields:
            label = Paragraph(name, role="label")
            label.setBuddy(field)
            field.setAccessibleName(name)
            column.addWidget(label)
            column.addWidget(field)
        back = AdaptiveRow(self.give_back)
        back.add_stretch()
        column.addWidget(back)
        self.badge.setMinimumContentsLength(16)
        self.badge.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        bare_column(self).addWidget(card_around(column))

    def _holding(self) -> str:
        return str(self.badge.currentData() or "")

    def _fill(self) -> None:
        if self._is_filling:
            return
        words = self._known.get(self._holding(), Wording())
        issuers = self._issuers.get(self._holding(), Wording())
        self._is_filling = True
        self.title.setText(words.title)
        self.title.setPlaceholderText(visible_text(issuers.title))
        self.issuer.setText(words.issuer)
        self.issuer.setPlaceholderText(visible_text(issuers.issuer))
        self.details.setPlainText(words.details)
        self._is_filling = False

    def _edit(self) -> None:
        if self._is_filling or not self._holding():
            return
        words = Wording(
            title=self.title.text(),
            issuer=self.issuer.text(),
            details=self.details.toPlainText(),
        )
        self._known[self._holding()] = words
        self.edited.emit(self._holding(), words)
