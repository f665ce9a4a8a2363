"""What went out: rows are added and never changed."""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from backpack.domain.sharing import Field, Happening, Share, SharedBadge, Way
from backpack.formats.times import optional_time, optional_time_text, time_text
from backpack.store.engine import Database
from backpack.store.mapping import text_of
from backpack.store.statements import insertion

_ADD = insertion(
    "shares",
    *("id", "about", "event", "way", "happened", "place", "until", "details", "sha256"),
)
_LIST = "SELECT * FROM shares ORDER BY happened DESC, number DESC"


class ShareTable:
    """The part of the store that keeps the share history; see ``domain.ports.History``."""

    _database: Database

    def save_share(self, share: Share) -> None:
        """Add an event; there is no changing one."""
        with self._database.writing() as cursor:
            cursor.execute(_ADD, share_row(share))

    def load_shares(self) -> tuple[Share, ...]:
        """Every event, the last one first: a merge adds what happened long ago elsewhere."""
        with self._database.reading() as cursor:
            cursor.execute(_LIST)
            return tuple(share_of(row) for row in cursor.fetchall())


def share_row(share: Share) -> dict[str, Any]:
    """The row of an event, without its number."""
    details = {
        "for_whom": text_of(share.for_whom),
        "badges": [
            {
                "holding": badge.holding,
                "name": text_of(badge.name),
                "issuer_name": text_of(badge.issuer_name),
                "fields": list(badge.fields),
                "evidence": badge.evidence,
            }
            for badge in share.badges
        ],
    }
    return {
        "id": share.id,
        "about": share.about,
        "event": share.happening.value,
        "way": share.way.value,
        "happened": time_text(share.happened),
        "place": text_of(share.place),
        "until": optional_time_text(share.until),
        "details": json.dumps(details),
        "sha256": share.sha256 or None,
    }


def share_of(row: Mapping[str, Any]) -> Share:
    """The event in a row of ``share_row``."""
    details = json.loads(row["details"])
    return Share(
        id=row["id"],
        about=row["about"],
        happening=Happening(row["event"]),
        way=Way(row["way"]),
        happened=datetime.fromisoformat(row["happened"]),
        place=row["place"],
        until=optional_time(row["until"]),
        sha256=row["sha256"] or "",
        for_whom=details["for_whom"],
        badges=tuple(_badge(one) for one in details["badges"]),
    )


def _badge(told: Mapping[str, Any]) -> SharedBadge:
    return SharedBadge(**{**told, "fields": tuple(map(Field, told["fields"]))})
