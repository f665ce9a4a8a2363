"""Checking kept badges again, and saying which issuers the learner knows."""

from collections.abc import Iterable
from dataclasses import dataclass

from backpack.domain.changes import Changes
from backpack.domain.faults import Fault
from backpack.domain.holding import Holding, KnownIssuer
from backpack.domain.ports import Clock, Store
from backpack.domain.progress import Progress
from backpack.formats.reading import read_badges
from backpack.services.policies import load_policy
from backpack.verify.verifier import Verifier


@dataclass(frozen=True, slots=True, kw_only=True)
class Verifying:
    """Verifies what is kept; each result is saved as it comes."""

    store: Store
    verifier: Verifier
    clock: Clock

    def verify(self, holding_ids: Iterable[str], progress: Progress) -> Changes:
        """Check these holdings again; raises ``Cancelled`` between two of them."""
        waiting = tuple(holding_ids)
        for number, holding_id in enumerate(waiting):
            holding = self.store.load_holding(holding_id)
            progress.step(number, len(waiting), holding.name)
            policy = load_policy(self.store, self.clock, is_sample=holding.is_sample)
            reading = read_badges(self.store.load_artifact(holding.artifact_sha256).data)
            report = self.verifier.verify(reading.found[holding.position], policy)
            self.store.save_report(holding_id, report)
        return Changes(updated=frozenset(waiting))

    def verify_all(self, progress: Progress) -> Changes:
        """Check every holding again."""
        return self.verify((holding.id for holding in self.store.load_holdings()), progress)

    def issuers(self) -> tuple[KnownIssuer, ...]:
        """The issuers that the learner has confirmed."""
        return self.store.load_issuers()

    def confirm_issuer_of(self, holding_id: str, progress: Progress) -> Changes:
        """Confirm the issuer that this holding names.

        Raises:
            Fault: ``no-issuer-id`` when it names none that could be told from others.
        """
        holding = self.store.load_holding(holding_id)
        if not holding.issuer_id:
            raise Fault("no-issuer-id")
        return self.confirm_issuer(holding.issuer_id, progress)

    def confirm_issuer(self, issuer_id: str, progress: Progress) -> Changes:
        """Confirm an issuer by its whole identifier and check its badges again."""
        held = self._held_by(issuer_id)
        name = held[0].issuer_name if held else ""
        self.store.save_issuer(KnownIssuer(id=issuer_id, name=name, confirmed=self.clock.now()))
        return self._verify_after_change(held, progress)

    def forget_issuer(self, issuer_id: str, progress: Progress) -> Changes:
        """Take a confirmation back and check the issuer's badges again.

        Raises:
            Fault: ``no-such-issuer`` when it was never confirmed.
        """
        if issuer_id not in {issuer.id for issuer in self.store.load_issuers()}:
            raise Fault("no-such-issuer", id=issuer_id)
        self.store.erase_issuer(issuer_id)
        return self._verify_after_change(self._held_by(issuer_id), progress)

    def _held_by(self, issuer_id: str) -> list[Holding]:
        return [held for held in self.store.load_holdings() if held.issuer_id == issuer_id]

    def _verify_after_change(self, held: list[Holding], progress: Progress) -> Changes:
        changes = self.verify([holding.id for holding in held], progress)
        return changes | Changes(issuers=True)
