"""Which issuers the learner knows: several in one list, and each doubtful one by itself."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QVBoxLayout, QWidget

from backpack.services.knowing import Question, Unconfirmed
from backpack.ui.boxes import bare_column, scroll_area
from backpack.ui.dialogs.frame import button, button_row, heading
from backpack.ui.paragraph import Paragraph
from backpack.ui.text import visible_text
from backpack.ui.views.adaptive_row import AdaptiveRow
from backpack.words import ntr, tr


class IssuersToKnow(QWidget):
    """A tick for each issuer, none set beforehand.

    ``confirmed`` carries the identifiers of those that were ticked; ``declined`` when none is.
    """

    confirmed = Signal(object)
    declined = Signal()

    def __init__(self, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.boxes = {each.id: _tick(each) for each in (*question.together, *question.alone)}
        self.confirm = button(tr("Confirm ticked"), self._answer, role="primary")
        self.not_now = button(tr("Not now"), self.declined.emit)
        self._arrange(question)
        for box in self.boxes.values():
            box.toggled.connect(self._update)
        self._update()

    def _arrange(self, question: Question) -> None:
        column = bare_column(self, 12)
        column.addWidget(heading(tr("Did you earn badges from these?")))
        column.addWidget(
            Paragraph(
                tr(
                    "What you tick counts as verified from now on. Anyone can take any name: look"
                    " at the site below it. You can take this back at any time."
                ),
                role="muted",
            )
        )
        column.addWidget(self._scrolled(question), 1)
        column.addWidget(button_row(self.not_now, self.confirm))
        self.setFocusProxy(self.not_now)

    def _scrolled(self, question: Question) -> QWidget:
        page = QWidget()
        page.setProperty("role", "clear")
        rows = bare_column(page, 12)
        if question.together:
            rows.addWidget(self._card(*question.together))
        for each in question.alone:
            rows.addWidget(self._card(each, doubt=_doubt(each)))
        rows.addStretch(1)
        area = scroll_area()
        area.setWidget(page)
        return area

    def _card(self, *issuers: Unconfirmed, doubt: str = "") -> QFrame:
        card = QFrame()
        card.setProperty("role", "card")
        rows = QVBoxLayout(card)
        rows.setContentsMargins(14, 12, 14, 12)
        rows.setSpacing(10)
        for each in issuers:
            row = AdaptiveRow(self.boxes[each.id], gap=8)
            row.add_stretch()
            row.add(Paragraph(_count(each), role="small"))
            rows.addWidget(row)
            rows.addWidget(_beside_the_tick(Paragraph(_place(each), role="small")))
        if doubt:
            rows.addWidget(_beside_the_tick(Paragraph(doubt, role="caution")))
        return card

    def _answer(self) -> None:
        self.confirmed.emit(tuple(each for each, box in self.boxes.items() if box.isChecked()))

    def _update(self) -> None:
        self.confirm.setEnabled(any(box.isChecked() for box in self.boxes.values()))


def _tick(issuer: Unconfirmed) -> QCheckBox:
    box = QCheckBox(visible_text(issuer.name) or tr("An issuer without a name"))
    box.setAccessibleDescription(f"{_place(issuer)}, {_count(issuer)}")
    return box


def _place(issuer: Unconfirmed) -> str:
    return visible_text(issuer.host or issuer.id)


def _doubt(issuer: Unconfirmed) -> str:
    if not issuer.host:
        return tr("Nothing but a key stands behind this name. Ask the issuer whether it is theirs.")
    return tr("This name looks like that of an issuer you know, but it is another one.")


def _count(issuer: Unconfirmed) -> str:
    return ntr("{count} badge", "{count} badges", issuer.badges)


def _beside_the_tick(words: Paragraph) -> QWidget:
    """Below the name, not below its tick."""
    box = QWidget()
    box.setProperty("role", "clear")
    column = bare_column(box)
    column.setContentsMargins(28, 0, 0, 0)
    column.addWidget(words)
    return box
