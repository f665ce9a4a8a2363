"""What the learner tells of themselves: a name for the cover, addresses that badges name."""

from dataclasses import dataclass

from backpack.domain.changes import Changes
from backpack.domain.faults import Fault
from backpack.domain.holding import Identity, Learner
from backpack.domain.ports import Store
from backpack.domain.progress import Progress, keeping
from backpack.domain.report import Recipient
from backpack.services.verifying import Verifying

_NAME = "learner.name"


def load_learner(store: Store) -> Learner:
    """What the learner has told of themselves so far."""
    return Learner(name=store.load_setting(_NAME) or "", identities=store.load_identities())


@dataclass(frozen=True, slots=True, kw_only=True)
class Identifying:
    """Keeps the learner's name and identities; identities decide whom a badge is made out to."""

    store: Store
    verifying: Verifying

    def learner(self) -> Learner:
        """What is known so far; nothing is asked before it is needed."""
        return load_learner(self.store)

    def save_name(self, name: str) -> Changes:
        """Set the name that covers and links carry."""
        self.store.save_setting(_NAME, " ".join(name.split()))
        return Changes(learner=True)

    def add_identity(self, identity: Identity, progress: Progress) -> Changes:
        """Add an identity and look again whom each badge is made out to.

        One that is known already makes good what a stopped adding left behind.

        Raises:
            Cancelled: between two badges; the identity stays, and ``changes`` tells the rest.
        """
        known = self.store.load_identities()
        if identity in known:
            return self.verifying.verify_for_learner(progress, unless=Recipient.YOU)
        return self._save((*known, identity), progress)

    def remove_identity(self, identity: Identity, progress: Progress) -> Changes:
        """Take an identity away and look again whom each badge is made out to.

        Raises:
            Fault: ``no-such-identity`` when it was not known; what a stopped removal left
                behind is made good before.
            Cancelled: between two badges; the identity is gone, and ``changes`` tells the rest.
        """
        known = self.store.load_identities()
        if identity not in known:
            changes = self.verifying.verify_for_learner(progress, unless=Recipient.UNKNOWN)
            with keeping(lambda: changes):
                raise Fault("no-such-identity", identity=f"{identity.type}:{identity.value}")
        return self._save(tuple(one for one in known if one != identity), progress)

    def _save(self, identities: tuple[Identity, ...], progress: Progress) -> Changes:
        with self.verifying.finishing():
            self.store.save_identities(identities, self.verifying.clock.now())
            with keeping(lambda: Changes(learner=True)):
                changes = self.verifying.verify_for_learner(progress)
        return changes | Changes(learner=True)
