"""Untrusted text for files that anybody may open: what it says, and nothing that acts or hides.

Controls, half surrogates, private and unassigned characters are dropped, and so is whatever turns
a line around (UTS 39; CVE-2021-42574). Each way out escapes what its own format would obey.
"""

import re
import unicodedata

from backpack.publish.portfolio.clean import Cleaner
from backpack.publish.portfolio.script import is_right_to_left

CUT = "…"
"""Stands for what was cut off."""

LONGEST_LINE = 200
"""Characters of a name in one line of a page."""

LONGEST_TEXT = 4_000
"""Characters of one description or narrative: a page of a resume."""

_WITHIN_WORDS = frozenset("\u00ad\u200b\u200c\u200d\u200e\u200f")
"""Joiners, break opportunities and marks of direction: scripts need them."""

_DROPPED = frozenset({"Cc", "Cs", "Co", "Cn"})

_PILED_MARKS = re.compile(r"([\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff]{3})"
                          r"[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff]+")  # fmt: skip

_LINE_ENDS = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")

_LEFT_TO_RIGHT_MARK = "\u200e"


def plain_line(raw: str, longest: int = LONGEST_LINE) -> str:
    """``raw`` in one line: every run of white space is one space; cut at ``longest``."""
    return _cut(_sound(" ".join(raw[: 4 * longest].split())), longest)


def plain_text(raw: str, longest: int = LONGEST_TEXT) -> str:
    """``raw`` with every line break as a line feed, cut at ``longest``."""
    return _cut(_sound(_LINE_ENDS.sub("\n", raw[: 4 * longest])), longest)


def sound_link(address: str | None) -> str:
    """The address where it is a sound web address, in ASCII; else nothing."""
    link = Cleaner().link(address)
    return link if link.startswith(("https:", "http:")) else ""


def set_off(text: str) -> str:
    """``text`` for the middle of a line that reads from left to right.

    After a name that reads from right to left, what follows would change sides.
    """
    return text + _LEFT_TO_RIGHT_MARK if is_right_to_left(text) else text


def _sound(text: str) -> str:
    kept = "".join(character for character in text if _is_kept(character))
    return _PILED_MARKS.sub(r"\1", unicodedata.normalize("NFC", kept)).strip()


def _is_kept(character: str) -> bool:
    category = unicodedata.category(character)
    if category == "Cf":
        return character in _WITHIN_WORDS
    return category not in _DROPPED or character == "\n"


def _cut(text: str, longest: int) -> str:
    return text if len(text) <= longest else text[:longest].rstrip() + CUT
