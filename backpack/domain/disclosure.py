"""What the learner lets out: which credentials, and which parts of them."""

from dataclasses import dataclass
from datetime import datetime

from backpack.domain.artifact import Artifact
from backpack.domain.credential import Credential
from backpack.domain.report import Standing


@dataclass(frozen=True, slots=True, kw_only=True)
class Disclosure:
    """One decision, shared by every way out.

    The recipient's identity is off unless switched on. ``with_originals`` attaches each
    artifact as issued, which may hold more than the other fields say.
    """

    holdings: tuple[str, ...]
    learner_name: str
    with_recipient: bool = False
    with_evidence: bool = True
    with_originals: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicStanding:
    """What others are told of a badge's standing: what was proved, and when.

    Never the learner's own confirmation, nor whom the badge is made out to. ``key`` is the
    verification method that signed, ``host`` the site that confirmed a hosted badge,
    ``registry`` the name of one that lists the issuer.
    """

    standing: Standing
    checked: datetime
    key: str | None = None
    host: str | None = None
    registry: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DisclosedBadge:
    """One badge as it goes out: whatever is withheld is not in here at all.

    ``picture`` is a harmless PNG, or empty. ``address`` leads others to the badge: the learner's
    own page, else the issuer's, without members that carry an e-mail. ``original`` is None where
    it is left out.
    """

    holding_id: str
    credential: Credential
    standing: PublicStanding
    is_sample: bool
    picture: bytes = b""
    address: str | None = None
    original: Artifact | None = None
    notes: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Disclosed:
    """All that goes out by one way, in the learner's order; what ``publish`` makes things of.

    ``learner_name`` is empty where the learner leaves it out. ``made`` is in UTC.
    """

    badges: tuple[DisclosedBadge, ...]
    made: datetime
    learner_name: str = ""
