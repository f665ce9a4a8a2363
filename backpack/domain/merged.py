"""What a merge of another backpack brought, or would bring."""

from dataclasses import dataclass

from backpack.domain.changes import Changes


@dataclass(frozen=True, slots=True, kw_only=True)
class Merged:
    """Identifiers of holdings and collections by what became of them here, and counts of the rest.

    ``added`` holds ``other_versions``: badges that are here by issuer and identifier, in other
    bytes; both are kept. ``recognised`` counts those that were here with the same bytes.
    ``conflicts`` counts what was changed on both sides, of which both is kept, newer on top.
    ``brought`` and ``taken`` are collections.
    """

    added: frozenset[str] = frozenset()
    updated: frozenset[str] = frozenset()
    erased: frozenset[str] = frozenset()
    other_versions: frozenset[str] = frozenset()
    recognised: int = 0
    conflicts: int = 0
    brought: frozenset[str] = frozenset()
    taken: frozenset[str] = frozenset()
    issuers: int = 0
    identities: int = 0
    shares: int = 0
    settings: int = 0

    @property
    def changes(self) -> Changes:
        """What views have to show anew."""
        return Changes(
            added=self.added,
            updated=self.updated,
            removed=self.erased,
            collections=self.brought | self.taken,
            learner=bool(self.identities or self.settings),
            issuers=bool(self.issuers),
        )

    @property
    def is_judged_anew(self) -> bool:
        """Whether something has changed that every badge is judged by."""
        return bool(self.issuers or self.identities or self.settings)
