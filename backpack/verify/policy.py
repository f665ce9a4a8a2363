"""What a verification is measured against: the learner's identities, issuers and the time."""

from dataclasses import dataclass
from datetime import datetime

from backpack.domain.holding import Identity


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """The learner's side of a verification; ``now`` is aware and in UTC.

    ``known_issuers`` are whole issuer identifiers, never hosts or names.
    """

    now: datetime
    identities: tuple[Identity, ...] = ()
    known_issuers: frozenset[str] = frozenset()
