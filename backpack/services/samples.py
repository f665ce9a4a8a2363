"""Sample badges to try things out with: they carry a mark and leave with one press."""

from dataclasses import dataclass
from pathlib import Path

from backpack.domain.changes import Changes
from backpack.domain.ports import Store
from backpack.domain.progress import Progress
from backpack.services.importing import Added, Importing
from backpack.services.keeping import save_for_those_here
from backpack.services.sources import Source, from_paths


@dataclass(frozen=True, slots=True, kw_only=True)
class Sampling:
    """Brings in the sample badges that the program ships in ``folder``, and takes them out."""

    store: Store
    importing: Importing
    folder: Path

    def sources(self) -> tuple[Source, ...]:
        """The samples one by one, to be added with ``as_samples``."""
        return tuple(from_paths([self.folder]))

    def add(self, progress: Progress) -> Added:
        """Add every sample, each with its mark; raises as ``Importing.add``."""
        return self.importing.add(self.sources(), progress, as_samples=True)

    def remove(self) -> Changes:
        """Delete every sample for good, those in the trash too; the learner's badges stay."""
        held = (*self.store.load_holdings(), *self.store.load_removed())
        ids = save_for_those_here(
            self.store, (one.id for one in held if one.is_sample), self.store.erase
        )
        return Changes(removed=ids)
