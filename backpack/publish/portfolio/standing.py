"""What the portfolio says about a badge's standing: only what was proved, as of a day.

Others are never told the learner's own confirmation nor whom a badge is made out to
(``docs/verdicts.md``, "What others are told").
"""

from datetime import datetime

from backpack.domain.report import Result, Standing
from backpack.publish.portfolio.entry import Entry
from backpack.words import mark, tr, verdicts

_PILLS = {
    Standing.VERIFIED: ("good", mark("Signature valid")),
    Standing.VALID_UNKNOWN_ISSUER: ("good", mark("Signature valid")),
    Standing.EXPIRED: ("caution", mark("Expired")),
    Standing.NOT_YET_VALID: ("neutral", mark("Not valid yet")),
    Standing.SUSPENDED: ("caution", mark("Suspended")),
    Standing.REVOKED: ("bad", mark("Revoked")),
    Standing.INVALID: ("bad", mark("Not valid")),
    Standing.UNVERIFIABLE: ("neutral", mark("Not checked")),
    Standing.UNSIGNED: ("neutral", mark("Not checked")),
}

_TOLD = ("proof", "binding", "status", "dates")

_HOLDING_GOOD = (Standing.VERIFIED, Standing.VALID_UNKNOWN_ISSUER)


def standing_at(entry: Entry, made: datetime) -> Standing:
    """The standing in the report, unless the badge has run out between then and ``made``."""
    expires = entry.credential.expires
    has_run_out = bool(expires and expires <= made)
    standing = entry.report.standing
    return Standing.EXPIRED if has_run_out and standing in _HOLDING_GOOD else standing


def has_valid_signature(entry: Entry, made: datetime) -> bool:
    """Whether the badge counts as one with a valid signature."""
    return standing_at(entry, made) in _HOLDING_GOOD


def pills(entry: Entry, made: datetime) -> list[dict[str, str]]:
    """The badge's chips: ``kind`` good, caution, bad, neutral or sample, with its words."""
    kind, label = _PILLS[standing_at(entry, made)]
    shown = [{"kind": kind, "text": tr(label)}]
    if entry.holding.is_sample:
        shown.append({"kind": "sample", "text": tr("Sample")})
    return shown


def sentence(entry: Entry, made: datetime) -> str:
    """What was found out and when, in one sentence."""
    standing = standing_at(entry, made)
    is_later = standing != entry.report.standing
    checked = made if is_later else entry.report.as_of or entry.report.checked
    report = entry.report
    return verdicts.public_standing(
        standing, key=report.key, checked=checked, host=report.host, registry=report.registry
    )


def checks(entry: Entry) -> list[dict[str, str]]:
    """The checks that others may know of, each with its result."""
    return [
        {
            "result": check.result,
            "title": verdicts.check_title(check.code),
            "word": verdicts.result_word(check.result),
        }
        for check in entry.report.checks
        if check.code in _TOLD and check.result is not Result.NOT_APPLICABLE
    ]
