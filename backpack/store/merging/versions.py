"""Which of two versions of a thing stands, and how two that did not know of each other are joined.

Everything here gives the same whichever side asks.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Protocol, Self, TypeVar

from backpack.domain.holding import Visibility
from backpack.formats.times import time_text
from backpack.store import erasing
from backpack.store.engine import Cursor
from backpack.store.merging.past import Past

_STEP = timedelta(microseconds=1)
_MOST_PRIVATE_FIRST = [visibility.value for visibility in Visibility]


class Version(Protocol):
    """Something that the learner changed last at ``changed``, as text; None: never."""

    @property
    def changed(self) -> str | None:
        """The moment."""
        ...

    @property
    def weight(self) -> tuple[str, ...]:
        """What decides between two of the same moment."""
        ...

    def dated(self, changed: str | None) -> Self:
        """The same with another moment."""
        ...

    def over(self, older: Self) -> Self:
        """Both joined, this one on top."""
        ...


_V = TypeVar("_V", bound=Version)


def settle(name: str, mine: _V, theirs: _V, past: Past) -> tuple[_V, bool]:
    """The version that stands, and whether it was joined of two."""
    if mine == theirs:
        return mine, False
    if mine.changed != theirs.changed:
        standing = [one for one in (mine, theirs) if not _is_replaced(name, one, past)]
        if len(standing) == 1:
            return standing[0], False
    older, newer = sorted((mine, theirs), key=lambda one: (one.changed or "", one.weight))
    return newer.over(older).dated(_next(name, newer.changed, past)), True


def mark_joined(cursor: Cursor, name: str, parts: tuple[_V, _V], joined: _V) -> None:
    """Remember that a joined version took the place of these two."""
    if joined.changed is not None:
        for part in parts:
            moment = datetime.fromisoformat(joined.changed)
            erasing.replace_version(cursor, name, part.changed, moment)


def _is_replaced(name: str, version: Version, past: Past) -> bool:
    return version.changed is None or past.is_replaced(name, version.changed)


def _next(name: str, changed: str | None, past: Past) -> str | None:
    """The moment right after, or the first one after it that no earlier version had."""
    if changed is None:
        return None
    following = time_text(datetime.fromisoformat(changed) + _STEP)
    while past.is_replaced(name, following):
        following = time_text(datetime.fromisoformat(following) + _STEP)
    return following


@dataclass(frozen=True, slots=True, kw_only=True)
class BadgeVersion:
    """What the learner decided about a badge."""

    notes: str
    tags: tuple[str, ...]
    alternative_text: str
    visibility: str
    removed: str | None
    changed: str | None

    @property
    def weight(self) -> tuple[str, ...]:
        """What decides between two of the same moment."""
        kept = "" if self.removed else "kept"
        return (kept, self.notes, self.alternative_text, self.visibility, *self.tags)

    def dated(self, changed: str | None) -> "BadgeVersion":
        """The same with another moment."""
        return replace(self, changed=changed)

    def over(self, older: "BadgeVersion") -> "BadgeVersion":
        """Both notes and all tags; the more private visibility; the place of the newer."""
        return replace(
            self,
            notes=joined_text(self.notes, older.notes),
            tags=joined_names(self.tags, older.tags, str.casefold),
            alternative_text=self.alternative_text or older.alternative_text,
            visibility=min(self.visibility, older.visibility, key=_MOST_PRIVATE_FIRST.index),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class CollectionVersion:
    """A collection; ``members`` are names of badges that are the same on both sides."""

    name: str
    colour: str
    cover_text: str
    search: str | None
    position: int
    members: tuple[str, ...]
    changed: str

    @property
    def weight(self) -> tuple[str, ...]:
        """What decides between two of the same moment."""
        place = f"{self.position:020}"
        return (self.name, self.colour, self.cover_text, self.search or "", place, *self.members)

    def dated(self, changed: str | None) -> "CollectionVersion":
        """The same with another moment."""
        return replace(self, changed=changed or self.changed)

    def over(self, older: "CollectionVersion") -> "CollectionVersion":
        """What the newer says, with the members of both, and both cover texts."""
        return replace(
            self,
            cover_text=joined_text(self.cover_text, older.cover_text),
            members=joined_names(self.members, older.members, str),
        )


def joined_text(newer: str, older: str) -> str:
    """Both texts, the newer on top; only one where it holds the other."""
    if older in newer:
        return newer
    return older if newer in older else f"{newer}\n\n{older}"


def joined_names(
    newer: tuple[str, ...], older: tuple[str, ...], form: Callable[[str], str]
) -> tuple[str, ...]:
    """Those of both in the order of the newer; those of the same form once."""
    names: dict[str, str] = {}
    for name in (*newer, *older):
        names.setdefault(form(name), name)
    return tuple(names.values())
