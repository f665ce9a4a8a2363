"""Checking kept badges again."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass

from backpack.domain.changes import Changes
from backpack.domain.holding import Holding
from backpack.domain.ports import Clock, Store
from backpack.domain.progress import Progress, keeping
from backpack.domain.report import Recipient
from backpack.services.completing import learned
from backpack.services.keeping import Kept, find_kept
from backpack.services.remembering import check_kept
from backpack.verify.verifier import Verifier

_UNFINISHED = "verifying.unfinished"


@dataclass(frozen=True, slots=True, kw_only=True)
class Verifying:
    """Verifies what is kept; each result is saved as it comes."""

    store: Store
    verifier: Verifier
    clock: Clock

    def verify(self, holding_ids: Iterable[str], progress: Progress) -> Changes:
        """Check these holdings again, without those that are gone.

        Raises:
            Cancelled: between two of them; its ``changes`` are those checked by then.
            Fault: when the store cannot save, with the same.
        """
        waiting = tuple(holding_ids)
        done: set[str] = set()
        with keeping(lambda: Changes(updated=frozenset(done))):
            for number, holding_id in enumerate(waiting):
                kept = find_kept(self.store, holding_id)
                if kept is None:
                    continue
                progress.step(number, len(waiting), kept.holding.name)
                if self._check(kept):
                    done.add(holding_id)
        return Changes(updated=frozenset(done))

    def _check(self, kept: Kept) -> bool:
        """Verify and save; False when the holding is gone meanwhile."""
        report = check_kept(self.store, self.verifier, self.clock, kept)
        if report is None:
            return False
        with suppress(KeyError):
            self.store.save_report(kept.holding.id, report, summary=learned(kept, report))
            return True
        return False

    def verify_all(self, progress: Progress) -> Changes:
        """Check every holding again, those in the trash too: they may come back."""
        return self.verify([held.id for held in self._everything()], progress)

    def verify_for_learner(self, progress: Progress, *, unless: Recipient | None = None) -> Changes:
        """Check again what depends on who the learner is.

        That is neither a sample nor made out to nobody; ``unless`` leaves out what is known
        to be settled already.
        """
        settled = (Recipient.NOBODY, unless)
        open_ones = [
            held.id
            for held in self._everything()
            if not held.is_sample and held.recipient not in settled
        ]
        return self.verify(open_ones, progress)

    @contextmanager
    def finishing(self) -> Iterator[None]:
        """Around a change that concerns kept badges, together with checking those again.

        Where it ends early, by a stop, a fault or a kill, ``catch_up`` does the rest.
        """
        was_unfinished = self.store.load_setting(_UNFINISHED)
        self.store.save_setting(_UNFINISHED, True)
        yield
        if not was_unfinished:
            self.store.save_setting(_UNFINISHED, False)

    def catch_up(self, progress: Progress) -> Changes:
        """Check everything again when checking was broken off before; raises as ``verify``."""
        if not self.store.load_setting(_UNFINISHED):
            return Changes()
        changes = self.verify_all(progress)
        self.store.save_setting(_UNFINISHED, False)
        return changes

    def _everything(self) -> tuple[Holding, ...]:
        return (*self.store.load_holdings(), *self.store.load_removed())
