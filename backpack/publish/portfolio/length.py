"""A quick, cautious guess at how tall a badge's card gets.

Measuring a card exactly costs the typesetter as much as setting it: for 100 badges twice
the time and 280 MB. So the cards that this guess cannot vouch for begin a page of their own.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from backpack.publish.portfolio.design import Paper, Template

ROOM = {
    (Template.MODERN, Paper.A4): 50,
    (Template.MODERN, Paper.LETTER): 45,
    (Template.CLASSIC, Paper.A4): 42,
    (Template.CLASSIC, Paper.LETTER): 37,
    (Template.COMPACT, Paper.A4): 54,
    (Template.COMPACT, Paper.LETTER): 49,
}
"""Lines of text that the body of a card surely has room for on one page."""

_LINE = 56
"""Small letters that fit into a line of any plain text; other characters count double."""

_SIDE_LINE = 16


def surely_fits(badge: Mapping[str, Any], room: int) -> bool:
    """Whether the card of this badge (``badge.BadgeModel.build``) surely fits into ``room``."""
    facts = sum(_lines(fact["value"]["v"], _SIDE_LINE) for fact in badge["facts"])
    sections = badge["sections"]
    body = sum(2 + height(section["blocks"]) for section in sections)
    return facts <= room // 2 and body <= room


def height(nodes: Iterable[Mapping[str, Any]]) -> float:
    """The height of these blocks in lines, rather too much than too little."""
    return sum(_height(node) for node in nodes)


def _height(node: Mapping[str, Any]) -> float:
    match node["t"]:
        case "p":
            return _inline(node["c"])
        case "list":
            return sum(1.1 * height(item) for item in node["items"])
        case "chips":
            return 2 * _lines("".join(f"{chip['v']}    " for chip in node["v"]))
        case "quote":
            return 1 + 1.2 * height(node["c"])
        case _:
            return 2 + 1.2 * _lines(node["v"])


def _inline(nodes: Iterable[Mapping[str, Any]]) -> float:
    texts = ["\n" if node["t"] == "br" else _text(node) for node in nodes]
    return 0.5 + 1.1 * _lines("".join(texts))


def _text(node: Mapping[str, Any]) -> str:
    return node["v"] if "v" in node else "".join(_text(child) for child in node.get("c", ()))


def _lines(text: str, width: int = _LINE) -> float:
    return float(sum(1 + _width(line) // width for line in text.split("\n")))


def _width(text: str) -> int:
    wide = sum(not character.isascii() or character.isupper() for character in text)
    return len(text) + wide
