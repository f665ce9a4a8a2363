"""What is said about a badge, in plain words; when it is said stands in ``docs/verdicts.md``.

Takes the codes of ``domain.report`` as text, since words lie below the domain.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime

from backpack.words.catalogue import mark, tr
from backpack.words.dates import format_date, format_day
from backpack.words.reasons import CAUTIONS, REASONS

_STANDINGS = {
    "invalid": (mark("Not genuine"), mark("Not genuine: {why}")),
    "unverifiable": (mark("Could not check"), mark("Could not check: {why}")),
    "unsigned": (mark("Not signed"), mark("Nothing here proves who issued it")),
    "revoked": (mark("Revoked"), mark("Revoked by the issuer")),
    "suspended": (mark("Suspended"), mark("Suspended by the issuer for now")),
    "not-yet-valid": (mark("Not valid yet"), mark("Valid from {date}")),
    "expired": (mark("Expired"), mark("Expired on {date}")),
    "valid-unknown-issuer": (mark("Unchanged"), mark("Unchanged since it was signed")),
    "verified": (mark("Verified"), mark("Verified")),
}

_VERIFIED_THEN = (
    mark("Verified on {date} against the issuer's site as it was then."),
    mark(
        "Verified on {date} against the issuer's site as it was then;"
        " the site has not answered since {since}."
    ),
    mark(
        "Verified on {date} against the issuer's site as it was then;"
        " the site answers, but has not shown it since {since}."
    ),
)
_CHECKED_THEN = (
    mark("Checked on {date} against the issuer's site as it was then."),
    mark(
        "Checked on {date} against the issuer's site as it was then;"
        " the site has not answered since {since}."
    ),
    mark(
        "Checked on {date} against the issuer's site as it was then;"
        " the site answers, but has not shown it since {since}."
    ),
)
_SILENCES = (
    mark("The site has not answered since {date}."),
    mark("The site answers, but has not shown it since {date}."),
)
_ANSWERED = frozenset({"source-gone", "source-closed", "source-is-a-page", "source-not-a-document"})
"""Reasons that came from a site that is there: it answered with something else."""

_CHECKS = {
    "container": mark("The file"),
    "structure": mark("Its form"),
    "proof": mark("What proves it"),
    "binding": mark("Whose word it is"),
    "issuer": mark("The issuer"),
    "status": mark("Revocation"),
    "dates": mark("Dates"),
    "recipient": mark("Who it is made out to"),
    "coverage": mark("What the signature covers"),
    "endorsements": mark("Endorsements"),
    "digests": mark("Pictures and evidence"),
}

_RESULTS = {
    "passed": mark("Passed"),
    "failed": mark("Failed"),
    "unknown": mark("Not known"),
    "not-applicable": mark("Does not apply"),
}

_RECIPIENTS = {
    "you": mark("You"),
    "someone-else": mark("Made out to another address"),
    "unknown": mark("Not known whether it is you"),
    "nobody": mark("Made out to nobody"),
}

_VISIBILITIES = {
    "me": mark("Only me"),
    "link": mark("Anyone with the link"),
    "public": mark("Public page"),
}

_VISIBILITY_CHIPS = {"me": mark("Private"), "link": mark("Link"), "public": mark("Public")}

_UNKNOWN = mark("A newer version of the program noted this. Update it to read it.")


_GOOD = ("verified", "valid-unknown-issuer")


def standing_chip(standing: str, *, as_of: datetime | None = None) -> str:
    """The standing in one or two words, with the day where it is remembered: "Verified 3 May".

    What is wrong with a badge has a day of its own, and gets no other beside it.
    """
    word = tr(_STANDINGS[standing][0])
    if as_of is None or standing not in _GOOD:
        return word
    return tr("{standing} {day}", standing=word, day=format_day(as_of))


def standing_sentence(
    standing: str,
    *,
    why: str = "",
    date: datetime | None = None,
    host: str = "",
    stated: str = "",
) -> str:
    """The standing as the learner reads it.

    ``why`` is the sentence of the check that decided; ``date`` the day it began or ended;
    ``host`` the site that vouches for a hosted badge; ``stated`` what the issuer says of why it
    revoked it.
    """
    if stated and standing == "revoked":
        return tr("Revoked by the issuer: {reason}", reason=stated)
    if host and standing == "valid-unknown-issuer":
        return tr("Confirmed by {host}", host=host)
    day = format_date(date) if date else ""
    return tr(_STANDINGS[standing][1], why=why, date=day)


def memory_sentence(
    standing: str,
    *,
    as_of: datetime,
    unreachable_since: datetime | None = None,
    reasons: Iterable[str] = (),
) -> str:
    """Why a standing rests on an earlier check, for the line below it.

    ``reasons`` are those for which something was missing: no site is called silent that answered.
    """
    is_good = standing == "verified"
    then = _VERIFIED_THEN if is_good else _CHECKED_THEN
    if unreachable_since is None:
        return tr(then[0], date=format_date(as_of))
    words = then[2] if _has_answered(reasons) else then[1]
    return tr(words, date=format_date(as_of), since=format_date(unreachable_since))


def silence_sentence(since: datetime, reasons: Iterable[str]) -> str:
    """Since when a site has been silent, or has not shown what is looked for there."""
    return tr(_SILENCES[1 if _has_answered(reasons) else 0], date=format_date(since))


def _has_answered(reasons: Iterable[str]) -> bool:
    given = frozenset(reasons)
    return bool(given) and given <= _ANSWERED


def check_title(code: str) -> str:
    """What a check looked at."""
    return tr(_CHECKS[code])


def check_sentence(reason: str, parameters: Mapping[str, str | int]) -> str:
    """How a check ended, in one or two sentences; kept reports may know more than this version."""
    return tr(REASONS.get(reason, _UNKNOWN), **parameters)


def caution_sentence(code: str, parameters: Mapping[str, str | int]) -> str:
    """Something to know about a badge."""
    return tr(CAUTIONS.get(code, _UNKNOWN), **parameters)


def result_word(result: str) -> str:
    """Passed, failed, not known, does not apply."""
    return tr(_RESULTS[result])


def recipient_sentence(recipient: str) -> str:
    """Whom a badge is made out to."""
    return tr(_RECIPIENTS[recipient])


def issuer_title(name: str, *, recorder: str = "") -> str:
    """What an issuer is called; on a host that many share, with who recorded that name."""
    return tr("{name}, as recorded by {host}", name=name, host=recorder) if recorder else name


def visibility_label(visibility: str) -> str:
    """Who can see a badge, as the choice is named."""
    return tr(_VISIBILITIES[visibility])


def visibility_chip(visibility: str) -> str:
    """Who can see a badge, in one word."""
    return tr(_VISIBILITY_CHIPS[visibility])


def public_standing(
    standing: str, *, key: str, checked: datetime, host: str = "", registry: str = ""
) -> str:
    """What others are told: only what was proved, never the learner's own confirmation.

    The issuer of a verified badge is called known where a ``registry`` lists it, and then by that.
    """
    proved = _what_was_proved(standing, key=key, checked=checked, host=host)
    if registry and standing == "verified":
        return tr("{proved}; known issuer, listed in {registry}", proved=proved, registry=registry)
    return proved


def _what_was_proved(standing: str, *, key: str, checked: datetime, host: str) -> str:
    day = format_date(checked)
    if standing in _GOOD:
        return _what_holds(day, key=key, host=host)
    if standing in ("expired", "revoked", "suspended", "not-yet-valid"):
        return tr("{standing}, as of {date}", standing=standing_chip(standing), date=day)
    if standing == "invalid":
        return tr("Signature not valid on {date}", date=day)
    return tr("Not checked, as of {date}", date=day)


def _what_holds(day: str, *, key: str, host: str) -> str:
    if host:
        return tr("Confirmed by {host} on {date}", host=host, date=day)
    if key:
        return tr("Signature valid on {date}, key {key}", date=day, key=key)
    return tr("Signature valid on {date}", date=day)
