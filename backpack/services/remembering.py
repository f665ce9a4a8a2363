"""Verifying a kept badge with its memory: what a site no longer answers is judged as it was.

The rule stands in ``docs/verdicts.md`` under Memory; which answers are remembered, in
``domain.history``.
"""

from dataclasses import replace
from datetime import datetime

from backpack.domain.holding import Holding
from backpack.domain.ports import Clock, Store
from backpack.domain.report import VerificationReport
from backpack.domain.web import Trouble
from backpack.formats.payload import Found
from backpack.services.keeping import Kept
from backpack.services.policies import load_policy
from backpack.verify.policy import Policy
from backpack.verify.verifier import Verifier

_NOT_ASKED = frozenset(
    f"source-{trouble.value}"
    for trouble in (
        Trouble.NOT_ALLOWED,
        Trouble.NOT_SECURE,
        Trouble.REFUSED_ADDRESS,
        Trouble.TOO_MANY_ADDRESSES,
    )
)
"""Reasons for which nobody was asked: then no site can be said not to have answered."""


def check_kept(
    store: Store, verifier: Verifier, clock: Clock, kept: Kept
) -> VerificationReport | None:
    """The report on a kept badge as it stands now; None when it is gone. Nothing is saved.

    What is known of the learner and the issuers is read each time: it may change.
    """
    holding = kept.holding
    try:
        last = store.load_reports(holding.id)[0].checked
    except KeyError:
        return None
    policy = load_policy(store, clock, is_sample=holding.is_sample, checked=last)
    return verify_remembering(store, verifier, holding, kept.found, policy)


def verify_remembering(
    store: Store, verifier: Verifier, holding: Holding, found: Found, policy: Policy
) -> VerificationReport | None:
    """The report on ``found``, which is kept as ``holding``; None when it is gone.

    Nothing is saved.
    """
    try:
        remembered = store.load_capsule(holding.id)
    except KeyError:
        return None
    report = verifier.verify(found, policy, remembered=remembered)
    return replace(report, unreachable_since=_unreachable_since(report, holding))


def _unreachable_since(report: VerificationReport, holding: Holding) -> datetime | None:
    """When a source that had to be remembered was first asked in vain."""
    if report.as_of is None:
        return None
    remembered = {answer.url for answer in report.answers if answer.is_remembered}
    was_asked = any(
        missing.url in remembered and missing.reason not in _NOT_ASKED for missing in report.missing
    )
    return holding.unreachable_since or (report.checked if was_asked else None)
