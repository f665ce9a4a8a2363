"""The resume as PDF: PDF/A-3a and PDF/UA-1 at once, as libraries such as Europass keep for long.

It is the Typst form, with the portfolio's fonts and with pictures. What no font draws is replaced.
"""

from dataclasses import replace
from datetime import UTC, datetime

from backpack.domain.faults import Fault
from backpack.publish.portfolio.clean import Cleaner, breakable
from backpack.publish.portfolio.pictures import wrap_png
from backpack.publish.portfolio.typeset import STANDARDS, fonts
from backpack.publish.resume.model import Entry, Group, Item, Resume, Section
from backpack.publish.resume.typst_source import render_typst

_FONTS = '#set text(font: ("Inter", "Noto Sans", "Noto Sans Arabic", "Noto Sans Devanagari"))'

_LONGEST_REASON = 200


def render_pdf(resume: Resume) -> bytes:
    """The PDF, the same for the same resume.

    Raises:
        Fault: ``portfolio-failed``.
    """
    drawable = _drawable(resume)
    files: dict[str, bytes] = {}
    names = []
    for number, item in enumerate(drawable.items):
        svg = wrap_png(item.picture)
        names.append(f"{number}.svg" if svg else "")
        if svg:
            files[names[-1]] = svg.encode()
    files["main.typ"] = render_typst(drawable, pictures=names, settings=_FONTS)
    return _compiled(files, resume.made)


def _compiled(files: dict[str, bytes], made: datetime) -> bytes:
    import typst  # noqa: PLC0415 - 80 MB that only a PDF needs

    reason = ""
    moment = made.astimezone(UTC).replace(microsecond=0)
    for standards in (STANDARDS, []):
        try:
            # the stub knows neither files in memory nor a list of plain strings
            pdf = typst.compile(  # type: ignore[call-overload]
                files, font_paths=fonts(), pdf_standards=standards, timestamp=moment
            )
            return bytes(pdf)
        except typst.TypstError as error:
            reason = str(error)[:_LONGEST_REASON]
    raise Fault("portfolio-failed", reason=reason)


def _drawable(resume: Resume) -> Resume:
    return replace(
        resume,
        learner=_drawn(resume.learner),
        groups=tuple(
            Group(title=_drawn(group.title), items=tuple(map(_item, group.items)))
            for group in resume.groups
        ),
    )


def _item(item: Item) -> Item:
    return replace(
        item,
        title=_drawn(item.title),
        issuer=_drawn(item.issuer),
        skills=tuple(map(_drawn, item.skills)),
        details=tuple(map(_drawn, item.details)),
        remarks=tuple(map(_drawn, item.remarks)),
        sections=tuple(
            Section(title=section.title, entries=tuple(map(_entry, section.entries)))
            for section in item.sections
        ),
        alternative_text=_drawn(item.alternative_text),
    )


def _entry(entry: Entry) -> Entry:
    return replace(entry, name=_drawn(entry.name), text=_drawn(entry.text))


def _drawn(text: str) -> str:
    return breakable(Cleaner().text(text))
