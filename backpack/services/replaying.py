"""Goes through a report once more, offline, from the answers that it rested on.

What was asked then is answered as it was then, what was out of reach stays so, and the time is that
of the report: it has to come out the same, unless the badge, an answer or this program changed.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from backpack.domain.holding import Identity
from backpack.domain.ports import Fetcher
from backpack.domain.registry import Listing
from backpack.domain.report import Check, Result, VerificationReport
from backpack.domain.web import Answer, Trouble, Unreached
from backpack.formats.completing import complete
from backpack.formats.payload import Found
from backpack.verify.policy import Policy
from backpack.verify.sources import NotObtainedError
from backpack.verify.verifier import Verifier

MakeVerifier = Callable[[Fetcher], Verifier]

_OF_THE_LEARNER = "recipient"
"""The check that tells who the learner is, and nothing of the badge."""

_COMPARED_ONLY = "digests"
"""The check of pictures and evidence, which are fetched to compare them and are not kept."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Replay:
    """A report and the one that comes out of it now."""

    before: VerificationReport
    now: VerificationReport

    @property
    def is_same(self) -> bool:
        """Whether the badge stands as it stood then, for the same reasons."""
        same_standing = (self.before.standing, self.before.genuine) == (
            self.now.standing,
            self.now.genuine,
        )
        return same_standing and not self.differences

    @property
    def differences(self) -> tuple[tuple[Check, Check], ...]:
        """The checks that end otherwise, then and now."""
        now = {check.code: check for check in self.now.checks}
        pairs = [(check, now.get(check.code, check)) for check in self.before.checks]
        return tuple((then, again) for then, again in pairs if _is_other(then, again))


def replay(
    found: Found,
    report: VerificationReport,
    make_verifier: MakeVerifier,
    identities: tuple[Identity, ...] = (),
) -> Replay:
    """Verify ``found`` from what ``report`` rested on; nothing is asked.

    Whether the issuer was confirmed, or listed, is taken from the report. ``identities`` are the
    learner's: two hidden addresses can be told to be the same only by who knows it.
    """
    issuer = complete(found, report.answers).credential.issuer.id
    known = frozenset([issuer]) if report.is_issuer_confirmed and issuer else frozenset()
    policy = Policy(
        now=report.checked,
        identities=identities,
        known_issuers=known,
        registered=_registered(report, issuer),
        not_before=report.not_before,
    )
    remembered = [answer for answer in report.answers if answer.is_remembered]
    verifier = make_verifier(_AsItWas(report))
    return Replay(before=report, now=verifier.verify(found, policy, remembered=remembered))


def _registered(report: VerificationReport, issuer: str | None) -> Mapping[str, Listing]:
    if not issuer or not report.registry:
        return {}
    return {issuer: Listing(registry=report.registry, name="")}


def _is_other(then: Check, again: Check) -> bool:
    if then.code == _OF_THE_LEARNER:
        return False
    if then.code == _COMPARED_ONLY and again.result is Result.UNKNOWN:
        return False
    return (then.result, then.reason) != (again.result, again.reason)


class _AsItWas:
    """The network as one verification saw it: the same answers, and the same troubles.

    An answer that was of no use is not kept. Its reason is, and comes back in its place.
    """

    def __init__(self, report: VerificationReport) -> None:
        self._answers = {one.url: one for one in report.answers if not one.is_remembered}
        self._missing = {one.url: one.reason for one in report.missing}
        self._told = {check.reason: check.parameters for check in report.checks}

    def fetch(self, url: str, *, accept: str = "") -> Answer:  # noqa: ARG002 - the port's form
        """The answer of then.

        Raises:
            NotObtainedError: with the reason of then.
            Unreached: for what was not asked then.
        """
        if url in self._missing:
            reason = self._missing[url]
            raise NotObtainedError(reason, url, **self._told.get(reason, {}))
        if url in self._answers:
            return self._answers[url]
        raise Unreached(url, Trouble.NO_CONNECTION)
