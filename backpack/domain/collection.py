"""A collection: badges that the learner put together, in their order; or a search that is kept."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Colour(StrEnum):
    """What marks a collection; each theme has its own tone for it."""

    GREY = "grey"
    RED = "red"
    ORANGE = "orange"
    YELLOW = "yellow"
    GREEN = "green"
    TEAL = "teal"
    BLUE = "blue"
    PURPLE = "purple"
    PINK = "pink"


@dataclass(frozen=True, slots=True, kw_only=True)
class Collection:
    """One collection; ``id`` is 32 hexadecimal digits, unique in every backpack.

    ``members`` are identifiers of holdings, those in the trash too. ``search`` is a saved
    search. ``position`` orders the collections, ``changed`` is the last change in UTC.
    """

    id: str
    name: str
    changed: datetime
    colour: Colour = Colour.GREY
    cover_text: str = ""
    members: tuple[str, ...] = ()
    search: str | None = None
    position: int = 0

    @property
    def is_smart(self) -> bool:
        """Whether a search fills it, instead of the learner's own choice."""
        return self.search is not None
