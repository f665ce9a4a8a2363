"""The medal that is drawn for a badge without a picture: initials on a ribbon, as SVG.

The file is our own template; only the initials and the name come from the badge, escaped.
"""

import unicodedata
import zlib
from functools import cache
from html import escape
from string import Template

from backpack.assets import resource

TINTS = (
    ("#2E9C94", "#0B6E69", "#095450"),
    ("#5B86C2", "#2F5D9B", "#234877"),
    ("#A077BD", "#7A4B9A", "#5E3978"),
    ("#C97D54", "#A0522D", "#7C3E21"),
    ("#6C9A5B", "#3F6B2F", "#305223"),
    ("#C4668B", "#9A2F5B", "#762345"),
)
"""Light, body and rim; white letters stand on the last two with a contrast above 4.5:1.

The first is the window's accent, and they are those of the portfolio.
"""

TITLE_LIMIT = 200
"""Characters of the name that go into the file."""

_MIDDLE = 218
_SIZES = {1: 156, 2: 122}
_HALF_CAPITAL = 0.362
"""Half the height of a capital, in ems, in Inter and Noto Sans alike."""


def render_medal(name: str, issuer: str) -> bytes:
    """A picture of 512 by 512; the badges of one issuer have one colour, as in the portfolio."""
    letters = initials(name)
    size = _SIZES[len(letters)]
    light, body, dark = TINTS[zlib.crc32(issuer.encode(errors="replace")) % len(TINTS)]
    return (
        _template()
        .substitute(
            title=escape(_printable(name)[:TITLE_LIMIT].strip() or "Badge"),
            initials=escape(letters),
            size=size,
            baseline=round(_MIDDLE + size * _HALF_CAPITAL),
            light=light,
            body=body,
            dark=dark,
        )
        .encode()
    )


def initials(name: str) -> str:
    """The first letters of the first and the last word that begin with one; else a star."""
    words = [word for word in name.split() if word[0].isalnum()]
    if not words:
        return "★"
    chosen = (words[0], words[-1]) if len(words) > 1 else (words[0],)
    return "".join(word[0].upper()[0] for word in chosen)


def _printable(text: str) -> str:
    """``text`` without what XML cannot hold or nobody can see (XML 1.0, 2.2)."""
    plain = (" " if letter.isspace() else letter for letter in text)
    return "".join(letter for letter in plain if unicodedata.category(letter)[0] != "C")


@cache
def _template() -> Template:
    return Template(resource("medal", "medal.svg").read_text("utf-8"))
