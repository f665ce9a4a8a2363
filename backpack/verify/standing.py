"""One word for all the checks: the first standing that applies, from the top."""

from collections.abc import Mapping

from backpack.domain.report import Check, Result, Standing

_UNBOUND = frozenset(
    [
        "binding-travels-with-badge", "binding-not-reached", "binding-without-keys",
        "binding-nearby", "binding-hosted-nameless", "binding-without-purpose",
        "binding-without-proof",
    ]
)  # fmt: skip
"""Nobody says whose key it is: that stands in the way of nothing but "verified"."""

_WITHDRAWN = frozenset(["status-withdrawn", "status-withdrawn-because"])
"""Its issuer took the hosted copy away for good: there is nothing left to confirm."""

_ORDER = ("structure", "proof", "binding", "coverage", "status", "dates")


def judge(checks: Mapping[str, Check]) -> tuple[Standing, Standing]:
    """The standing, and the one without dates and status (``genuine``)."""
    genuine = _judge_genuine(checks)
    if genuine in (Standing.INVALID, Standing.UNVERIFIABLE, Standing.UNSIGNED):
        is_withdrawn = checks["status"].reason in _WITHDRAWN and genuine is Standing.UNVERIFIABLE
        return Standing.REVOKED if is_withdrawn else genuine, genuine
    return _judge_now(checks["status"], checks["dates"]) or genuine, genuine


def _judge_now(status: Check, dates: Check) -> Standing | None:
    """What status and dates make of a genuine badge, None where they leave it as it is."""
    if status.result is Result.UNKNOWN:
        return Standing.UNVERIFIABLE
    if status.result is Result.FAILED:
        is_suspended = status.reason == "status-suspended"
        return Standing.SUSPENDED if is_suspended else Standing.REVOKED
    if dates.result is Result.FAILED:
        is_early = dates.reason == "dates-not-yet"
        return Standing.NOT_YET_VALID if is_early else Standing.EXPIRED
    return Standing.UNVERIFIABLE if dates.result is Result.UNKNOWN else None


def _judge_genuine(checks: Mapping[str, Check]) -> Standing:
    if any(checks[code].result is Result.FAILED for code in ("structure", "proof", "binding")):
        return Standing.INVALID
    if checks["proof"].result is Result.NOT_APPLICABLE:
        return Standing.UNSIGNED
    if checks["proof"].result is Result.UNKNOWN or _is_out_of_reach(checks):
        return Standing.UNVERIFIABLE
    is_bound = checks["binding"].result is Result.PASSED
    is_known = checks["issuer"].result is Result.PASSED
    return Standing.VERIFIED if is_bound and is_known else Standing.VALID_UNKNOWN_ISSUER


def _is_out_of_reach(checks: Mapping[str, Check]) -> bool:
    """A key that could not be looked up, or shown terms that no signature covers."""
    return _is_binding_open(checks["binding"]) or checks["coverage"].result is Result.FAILED


def _is_binding_open(binding: Check) -> bool:
    """Whether there is an owner to ask, who was not asked or gave no answer."""
    return binding.result is Result.UNKNOWN and binding.reason not in _UNBOUND


def deciding_check(checks: tuple[Check, ...], standing: Standing) -> Check | None:
    """The check that made a badge invalid or unverifiable, for the sentence behind "because"."""
    decides = {Standing.INVALID: _breaks, Standing.UNVERIFIABLE: _hinders}.get(standing)
    fitting = [check for check in checks if decides is not None and decides(check)]
    return min(fitting, key=lambda check: _ORDER.index(check.code), default=None)


def stated_reason(checks: tuple[Check, ...], standing: Standing) -> str:
    """Why the issuer says that it revoked a badge; empty where it does not say, or did not."""
    if standing is not Standing.REVOKED:
        return ""
    stated = (check.parameters.get("why", "") for check in checks if check.code == "status")
    return str(next(stated, ""))


def _breaks(check: Check) -> bool:
    return check.result is Result.FAILED and check.code in ("structure", "proof", "binding")


def _hinders(check: Check) -> bool:
    """Whether it keeps a badge from being checked, as ``judge`` has it."""
    match check.code:
        case "proof" | "status" | "dates":
            return check.result is Result.UNKNOWN
        case "binding":
            return _is_binding_open(check)
        case "coverage":
            return check.result is Result.FAILED
        case _:
            return False
