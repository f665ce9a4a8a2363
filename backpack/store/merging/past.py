"""What two backpacks remember of what was erased or replaced (``domain.erasure``)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from backpack.domain.erasure import version_name
from backpack.store import erasing
from backpack.store.engine import Cursor


@dataclass(frozen=True, slots=True, kw_only=True)
class Past:
    """The moments of erasures by their names: here, there, and together."""

    mine: Mapping[str, str]
    theirs: Mapping[str, str]
    both: Mapping[str, str]

    def is_erased(self, name: str, touched: str) -> bool:
        """Whether a thing was erased on either side, and not touched after that."""
        return self.both.get(name, "") >= touched

    def is_replaced(self, name: str, changed: str) -> bool:
        """Whether a version was replaced by somebody who knew it."""
        return version_name(name, datetime.fromisoformat(changed)) in self.both


def read_past(mine: Cursor, theirs: Cursor) -> Past:
    """What both remember."""
    here, there = (erasing.read_erasures(cursor) for cursor in (mine, theirs))
    both = {name: max(here.get(name, ""), there.get(name, "")) for name in here.keys() | there}
    return Past(mine=here, theirs=there, both=both)


def write_past(mine: Cursor, past: Past) -> None:
    """Remember here what is remembered there too."""
    for name, happened in past.both.items():
        if past.mine.get(name) != happened:
            erasing.mark(mine, name, datetime.fromisoformat(happened))
