"""Markdown of criteria and narratives as plain lines, since few resumes can hold more.

CommonMark without HTML and without pictures: both stay visible as the text they are. Addresses
of links are left out: what the badge itself links to is listed by itself.
"""

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from backpack.publish.plain import LONGEST_TEXT, plain_line

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

MOST_LINES = 40

_LINE_ENDS = ("softbreak", "hardbreak")


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph, in one line; ``is_item`` where it stands in a list."""

    text: str
    is_item: bool = False


def parse_prose(markdown: str) -> tuple[Line, ...]:
    """The paragraphs of ``markdown``, at most forty."""
    lines: list[Line] = []
    depth = 0
    for token in _parser().parse(markdown[: 2 * LONGEST_TEXT]):
        if token.type in ("list_item_open", "list_item_close"):
            depth += token.nesting
        elif text := plain_line(_words(token), LONGEST_TEXT):
            lines.append(Line(text, is_item=depth > 0))
    return tuple(lines[:MOST_LINES])


def _words(token: "Token") -> str:
    children = token.children or ()
    parts = (" " if child.type in _LINE_ENDS else child.content for child in children)
    return "".join(parts) if token.type == "inline" else token.content


@cache
def _parser() -> "MarkdownIt":
    from markdown_it import MarkdownIt  # noqa: PLC0415 - 50 ms that only the full length needs

    return MarkdownIt("commonmark", {"html": False, "maxNesting": 100}).disable("image")
