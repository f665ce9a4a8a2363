"""What a verification is measured against: the learner's identities, issuers and the time."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from backpack.domain.holding import Identity
from backpack.domain.registry import Listing
from backpack.verify.clock import LEEWAY


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """The learner's side of a verification; ``now`` is aware and in UTC.

    ``known_issuers`` are whole issuer identifiers, never hosts or names; ``known_names`` is what
    they are called, as far as that is known, to tell others from them. ``registered`` are those, by
    whole identifiers too, in registries that the learner relies on. ``not_before`` is a moment that
    has certainly passed, None where the time is given on purpose.
    """

    now: datetime
    identities: tuple[Identity, ...] = ()
    known_issuers: frozenset[str] = frozenset()
    known_names: Mapping[str, str] = field(default_factory=dict)
    registered: Mapping[str, Listing] = field(default_factory=dict)
    not_before: datetime | None = None

    @property
    def is_clock_wrong(self) -> bool:
        """Whether ``now`` cannot be: the clock shows a time that has long passed."""
        return self.not_before is not None and self.now < self.not_before - LEEWAY

    @property
    def moment(self) -> datetime:
        """The latest time that has certainly come: where the clock is right, that is now."""
        return self.now if self.not_before is None else max(self.now, self.not_before)
