"""What the checks and proofs of one verification work with."""

from dataclasses import dataclass
from datetime import datetime

from backpack.domain.ports import Contexts
from backpack.verify.sources import Sources


@dataclass(frozen=True, slots=True, kw_only=True)
class Tools:
    """The vocabularies that may be used, what can be looked up, and the time (UTC)."""

    contexts: Contexts
    sources: Sources
    now: datetime

    def aside(self) -> "Tools":
        """The same for what no standing rests on (``Sources.aside``)."""
        return Tools(contexts=self.contexts, sources=self.sources.aside(), now=self.now)
