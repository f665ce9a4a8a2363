"""The portfolio PDF, from badges and a disclosure to bytes."""

from collections.abc import Iterable
from datetime import datetime

from backpack.domain.disclosure import Disclosure
from backpack.domain.faults import Fault
from backpack.publish.file_names import name_originals
from backpack.publish.portfolio.clean import Cleaner, make_cleaner
from backpack.publish.portfolio.entry import Entry
from backpack.publish.portfolio.model import build_model
from backpack.publish.portfolio.typeset import typeset
from backpack.words import tr


def render_portfolio(entries: Iterable[Entry], disclosure: Disclosure, made: datetime) -> bytes:
    """A PDF of these badges, in this order, with what ``disclosure`` lets out of each.

    It is PDF/A-3a and PDF/UA-1, the same for the same input, and tells that it was made at
    ``made``. The originals are attached byte for byte where the disclosure says so.

    Raises:
        Fault: ``nothing-chosen`` or ``portfolio-failed``.
    """
    badges = tuple(entries)
    if not badges:
        raise Fault("nothing-chosen")
    cleaner = make_cleaner(_withheld(badges, disclosure))
    model, pictures = build_model(badges, disclosure, made, cleaner)
    pdf = typeset(model, pictures, made)
    return _with_originals(pdf, badges, made, cleaner) if disclosure.with_originals else pdf


def _withheld(entries: Iterable[Entry], disclosure: Disclosure) -> Iterable[str]:
    """What must not appear anywhere: whom the badges are made out to, plain and hashed.

    A value that the learner puts on the cover is no secret; one of three characters would
    tear holes into other words.
    """
    if disclosure.with_recipient:
        return
    cover = disclosure.learner_name.casefold()
    for entry in entries:
        for recipient in entry.credential.recipients:
            for value in (recipient.value, recipient.value.rpartition("$")[2], recipient.salt):
                if len(value) > 3 and value.casefold() not in cover:
                    yield value


def _with_originals(
    pdf: bytes, entries: Iterable[Entry], made: datetime, cleaner: Cleaner
) -> bytes:
    from backpack.publish.portfolio.attach import Attachment, attach  # noqa: PLC0415 - loads pypdf

    badges: dict[str, Entry] = {}
    for entry in entries:
        badges.setdefault(entry.artifact.sha256, entry)
    originals = [entry.artifact for entry in badges.values()]
    attachments = [
        Attachment(
            name=name,
            description=tr("{name}, the original badge", name=cleaner.line(entry.credential.name)),
            media_type=entry.artifact.media_type,
            data=entry.artifact.data,
        )
        for name, entry in zip(name_originals(originals), badges.values(), strict=True)
    ]
    return attach(pdf, attachments, made)
