"""Remembers what was erased or replaced (``domain.erasure``), inside of a transaction."""

from collections.abc import Iterable
from datetime import datetime

from backpack.domain.erasure import badge_name, identity_name, version_name
from backpack.domain.holding import Identity
from backpack.formats.times import time_text
from backpack.store.engine import Cursor
from backpack.store.statements import insertion

_PUT = f"""
{insertion("erasures", "id", "happened")}
ON CONFLICT DO UPDATE SET happened = max(happened, excluded.happened)
"""
_FIND = "SELECT artifact_sha256, position, changed FROM holdings WHERE id = :this"
_SET_CHANGED = "UPDATE holdings SET changed = :new WHERE id = :this"
_LIST_IDENTITIES = "SELECT * FROM identities"


def mark(cursor: Cursor, name: str, at: datetime) -> None:
    """Remember that this was erased; the later of two moments counts."""
    cursor.execute(_PUT, {"id": name, "happened": time_text(at)})


def erase_badge(cursor: Cursor, holding_id: str, at: datetime) -> None:
    """Remember that a badge is erased, while it is still there."""
    cursor.execute(_FIND, {"this": holding_id})
    for row in cursor.fetchall():
        mark(cursor, badge_name(row["artifact_sha256"], row["position"]), at)


def replace_badge_version(cursor: Cursor, holding_id: str, at: datetime) -> None:
    """Date a badge's new version, and remember which one it takes the place of."""
    cursor.execute(_FIND, {"this": holding_id})
    (row,) = cursor.fetchall()
    name = badge_name(row["artifact_sha256"], row["position"])
    replace_version(cursor, name, row["changed"], at)
    cursor.execute(_SET_CHANGED, {"this": holding_id, "new": time_text(at)})


def replace_version(cursor: Cursor, name: str, before: str | None, at: datetime) -> None:
    """Remember that a thing's version of the moment ``before`` was replaced at ``at``."""
    if before is not None and before != time_text(at):
        mark(cursor, version_name(name, datetime.fromisoformat(before)), at)


def mark_dropped_identities(cursor: Cursor, kept: Iterable[Identity], at: datetime) -> None:
    """Remember which of the identities that are there are not among those to be kept.

    Each time by another name: who adds one again knows of every time that it was dropped.
    """
    staying = set(kept)
    cursor.execute(_LIST_IDENTITIES)
    for row in cursor.fetchall():
        identity = Identity(type=row["type"], value=row["value"])
        if identity not in staying:
            mark(cursor, version_name(identity_name(identity), at), at)
