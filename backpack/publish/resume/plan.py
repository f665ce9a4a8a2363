"""What the learner decides about a resume beside the disclosure: order, length, own words."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Form(StrEnum):
    """A kind of file; the value is its ending."""

    DOCX = "docx"
    HTML = "html"
    TEXT = "txt"
    MARKDOWN = "md"
    PDF = "pdf"
    JSON = "json"
    CSV = "csv"
    LATEX = "tex"
    TYPST = "typ"


class Order(StrEnum):
    """What the badges are sorted by; issuers and skills make groups with a heading each."""

    DATE = "date"
    ISSUER = "issuer"
    SKILL = "skill"


class Length(StrEnum):
    """A line for each badge, or with how it was earned and the evidence."""

    SHORT = "short"
    FULL = "full"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """The learner's words for one badge; an empty one leaves the issuer's."""

    title: str = ""
    issuer: str = ""
    details: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ResumePlan:
    """How the badges of a disclosure become a resume; ``wording`` is by holding."""

    order: Order = Order.DATE
    length: Length = Length.SHORT
    wording: Mapping[str, Wording] = field(default_factory=dict)
