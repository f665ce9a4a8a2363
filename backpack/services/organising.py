"""Looking at what is kept, choosing who may see it, and removing it with a way back."""

from collections.abc import Iterable
from dataclasses import dataclass

from backpack.domain.artifact import Artifact
from backpack.domain.changes import Changes
from backpack.domain.faults import Fault
from backpack.domain.holding import Holding, Visibility
from backpack.domain.ports import Clock, Store
from backpack.domain.report import VerificationReport
from backpack.formats.payload import Found
from backpack.formats.reading import read_badges


@dataclass(frozen=True, slots=True, kw_only=True)
class Detail:
    """Everything about one holding: the credential is read anew from its artifact."""

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

    def pick(self, holding_ids: Iterable[str]) -> tuple[Holding, ...]:
        """These holdings as they are now, without those in the trash."""
        picked = (self.store.load_holding(holding_id) for holding_id in holding_ids)
        return tuple(held for held in picked if held.removed is None)

    def find(self, beginning: str) -> Holding:
        """The holding whose identifier begins so.

        Raises:
            Fault: ``no-such-badge`` when there is none, or more than one.
        """
        fitting = [held for held in self.store.load_holdings() if held.id.startswith(beginning)]
        if len(fitting) != 1 or not beginning:
            raise Fault("no-such-badge", id=beginning)
        return fitting[0]

    def detail(self, holding_id: str) -> Detail:
        """Everything about one holding; raises ``KeyError`` for an unknown identifier."""
        holding = self.store.load_holding(holding_id)
        artifact = self.store.load_artifact(holding.artifact_sha256)
        return Detail(
            holding=holding,
            artifact=artifact,
            found=read_badges(artifact.data).found[holding.position],
            report=self.store.load_report(holding_id),
        )

    def choose_visibility(self, holding_ids: Iterable[str], visibility: Visibility) -> Changes:
        """Mark who may see these holdings. Nothing goes online by this."""
        ids = frozenset(holding_ids)
        self.store.save_visibility(ids, visibility)
        return Changes(updated=ids)

    def remove(self, holding_ids: Iterable[str]) -> Changes:
        """Put holdings into the trash."""
        ids = frozenset(holding_ids)
        self.store.save_removed(ids, self.clock.now())
        return Changes(removed=ids)

    def restore(self, holding_ids: Iterable[str]) -> Changes:
        """Take holdings out of the trash."""
        ids = frozenset(holding_ids)
        self.store.save_removed(ids, None)
        return Changes(added=ids)
