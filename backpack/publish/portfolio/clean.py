"""Makes untrusted text drawable, and remembers what had to be replaced.

PDF/A-3 and PDF/UA-1 refuse controls, private use and whatever no font has a glyph for, so
one emoji would cost the whole document: it becomes U+25A1 instead. Overrides of the
direction (UTS 39; CVE-2021-42574) are dropped.
"""

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cache
from urllib.parse import quote, urlsplit

from backpack.assets import resource

MISSING = "\u25a1"
"""Stands for what cannot be drawn: a white square."""

CUT = "…"
"""Stands for what was left out or cut off."""

LONGEST_TEXT = 20_000
"""Characters of one description or narrative; some eight pages."""

LONGEST_NAME = 300

LONGEST_LINK = 2_000

_SCHEMES = frozenset({"http", "https", "mailto"})

_PRINTABLE = "".join(map(chr, range(0x21, 0x7F)))

_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff]")

_JOINERS = frozenset("\u00ad\u200c\u200d\u200e\u200f\u2060")

_MISSING_SEQUENCE = re.compile(f"{MISSING}(?:\u200d{MISSING})+")

_SILENT = frozenset({"Cc", "Cf", "Mn", "Mc", "Me"})
"""Categories of characters that are nothing by themselves."""

_PILED_MARKS = re.compile(
    r"([\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff]{3})"
    r"[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff]+"
)

_LONG_TOKEN = re.compile("[^\\s\u0e00-\u109f\u1780-\u17ff\u2e80-\U0010ffff]{40,}")

_BREAK_AFTER = 20


@dataclass(slots=True)
class Tally:
    """What was done to the texts of one document; ``cut`` are those that were too long."""

    replaced: set[str] = field(default_factory=set)
    dropped: set[str] = field(default_factory=set)
    cut: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Cleaner:
    """Cleans every text of one document."""

    tally: Tally = field(default_factory=Tally)

    def source(self, raw: str, longest: int = LONGEST_TEXT) -> str:
        """``raw`` without controls, cut at ``longest``."""
        text = _CONTROLS.sub(self._drop, unicodedata.normalize("NFC", raw[: 2 * longest]))
        if len(text) > longest or len(raw) > 2 * longest:
            self.tally.cut.add(text[:longest])
            return text[:longest].rstrip() + CUT
        return text

    def text(self, raw: str, longest: int = LONGEST_TEXT) -> str:
        """``raw`` as it can be drawn, cut at ``longest``."""
        source = self.source(raw, longest)
        for character in set(source):
            drawn = _drawn(character)
            if drawn == MISSING != character:
                self.tally.replaced.add(character)
            elif not drawn and unicodedata.category(character) == "Cf":
                self.tally.dropped.add(character)
        return _PILED_MARKS.sub(r"\1", _drawable(source))

    def line(self, raw: str, longest: int = LONGEST_NAME) -> str:
        """``raw`` as one line: every run of white space becomes one space."""
        return self.text(" ".join(raw[: 2 * longest + 1].split()), longest)

    def link(self, address: str | None) -> str:
        """The address where it is a sound http, https or mailto one, else nothing."""
        if not address or len(address) > LONGEST_LINK or not _is_sound(address):
            return ""
        return quote(address, safe=_PRINTABLE)

    def _drop(self, control: re.Match[str]) -> str:
        self.tally.dropped.add(control.group())
        return ""


def breakable(text: str) -> str:
    """``text`` with invisible places to break in words of forty letters and more."""
    return _LONG_TOKEN.sub(_broken, text)


def _broken(token: re.Match[str]) -> str:
    text = token.group()
    pieces = (text[at : at + _BREAK_AFTER] for at in range(0, len(text), _BREAK_AFTER))
    return "\u200b".join(pieces)


def _drawable(text: str) -> str:
    sound = "".join(_drawn(character) for character in text.replace("\r\n", "\n"))
    return _MISSING_SEQUENCE.sub(MISSING, sound)


@cache
def _drawn(character: str) -> str:
    if character in "\n\r\u2028\u2029\u0085":
        return "\n"
    category = unicodedata.category(character)
    if character == "\t" or category == "Zs":
        return "\u00a0" if character == "\u00a0" else " "
    if category != "Co" and _is_shown(character, category) and _has_glyph(ord(character)):
        return character
    return "" if category in _SILENT or _is_selector(character) else MISSING


def _is_shown(character: str, category: str) -> bool:
    if category == "Cf":
        return character in _JOINERS
    return category != "Cc" and not _is_selector(character)


def _is_selector(character: str) -> bool:
    """Variation selectors and skin tones change another character; alone they are nothing."""
    return any(
        first <= character <= last
        for first, last in (("\ufe00", "\ufe0f"), ("\U000e0100", "\U000e01ef"), ("🏻", "🏿"))
    )


def _has_glyph(point: int) -> bool:
    firsts, lasts = _coverage()
    at = bisect_right(firsts, point) - 1
    return at >= 0 and point <= lasts[at]


@cache
def _coverage() -> tuple[tuple[int, ...], tuple[int, ...]]:
    """The code points that the fonts draw, as first and last ends of ascending ranges."""
    lines = resource("fonts", "pdf", "coverage.txt").read_text(encoding="ascii").splitlines()
    pairs = [line.split() for line in lines]
    return tuple(int(a, 16) for a, _ in pairs), tuple(int(b, 16) for _, b in pairs)


def _is_sound(address: str) -> bool:
    """Whether the scheme is allowed, a host or mailbox is there, and nothing is hidden."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    place = parts.path if parts.scheme == "mailto" else parts.netloc
    is_printable = address.isprintable() and " " not in address
    return parts.scheme in _SCHEMES and place.isascii() and bool(place) and is_printable
