"""Check 5: whether the learner knows the issuer, by its whole identifier (``docs/verdicts.md``)."""

from backpack.domain.look_alikes import find_look_alike
from backpack.domain.report import Caution, Check, Result
from backpack.verify.checks.case import Case, check
from backpack.verify.shared_hosts import recorder_of


def check_issuer(case: Case) -> Check:
    """5: the learner has confirmed this very identifier, or a chosen registry lists it."""
    issuer, policy = case.credential.issuer, case.policy
    parameters = {"name": issuer.name or issuer.id or "?", "id": issuer.id or "?"}
    details = _details(case)
    if recorder := details.get("recorded_by"):
        parameters["host"] = recorder
    if issuer.id in policy.known_issuers:
        reason = "issuer-confirmed-recorded" if recorder else "issuer-confirmed"
        return check(5, "issuer", Result.PASSED, reason, parameters, **details)
    if registry := details.get("registry"):
        listed = details["listed_as"] or parameters["name"]
        parameters |= {"registry": registry, "listed": listed}
        return check(5, "issuer", Result.PASSED, "issuer-listed", parameters, **details)
    unknown = "issuer-not-confirmed-recorded" if recorder else "issuer-not-confirmed"
    reason = unknown if issuer.id else "issuer-without-id"
    return check(5, "issuer", Result.UNKNOWN, reason, parameters, **details)


def _details(case: Case) -> dict[str, str]:
    """Who else tells of the issuer: the registry that lists it, the host that many share."""
    issuer_id = case.credential.issuer.id or ""
    details: dict[str, str] = {}
    if listing := case.policy.registered.get(issuer_id):
        details |= {"registry": listing.registry, "listed_as": listing.name}
    if recorder := recorder_of(issuer_id):
        details["recorded_by"] = recorder
    return details


def is_known(case: Case) -> bool:
    """Whether the issuer counts as known."""
    issuer_id, policy = case.credential.issuer.id, case.policy
    return issuer_id in policy.known_issuers or issuer_id in policy.registered


def find_pretender(case: Case) -> Caution | None:
    """An issuer that is not known, and is called like one that the learner has confirmed."""
    issuer, known = case.credential.issuer, case.policy.known_names
    other = None if is_known(case) else find_look_alike(issuer.name, issuer.id or "", known)
    if other is None:
        return None
    parameters = {"name": issuer.name, "id": issuer.id or "?"}
    parameters |= {"other": known[other], "other_id": other}
    return Caution(code="issuer-looks-like", parameters=parameters)
