"""The resume in Typst: calls of functions with strings in quotation marks, never markup.

So no text of a badge can be read as a program: a string has two special characters, and both are
escaped (https://typst.app/docs/reference/foundations/str/).
"""

from collections.abc import Iterator, Sequence

from backpack.publish.plain import set_off
from backpack.publish.resume.model import SEPARATOR, Entry, Item, Resume
from backpack.words import tr

_PREAMBLE = """#let accent = rgb("#0B6E69")
#let quiet = rgb("#5B5750")
#set page(paper: "a4", margin: (x: 22mm, y: 20mm))
#set text(size: 10.5pt, lang: "en")
#set par(justify: false, leading: 0.55em, spacing: 0.6em)
#show heading: set text(fill: accent)
#show heading.where(level: 1): set text(size: 22pt, fill: rgb("#1D1B18"))
#show heading.where(level: 2): set text(size: 13pt)
#show heading.where(level: 3): set text(size: 11pt)
#let title(words) = text(weight: "bold", fill: accent, words)
#let linked(address, words) = if address == "" { words } else { link(address, underline(words)) }
#let muted(words) = text(fill: quiet, words)
#let small(words) = text(size: 9.5pt, words)
#let entry(name, words, address, item) = {
  let told = [#linked(address, name)#if name != "" and words != "" [: ]#words]
  if item { list(told) } else { par(told) }
}
#let badge(picture, about, breakable, body) = block(
  breakable: breakable, below: 0.9em, width: 100%,
  if picture == none { body } else {
    grid(columns: (18mm, 1fr), column-gutter: 4mm, image(picture, alt: about, width: 16mm), body)
  },
)
"""


def render_typst(resume: Resume, *, pictures: Sequence[str] = (), settings: str = "") -> bytes:
    """The source in UTF-8, which needs no other file unless ``pictures`` names one for each badge.

    ``settings`` are lines of Typst of our own that go first.
    """
    return "\n".join([settings, _PREAMBLE, *_lines(resume, pictures), ""]).lstrip().encode()


def quoted(text: str) -> str:
    """``text`` as a string of Typst."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'


def _lines(resume: Resume, pictures: Sequence[str]) -> Iterator[str]:
    title = " · ".join(part for part in (resume.learner, resume.heading) if part)
    yield f"#set document(title: {quoted(title)}, author: {quoted(resume.learner)})"
    if resume.learner:
        yield f"#heading(level: 1, {quoted(resume.learner)})"
    yield f"#heading(level: {2 if resume.learner else 1}, {quoted(resume.heading)})"
    number = 0
    for group in resume.groups:
        if group.title:
            yield f"#heading(level: {3 if resume.learner else 2}, {quoted(group.title)})"
        for item in group.items:
            yield from _item(item, pictures[number] if pictures else "")
            number += 1
    if resume.note:
        yield f"#emph({quoted(resume.note)})"


def _item(item: Item, picture: str) -> Iterator[str]:
    shown = quoted(picture) if picture else "none"
    breakable = "true" if item.sections else "false"
    yield f"#badge({shown}, {quoted(item.alternative_text)}, {breakable}, {{"
    yield f"  par(linked({quoted(item.link)}, title({quoted(set_off(item.title))})))"
    if item.facts:
        yield f"  par(muted({quoted(SEPARATOR.join(item.facts))}))"
    if item.skills:
        told = tr("Skills: {skills}", skills=", ".join(map(set_off, item.skills)))
        yield f"  par(small({quoted(told)}))"
    yield from (f"  par({quoted(detail)})" for detail in item.details)
    for section in item.sections:
        yield f"  par(strong(small({quoted(section.title)})))"
        yield from (f"  {_entry(entry)}" for entry in section.entries)
    yield "})"


def _entry(entry: Entry) -> str:
    parts = (quoted(set_off(entry.name)), quoted(entry.text), quoted(entry.link))
    return f"entry({', '.join(parts)}, {'true' if entry.is_item else 'false'})"
