"""The verbs about issuers that the learner vouches for: ``confirm``, ``list`` and ``forget``."""

import re
from argparse import Namespace

from backpack.cli.opening import opened
from backpack.cli.output import say, say_checked_again, say_record
from backpack.cli.progress import terminal_progress
from backpack.cli.records import time_text
from backpack.domain.faults import Fault
from backpack.domain.holding import KnownIssuer
from backpack.services.backpack import Backpack
from backpack.words import format_date, tr

_IDENTIFIER = re.compile(r"did:[a-z0-9]+:\S+|https?://[^\s/]\S*|urn:[A-Za-z0-9-]+:\S+")
"""DID Core 1.0, 3.1; RFC 3986; RFC 8141, as far as a slip of the hand is told by it."""

_NUMBER = re.compile("[0-9a-f]+")


def confirm(options: Namespace) -> int:
    """Confirm an issuer and check its badges again."""
    with opened(options) as backpack, terminal_progress() as progress:
        issuer_id = find_issuer(backpack, options.id)
        changes = backpack.verifying.confirm_issuer(issuer_id, progress)
        issuer = next(each for each in backpack.verifying.issuers() if each.id == issuer_id)
    if options.json:
        say_record(_issuer_record(issuer) | {"checked_again": len(changes.updated)})
        return 0
    say(tr("Confirmed: {issuer}", issuer=_title(issuer)))
    say_checked_again(len(changes.updated))
    return 0


def list_issuers(options: Namespace) -> int:
    """One line for each confirmed issuer."""
    with opened(options) as backpack:
        issuers = backpack.verifying.issuers()
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
    """Take a confirmation back and check the issuer's badges again."""
    with opened(options) as backpack, terminal_progress() as progress:
        issuer_id = find_issuer(backpack, options.id)
        changes = backpack.verifying.forget_issuer(issuer_id, progress)
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
    if _IDENTIFIER.fullmatch(words) or words in {one.id for one in backpack.verifying.issuers()}:
        return words
    if not _NUMBER.fullmatch(words):
        raise Fault("no-issuer-like-that", id=words)
    issuer_id = backpack.organising.find(words).issuer_id
    if not issuer_id:
        raise Fault("no-issuer-id")
    return issuer_id


def _issuer_record(issuer: KnownIssuer) -> dict[str, object]:
    return {"id": issuer.id, "name": issuer.name, "confirmed": time_text(issuer.confirmed)}


def _title(issuer: KnownIssuer) -> str:
    return f"{issuer.name} ({issuer.id})" if issuer.name else issuer.id
