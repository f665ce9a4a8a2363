"""The resume in Markdown (CommonMark, and what GitHub adds): no text of a badge is obeyed.

Any ASCII punctuation may be escaped (CommonMark 0.31.2, 2.4); addresses and mailboxes in bare text
are kept from becoming links (GFM 0.29, 6.9).
"""

import re
from collections.abc import Iterator
from urllib.parse import quote

from backpack.publish.plain import set_off
from backpack.publish.resume.model import SEPARATOR, Entry, Item, Resume
from backpack.words import tr

_OBEYED = re.compile(r"[\\`*_\[\]<>&~|!$@{}]|(?<=[Ww]{3})\.|(?<=:)/(?=/)|(?<=[a-z]):(?=//)")

_OBEYED_AT_THE_START = re.compile(r"(?:[-+#=:]|\d{1,9}(?=[.)]))")

_BLANK_LINES = re.compile(r"\n{3,}")

_IN_ADDRESSES = "".join(map(chr, range(0x21, 0x7F))).translate(
    {ord(character): None for character in "()<>\\`*_[]|"}
)


def render_markdown(resume: Resume) -> bytes:
    """Markdown in UTF-8: a heading, then an item of a list for each badge."""
    text = "\n".join([*_lines(resume), ""])
    return _BLANK_LINES.sub("\n\n", text).encode()


def _lines(resume: Resume) -> Iterator[str]:
    if resume.learner:
        yield from (f"# {inline(resume.learner)}", "")
    yield from (f"## {inline(resume.heading)}", "")
    for group in resume.groups:
        if group.title:
            yield from (f"### {inline(group.title)}", "")
        for item in group.items:
            yield from _item(item)
        yield ""


def _item(item: Item) -> Iterator[str]:
    facts = inline(SEPARATOR.join(item.facts))
    yield f"- {_linked(f'**{inline(set_off(item.title))}**', item.link)}" + (
        f"  \n  {facts}" if facts else ""
    )
    if item.skills:
        skills = ", ".join(map(set_off, item.skills))
        yield from ("", f"  {paragraph(tr('Skills: {skills}', skills=skills))}")
    for detail in item.details:
        yield from ("", f"  {paragraph(detail)}")
    for section in item.sections:
        yield from ("", f"  **{inline(section.title)}**", "")
        for entry in section.entries:
            yield from _entry(entry)


def _entry(entry: Entry) -> Iterator[str]:
    name = _linked(paragraph(set_off(entry.name)), entry.link) if entry.name else ""
    words = (inline if name else paragraph)(entry.text)
    told = ": ".join(part for part in (name, words) if part)
    yield from [f"  - {told}"] if entry.is_item else ("", f"  {told}", "")


def inline(text: str) -> str:
    """``text`` within a line, with nothing in it that Markdown obeys."""
    return _OBEYED.sub(r"\\\g<0>", text)


def paragraph(text: str) -> str:
    """``text`` as the beginning of a line."""
    safe = inline(text)
    start = _OBEYED_AT_THE_START.match(safe)
    if not start:
        return safe
    begun = start.group()
    rest = safe[start.end() :]
    return f"{begun}\\{rest}" if begun[0].isdigit() else f"\\{safe}"


def _linked(words: str, address: str) -> str:
    return f"[{words}]({quote(address, safe=_IN_ADDRESSES)})" if address else words
