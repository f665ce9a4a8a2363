"""Which issuers the learner knows: several in one list, and each doubtful one by itself."""

from collections.abc import Iterator

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from backpack.services.knowing import Question, Unconfirmed
from backpack.ui.boxes import bare_column, card, indented, scrolled
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
        column.addWidget(scrolled(*self._cards(question)), 1)
        column.addWidget(button_row(self.not_now, self.confirm))
        self.setFocusProxy(self.not_now)

    def _cards(self, question: Question) -> Iterator[QWidget]:
        if question.together:
            yield card(*(row for each in question.together for row in self._rows(each)))
        for each in question.alone:
            doubt = indented(Paragraph(_doubt(each), role="caution"))
            yield card(*self._rows(each), doubt)

    def _rows(self, issuer: Unconfirmed) -> Iterator[QWidget]:
        row = AdaptiveRow(self.boxes[issuer.id], gap=8)
        row.add_stretch()
        row.add(Paragraph(_count(issuer), role="small"))
        yield row
        yield indented(Paragraph(_place(issuer), role="small"))

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
