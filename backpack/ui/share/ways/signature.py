"""The way into an e-mail signature: its lines, how others see it, and how it gets into mail."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QMenu, QPushButton, QWidget

from backpack.domain.disclosure import Disclosed
from backpack.domain.sharing import Way
from backpack.publish.file_names import safe_file_name
from backpack.publish.signature.model import compose_signature
from backpack.publish.signature.plan import SUFFIXES, Form, SignaturePlan
from backpack.publish.signature.render import Pasted, render_pasted, render_plain, render_signature
from backpack.publish.signature.steps import Program, program_name, steps_for
from backpack.services.mail_signatures import CARRIES
from backpack.ui.boxes import card
from backpack.ui.buttons import button
from backpack.ui.jobs import Lane
from backpack.ui.paragraph import Paragraph
from backpack.ui.share.desk import ShareDesk
from backpack.ui.share.latest import Latest
from backpack.ui.share.paper import Paper, Part
from backpack.ui.share.segments import Segments
from backpack.ui.share.signature_form import SignatureForm
from backpack.ui.share.signature_preview import Seen, ground, make_parts
from backpack.ui.share.way import WayPage
from backpack.ui.views.adaptive_row import AdaptiveRow
from backpack.words import mark, tr

_PAUSE = 600
"""Milliseconds without a stroke of a key, after which lines are kept."""

_SEEN = {
    Seen.LIGHT: mark("Light"),
    Seen.DARK: mark("Dark"),
    Seen.BLOCKED: mark("Pictures blocked"),
    Seen.PLAIN: mark("Plain text"),
}

_WITHIN = "within"
_HOSTED = "hosted"

_FORMS = {
    Form.EMBEDDED: mark("Web page with its pictures within (Thunderbird, Apple Mail)…"),
    Form.HOSTED: mark("Web page with pictures on the web…"),
    Form.OUTLOOK: mark("Folder for classic Outlook (zip)…"),
    Form.EMAIL: mark("Draft of a message (.eml)…"),
    Form.TEXT: mark("Plain text…"),
    Form.PICTURES: mark("The pictures, to put on the web (zip)…"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Look:
    """What is shown, and what would be pasted."""

    parts: tuple[Part, ...]
    seen: Seen
    plain: str
    pasted: Pasted
    asks_issuers: bool


class SignaturePage(WayPage):
    """Shows the signature as others will see it; copies it, or saves it."""

    carries = CARRIES

    def __init__(self, desk: ShareDesk) -> None:
        super().__init__(
            desk,
            tr("Badges in your e-mail signature"),
            tr(
                "Copy it into Gmail, Outlook or Apple Mail. Each badge leads to where it can be"
                " checked."
            ),
        )
        self.seen = Seen.LIGHT
        self.form = SignatureForm()
        self.looks = Segments({seen: tr(words) for seen, words in _SEEN.items()}, tr("Preview"))
        self.paper = Paper(tr("Preview of the signature"))
        self.pictures = Segments(
            {_WITHIN: tr("Pictures within it"), _HOSTED: tr("Pictures on the web")}, tr("Pictures")
        )
        self.pictures_at = QLineEdit()
        self.note = Paragraph(role="muted")
        self.program = QComboBox()
        self.steps = Paragraph()
        self.save_button = QPushButton(tr("Save as"))
        self.copy_button = button(tr("Copy"), self.copy, role="primary")
        self._look: _Look | None = None
        self._latest: Latest[_Look] = Latest(desk.runner, self, self._show)
        self._is_hosted = False
        self._has_begun = False
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self._keep)
        self._arrange()
        self._connect()
        desk.runner.submit(
            lambda _: desk.backpack.mail_signatures.plan(), on_done=self._begin, lane=Lane.STORE
        ).ends_with(self)

    def show_now(self) -> None:
        """Show the signature anew; the last that was asked for wins."""
        self.form.offer(self.desk.disclosed)
        disclosed, plan = self._chosen(), self.plan
        seen, hosted = self.seen, self._is_hosted
        self.copy_button.setEnabled(bool(disclosed.badges))
        self.save_button.setEnabled(bool(disclosed.badges))
        if not disclosed.badges:
            self._latest.drop()
            self.note.show_text(tr("Choose at least one badge."))
            return
        self._latest.ask(lambda: _make_look(disclosed, plan, seen, hosted=hosted))

    def buttons(self) -> Sequence[QWidget]:
        """Save as, and Copy."""
        return (self.save_button, self.copy_button)

    @property
    def plan(self) -> SignaturePlan:
        """What is decided now."""
        return replace(self.form.plan, pictures_at=self.pictures_at.text().strip())

    def copy(self) -> None:
        """Put the signature on the clipboard, as rich text and as plain text."""
        if self._look is not None:
            pasted = self._look.pasted
            self.desk.copy(
                pasted.text,
                tr("Copied. Paste it where your mail program keeps its signature."),
                way=Way.SIGNATURE,
                carries=CARRIES,
                html=pasted.html,
                disclosed=self._chosen(),
            )

    def save(self, form: Form) -> None:
        """Ask where, and save."""
        self._keep()
        disclosed, plan = self._chosen(), self.plan
        self.desk.save(
            safe_file_name(tr("E-mail signature"), SUFFIXES[form]),
            lambda _: render_signature(compose_signature(disclosed, plan), form, disclosed.made),
            way=Way.SIGNATURE,
            carries=CARRIES,
            disclosed=disclosed,
        )

    def hideEvent(self, event: QHideEvent) -> None:
        """Keep what was just written."""
        self._keep()
        super().hideEvent(event)

    def _chosen(self) -> Disclosed:
        return self.form.chosen(self.desk.disclosed)

    def _arrange(self) -> None:
        self.looks.choose(self.seen)
        self.pictures.choose(_WITHIN)
        self.pictures_at.setPlaceholderText(tr("https:// address of the folder with the pictures"))
        self.pictures_at.setAccessibleName(tr("Address of the folder with the pictures"))
        self.pictures_at.hide()
        menu = QMenu(self.save_button)
        for form, words in _FORMS.items():
            menu.addAction(tr(words)).triggered.connect(partial(self._save_as, form))
        self.save_button.setMenu(menu)
        self.program.setAccessibleName(tr("Your mail program"))
        for program in Program:
            self.program.addItem(program_name(program), program)
        rows = [AdaptiveRow(each) for each in (self.looks, self.pictures)]
        for row in rows:
            row.add_stretch()
        for part in (rows[0], self.paper, self.note, rows[1], self.pictures_at, self.form):
            self.column.addWidget(part)
        self.column.addWidget(Paragraph(tr("How to put it in"), role="heading"))
        self.column.addWidget(card(self.program, self.steps))
        self.column.addStretch(1)
        self._show_steps()

    def _connect(self) -> None:
        self.looks.chosen.connect(self._choose_look)
        self.pictures.chosen.connect(self._choose_pictures)
        self.pictures_at.textEdited.connect(lambda _text: self._edit())
        self.form.edited.connect(self._edit)
        self.program.currentIndexChanged.connect(lambda _index: self._show_steps())

    def _begin(self, plan: SignaturePlan) -> None:
        self.form.begin(plan)
        self.pictures_at.setText(plan.pictures_at)
        self._has_begun = True
        self.show_now()

    def _edit(self) -> None:
        self._pause.start()
        self.show_now()

    def _choose_look(self, seen: str) -> None:
        self.seen = Seen(seen)
        self.show_now()

    def _choose_pictures(self, where: str) -> None:
        self._is_hosted = where == _HOSTED
        self.pictures_at.setVisible(self._is_hosted)
        self.show_now()

    def _show(self, look: _Look) -> None:
        self._look = look
        self.paper.show_parts(look.parts, ground(look.seen), described=look.plain)
        self.note.show_text(self._said_of(look))

    def _said_of(self, look: _Look) -> str:
        if not self._is_hosted:
            return tr(
                "Gmail and some others leave out pictures that are within. For Gmail, put them on"
                " the web."
            )
        if look.pasted.is_too_long:
            return tr("Gmail takes 10,000 characters for a signature, and this one is longer.")
        if look.asks_issuers:
            return tr(
                "The pictures come from the issuers' sites, which then learn of each time that"
                " your mail is opened."
            )
        return tr("Save the pictures and put them into that folder on the web under their names.")

    def _show_steps(self) -> None:
        steps = steps_for(Program(self.program.currentData()))
        self.steps.show_text("\n".join(f"{number}. {step}" for number, step in enumerate(steps, 1)))

    def _save_as(self, form: Form, _checked: object = None) -> None:
        self.save(form)

    def _keep(self) -> None:
        self._pause.stop()
        signatures, plan = self.desk.backpack.mail_signatures, self.plan
        if self._has_begun:
            self.desk.runner.submit(
                lambda _: signatures.save(plan), on_done=lambda _: None, lane=Lane.STORE
            )


def _make_look(disclosed: Disclosed, plan: SignaturePlan, seen: Seen, *, hosted: bool) -> _Look:
    signature = compose_signature(disclosed, plan)
    return _Look(
        parts=make_parts(signature, seen, hosted=hosted),
        seen=seen,
        plain=render_plain(signature),
        pasted=render_pasted(signature, hosted=hosted),
        asks_issuers=not plan.pictures_at,
    )
