"""What the learner lets out: which credentials, and which parts of them.

``Disclosure`` is the decision, ``Disclosed`` what goes out by it; ``services.disclosing`` makes
one of the other. Why the signed original is a part like any other: ``docs/decisions/0015``.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from backpack.domain.artifact import Artifact
from backpack.domain.credential import Credential
from backpack.domain.report import Result, Standing


class Sensitive(StrEnum):
    """A kind of thing that an original may hold, and that a learner may want to keep."""

    EMAIL = "email"
    HASHED_EMAIL = "hashed-email"
    """Anybody who guesses the address can tell that it is the right one."""

    SALT = "salt"
    IDENTIFIER = "identifier"
    """A DID, an account, a telephone number, a web page: what the recipient is told by."""

    NAME = "name"
    LINK = "link"
    """An address that carries an e-mail address along."""

    EVIDENCE = "evidence"
    RESULTS = "results"
    PICTURE = "picture"
    LOCATION = "location"
    """Where a picture was taken, or with which camera."""

    OTHER_CONTENTS = "other-contents"
    """More than this badge: other badges, the rest of a message, a page or an archive."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """Something sensitive in an original; ``value`` is for the learner's own eyes."""

    kind: Sensitive
    value: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceItem:
    """One item of evidence of one holding; ``number`` counts from 0, in the credential's order."""

    holding: str
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Disclosure:
    """One decision, shared by every way out.

    ``holdings`` are in the learner's order; an empty ``learner_name`` leaves the name out.
    Whom a badge is made out to (address, salt, identifiers) is off unless switched on.
    ``evidence_left_out`` names single items; without ``with_evidence`` none goes out, nor the
    narrative of how the learner earned it. ``with_originals`` lets out each artifact as issued,
    unless it holds something withheld; ``originals_tell_more`` lets that out too. ``for_whom``
    is the learner's own note, ``until`` when it is to be taken back.
    """

    holdings: tuple[str, ...]
    learner_name: str = ""
    with_recipient: bool = False
    with_evidence: bool = True
    evidence_left_out: frozenset[EvidenceItem] = frozenset()
    with_results: bool = True
    with_notes: bool = False
    with_picture: bool = True
    with_originals: bool = True
    originals_tell_more: bool = False
    for_whom: str = ""
    until: datetime | None = None

    def shows_evidence(self, holding_id: str, number: int) -> bool:
        """Whether this item of evidence goes out."""
        item = EvidenceItem(holding=holding_id, number=number)
        return self.with_evidence and item not in self.evidence_left_out

    def withholds(self, kind: Sensitive, holding_id: str) -> bool:
        """Whether something of this kind, in this holding's original, is not to go out."""
        if kind is Sensitive.EVIDENCE:
            is_left_out = any(item.holding == holding_id for item in self.evidence_left_out)
            return not self.with_evidence or is_left_out
        shown = {
            Sensitive.NAME: bool(self.learner_name),
            Sensitive.RESULTS: self.with_results,
            Sensitive.PICTURE: self.with_picture,
            Sensitive.LOCATION: False,
            Sensitive.OTHER_CONTENTS: False,
        }
        return not shown.get(kind, self.with_recipient)


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicStanding:
    """What others are told of a badge's standing: what was proved, and when.

    Never the learner's own confirmation, nor whom the badge is made out to: ``standing`` is
    VERIFIED only where a registry lists the issuer. ``key`` is the verification method that signed,
    ``host`` the site that confirmed a hosted badge, ``registry`` the name of one that lists the
    issuer, ``recorder`` who recorded the issuer's name where many share a host. ``checks`` are the
    codes of those that others may know of, with their results.
    """

    standing: Standing
    checked: datetime
    key: str = ""
    host: str = ""
    registry: str = ""
    recorder: str = ""
    checks: tuple[tuple[str, Result], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DisclosedBadge:
    """One badge as it goes out: whatever is withheld is not in here at all.

    ``picture`` is a harmless PNG, or empty. ``address`` leads others to the badge: the learner's
    own page, else the issuer's, without members that carry an e-mail. ``original`` is None where
    it is left out. ``alternative_text`` is the learner's own, for who does not see the picture.
    """

    holding_id: str
    credential: Credential
    standing: PublicStanding
    is_sample: bool
    picture: bytes = b""
    address: str | None = None
    original: Artifact | None = None
    alternative_text: str = ""
    notes: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Disclosed:
    """All that goes out by one way, in the learner's order; what ``publish`` makes things of.

    ``learner_name`` is empty where the learner leaves it out. ``made`` is in UTC. ``for_whom`` and
    ``until`` are as in ``Disclosure``.
    """

    badges: tuple[DisclosedBadge, ...]
    made: datetime
    learner_name: str = ""
    for_whom: str = ""
    until: datetime | None = None
