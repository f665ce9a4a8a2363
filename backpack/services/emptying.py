"""The trash: how long badges stay in it, and deleting them for good.

Badges go in and come out by ``services.organising``. What is deleted here leaves the file, its
log and its pictures; backups that were made before still hold it for a while.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from backpack.domain.changes import Changes
from backpack.domain.holding import Holding
from backpack.domain.ports import Clock, Store
from backpack.services.keeping import save_for_those_here

KEEP_CHOICES: tuple[int | None, ...] = (7, 30, 90, 365, None)
"""Days that can be chosen; None is for ever."""

USUAL_DAYS = 30

_SETTING = "trash.keep"


@dataclass(frozen=True, slots=True, kw_only=True)
class Emptying:
    """``held_until`` tells until when backups hold what is deleted at a moment; None for not."""

    store: Store
    clock: Clock
    held_until: Callable[[datetime], date | None]

    def keep_days(self) -> int | None:
        """How many days badges stay in the trash; None for ever."""
        chosen = self.store.load_setting(_SETTING)
        if isinstance(chosen, dict) and chosen.get("days") in KEEP_CHOICES:
            days = chosen["days"]
            return None if days is None else int(days)
        return USUAL_DAYS

    def choose_days(self, days: int | None) -> None:
        """Keep badges in the trash for so many days.

        Raises:
            ValueError: for what is not among ``KEEP_CHOICES``.
        """
        if days not in KEEP_CHOICES:
            raise ValueError(days)
        self.store.save_setting(_SETTING, {"days": days})

    def days_left(self, holding: Holding) -> int | None:
        """Days until a badge in the trash is deleted; None for never."""
        days = self.keep_days()
        if days is None or holding.removed is None:
            return None
        return max(0, (holding.removed + timedelta(days=days) - self.clock.now()).days)

    def backups_hold_until(self) -> date | None:
        """Until when backups would hold what is deleted now; None when none does."""
        return self.held_until(self.clock.now())

    def erase(self, holding_ids: Iterable[str]) -> Changes:
        """Delete badges for good, without those that are gone or not in the trash."""
        wanted = frozenset(holding_ids)
        return self._erase(held.id for held in self.store.load_removed() if held.id in wanted)

    def empty(self) -> Changes:
        """Delete everything in the trash for good."""
        return self._erase(held.id for held in self.store.load_removed())

    def erase_outdated(self) -> Changes:
        """Delete what has been in the trash for its days."""
        days = self.keep_days()
        if days is None:
            return Changes()
        until = self.clock.now() - timedelta(days=days)
        removed = self.store.load_removed()
        return self._erase(held.id for held in removed if held.removed and held.removed <= until)

    def _erase(self, holding_ids: Iterable[str]) -> Changes:
        ids = tuple(holding_ids)
        if not ids:
            return Changes()
        now = self.clock.now()
        return Changes(
            removed=save_for_those_here(self.store, ids, lambda here: self.store.erase(here, now))
        )
