"""The history of what went out, as a file to keep: JSON for programs, CSV for spreadsheets."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from backpack.domain.sharing import Share
from backpack.publish.spreadsheet import render_table
from backpack.words import tr
from backpack.words.shares import field_word, happening_word, way_title


def share_record(share: Share) -> dict[str, Any]:
    """One event as a JSON object: codes, times in UTC (RFC 3339), null for what there is not."""
    return {
        "id": share.id,
        "event": share.happening.value,
        "about": share.about,
        "way": share.way.value,
        "when": share.happened.isoformat(timespec="seconds"),
        "place": share.place,
        "for": share.for_whom,
        "until": share.until.isoformat(timespec="seconds") if share.until else None,
        "sha256": share.sha256 or None,
        "badges": [
            {
                "id": badge.holding,
                "name": badge.name,
                "issuer": badge.issuer_name,
                "fields": list(badge.fields),
                "evidence": badge.evidence,
            }
            for badge in share.badges
        ],
    }


def render_history_json(shares: Iterable[Share]) -> bytes:
    """All events, in the order that they are given in."""
    return json.dumps([share_record(one) for one in shares], ensure_ascii=False, indent=1).encode(
        "utf-8", "replace"
    )


def render_history_csv(shares: Iterable[Share]) -> bytes:
    """A line for each badge of each event, under a line of titles."""
    titles = (
        tr("When"), tr("What happened"), tr("Way"), tr("Where to"), tr("For whom"), tr("Until"),
        tr("Badge"), tr("Issuer"), tr("What went out"), tr("Items of evidence"), "SHA-256", "ID",
    )  # fmt: skip
    return render_table([titles, *(row for share in shares for row in _rows(share))])


def _rows(share: Share) -> Iterator[tuple[str, ...]]:
    for badge in share.badges:
        yield (
            share.happened.isoformat(timespec="seconds"),
            happening_word(share.happening),
            way_title(share.way),
            share.place,
            share.for_whom,
            share.until.isoformat(timespec="seconds") if share.until else "",
            badge.name,
            badge.issuer_name,
            ", ".join(field_word(each) for each in badge.fields),
            str(badge.evidence),
            share.sha256,
            share.id,
        )
