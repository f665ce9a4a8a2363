"""How a portfolio looks: which form and template, on which paper, in which colour.

Contrast as WCAG 2.2, 1.4.3 defines it: text in the accent stays readable on white paper.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from backpack.domain.faults import Fault

ACCENT = "#0B6E69"

LONGEST_COVER_TEXT = 1_000
"""Characters of the learner's own words on the cover."""

MOST_LINES = 8

READABLE = 4.5
"""The contrast that small text needs."""

_COLOUR = re.compile(r"#?([0-9A-Fa-f]{6})")

_WHITE, _BLACK = (255, 255, 255), (0, 0, 0)

_Colour = tuple[int, int, int]


class Form(StrEnum):
    """What is made of the badges."""

    PORTFOLIO = "portfolio"
    CERTIFICATE = "certificate"
    OVERVIEW = "overview"


class Template(StrEnum):
    """How it is laid out."""

    MODERN = "modern"
    CLASSIC = "classic"
    COMPACT = "compact"


class Paper(StrEnum):
    """What it is made for; the values are names that typst knows."""

    A4 = "a4"
    LETTER = "us-letter"


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Badges that go under one heading: a collection of the learner's, by holding."""

    title: str
    holdings: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Design:
    """``accent`` is ``#RRGGBB``, ``text`` the learner's own words on the cover.

    A badge in several groups goes under the first of them; those in none come last.
    """

    form: Form = Form.PORTFOLIO
    template: Template = Template.MODERN
    paper: Paper = Paper.A4
    accent: str = ACCENT
    text: str = ""
    groups: tuple[Group, ...] = ()


def parse_accent(written: str) -> str:
    """A colour as ``#RRGGBB``, in capital letters.

    Raises:
        Fault: ``unknown-colour``.
    """
    match = _COLOUR.fullmatch(written.strip())
    if match is None:
        raise Fault("unknown-colour", colour=written[:20])
    return f"#{match.group(1).upper()}"


def shades(accent: str) -> dict[str, str]:
    """The accent dark enough to read on white, a deeper one, and a tint behind text."""
    colour = _parse(accent)
    while _contrast(colour, _WHITE) < READABLE:
        colour = _mixed(colour, _BLACK, 0.05)
    return {
        "accent": _written(colour),
        "deep": _written(_mixed(colour, _BLACK, 0.18)),
        "soft": _written(_mixed(colour, _WHITE, 0.87)),
    }


def _parse(accent: str) -> _Colour:
    value = int(parse_accent(accent)[1:], 16)
    return value >> 16, value >> 8 & 255, value & 255


def _written(colour: _Colour) -> str:
    return "#{:02X}{:02X}{:02X}".format(*colour)


def _mixed(colour: _Colour, other: _Colour, share: float) -> _Colour:
    red, green, blue = (
        round(own + (into - own) * share) for own, into in zip(colour, other, strict=True)
    )
    return red, green, blue


def _contrast(colour: _Colour, other: _Colour) -> float:
    dark, light = sorted((_luminance(colour), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: _Colour) -> float:
    red, green, blue = (_linear(part / 255) for part in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)
