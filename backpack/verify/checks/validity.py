"""Check 7: the dates between which a credential counts."""

from datetime import datetime

from backpack.domain.report import Check, Result
from backpack.formats.validity import validity
from backpack.verify.checks.case import Case, check
from backpack.verify.clock import LEEWAY
from backpack.words import format_date


def check_dates(case: Case) -> Check:
    """7: not before it begins, not after it ends; five minutes of leeway.

    A clock that is plainly wrong can say neither, where there is anything to say.
    """
    now = case.policy.moment
    begins, ends = _validity(case)
    as_of = now.isoformat()
    if case.policy.is_clock_wrong and (ends or (begins and begins > now)):
        clock = {"date": format_date(case.policy.now)}
        return check(7, "dates", Result.UNKNOWN, "dates-clock-wrong", clock, as_of=as_of)
    if begins and begins > now + LEEWAY:
        until = {"date": format_date(begins)}
        return check(7, "dates", Result.FAILED, "dates-not-yet", until, as_of=as_of)
    if not ends:
        return check(7, "dates", Result.PASSED, "dates-no-end", as_of=as_of)
    until = {"date": format_date(ends)}
    is_over = ends < now - LEEWAY
    result, reason = (Result.FAILED, "dates-over") if is_over else (Result.PASSED, "dates-until")
    return check(7, "dates", result, reason, until, as_of=as_of)


def _validity(case: Case) -> tuple[datetime | None, datetime | None]:
    """In Open Badges up to 2.1 ``issuedOn`` does not begin a validity."""
    if case.is_older:
        return None, case.credential.expires
    return validity(case.document, case.payload.document if case.is_token else None)
