"""What an operation changed, so that each view updates only what it shows."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """Identifiers of holdings by what happened to them, and what else is different.

    ``collections`` are those that were made, changed or deleted.
    """

    added: frozenset[str] = frozenset()
    updated: frozenset[str] = frozenset()
    removed: frozenset[str] = frozenset()
    collections: frozenset[str] = frozenset()
    learner: bool = False
    issuers: bool = False

    def __or__(self, other: "Changes") -> "Changes":
        return Changes(
            added=self.added | other.added,
            updated=self.updated | other.updated,
            removed=self.removed | other.removed,
            collections=self.collections | other.collections,
            learner=self.learner or other.learner,
            issuers=self.issuers or other.issuers,
        )

    def __bool__(self) -> bool:
        ids = (self.added, self.updated, self.removed, self.collections)
        return any((*ids, self.learner, self.issuers))
