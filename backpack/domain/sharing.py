"""What went out, by which way and where to, and what became of it: a history that only grows.

An event is never changed; a later one about it is an event of its own. Texts are as they were when
they went out, so that the history tells of badges that are gone, too.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Happening(StrEnum):
    """What an event tells."""

    SENT = "sent"
    UPDATED = "updated"
    TAKEN_DOWN = "taken-down"
    SEEN = "seen"
    """Somebody looked whether it is still there, on the learner's request."""


class Way(StrEnum):
    """A way out of the backpack."""

    LINKEDIN_PROFILE = "linkedin-profile"
    LINKEDIN_POST = "linkedin-post"
    X = "x"
    FACEBOOK = "facebook"
    BLUESKY = "bluesky"
    MASTODON = "mastodon"
    THREADS = "threads"
    REDDIT = "reddit"
    WHATSAPP = "whatsapp"
    EMAIL = "email"
    LINK = "link"
    QR_CODE = "qr-code"
    SNIPPET = "snippet"
    ORIGINAL = "original"
    BAKED_PICTURE = "baked-picture"
    PACKAGE = "package"
    RESUME = "resume"
    SIGNATURE = "signature"
    PORTFOLIO = "portfolio"
    CERTIFICATE = "certificate"
    OVERVIEW = "overview"
    PACKET = "packet"
    PAGE = "page"


class Field(StrEnum):
    """A part of a badge that a way out can carry; BADGE is what the issuer says of it."""

    BADGE = "badge"
    PICTURE = "picture"
    EVIDENCE = "evidence"
    RESULTS = "results"
    RECIPIENT = "recipient"
    NOTES = "notes"
    NAME = "name"
    """The learner's."""

    ORIGINAL = "original"


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedBadge:
    """A badge that went out, called as it was then; ``evidence`` counts the items that it had."""

    holding: str
    name: str
    issuer_name: str
    fields: tuple[Field, ...]
    evidence: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """One event.

    ``id`` is 32 hexadecimal digits, ``about`` that of the event which this one follows, None for
    something new. ``place`` is the site, the file's name or whom it was for, as far as it is known;
    ``until`` when the learner wants it back. ``sha256`` is the digest of the very bytes that went
    out, empty where none did.
    """

    id: str
    happening: Happening
    way: Way
    happened: datetime
    place: str = ""
    badges: tuple[SharedBadge, ...] = ()
    for_whom: str = ""
    until: datetime | None = None
    sha256: str = ""
    about: str | None = None

    @property
    def holdings(self) -> frozenset[str]:
        """The identifiers of the badges that went out."""
        return frozenset(badge.holding for badge in self.badges)

    @property
    def fields(self) -> tuple[Field, ...]:
        """Every part that went out of any of the badges, in the order of ``Field``."""
        told = {each for badge in self.badges for each in badge.fields}
        return tuple(each for each in Field if each in told)


def still_out(shares: Iterable[Share]) -> tuple[Share, ...]:
    """What went out and was not taken down, newest first."""
    known = tuple(shares)
    gone = {one.about for one in known if one.happening is Happening.TAKEN_DOWN}
    sent = [one for one in known if one.happening is Happening.SENT and one.id not in gone]
    return tuple(sorted(sent, key=lambda one: one.happened, reverse=True))
