"""The verb ``issuers``: whom the learner may be asked about, and whom the learner vouches for."""

import re
from argparse import Namespace
from dataclasses import asdict

from backpack.cli.opening import opened
from backpack.cli.output import say, say_checked_again, say_record
from backpack.cli.progress import terminal_progress
from backpack.cli.records import time_text
from backpack.domain.faults import Fault
from backpack.domain.holding import KnownIssuer
from backpack.services.backpack import Backpack
from backpack.services.knowing import Unconfirmed
from backpack.words import format_date, ntr, tr
from backpack.words.verdicts import issuer_title

_IDENTIFIER = re.compile(r"did:[a-z0-9]+:\S+|https?://[^\s/]\S*|urn:[A-Za-z0-9-]+:\S+")
"""DID Core 1.0, 3.1; RFC 3986; RFC 8141, as far as a slip of the hand is told by it."""

_NUMBER = re.compile("[0-9a-f]+")


def ask(options: Namespace) -> int:
    """One line for each issuer that the learner's word would make known."""
    with opened(options) as backpack:
        question = backpack.knowing.asked(held.id for held in backpack.organising.holdings())
    if options.json:
        for issuer in (*question.together, *question.alone):
            say_record(_question_record(issuer, is_alone=issuer in question.alone))
        return 0
    if not question:
        say(tr("There is nobody to be asked about."))
        return 0
    if question.together:
        say(tr("Did you earn badges from these?"))
    for issuer in question.together:
        say("  " + _question_line(issuer))
    for issuer in question.alone:
        say(_why_alone(issuer))
        say("  " + _question_line(issuer))
    say(tr("Confirm those you know with: backpack issuers confirm ID …"))
    return 0


def confirm(options: Namespace) -> int:
    """Confirm issuers and judge their badges again, asking nobody."""
    with opened(options) as backpack, terminal_progress() as progress:
        ids = [find_issuer(backpack, words) for words in options.ids]
        with backpack.networking.offline():
            changes = backpack.knowing.confirm(ids, progress)
        issuers = {each.id: each for each in backpack.knowing.issuers()}
    for issuer_id in dict.fromkeys(ids):
        if options.json:
            say_record(_issuer_record(issuers[issuer_id]) | {"checked_again": len(changes.updated)})
        else:
            say(tr("Confirmed: {issuer}", issuer=_title(issuers[issuer_id])))
    if not options.json:
        say_checked_again(len(changes.updated))
    return 0


def list_issuers(options: Namespace) -> int:
    """One line for each confirmed issuer."""
    with opened(options) as backpack:
        issuers = backpack.knowing.issuers()
    for issuer in issuers:
        if options.json:
            say_record(_issuer_record(issuer))
        else:
            day = format_date(issuer.confirmed)
            say(tr("{issuer}, confirmed on {date}", issuer=_title(issuer), date=day))
    if not issuers and not options.json:
        say(tr("No issuer is confirmed yet."))
    return 0


def forget(options: Namespace) -> int:
    """Take a confirmation back and judge the issuer's badges again, asking nobody."""
    with opened(options) as backpack, terminal_progress() as progress:
        issuer_id = find_issuer(backpack, options.id)
        with backpack.networking.offline():
            changes = backpack.knowing.forget(issuer_id, progress)
    if options.json:
        say_record({"id": issuer_id, "forgotten": True, "checked_again": len(changes.updated)})
        return 0
    say(tr("Forgotten: {issuer}", issuer=issuer_id))
    say_checked_again(len(changes.updated))
    return 0


def find_issuer(backpack: Backpack, words: str) -> str:
    """The whole identifier of an issuer: as given, or of the badge whose identifier begins so.

    Raises:
        Fault: ``no-issuer-like-that`` for something else with a colon, ``no-such-badge``, or
            ``no-issuer-id`` when the badge names none.
    """
    if _IDENTIFIER.fullmatch(words) or words in {one.id for one in backpack.knowing.issuers()}:
        return words
    if not _NUMBER.fullmatch(words):
        raise Fault("no-issuer-like-that", id=words)
    issuer_id = backpack.organising.find(words).issuer_id
    if not issuer_id:
        raise Fault("no-issuer-id")
    return issuer_id


def _issuer_record(issuer: KnownIssuer) -> dict[str, object]:
    return {"id": issuer.id, "name": issuer.name, "confirmed": time_text(issuer.confirmed)}


def _question_record(issuer: Unconfirmed, *, is_alone: bool) -> dict[str, object]:
    like = issuer.looks_like
    known = {"id": like.id, "name": like.name} if like else None
    return {**asdict(issuer), "alone": is_alone, "looks_like": known}


def _why_alone(issuer: Unconfirmed) -> str:
    if issuer.looks_like:
        known = _title(issuer.looks_like)
        return tr("This one looks like {issuer}, whom you confirmed, and is another:", issuer=known)
    return tr("Nobody on the web stands by this one. Whose key is it?")


def _question_line(issuer: Unconfirmed) -> str:
    count = ntr("{count} badge", "{count} badges", issuer.badges)
    name = issuer_title(issuer.name, recorder=issuer.recorded_by)
    host = "" if issuer.recorded_by else issuer.host
    return ", ".join(filter(None, (name, host, count, issuer.id)))


def _title(issuer: KnownIssuer) -> str:
    return f"{issuer.name} ({issuer.id})" if issuer.name else issuer.id
