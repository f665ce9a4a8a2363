"""Check 6 for Open Badges up to 2.1: what the badge and its issuer say of revocation."""

from backpack.domain.report import Check, Result
from backpack.formats.fields import address, many, members
from backpack.verify.checks.case import Case, check


def check_older_status(case: Case) -> Check:
    """6: revoked by its own word; a list at the issuer's site has to be looked up."""
    if case.document.get("revoked"):
        return check(6, "status", Result.FAILED, "status-revoked")
    issuer = members(members(case.document.get("badge")).get("issuer"))
    lists = [address(place) or "?" for place in many(issuer.get("revocationList")) if place]
    if not lists:
        return check(6, "status", Result.NOT_APPLICABLE, "status-none")
    return check(6, "status", Result.UNKNOWN, "status-needs-network", lists=lists)
