"""Checks kept badges again by itself: each about once a week, at a time that nobody can foretell.

Quietly, a few at a time, and so that no issuer learns who keeps which badge (``discretion``). What
has changed is told once. Whether anybody may be asked at all says the learner's leave.
"""

from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime, timedelta

from backpack.domain.changes import Changes
from backpack.domain.faults import Fault
from backpack.domain.holding import Holding
from backpack.domain.ports import Clock, Store
from backpack.domain.progress import Progress, keeping
from backpack.domain.report import Standing, VerificationReport
from backpack.formats.times import time_text
from backpack.services.completing import learned
from backpack.services.discretion import Discreet
from backpack.services.keeping import Kept, find_kept
from backpack.services.remembering import check_kept
from backpack.verify.verifier import Verifier

PERIOD = timedelta(days=7)
"""Issuers refresh their lists daily or weekly; more often would tell a learner nothing more."""

BATCH = 20
"""Badges for one call of ``recheck``: a few seconds of work, and never a burst of questions."""

_AFTER_A_DATE = timedelta(minutes=6)
"""A date is counted five minutes late, for clocks that differ."""

_DUE = "rechecking.due"
_NEWS = "rechecking.news"


@dataclass(frozen=True, slots=True, kw_only=True)
class StandingChange:
    """A badge that stands otherwise than the learner last saw; ``when`` it was found out."""

    holding: Holding
    before: Standing
    after: Standing
    when: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Rechecking:
    """``verifier`` looks things up through ``door``; ``chance`` gives a number from 0 to 1."""

    store: Store
    verifier: Verifier
    door: Discreet
    clock: Clock
    chance: Callable[[], float]

    def due(self) -> tuple[str, ...]:
        """The badges whose time has come, the longest waiting first; those in the trash rest.

        A badge without a time gets one within the week.
        """
        now = time_text(self.clock.now())
        waiting = self._schedule().items()
        return tuple(each for each, time in sorted(waiting, key=_by_time) if time <= now)

    def recheck(self, progress: Progress) -> Changes:
        """Check what is due, a batch at most, and set the next time of each.

        Raises:
            Cancelled: between two badges; its ``changes`` are those checked by then.
            Fault: when the store cannot save, with the same.
        """
        waiting = self.due()[:BATCH]
        looked_at: set[str] = set()
        done: set[str] = set()
        with self._postponing(looked_at), keeping(lambda: Changes(updated=frozenset(done))):
            for number, holding_id in enumerate(waiting):
                kept = find_kept(self.store, holding_id)
                progress.step(number, len(waiting), kept.holding.name if kept else "")
                if kept and self._check(kept):
                    done.add(holding_id)
                looked_at.add(holding_id)
        return Changes(updated=frozenset(done))

    def news(self) -> tuple[StandingChange, ...]:
        """What changed and was not seen yet, as far as it still stands so; oldest first."""
        return tuple(self._standing_news(self._noted()))

    def mark_seen(self, changes: Iterable[StandingChange]) -> None:
        """Tell these no more; those of badges that are gone are forgotten too."""
        seen = {(change.holding.id, change.after.value) for change in changes}
        here = {holding.id for holding in self.store.load_holdings()}
        noted = self._noted()
        rest = [one for one in noted if one["id"] in here and (one["id"], one["after"]) not in seen]
        if rest != noted:
            self.store.save_setting(_NEWS, rest)

    def _check(self, kept: Kept) -> bool:
        """Verify and save; False when the holding is gone meanwhile."""
        with self.door.about(kept.found):
            report = check_kept(self.store, self.verifier, self.clock, kept)
        if report is None:
            return False
        self._note(kept.holding, report)
        with suppress(KeyError):
            self.store.save_report(kept.holding.id, report, summary=learned(kept, report))
            return True
        return False

    def _note(self, holding: Holding, report: VerificationReport) -> None:
        """Remember a change before it is saved: one that then is not saved stays untold."""
        if report.standing is holding.standing:
            return
        noted = self._noted()
        before = next((one["before"] for one in noted if one["id"] == holding.id), None)
        change = {
            "id": holding.id,
            "before": before or holding.standing.value,
            "after": report.standing.value,
            "when": time_text(report.checked),
        }
        others = [one for one in noted if one["id"] != holding.id]
        self.store.save_setting(_NEWS, [*others, change])

    def _noted(self) -> list[dict[str, str]]:
        return self.store.load_setting(_NEWS) or []

    def _standing_news(self, noted: Iterable[dict[str, str]]) -> Iterator[StandingChange]:
        held = {holding.id: holding for holding in self.store.load_holdings()}
        for one in noted:
            holding = held.get(one["id"])
            before, after = Standing(one["before"]), Standing(one["after"])
            if holding is None or holding.standing is not after or before is after:
                continue
            when = datetime.fromisoformat(one["when"])
            yield StandingChange(holding=holding, before=before, after=after, when=when)

    def _schedule(self) -> dict[str, str]:
        """The time of each badge, new ones included; those that are gone are left out."""
        known: dict[str, str] = self.store.load_setting(_DUE) or {}
        times = {
            held.id: known.get(held.id) or self._next_time(held, self.chance())
            for held in self.store.load_holdings()
        }
        if times != known:
            self.store.save_setting(_DUE, times)
        return times

    @contextmanager
    def _postponing(self, looked_at: Collection[str]) -> Iterator[None]:
        """Set the next time of what was looked at, however the work ends.

        Where that cannot be saved, it is looked at again the sooner.
        """
        try:
            yield
        finally:
            with suppress(Fault):
                self._postpone(looked_at)

    def _postpone(self, holding_ids: Collection[str]) -> None:
        times: dict[str, str] = self.store.load_setting(_DUE) or {}
        for held in self.store.load_holdings():
            if held.id in holding_ids:
                times[held.id] = self._next_time(held, 0.5 + self.chance())
        self.store.save_setting(_DUE, times)

    def _next_time(self, holding: Holding, share: float) -> str:
        """So much of a period from now; earlier where a date of the badge passes before."""
        now = self.clock.now()
        regular = now + PERIOD * share
        dates = [date for date in (holding.issued, holding.expires) if date]
        turns = [date + _AFTER_A_DATE for date in dates if now < date < regular]
        return time_text(min([regular, *turns]))


def _by_time(each: tuple[str, str]) -> str:
    return each[1]
