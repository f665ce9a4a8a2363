"""What the learner tells of themselves: a name for the cover, addresses that badges name."""

from dataclasses import dataclass

from backpack.domain.changes import Changes
from backpack.domain.holding import Identity, Learner
from backpack.domain.ports import Store
from backpack.domain.progress import Progress
from backpack.services.verifying import Verifying

_NAME = "learner.name"


@dataclass(frozen=True, slots=True, kw_only=True)
class Identifying:
    """Keeps the learner's name and identities; identities decide whom a badge is made out to."""

    store: Store
    verifying: Verifying

    def learner(self) -> Learner:
        """What is known so far; nothing is asked before it is needed."""
        return Learner(
            name=self.store.load_setting(_NAME) or "", identities=self.store.load_identities()
        )

    def save_name(self, name: str) -> Changes:
        """Set the name that covers and links carry."""
        self.store.save_setting(_NAME, " ".join(name.split()))
        return Changes(learner=True)

    def add_identity(self, identity: Identity, progress: Progress) -> Changes:
        """Add an identity and look again whom each badge is made out to."""
        known = self.store.load_identities()
        if identity in known:
            return Changes()
        return self._save((*known, identity), progress)

    def remove_identity(self, identity: Identity, progress: Progress) -> Changes:
        """Take an identity away and look again whom each badge is made out to."""
        rest = tuple(known for known in self.store.load_identities() if known != identity)
        return self._save(rest, progress)

    def _save(self, identities: tuple[Identity, ...], progress: Progress) -> Changes:
        self.store.save_identities(identities)
        return self.verifying.verify_all(progress) | Changes(learner=True)
