"""What a resume looks like: its page painted, or its text as it will stand in the file."""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtGui import QFontDatabase, QImage
from PySide6.QtWidgets import QPlainTextEdit, QStackedWidget

from backpack.publish.resume.model import SEPARATOR, Entry, Item, Resume
from backpack.publish.resume.plan import Form
from backpack.publish.resume.render import IN_TEXT, render_resume
from backpack.publish.resume.text import render_text
from backpack.ui.boxes import scroll_area
from backpack.ui.share.paper import Beside, Paper, Part, Words
from backpack.ui.text import visible_text
from backpack.words import ntr, tr

MOST_ITEMS = 30
"""Badges that are painted; nobody scrolls further to see what a file will look like."""

MOST_TEXT = 30_000

_LINES = 20

_INK = "#1D1B18"
_MUTED = "#5B5750"
_ACCENT = "#0B6E69"
_PAPER = "#FFFFFF"
_PICTURE = 44


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """A preview that is ready to be shown: ``parts`` of a page, or a ``text``."""

    parts: tuple[Part, ...] = ()
    text: str = ""
    described: str = ""


def make_look(resume: Resume, form: Form) -> Look:
    """The preview; takes its time, so not on the GUI thread."""
    if form in IN_TEXT:
        text = render_resume(resume, form).decode("utf-8-sig")
        return Look(text=text if len(text) <= MOST_TEXT else f"{text[:MOST_TEXT]}…")
    described = render_text(resume).decode()[:MOST_TEXT]
    return Look(parts=tuple(_parts(resume)), described=described)


class ResumePreview(QStackedWidget):
    """Shows a ``Look``."""

    def __init__(self) -> None:
        super().__init__()
        self.paper = Paper(tr("Preview of the resume"))
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(tr("Preview of the resume"))
        self.text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        area = scroll_area()
        area.setWidget(self.paper)
        area.setAccessibleName(tr("Preview of the resume"))
        self.addWidget(area)
        self.addWidget(self.text)
        self.setFixedHeight(self.fontMetrics().lineSpacing() * _LINES)

    def show_look(self, look: Look) -> None:
        """Show it in place of what was there."""
        if look.parts:
            self.paper.show_parts(look.parts, _PAPER, described=look.described)
        else:
            self.text.setPlainText(visible_text(look.text))
        self.setCurrentIndex(0 if look.parts else 1)


def _parts(resume: Resume) -> Iterator[Part]:
    if resume.learner:
        yield Words(text=resume.learner, colour=_INK, points=19, is_bold=True, below=12)
    yield Words(text=resume.heading, colour=_ACCENT, points=12, is_bold=True, below=10)
    left = MOST_ITEMS
    has_pictures = any(item.picture for item in resume.items)
    for group in resume.groups:
        if group.title and left:
            yield Words(text=group.title, colour=_INK, points=10.5, is_bold=True, below=8)
        for item in group.items[:left]:
            yield _item(item, _PICTURE if has_pictures else 0)
        left = max(0, left - len(group.items))
    if more := max(0, len(resume.items) - MOST_ITEMS):
        yield Words(
            text=ntr("and {count} more badge", "and {count} more badges", more), colour=_MUTED
        )
    elif resume.note:
        yield Words(text=resume.note, colour=_MUTED, points=9)


def _item(item: Item, side: int) -> Beside:
    return Beside(
        picture=QImage.fromData(item.picture) if item.picture else QImage(),
        side=side,
        words=tuple(_words(item)),
    )


def _words(item: Item) -> Iterator[Words]:
    tint = _ACCENT if item.link else _INK
    yield Words(text=item.title, colour=tint, is_bold=True, is_underlined=bool(item.link))
    if item.facts:
        yield Words(text=SEPARATOR.join(item.facts), colour=_MUTED)
    if item.skills:
        told = tr("Skills: {skills}", skills=", ".join(item.skills))
        yield Words(text=told, colour=_INK, points=9)
    for detail in item.details:
        yield Words(text=detail, colour=_INK)
    for section in item.sections:
        yield Words(text=section.title, colour=_INK, points=9, is_bold=True)
        for entry in section.entries:
            yield _entry(entry)


def _entry(entry: Entry) -> Words:
    told = ": ".join(part for part in (entry.name, entry.text) if part)
    bullet = "•  " if entry.is_item else ""
    tint = _ACCENT if entry.link else _INK
    return Words(text=bullet + told, colour=tint, is_underlined=bool(entry.link and not entry.text))
