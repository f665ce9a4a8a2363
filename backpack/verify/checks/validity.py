"""Checks 6 and 7: revocation, and the dates between which a credential counts."""

from datetime import datetime, timedelta

from backpack.domain.report import Check, Result
from backpack.formats.fields import address, many, members
from backpack.formats.validity import validity
from backpack.verify.checks.case import Case, check
from backpack.words import format_date

LEEWAY = timedelta(minutes=5)
"""How far clocks may differ."""

_NO_STATUS = check(6, "status", Result.NOT_APPLICABLE, "status-none")


def check_status(case: Case) -> Check:
    """6: every status entry; without the network a list cannot be read."""
    if case.is_older:
        if case.document.get("revoked"):
            return check(6, "status", Result.FAILED, "status-revoked")
        issuer = members(members(case.document.get("badge")).get("issuer"))
        entries = [address(place) or "?" for place in many(issuer.get("revocationList")) if place]
    else:
        entries = [address(entry) or "?" for entry in many(case.document.get("credentialStatus"))]
    if not entries:
        return _NO_STATUS
    return check(6, "status", Result.UNKNOWN, "status-needs-network", lists=entries)


def check_dates(case: Case) -> Check:
    """7: not before it begins, not after it ends; five minutes of leeway."""
    now = case.policy.now
    begins, ends = _validity(case)
    as_of = now.isoformat()
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
