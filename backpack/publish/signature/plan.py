"""What the learner decides about an e-mail signature, beside which badges."""

from dataclasses import dataclass
from enum import IntEnum, StrEnum

MOST_BADGES = 6
"""More would break into lines of their own on a phone."""

MOST_LINES = 6


class Form(StrEnum):
    """A kind of file that the signature can be saved as."""

    HOSTED = "hosted"
    EMBEDDED = "embedded"
    EMAIL = "eml"
    OUTLOOK = "outlook"
    TEXT = "txt"
    PICTURES = "pictures"
    """The pictures alone, to be put where a hosted signature shows them."""


SUFFIXES = {
    Form.HOSTED: ".html",
    Form.EMBEDDED: ".html",
    Form.EMAIL: ".eml",
    Form.OUTLOOK: ".zip",
    Form.TEXT: ".txt",
    Form.PICTURES: ".zip",
}


class Size(IntEnum):
    """How large the badges are, in pixels of a screen."""

    SMALL = 48
    MEDIUM = 64
    LARGE = 80


@dataclass(frozen=True, slots=True, kw_only=True)
class SignaturePlan:
    """The learner's own lines. ``link`` is where the last line leads, called ``link_words``.

    ``pictures_at`` is the web address of a folder that holds the pictures under their names
    ("badge-1.png"); without it, a hosted signature shows each issuer's own picture.
    """

    name: str = ""
    role: str = ""
    lines: tuple[str, ...] = ()
    size: Size = Size.MEDIUM
    link: str = ""
    link_words: str = ""
    pictures_at: str = ""
