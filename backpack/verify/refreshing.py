"""Asks once whether the issuer has a newer version of a badge, and verifies that by itself.

Source: 1EdTech Credential Refresh Service 1.0; Open Badges 3.0, 8.2.3 and 8.3.2 ("refresh once").
The badge in hand stays what is judged: a newer one is told, never put in its place.
"""

from datetime import datetime

from backpack.domain.report import Caution, Result
from backpack.formats.fields import Members, address, many, types
from backpack.formats.times import parse_time
from backpack.formats.validity import validity
from backpack.verify.addresses import is_same
from backpack.verify.checks.case import Case
from backpack.verify.checks.statement import ACCEPT, Statement, at_the_time, read_payload
from backpack.verify.sources import NotObtainedError
from backpack.words import format_date

REFRESH = "1EdTechCredentialRefresh"


def find_newer(case: Case) -> Caution | None:
    """A caution where the issuer has a newer version of a genuine badge; None for anything else.

    That it was not obtained, or cannot be relied on, is not counted against the badge.
    """
    place = _place(case.document)
    if place is None or case.is_older or case.proof.result is not Result.PASSED:
        return None
    try:
        newer = case.aside.sources.obtain(
            place,
            lambda answer: Statement(
                payload=read_payload(answer), tools=at_the_time(answer, case.aside)
            ),
            accept=ACCEPT,
        )
    except NotObtainedError:
        return None
    begins = _begins(newer.document)
    held = _begins(case.document)
    if begins is None or (held is not None and begins <= held) or not _is_sound(case, newer):
        return None
    return Caution(code="refresh-newer", parameters={"date": format_date(begins)})


def _place(document: Members) -> str | None:
    """The address of the first service of this kind; others are not looked at."""
    for service in many(document.get("refreshService")):
        if isinstance(service, dict) and REFRESH in types(service):
            return address(service)
    return None


def _is_sound(case: Case, newer: Statement) -> bool:
    """The same badge by the same issuer, and genuine; its own refreshing is not followed."""
    return (
        is_same(address(newer.document), case.credential.id)
        and is_same(newer.issuer, case.credential.issuer.id)
        and not newer.breaks_rules
        and newer.trouble(case.proof.key) is None
        and newer.trouble_with_dates() is None
    )


def _begins(document: Members) -> datetime | None:
    return validity(document, None)[0] or parse_time(document.get("awardedDate"))
