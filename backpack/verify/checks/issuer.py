"""Check 5: whether the learner knows the issuer, by its whole identifier (``docs/verdicts.md``)."""

from backpack.domain.look_alikes import find_look_alike
from backpack.domain.report import Caution, Check, Result
from backpack.verify.checks.case import Case, check
from backpack.verify.shared_hosts import recorder_of


def check_issuer(case: Case) -> Check:
    """5: the learner has confirmed this very identifier."""
    issuer = case.credential.issuer
    parameters = {"name": issuer.name or issuer.id or "?", "id": issuer.id or "?"}
    recorder = recorder_of(issuer.id or "")
    told = {"host": recorder} if recorder else {}
    details = {"recorded_by": recorder} if recorder else {}
    if is_known(case):
        reason = "issuer-confirmed-recorded" if recorder else "issuer-confirmed"
        return check(5, "issuer", Result.PASSED, reason, parameters | told, **details)
    unknown = "issuer-not-confirmed-recorded" if recorder else "issuer-not-confirmed"
    reason = unknown if issuer.id else "issuer-without-id"
    return check(5, "issuer", Result.UNKNOWN, reason, parameters | told, **details)


def is_known(case: Case) -> bool:
    """Whether the issuer counts as known."""
    return case.credential.issuer.id in case.policy.known_issuers


def find_pretender(case: Case) -> Caution | None:
    """An issuer that is not known, and is called like one that the learner has confirmed."""
    issuer, known = case.credential.issuer, case.policy.known_names
    other = None if is_known(case) else find_look_alike(issuer.name, issuer.id or "", known)
    if other is None:
        return None
    parameters = {"name": issuer.name, "id": issuer.id or "?"}
    parameters |= {"other": known[other], "other_id": other}
    return Caution(code="issuer-looks-like", parameters=parameters)
