"""The resume as plain text, for fields that take nothing else."""

from collections.abc import Iterator

from backpack.publish.plain import set_off
from backpack.publish.resume.model import SEPARATOR, Entry, Item, Resume
from backpack.words import tr


def render_text(resume: Resume) -> bytes:
    """UTF-8 text; every paragraph is one line, since each reader wraps by itself."""
    return "".join(f"{line}\n" for line in _lines(resume)).encode()


def _lines(resume: Resume) -> Iterator[str]:
    if resume.learner:
        yield from (resume.learner, "")
    yield from (resume.heading.upper(), "")
    for group in resume.groups:
        if group.title:
            yield from (group.title, "-" * min(len(group.title), 60), "")
        for item in group.items:
            yield from _item(item)
            yield ""


def _item(item: Item) -> Iterator[str]:
    yield item.title
    if item.facts:
        yield f"  {SEPARATOR.join(item.facts)}"
    if item.link:
        yield f"  {item.link}"
    if item.skills:
        yield "  " + tr("Skills: {skills}", skills=", ".join(map(set_off, item.skills)))
    yield from (f"  {detail}" for detail in item.details)
    for section in item.sections:
        yield f"  {section.title}:"
        yield from (_entry(entry) for entry in section.entries)


def _entry(entry: Entry) -> str:
    named = ": ".join(part for part in (entry.name, entry.text) if part)
    linked = f"{set_off(named)} <{entry.link}>" if entry.link else named
    return f"    - {linked}" if entry.is_item else f"    {linked}"
