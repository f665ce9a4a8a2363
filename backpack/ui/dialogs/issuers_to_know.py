"""Which issuers the learner knows: several in one list, and each doubtful one by itself."""

from collections.abc import Iterator

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QPushButton, QWidget

from backpack.services.knowing import Question, Unconfirmed
from backpack.ui.boxes import bare_column, card, indented, scrolled
from backpack.ui.buttons import button
from backpack.ui.dialogs.frame import button_row, heading
from backpack.ui.paragraph import Paragraph
from backpack.ui.text import visible_text
from backpack.ui.views.adaptive_row import AdaptiveRow
from backpack.words import ntr, tr


class IssuersToKnow(QWidget):
    """A tick for each issuer, none set beforehand; a doubtful one has a button of its own.

    ``confirmed`` carries the identifiers of those that were ticked, ``confirmed_alone`` a doubtful
    one; ``declined`` when there are no more.
    """

    confirmed = Signal(object)
    confirmed_alone = Signal(str)
    declined = Signal()

    def __init__(self, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.boxes = {each.id: _tick(each) for each in question.together}
        self.buttons = {each.id: self._button(each) for each in question.alone}
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
        self.confirm.setVisible(bool(question.together))
        column.addWidget(button_row(self.not_now, self.confirm))
        self.setFocusProxy(self.not_now)

    def _cards(self, question: Question) -> Iterator[QWidget]:
        if question.together:
            yield card(*(row for each in question.together for row in self._rows(each)))
        for each in question.alone:
            yield self._doubtful(each)

    def _rows(self, issuer: Unconfirmed) -> Iterator[QWidget]:
        yield _line(self.boxes[issuer.id], issuer)
        yield indented(Paragraph(_place(issuer), role="small"))

    def _doubtful(self, issuer: Unconfirmed) -> QWidget:
        answer = AdaptiveRow(self.buttons[issuer.id])
        answer.add_stretch()
        return card(
            _line(Paragraph(_name(issuer), role="strong"), issuer),
            Paragraph(_place(issuer), role="small"),
            Paragraph(_doubt(issuer), role="caution"),
            answer,
        )

    def _button(self, issuer: Unconfirmed) -> QPushButton:
        made = button(tr("I know this one"), lambda: self.confirmed_alone.emit(issuer.id))
        made.setAccessibleDescription(f"{_name(issuer)}, {_place(issuer)}")
        return made

    def _answer(self) -> None:
        self.confirmed.emit(tuple(each for each, box in self.boxes.items() if box.isChecked()))

    def _update(self) -> None:
        self.confirm.setEnabled(any(box.isChecked() for box in self.boxes.values()))


def _tick(issuer: Unconfirmed) -> QCheckBox:
    box = QCheckBox(_name(issuer))
    box.setAccessibleDescription(f"{_place(issuer)}, {_count(issuer)}")
    return box


def _line(name: QWidget, issuer: Unconfirmed) -> QWidget:
    row = AdaptiveRow(name, gap=8)
    row.add_stretch()
    row.add(Paragraph(_count(issuer), role="small"))
    return row


def _name(issuer: Unconfirmed) -> str:
    return visible_text(issuer.name) or tr("An issuer without a name")


def _place(issuer: Unconfirmed) -> str:
    if issuer.recorded_by:
        return tr("as recorded by {host}", host=visible_text(issuer.recorded_by))
    return visible_text(issuer.host or issuer.id)


def _doubt(issuer: Unconfirmed) -> str:
    if issuer.looks_like is not None:
        return tr(
            "This name looks like that of {name}, which you know ({id}), but it is another issuer.",
            name=visible_text(issuer.looks_like.name),
            id=visible_text(issuer.looks_like.id),
        )
    return tr("Nothing but a key stands behind this name. Ask the issuer whether it is theirs.")


def _count(issuer: Unconfirmed) -> str:
    return ntr("{count} badge", "{count} badges", issuer.badges)
