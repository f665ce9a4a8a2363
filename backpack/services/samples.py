"""Sample badges to try things out with: they carry a mark and leave with one press."""

from dataclasses import dataclass
from pathlib import Path

from backpack.domain.changes import Changes
from backpack.domain.ports import Store
from backpack.domain.progress import Progress
from backpack.services.importing import Added, Importing
from backpack.services.sources import from_paths


@dataclass(frozen=True, slots=True, kw_only=True)
class Sampling:
    """Brings in the sample badges that the program ships in ``folder``, and takes them out."""

    store: Store
    importing: Importing
    folder: Path

    def add(self, progress: Progress) -> Added:
        """Add every sample, each with its mark."""
        return self.importing.add(from_paths([self.folder]), progress, as_samples=True)

    def remove(self) -> Changes:
        """Delete every sample for good; the learner's own badges stay."""
        ids = frozenset(held.id for held in self.store.load_holdings() if held.is_sample)
        self.store.erase(ids)
        return Changes(removed=ids)
