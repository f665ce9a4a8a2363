"""The way into a resume: its form, its order, how much of each badge, and the learner's words."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QComboBox, QWidget

from backpack.domain.sharing import Way
from backpack.publish.file_names import safe_file_name
from backpack.publish.resume.plan import Form, Length, Order, ResumePlan, Wording
from backpack.services.resumes import Resumes, carried, compose, render_form
from backpack.ui.buttons import button
from backpack.ui.jobs import Lane
from backpack.ui.share.desk import ShareDesk
from backpack.ui.share.latest import Latest
from backpack.ui.share.resume_preview import Look, ResumePreview, make_look
from backpack.ui.share.segments import Segments
from backpack.ui.share.way import WayPage
from backpack.ui.share.wording import WordingEditor
from backpack.ui.views.adaptive_row import AdaptiveRow
from backpack.words import mark, tr

_PAUSE = 600
"""Milliseconds without a stroke of a key, after which words are kept."""

_FIRST = {
    Form.DOCX: mark("Word"),
    Form.HTML: mark("Web page"),
    Form.TEXT: mark("Text"),
}

_MORE = {
    Form.PDF: mark("PDF, also for your Europass library"),
    Form.MARKDOWN: mark("Markdown"),
    Form.CSV: mark("Table for spreadsheets (CSV)"),
    Form.JSON: mark("JSON Resume"),
    Form.LATEX: mark("LaTeX"),
    Form.TYPST: mark("Typst"),
}

_ORDERS = {
    Order.DATE: mark("Newest first"),
    Order.ISSUER: mark("By issuer"),
    Order.SKILL: mark("By skill"),
}

_LENGTHS = {
    Length.SHORT: mark("A few lines each"),
    Length.FULL: mark("With criteria and evidence"),
}

_COPIED = frozenset({Form.TEXT, Form.MARKDOWN, Form.JSON, Form.LATEX, Form.TYPST, Form.CSV})


class ResumePage(WayPage):
    """Shows the file that would be saved, and saves or copies it."""

    carries = carried(Length.FULL)

    def __init__(self, desk: ShareDesk) -> None:
        super().__init__(
            desk,
            tr("Badges for your resume"),
            tr("A list to put into your resume or to send along. Titles lead to the badges."),
        )
        self.form = Form.DOCX
        self.plan = ResumePlan()
        self.forms = Segments({form: tr(words) for form, words in _FIRST.items()}, tr("Form"))
        self.more = QComboBox()
        self.orders = QComboBox()
        self.lengths = Segments(
            {length: tr(words) for length, words in _LENGTHS.items()}, tr("How much of each badge")
        )
        self.preview = ResumePreview()
        self._latest: Latest[Look] = Latest(desk.runner, self, self.preview.show_look)
        self.words = WordingEditor()
        self.words_button = button(tr("Your own words…"), self._fold, role="quiet")
        self.copy_button = button(tr("Copy"), self.copy)
        self.save_button = button(tr("Save…"), self.save, role="primary")
        self._unsaved: dict[str, Wording] = {}
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self._keep_words)
        self._arrange()
        self._connect()
        desk.runner.submit(
            lambda _: desk.backpack.resumes.plan(), on_done=self._begin, lane=Lane.STORE
        ).ends_with(self)

    def show_now(self) -> None:
        """Show the file anew; the last that was asked for wins."""
        disclosed, plan, form = self.desk.disclosed, self.plan, self.form
        self._latest.ask(lambda: make_look(compose(disclosed, plan), form))
        self.copy_button.setVisible(form in _COPIED)

    def buttons(self) -> Sequence[QWidget]:
        """Copy where the form is text, and Save."""
        return (self.copy_button, self.save_button)

    def save(self) -> None:
        """Ask where, and save."""
        self._keep_words()
        disclosed, plan, form = self.desk.disclosed, self.plan, self.form
        name = safe_file_name(tr("Badges for my resume"), f".{form}")
        self.desk.save(
            name,
            lambda _progress: render_form(disclosed, plan, form),
            way=Way.RESUME,
            carries=carried(plan.length),
        )

    def copy(self) -> None:
        """Put the text on the clipboard."""
        text = render_form(self.desk.disclosed, self.plan, self.form).decode("utf-8-sig")
        self.desk.copy(text, tr("Copied."), way=Way.RESUME, carries=carried(self.plan.length))

    def hideEvent(self, event: QHideEvent) -> None:
        """Keep what was just written."""
        self._keep_words()
        super().hideEvent(event)

    def _arrange(self) -> None:
        self.more.setPlaceholderText(tr("More"))
        self.more.setAccessibleName(tr("More forms"))
        for form, words in _MORE.items():
            self.more.addItem(tr(words), form)
        self.more.setCurrentIndex(-1)
        self.orders.setAccessibleName(tr("Sorted by"))
        for order, words in _ORDERS.items():
            self.orders.addItem(tr(words), order)
        self.forms.choose(self.form)
        self.lengths.choose(self.plan.length)
        self.words.hide()
        self.words_button.setCheckable(True)
        for parts in ((self.forms, self.more), (self.orders, self.lengths, self.words_button)):
            row = AdaptiveRow(*parts)
            row.add_stretch()
            self.column.addWidget(row)
        self.column.addWidget(self.words)
        self.column.addWidget(self.preview, 1)

    def _connect(self) -> None:
        self.forms.chosen.connect(self._choose_form)
        self.more.activated.connect(lambda _index: self._choose_form(self.more.currentData()))
        self.orders.activated.connect(lambda _index: self._choose())
        self.lengths.chosen.connect(lambda _length: self._choose())
        self.words.edited.connect(self._take_words)

    def _begin(self, plan: ResumePlan) -> None:
        self.plan = plan
        self.orders.setCurrentIndex(self.orders.findData(plan.order))
        self.lengths.choose(plan.length)
        self.words.begin(self.desk.disclosed, plan.wording)
        self.show_now()

    def _choose_form(self, form: str) -> None:
        self.form = Form(form)
        is_first = self.form in _FIRST
        self.forms.choose(self.form if is_first else None)
        if is_first:
            self.more.setCurrentIndex(-1)
        self.show_now()

    def _choose(self) -> None:
        full = self.lengths.buttons[Length.FULL].isChecked()
        length = Length.FULL if full else Length.SHORT
        order = Order(self.orders.currentData())
        self.plan = replace(self.plan, order=order, length=length)
        resumes = self.desk.backpack.resumes
        self._keep(lambda: resumes.save_choices(order, length))
        self.show_now()

    def _fold(self) -> None:
        is_open = self.words_button.isChecked()
        self.words.setVisible(is_open)
        if is_open:
            self.words.begin(self.desk.disclosed, self.plan.wording)
            self.words.title.setFocus()

    def _take_words(self, holding_id: str, wording: Wording) -> None:
        self.plan = replace(self.plan, wording={**self.plan.wording, holding_id: wording})
        self._unsaved[holding_id] = wording
        self._pause.start()
        self.show_now()

    def _keep_words(self) -> None:
        resumes = self.desk.backpack.resumes
        unsaved, self._unsaved = self._unsaved, {}
        if unsaved:
            self._keep(lambda: _save_all(resumes, unsaved))

    def _keep(self, save: Callable[[], None]) -> None:
        self.desk.runner.submit(lambda _: save(), on_done=lambda _: None, lane=Lane.STORE)


def _save_all(resumes: Resumes, words: Mapping[str, Wording]) -> None:
    for holding_id, wording in words.items():
        resumes.save_wording(holding_id, wording)
