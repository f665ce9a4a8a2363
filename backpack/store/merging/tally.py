"""Counts what a merge does, as it goes."""

from dataclasses import dataclass, field

from backpack.domain.merged import Merged


@dataclass(slots=True)
class Tally:
    """The same as ``Merged``, while it is still growing."""

    added: set[str] = field(default_factory=set)
    updated: set[str] = field(default_factory=set)
    erased: set[str] = field(default_factory=set)
    other_versions: set[str] = field(default_factory=set)
    recognised: int = 0
    conflicts: int = 0
    brought: set[str] = field(default_factory=set)
    taken: set[str] = field(default_factory=set)
    issuers: int = 0
    identities: int = 0
    shares: int = 0
    settings: int = 0

    def merged(self) -> Merged:
        """What was counted."""
        return Merged(
            added=frozenset(self.added),
            updated=frozenset(self.updated),
            erased=frozenset(self.erased),
            other_versions=frozenset(self.other_versions),
            recognised=self.recognised,
            conflicts=self.conflicts,
            brought=frozenset(self.brought),
            taken=frozenset(self.taken),
            issuers=self.issuers,
            identities=self.identities,
            shares=self.shares,
            settings=self.settings,
        )
