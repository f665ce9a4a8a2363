"""What was found out about a credential: checks, cautions, and one word for all of it.

The rules stand in ``docs/verdicts.md``. Codes and parameters only; sentences are in
``backpack.words``.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

from backpack.domain.web import Answer, Missing


class Standing(StrEnum):
    """One word for a credential; the first that applies, from the top."""

    INVALID = "invalid"
    UNVERIFIABLE = "unverifiable"
    UNSIGNED = "unsigned"
    REVOKED = "revoked"
    SUSPENDED = "suspended"
    NOT_YET_VALID = "not-yet-valid"
    EXPIRED = "expired"
    VALID_UNKNOWN_ISSUER = "valid-unknown-issuer"
    VERIFIED = "verified"


class Recipient(StrEnum):
    """Whom the credential is made out to, as far as the learner's identities tell."""

    YOU = "you"
    SOMEONE_ELSE = "someone-else"
    UNKNOWN = "unknown"
    NOBODY = "nobody"


class Result(StrEnum):
    """How one check ended; a check that could not be done is UNKNOWN."""

    PASSED = "passed"
    FAILED = "failed"
    UNKNOWN = "unknown"
    NOT_APPLICABLE = "not-applicable"


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One check: ``code`` names it, ``reason`` the sentence, ``parameters`` fill that.

    ``details`` is the technical part: what was compared, and where it came from.
    """

    number: int
    code: str
    result: Result
    reason: str
    parameters: Mapping[str, str | int] = field(default_factory=dict)
    details: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Caution:
    """Something to know that does not change the standing."""

    code: str
    parameters: Mapping[str, str | int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class VerificationReport:
    """Everything that one verification found, checks in their fixed order.

    ``genuine`` is the standing without dates and status. ``key`` names the key or the
    host that vouches ("did:key:…", "credly.com"), empty when nothing does. ``answers`` are
    what it rests on from elsewhere, ``missing`` what it would have needed. ``as_of`` is the
    age of the oldest answer that was remembered, None where all came from now;
    ``unreachable_since`` is when such a source was first found out of reach. ``not_before`` is a
    moment that had certainly passed, whatever the clock showed; None where the time was given.
    """

    checked: datetime
    standing: Standing
    genuine: Standing
    recipient: Recipient
    checks: tuple[Check, ...]
    cautions: tuple[Caution, ...] = ()
    issuer_known: bool = False
    key: str = ""
    answers: tuple[Answer, ...] = field(default=(), repr=False)
    missing: tuple[Missing, ...] = ()
    as_of: datetime | None = None
    unreachable_since: datetime | None = None
    not_before: datetime | None = None

    @property
    def host(self) -> str:
        """The site that vouches for a hosted badge; empty where a key does, or nothing."""
        is_hosted = any(one.reason == "hosted-same" for one in self.checks)
        return self.key if is_hosted else ""

    @property
    def is_complete(self) -> bool:
        """Whether what its sources say now settled it: then later checks may rest on it.

        What is missing although the badge could be judged (a schema, a page of evidence) does not
        stand in the way.
        """
        is_settled = self.standing is not Standing.UNVERIFIABLE or not self.missing
        return self.as_of is None and is_settled

    @property
    def issuer_recorder(self) -> str:
        """Who recorded the issuer's name, where many issuers share a host; else empty."""
        return self._told_of_issuer("recorded_by")

    @property
    def registry(self) -> str:
        """The registry, among those the learner relies on, that lists the issuer; else empty."""
        return self._told_of_issuer("registry")

    @property
    def is_issuer_confirmed(self) -> bool:
        """Whether the learner has confirmed the issuer, and no registry had to."""
        return self.issuer_known and any(
            one.code == "issuer" and one.reason != "issuer-listed" for one in self.checks
        )

    def _told_of_issuer(self, name: str) -> str:
        told = (one.details.get(name, "") for one in self.checks if one.code == "issuer")
        return str(next(told, ""))

    def says_the_same(self, other: "VerificationReport") -> bool:
        """Whether both come to the same end for the same reasons, whatever the time."""
        return _gist(self) == _gist(other)


def _gist(report: VerificationReport) -> tuple[object, ...]:
    return (
        report.standing,
        report.genuine,
        report.recipient,
        report.issuer_known,
        report.key,
        report.unreachable_since,
        [(check.code, check.result, check.reason) for check in report.checks],
        [caution.code for caution in report.cautions],
    )
