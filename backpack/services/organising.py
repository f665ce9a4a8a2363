"""Looking at what is kept, choosing who may see it, and removing it with a way back."""

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass

from backpack.domain.artifact import Artifact
from backpack.domain.changes import Changes
from backpack.domain.faults import Fault
from backpack.domain.holding import Holding, Visibility
from backpack.domain.ports import Clock, Store
from backpack.domain.report import VerificationReport
from backpack.formats.payload import Found
from backpack.services.completing import load_completed
from backpack.services.keeping import load_kept, save_for_those_here, told_when_gone


@dataclass(frozen=True, slots=True, kw_only=True)
class Detail:
    """Everything about one holding: the credential is read anew from its artifact.

    ``found`` is filled in from what its addresses answered.
    """

    holding: Holding
    artifact: Artifact
    found: Found
    report: VerificationReport


@dataclass(frozen=True, slots=True, kw_only=True)
class Organising:
    """Reads and arranges the holdings."""

    store: Store
    clock: Clock

    def holdings(self) -> tuple[Holding, ...]:
        """Everything kept that is not in the trash, newest addition first."""
        return self.store.load_holdings()

    def trash(self) -> tuple[Holding, ...]:
        """Everything in the trash, the last one removed first."""
        return self.store.load_removed()

    def revision(self) -> int:
        """A number that is another one once another window or command has saved something."""
        return self.store.revision()

    def pick(self, holding_ids: Iterable[str]) -> tuple[Holding, ...]:
        """These holdings as they are now, without those in the trash or gone."""
        picked = []
        for holding_id in holding_ids:
            with suppress(KeyError):
                picked.append(self.store.load_holding(holding_id))
        return tuple(held for held in picked if held.removed is None)

    def find(self, beginning: str) -> Holding:
        """The holding whose identifier begins so.

        Raises:
            Fault: ``no-such-badge`` when there is none, or more than one.
        """
        return _only_one(self.store.load_holdings(), beginning)

    def find_in_trash(self, beginning: str) -> Holding:
        """The holding in the trash whose identifier begins so.

        Raises:
            Fault: ``no-such-badge`` when there is none, or more than one.
        """
        return _only_one(self.store.load_removed(), beginning)

    def detail(self, holding_id: str) -> Detail:
        """Everything about one holding.

        Raises:
            Fault: ``no-such-badge`` when it is gone.
        """
        kept = load_kept(self.store, holding_id)
        with told_when_gone(holding_id):
            report = self.store.load_report(holding_id)
        found = load_completed(self.store, kept, report)
        return Detail(holding=kept.holding, artifact=kept.artifact, found=found, report=report)

    def choose_visibility(self, holding_ids: Iterable[str], visibility: Visibility) -> Changes:
        """Mark who may see these holdings, without those that are gone.

        Nothing goes online by this.
        """
        now = self.clock.now()
        ids = save_for_those_here(
            self.store, holding_ids, lambda here: self.store.save_visibility(here, visibility, now)
        )
        return Changes(updated=ids)

    def remove(self, holding_ids: Iterable[str]) -> Changes:
        """Put holdings into the trash, without those that are gone."""
        now = self.clock.now()
        ids = save_for_those_here(
            self.store, holding_ids, lambda here: self.store.save_removed(here, now, now)
        )
        return Changes(removed=ids)

    def restore(self, holding_ids: Iterable[str]) -> Changes:
        """Take holdings out of the trash, without those that are gone."""
        now = self.clock.now()
        ids = save_for_those_here(
            self.store, holding_ids, lambda here: self.store.save_removed(here, None, now)
        )
        return Changes(added=ids)


def _only_one(held: Iterable[Holding], beginning: str) -> Holding:
    fitting = [one for one in held if one.id.startswith(beginning)]
    if len(fitting) != 1 or not beginning:
        raise Fault("no-such-badge", id=beginning)
    return fitting[0]
