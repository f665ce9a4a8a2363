"""The resume as plain values: what stands in it, in which order, whatever the file.

Every text here is one sound line (``publish.plain``); each form escapes it by its own rules.
"""

from dataclasses import dataclass
from datetime import datetime

from backpack.publish.plain import set_off
from backpack.words import format_month, tr

SEPARATOR = "  ·  "


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One badge. ``link`` is a web address or empty, ``picture`` a PNG or empty.

    ``details`` are the learner's words, or the issuer's where the resume is full. ``sections``
    have a heading and lines each, and are empty where it is short.
    """

    title: str
    issuer: str
    link: str
    issued: datetime | None
    expires: datetime | None
    has_expired: bool
    skills: tuple[str, ...]
    details: tuple[str, ...]
    remarks: tuple[str, ...]
    sections: tuple["Section", ...]
    picture: bytes
    alternative_text: str

    @property
    def facts(self) -> tuple[str, ...]:
        """The line below the title in its parts: issuer, dates, and what must be said."""
        issuer = (set_off(self.issuer),) if self.issuer else ()
        return (*issuer, *self.dates, *self.remarks)

    @property
    def dates(self) -> tuple[str, ...]:
        """Issued and expired or expiring, as read by people."""
        told = []
        if self.issued:
            told.append(tr("Issued {month}", month=format_month(self.issued)))
        if self.expires:
            month = format_month(self.expires)
            is_over = self.has_expired
            told.append(
                tr("Expired {month}", month=month)
                if is_over
                else tr("Expires {month}", month=month)
            )
        return tuple(told)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A line of a section; ``link`` is a web address or empty, ``name`` what it is called."""

    text: str
    name: str = ""
    link: str = ""
    is_item: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """More about a badge, under a heading of its own."""

    title: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Badges that belong together; ``title`` is empty where there is only one group."""

    title: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Resume:
    """Everything that a form writes, in order; ``learner`` may be empty."""

    learner: str
    heading: str
    groups: tuple[Group, ...]
    note: str
    made: datetime

    @property
    def items(self) -> tuple[Item, ...]:
        """Every badge in order."""
        return tuple(item for group in self.groups for item in group.items)
