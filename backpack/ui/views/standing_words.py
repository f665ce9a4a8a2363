"""What the panel says of a standing: chips, and a whole sentence with its reason.

The words themselves are in ``backpack.words.verdicts``.
"""

from datetime import datetime

from backpack.domain.holding import Holding
from backpack.domain.report import Recipient, Standing, VerificationReport
from backpack.ui.models.arrangement import days_left
from backpack.ui.models.description import Chip, standing_tone
from backpack.verify.standing import deciding_check, stated_reason
from backpack.words import format_date, ntr, tr
from backpack.words.verdicts import (
    check_sentence,
    memory_sentence,
    recipient_sentence,
    standing_chip,
    standing_sentence,
)

_WITH_REASON = (Standing.INVALID, Standing.UNVERIFIABLE)


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
    check = deciding_check(report.checks, report.standing)
    why = check_sentence(check.reason, check.parameters) if check else ""
    day = _day(holding)
    dated = holding.standing in (Standing.EXPIRED, Standing.NOT_YET_VALID)
    if (dated and day is None) or (holding.standing in _WITH_REASON and not why):
        return standing_chip(holding.standing)
    stated = stated_reason(report.checks, report.standing)
    return standing_sentence(holding.standing, why=why, date=day, host=report.host, stated=stated)


def when_checked(report: VerificationReport) -> str:
    """When it was checked, and what of it rests on an earlier check."""
    if report.as_of is None:
        return tr("Checked on {date}, on this computer.", date=format_date(report.checked))
    reasons = [missing.reason for missing in report.missing]
    return memory_sentence(
        report.standing,
        as_of=report.as_of,
        unreachable_since=report.unreachable_since,
        reasons=reasons,
    )


def _in_short(holding: Holding, report: VerificationReport, now: datetime) -> str:
    day, settled = _day(holding), report.as_of or report.checked
    match holding.standing:
        case Standing.VERIFIED if settled.date() == now.date():
            return tr("Verified today")
        case Standing.VERIFIED:
            return tr("Verified {date}", date=format_date(settled))
        case Standing.VALID_UNKNOWN_ISSUER:
            return standing_sentence(holding.standing)
        case Standing.EXPIRED | Standing.NOT_YET_VALID if day:
            return standing_sentence(holding.standing, date=day)
        case _:
            return standing_chip(holding.standing)


def _day(holding: Holding) -> datetime | None:
    return holding.issued if holding.standing is Standing.NOT_YET_VALID else holding.expires
