"""The choices of the portfolio: which badges, whose name, and what goes with each badge."""

from collections.abc import Mapping
from enum import StrEnum

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QCheckBox,
    QFrame,
    QLineEdit,
    QRadioButton,
    QScrollArea,
    QWidget,
)

from backpack.domain.disclosure import Disclosure
from backpack.ui.boxes import bare_column, card, indented
from backpack.ui.paragraph import Paragraph
from backpack.words import ntr, tr


class Scope(StrEnum):
    """Which badges."""

    CHOSEN = "chosen"
    PUBLIC = "public"
    ALL = "all"


class PortfolioForm(QScrollArea):
    """What the learner decides before anything is made; ``changed`` on every choice."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._holdings: Mapping[Scope, tuple[str, ...]] = dict.fromkeys(Scope, ())
        self.scopes = {scope: QRadioButton() for scope in Scope}
        self.name = QLineEdit()
        self.evidence = QCheckBox(tr("Evidence"))
        self.recipient = QCheckBox(tr("Your address, as the badge names it"))
        self.originals = QCheckBox(tr("The signed originals, attached"))
        self._group = QButtonGroup(self)
        self._arrange()
        self._connect()
        self._label_scopes()

    def begin(self, holdings: Mapping[Scope, tuple[str, ...]], name: str) -> None:
        """Offer these holdings, and the name that is known so far."""
        self._holdings = holdings
        self.name.setText(name)
        self._label_scopes()
        self.scopes[self._likeliest()].setChecked(True)
        (self.scopes[self._likeliest()] if name else self.name).setFocus()
        self.changed.emit()

    @property
    def is_complete(self) -> bool:
        """Whether there is a badge and a name."""
        return bool(self.disclosure.holdings and self.disclosure.learner_name)

    @property
    def disclosure(self) -> Disclosure:
        """What is let out, as chosen now."""
        scope = next((scope for scope, each in self.scopes.items() if each.isChecked()), None)
        return Disclosure(
            holdings=self._holdings[scope] if scope else (),
            learner_name=" ".join(self.name.text().split()),
            with_recipient=self.recipient.isChecked(),
            with_evidence=self.evidence.isChecked(),
            with_originals=self.originals.isChecked(),
            originals_tell_more=self.originals.isChecked(),
        )

    def sizeHint(self) -> QSize:
        """As high as its contents."""
        content = self.widget()
        return content.sizeHint() if content is not None else super().sizeHint()

    def _likeliest(self) -> Scope:
        """Several chosen badges are meant; a single one is chosen on the wall anyway."""
        if len(self._holdings[Scope.CHOSEN]) > 1:
            return Scope.CHOSEN
        return Scope.PUBLIC if self._holdings[Scope.PUBLIC] else Scope.ALL

    def _label_scopes(self) -> None:
        for scope, each in self.scopes.items():
            count = len(self._holdings[scope])
            each.setText(_scope_label(scope, count))
            each.setEnabled(count > 0)

    def _arrange(self) -> None:
        content = QWidget()
        content.setProperty("role", "clear")
        column = bare_column(content, 10)
        column.addWidget(Paragraph(tr("A portfolio of your badges"), role="title"))
        column.addWidget(
            Paragraph(tr("A PDF on this computer. You decide whom you give it to."), role="muted")
        )
        column.addWidget(Paragraph(tr("Which badges"), role="label"))
        column.addWidget(card(*self.scopes.values()))
        column.addWidget(Paragraph(tr("Your name, for the cover"), role="label"))
        column.addWidget(self.name)
        column.addWidget(Paragraph(tr("What goes in"), role="label"))
        column.addWidget(self._contents())
        column.addStretch(1)
        self.setWidget(content)

    def _contents(self) -> QFrame:
        always = Paragraph(tr("Always: badge, issuer, dates, criteria"), role="muted")
        self.evidence.setChecked(True)
        self.originals.setChecked(True)
        told = Paragraph(
            tr(
                "With the originals others can check your badges themselves. An original is"
                " the file as issued: it may contain your e-mail address and whatever else"
                " the issuer put in."
            ),
            role="small",
        )
        return card(always, self.evidence, self.recipient, self.originals, indented(told))

    def _connect(self) -> None:
        self.name.setAccessibleName(tr("Your name, for the cover"))
        self.name.setMaxLength(200)
        self.name.textChanged.connect(lambda _text: self.changed.emit())
        for each in self.scopes.values():
            self._group.addButton(each)
        decisions: tuple[QAbstractButton, ...] = (
            *self.scopes.values(),
            self.evidence,
            self.recipient,
            self.originals,
        )
        for decision in decisions:
            decision.toggled.connect(lambda _on: self.changed.emit())


def _scope_label(scope: Scope, count: int) -> str:
    match scope:
        case Scope.CHOSEN:
            return ntr("The {count} chosen badge", "The {count} chosen badges", count)
        case Scope.PUBLIC:
            return ntr("The {count} public badge", "The {count} public badges", count)
        case Scope.ALL:
            return ntr("All of them, {count} badge", "All of them, {count} badges", count)
