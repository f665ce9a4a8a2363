"""Which badges are shown, and in which order: pure functions, no Qt.

Samples are never among the learner's own: they have a place to themselves.
"""

import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from functools import lru_cache

from backpack.domain.holding import Holding, Visibility
from backpack.domain.report import Recipient, Standing
from backpack.words import mark

SOON = timedelta(days=60)
"""A badge that ends within this time is expiring soon."""


class Place(StrEnum):
    """What the side bar offers."""

    ALL = "all"
    SHARED = "shared"
    EXPIRING = "expiring"
    ATTENTION = "attention"
    SAMPLES = "samples"
    TRASH = "trash"


class Order(StrEnum):
    """How the wall can be sorted."""

    NEWEST = "newest"
    OLDEST = "oldest"
    NAME = "name"
    ISSUER = "issuer"
    EXPIRY = "expiry"


PLACE_NAMES = {
    Place.ALL: mark("All badges"),
    Place.SHARED: mark("Shared"),
    Place.EXPIRING: mark("Expiring soon"),
    Place.ATTENTION: mark("Needs attention"),
    Place.SAMPLES: mark("Samples"),
    Place.TRASH: mark("Trash"),
}

ORDER_NAMES = {
    Order.NEWEST: mark("Newest"),
    Order.OLDEST: mark("Oldest"),
    Order.NAME: mark("Name"),
    Order.ISSUER: mark("Issuer"),
    Order.EXPIRY: mark("Expiry"),
}

_TROUBLE = frozenset(
    {
        Standing.INVALID,
        Standing.UNVERIFIABLE,
        Standing.REVOKED,
        Standing.SUSPENDED,
        Standing.EXPIRED,
    }
)

_GOOD = frozenset({Standing.VERIFIED, Standing.VALID_UNKNOWN_ISSUER})


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrangement:
    """What the learner asked to see; ``now`` decides what is expiring."""

    place: Place = Place.ALL
    search: str = ""
    order: Order = Order.NEWEST
    now: datetime


def arrange(holdings: Iterable[Holding], wanted: Arrangement) -> list[Holding]:
    """The holdings that ``wanted`` asks for, in its order."""
    words = fold(wanted.search).split()
    shown = [
        held
        for held in holdings
        if is_in_place(held, wanted.place, wanted.now)
        and (not words or _has_words(searchable_text(held), words))
    ]
    shown.sort(key=_SORT_KEYS[wanted.order])
    return shown


def is_in_place(holding: Holding, place: Place, now: datetime) -> bool:
    """Whether a holding belongs into a place of the side bar."""
    if place is Place.SAMPLES or holding.is_sample:
        return holding.is_sample and place is Place.SAMPLES
    return _IN_PLACE[place](holding, now)


def count_places(holdings: Iterable[Holding], now: datetime) -> Mapping[Place, int]:
    """How many holdings each place has."""
    counts = dict.fromkeys(Place, 0)
    for held in holdings:
        for place in Place:
            counts[place] += is_in_place(held, place, now)
    return counts


def days_left(holding: Holding, now: datetime) -> int | None:
    """Whole days until a sound badge ends; None unless it ends soon."""
    if holding.expires is None or holding.standing not in _GOOD:
        return None
    left = holding.expires - now
    return left.days if timedelta(0) <= left <= SOON else None


def is_out_of_date(holding: Holding, now: datetime) -> bool:
    """Whether a date has passed since the last check, so that its standing may differ."""
    if holding.standing is Standing.NOT_YET_VALID:
        return True
    has_ended = holding.expires is not None and holding.expires < now
    return has_ended and holding.standing in _GOOD


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """``text`` without case and diacritics, for comparing."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def searchable_text(holding: Holding) -> str:
    """What the search looks through, folded."""
    return fold("\n".join((holding.name, holding.issuer_name, *holding.tags)))


def _has_words(text: str, words: list[str]) -> bool:
    return all(word in text for word in words)


def _is_expiring(holding: Holding, now: datetime) -> bool:
    return days_left(holding, now) is not None


def _needs_attention(holding: Holding, _now: datetime) -> bool:
    return holding.standing in _TROUBLE or holding.recipient is Recipient.SOMEONE_ELSE


_IN_PLACE: dict[Place, Callable[[Holding, datetime], bool]] = {
    Place.ALL: lambda _held, _now: True,
    Place.SHARED: lambda held, _now: held.visibility is not Visibility.ME,
    Place.EXPIRING: _is_expiring,
    Place.ATTENTION: _needs_attention,
    Place.TRASH: lambda _held, _now: False,  # what is known here is not in the trash
}


def _age(holding: Holding) -> float:
    return (holding.issued or holding.added).timestamp()


def _by_newest(holding: Holding) -> tuple[float, str]:
    return -_age(holding), fold(holding.name)


def _by_oldest(holding: Holding) -> tuple[float, str]:
    return _age(holding), fold(holding.name)


def _by_name(holding: Holding) -> tuple[str, float]:
    return fold(holding.name), -_age(holding)


def _by_issuer(holding: Holding) -> tuple[str, str]:
    return fold(holding.issuer_name), fold(holding.name)


def _by_expiry(holding: Holding) -> tuple[float, str]:
    end = holding.expires.timestamp() if holding.expires else float("inf")
    return end, fold(holding.name)


_SORT_KEYS: dict[Order, Callable[[Holding], tuple[object, ...]]] = {
    Order.NEWEST: _by_newest,
    Order.OLDEST: _by_oldest,
    Order.NAME: _by_name,
    Order.ISSUER: _by_issuer,
    Order.EXPIRY: _by_expiry,
}
