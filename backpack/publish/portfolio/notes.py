"""The last page: what was found out about each badge, and what was done to its texts.

Nothing is replaced or cut without a word about it here.
"""

import unicodedata
from typing import Any

from backpack.domain.disclosure import Disclosed
from backpack.publish.portfolio import standing
from backpack.publish.portfolio.attachments import names_of_originals
from backpack.publish.portfolio.clean import MISSING, Tally
from backpack.publish.portfolio.writing import Writer
from backpack.words import format_date, ntr, tr

MOST_NAMED = 12
"""Replaced characters that are named one by one."""


def summary(disclosed: Disclosed, writer: Writer) -> dict[str, Any]:
    """The table of what was found out, for the page of that name."""
    names = names_of_originals(disclosed)
    counts = standing.counted(disclosed.badges)
    rows = [
        {
            "name": writer.text(badge.credential.name or tr("Badge without a name")),
            "told": writer.text(standing.sentence(badge)),
            "file": names.get(badge.original.sha256, "") if badge.original else "",
            "digest": badge.original.sha256 if badge.original else "",
        }
        for badge in disclosed.badges
    ]
    return {
        "title": tr("Verification summary"),
        "lead": tr(
            "What was found out about each badge, as of {date}. A signature says that the badge"
            " is unchanged since the holder of that key signed it.",
            date=format_date(disclosed.made),
        ),
        "counts": [{"kind": kind, "text": f"{label}: {count}"} for kind, label, count in counts],
        "badge": tr("Badge"),
        "found": tr("What was found"),
        "attached": tr("Attached original, SHA-256"),
        "left-out": tr("Not attached"),
        "rows": rows,
    }


def originals_sentences(disclosed: Disclosed) -> list[str]:
    """How a reader checks the badges, for cover and certificate."""
    attached = sum(badge.original is not None for badge in disclosed.badges)
    sentences = _checkable(attached, len(disclosed.badges))
    if any(badge.is_sample for badge in disclosed.badges):
        sentences.append(tr("Nobody earned the badges marked as samples."))
    return sentences


def _checkable(attached: int, count: int) -> list[str]:
    if not attached:
        return [tr("The originals are not attached. Ask for them to check the badges.")]
    if attached < count:
        first = tr(
            "Of {count} badges, {attached} originals are attached to this document, exactly as"
            " issued. Ask for the others to check them.",
            count=count,
            attached=attached,
        )
    else:
        first = tr("The original of every badge is attached to this document, exactly as issued.")
    return [
        first,
        tr("Save it from your PDF reader's list of attachments, and any Open Badges checker"
           " will tell you whether it is genuine."),
    ]  # fmt: skip


def notes(tally: Tally) -> list[str]:
    """What was done to the texts; nothing where all of them are as they were."""
    told = []
    if tally.replaced:
        count = len(tally.replaced)
        told.append(
            ntr(
                "{count} character that no font of this document draws is shown as {square}:"
                " {names}.",
                "{count} characters that no font of this document draws are shown as {square}:"
                " {names}.",
                count,
                square=MISSING,
                names=_named(tally.replaced),
            )
        )
    if tally.dropped:
        told.append(
            tr("Invisible characters that steer programs or the direction of text were left out.")
        )
    if tally.cut:
        told.append(
            ntr(
                "{count} text that is too long for a page was cut, and ends with “…”.",
                "{count} texts that are too long for a page were cut, and end with “…”.",
                len(tally.cut),
            )
        )
    return told


def _named(characters: set[str]) -> str:
    shown = sorted(characters)[:MOST_NAMED]
    named = [f"U+{ord(one):04X} {unicodedata.name(one, '').lower()}".strip() for one in shown]
    return ", ".join([*named, "…"] if len(characters) > MOST_NAMED else named)
