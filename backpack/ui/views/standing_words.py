"""What the panel says of a standing: chips, and a whole sentence with its reason.

The words themselves are in ``backpack.words.verdicts``.
"""

from datetime import datetime

from backpack.domain.holding import Holding
from backpack.domain.report import Check, Recipient, Result, Standing, VerificationReport
from backpack.ui.models.arrangement import days_left
from backpack.ui.models.description import Chip, standing_tone
from backpack.words import format_date, ntr, tr
from backpack.words.verdicts import (
    check_sentence,
    recipient_sentence,
    standing_chip,
    standing_sentence,
)

_DECIDING = ("container", "structure", "proof", "binding", "coverage", "status")
"""The checks that can make a badge invalid or unverifiable."""

_DECIDED_BY = {Standing.INVALID: Result.FAILED, Standing.UNVERIFIABLE: Result.UNKNOWN}


def standing_chips(holding: Holding, report: VerificationReport, now: datetime) -> list[Chip]:
    """The chips of the panel's header, such as "✓ Verified today", in their order."""
    chips = [Chip(text=_in_short(holding, report, now), tone=standing_tone(holding.standing))]
    if holding.is_sample:
        chips.insert(0, Chip(text=tr("Sample"), tone="neutral"))
    elif holding.recipient is Recipient.SOMEONE_ELSE:
        chips.append(Chip(text=recipient_sentence(holding.recipient), tone="caution"))
    if (days := days_left(holding, now)) is not None:
        soon = ntr("Expires in {count} day", "Expires in {count} days", days)
        chips.append(Chip(text=soon if days else tr("Expires today"), tone="caution"))
    if holding.issued:
        earned = tr("Earned {date}", date=format_date(holding.issued))
        chips.append(Chip(text=earned, tone="accent"))
    return chips


def standing_words(holding: Holding, report: VerificationReport) -> str:
    """The standing in a sentence, with the reason of the check that decided."""
    check = deciding_check(report)
    why = check_sentence(check.reason, check.parameters) if check else ""
    day = _day(holding)
    dated = holding.standing in (Standing.EXPIRED, Standing.NOT_YET_VALID)
    if (dated and day is None) or (holding.standing in _DECIDED_BY and not why):
        return standing_chip(holding.standing)
    return standing_sentence(holding.standing, why=why, date=day)


def deciding_check(report: VerificationReport) -> Check | None:
    """The check that made a badge invalid or unverifiable, where one did."""
    result = _DECIDED_BY.get(report.standing)
    fitting = [
        check for check in report.checks if check.result is result and check.code in _DECIDING
    ]
    return fitting[0] if fitting else None


def _in_short(holding: Holding, report: VerificationReport, now: datetime) -> str:
    day = _day(holding)
    match holding.standing:
        case Standing.VERIFIED if report.checked.date() == now.date():
            return tr("Verified today")
        case Standing.VERIFIED:
            return tr("Verified {date}", date=format_date(report.checked))
        case Standing.VALID_UNKNOWN_ISSUER:
            return standing_sentence(holding.standing)
        case Standing.EXPIRED | Standing.NOT_YET_VALID if day:
            return standing_sentence(holding.standing, date=day)
        case _:
            return standing_chip(holding.standing)


def _day(holding: Holding) -> datetime | None:
    return holding.issued if holding.standing is Standing.NOT_YET_VALID else holding.expires
