"""What people will see: a switch for each part that the way takes along and the badges have.

The signed original is one of them, with what it holds beside what is withheld.
"""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLineEdit, QPushButton, QVBoxLayout, QWidget

from backpack.domain.disclosure import Disclosure, EvidenceItem, Held, Sensitive
from backpack.domain.sharing import Field
from backpack.services.disclosing import kept_back
from backpack.ui.boxes import bare_column, card_around
from backpack.ui.paragraph import Paragraph
from backpack.ui.share.desk import ShareDesk
from backpack.ui.share.switch import Switch
from backpack.ui.text import visible_text
from backpack.ui.views.adaptive_row import AdaptiveRow
from backpack.words import ntr, tr
from backpack.words.disclosures import held_words, original_sentence

_INDENT = 26
"""Pixels before the single items of evidence."""

_LONGEST = 60
"""Characters of an item's name beside its switch; its accessible name has all of it."""


class Choices(QWidget):
    """Keeps the decision of ``desk``; ``follow`` shows the switches of another way."""

    def __init__(self, desk: ShareDesk) -> None:
        super().__init__()
        self.setProperty("role", "clear")
        self._desk = desk
        self._carries: frozenset[Field] = frozenset()
        self._wants_original: bool | None = None
        self._agreed_to: frozenset[Sensitive] = frozenset()
        self._evidence = sum(len(one.found.credential.evidence) for one in desk.prepared.details)
        self._has = _parts_of(desk)
        self.badge = Switch(tr("Badge, issuer, dates, criteria"), is_on=True)
        self.badge.box.setEnabled(False)
        self.picture = Switch(tr("Picture"), is_on=True)
        self.evidence = Switch(self._evidence_words(), is_on=True)
        self.items: dict[EvidenceItem, Switch] = {}
        self.unfold = QPushButton(tr("Choose…"))
        self.results = Switch(tr("Results"), is_on=True)
        self.name = Switch(tr("Your name"), is_on=bool(desk.disclosure.learner_name))
        self.name_line = QLineEdit(desk.disclosure.learner_name)
        self.recipient = Switch(tr("Whom it is made out to"), is_on=False)
        self.notes = Switch(tr("Your notes"), is_on=False)
        self.original = Switch(tr("The signed original"), is_on=True)
        self.original_note = Paragraph(role="small")
        self.why = Paragraph(role="muted")
        self._items_box = QWidget()
        self._rows: dict[Field, QWidget] = {}
        self._arrange()
        self._connect()
        self._show_original()

    def follow(self, carries: frozenset[Field]) -> None:
        """Show the switches of the parts that a way takes along."""
        self._carries = carries
        for field, row in self._rows.items():
            row.setVisible(field in carries and self._has.get(field, True))
        self._items_box.setVisible(self._are_items_open() and Field.EVIDENCE in carries)
        self._show_original()

    def decision(self) -> Disclosure:
        """The decision as the switches say now."""
        left_out = frozenset(item for item, box in self.items.items() if not box.is_on)
        is_named = self.name.is_on
        return replace(
            self._desk.disclosure,
            with_picture=self.picture.is_on,
            with_evidence=self.evidence.box.checkState() is not Qt.CheckState.Unchecked,
            evidence_left_out=left_out,
            with_results=self.results.is_on,
            learner_name=" ".join(self.name_line.text().split()) if is_named else "",
            with_recipient=self.recipient.is_on,
            with_notes=self.notes.is_on,
            with_originals=self._wants_original is not False,
            originals_tell_more=self._wants_original is True,
        )

    def _telling(self) -> tuple[Held, ...]:
        """What the originals hold although it is withheld by the other switches."""
        held = self._desk.prepared.held.items()
        decision = self._desk.disclosure
        return tuple(one for each, told in held for one in kept_back(told, decision, each))

    def _decide(self) -> None:
        """Take the other switches first: what they withhold decides over the original."""
        self._desk.disclosure = self.decision()
        telling = {one.kind for one in self._telling()}
        if self._wants_original and not telling <= self._agreed_to:
            self._wants_original = None  # what they agreed to was less
        self._show_original()
        self._desk.decide(self.decision())

    def _choose_original(self, is_on: object) -> None:
        """The learner's own press: it stands until something else would be told by it."""
        self._wants_original = bool(is_on)
        self._agreed_to = frozenset(one.kind for one in self._telling())
        self._decide()

    def _show_original(self) -> None:
        telling = self._telling()
        kinds = [one.kind.value for one in telling]
        words = tr("The signed original")
        if kinds:
            words = tr("The signed original (contains {things})", things=held_words(kinds))
        self.original.say(words)
        is_in = not telling if self._wants_original is None else self._wants_original
        self.original.box.setChecked(is_in)
        if is_in:
            note = tr("included: people can check it")
        elif telling:
            note = tr("left out: people can ask the issuer")
        else:
            note = tr("left out")
        self.original_note.show_text(note)
        self.why.show_text(original_sentence(kinds))
        self.why.setVisible(bool(kinds) and Field.ORIGINAL in self._carries)

    def _arrange(self) -> None:
        column = QVBoxLayout()
        column.setSpacing(8)
        self._add(
            column, Field.BADGE, self.badge, Paragraph(tr("what the issuer signed"), role="small")
        )
        self._add(column, Field.PICTURE, self.picture)
        self.unfold.setProperty("role", "link")
        self.unfold.setAccessibleName(tr("Choose single items of evidence"))
        self._add(column, Field.EVIDENCE, self.evidence, self.unfold)
        self._fill_items()
        column.addWidget(self._items_box)
        self._add(column, Field.RESULTS, self.results)
        self.name_line.setPlaceholderText(tr("Your name, as you want it to be read"))
        self.name_line.setAccessibleName(tr("Your name, as people will read it"))
        self.name_line.setMaxLength(200)
        self._add(column, Field.NAME, self.name, self.name_line)
        self._add(
            column, Field.RECIPIENT, self.recipient, Paragraph(self._recipients(), role="small")
        )
        self._add(column, Field.NOTES, self.notes)
        self._add(column, Field.ORIGINAL, self.original, self.original_note)
        frame: QFrame = card_around(column)
        outer = bare_column(self, 8)
        outer.addWidget(Paragraph(tr("What people will see"), role="heading"))
        outer.addWidget(frame)
        outer.addWidget(self.why)

    def _add(
        self, column: QVBoxLayout, field: Field, switch: Switch, beside: QWidget | None = None
    ) -> None:
        row = AdaptiveRow(gap=12)
        row.add(switch, 1)
        if beside is not None:
            row.add(beside)
        self._rows[field] = row
        column.addWidget(row)

    def _fill_items(self) -> None:
        column = bare_column(self._items_box, 4)
        column.setContentsMargins(_INDENT, 0, _INDENT, 0)
        self._items_box.setProperty("role", "clear")
        self._items_box.hide()
        for detail in self._desk.prepared.details:
            for number, item in enumerate(detail.found.credential.evidence):
                name = visible_text(item.name or item.url or item.narrative or tr("Evidence"))
                box = Switch(_short(name), is_on=True)
                box.box.setAccessibleName(name)
                box.box.toggled.connect(lambda _on: self._follow_items())
                self.items[EvidenceItem(holding=detail.holding.id, number=number)] = box
                column.addWidget(box)
        self.unfold.setVisible(bool(self.items))

    def _connect(self) -> None:
        for switch in (self.picture, self.results, self.recipient, self.notes, self.name):
            switch.box.toggled.connect(lambda _on: self._decide())
        self.original.box.clicked.connect(self._choose_original)
        self.evidence.box.clicked.connect(self._follow_evidence)
        self.name_line.textEdited.connect(self._follow_name)
        self.unfold.clicked.connect(lambda _: self._open_items())

    def _open_items(self) -> None:
        self._items_box.setVisible(self._items_box.isHidden())
        is_open = not self._items_box.isHidden()
        self.unfold.setText(tr("Fold in") if is_open else tr("Choose…"))
        if is_open:
            next(iter(self.items.values())).box.setFocus(Qt.FocusReason.OtherFocusReason)

    def _are_items_open(self) -> bool:
        return not self._items_box.isHidden()

    def _follow_evidence(self, _checked: object = None) -> None:
        """All of it or none: a press never leaves the switch in between."""
        is_on = self.evidence.box.checkState() is not Qt.CheckState.Unchecked
        self.evidence.box.setTristate(False)
        self.evidence.box.setChecked(is_on)
        for box in self.items.values():
            box.box.blockSignals(True)
            box.box.setChecked(is_on)
            box.box.blockSignals(False)
        self._decide()

    def _follow_items(self) -> None:
        states = {box.is_on for box in self.items.values()}
        state = Qt.CheckState.PartiallyChecked
        if len(states) == 1:
            state = Qt.CheckState.Checked if states.pop() else Qt.CheckState.Unchecked
        self.evidence.box.setTristate(state is Qt.CheckState.PartiallyChecked)
        self.evidence.box.setCheckState(state)
        self._decide()

    def _follow_name(self, text: str) -> None:
        self.name.box.setChecked(bool(text.strip()))
        self._decide()

    def _evidence_words(self) -> str:
        if not self._evidence:
            return tr("How you earned it")
        return ntr("Evidence ({count} item)", "Evidence ({count} items)", self._evidence)

    def _recipients(self) -> str:
        """What the switch would show; hashes are told by that word."""
        told = {
            tr("an address that can be guessed") if one.is_hashed else one.value
            for detail in self._desk.prepared.details
            for one in detail.found.credential.recipients
        }
        return _short(", ".join(sorted(told)))


def _parts_of(desk: ShareDesk) -> dict[Field, bool]:
    """Which parts the badges have at all; of others there is nothing to switch."""
    credentials = [detail.found.credential for detail in desk.prepared.details]
    return {
        Field.PICTURE: any(desk.prepared.pictures.values()),
        Field.EVIDENCE: any(one.evidence or one.narrative for one in credentials),
        Field.RESULTS: any(one.results for one in credentials),
        Field.RECIPIENT: any(one.recipients for one in credentials),
        Field.NOTES: any(one.notes for one in desk.prepared.words.values()),
    }


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else line[:_LONGEST].rstrip() + "…"
