"""What the portfolio says about a badge's standing: only what was proved, as of a day.

Others are never told the learner's own confirmation nor whom a badge is made out to
(``docs/verdicts.md``, "What others are told").
"""

from collections import Counter
from collections.abc import Iterable

from backpack.domain.disclosure import DisclosedBadge
from backpack.domain.report import Result, Standing
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

_HOLDING_GOOD = (Standing.VERIFIED, Standing.VALID_UNKNOWN_ISSUER)


def has_valid_signature(badge: DisclosedBadge) -> bool:
    """Whether the badge counts as one with a valid signature."""
    return badge.standing.standing in _HOLDING_GOOD


def pills(badge: DisclosedBadge) -> list[dict[str, str]]:
    """The badge's chips: ``kind`` good, caution, bad, neutral or sample, with its words."""
    kind, label = _PILLS[badge.standing.standing]
    shown = [{"kind": kind, "text": tr(label)}]
    if badge.is_sample:
        shown.append({"kind": "sample", "text": tr("Sample")})
    return shown


def counted(badges: Iterable[DisclosedBadge]) -> list[tuple[str, str, int]]:
    """How many badges have which chip: kind, words and number, the most frequent first."""
    counts = Counter(_PILLS[badge.standing.standing] for badge in badges)
    return [(kind, tr(label), count) for (kind, label), count in counts.most_common()]


def sentence(badge: DisclosedBadge) -> str:
    """What was found out and when, in one sentence."""
    told = badge.standing
    return verdicts.public_standing(
        told.standing,
        key=told.key,
        checked=told.checked,
        host=told.host,
        registry=told.registry,
    )


def checks(badge: DisclosedBadge) -> list[dict[str, str]]:
    """The checks that others may know of, each with its result."""
    return [
        {
            "result": result.value,
            "title": verdicts.check_title(code),
            "word": verdicts.result_word(result),
        }
        for code, result in badge.standing.checks
        if result is not Result.NOT_APPLICABLE
    ]
