"""Remembers what was erased or replaced (``domain.erasure``), inside of a transaction."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from backpack.domain.erasure import badge_name, identity_name, issuer_name, version_name
from backpack.domain.holding import Holding, Identity
from backpack.formats.times import time_text
from backpack.store.engine import Cursor
from backpack.store.statements import insertion

_PUT = f"""
{insertion("erasures", "id", "happened")}
ON CONFLICT DO UPDATE SET happened = max(happened, excluded.happened)
"""
_FIND = "SELECT artifact_sha256, position, added, changed FROM holdings WHERE id = :this"
_SET_CHANGED = "UPDATE holdings SET changed = :new WHERE id = :this"
_LIST_IDENTITIES = "SELECT * FROM identities"
_STEP = timedelta(microseconds=1)
_LIST = "SELECT * FROM erasures"
_FIND_ERASURE = "SELECT happened FROM erasures WHERE id = :this"
_FIND_ISSUER = "SELECT confirmed FROM issuers WHERE id = :this"


def read_erasures(cursor: Cursor) -> dict[str, str]:
    """All that is remembered, by name: the moment of each."""
    cursor.execute(_LIST)
    return {row["id"]: row["happened"] for row in cursor.fetchall()}


def mark(cursor: Cursor, name: str, at: datetime) -> None:
    """Remember that this was erased; the later of two moments counts."""
    cursor.execute(_PUT, {"id": name, "happened": time_text(at)})


def after_erasure(cursor: Cursor, name: str, moment: datetime) -> datetime:
    """``moment``, or what comes right after the erasure of that name: a clock may go back."""
    cursor.execute(_FIND_ERASURE, {"this": name})
    row = cursor.fetchone()
    return moment if row is None else after(row["happened"], moment)


def after(before: str | None, moment: datetime) -> datetime:
    """``moment``, or what comes right after ``before`` where that is later."""
    if before is None:
        return moment
    return max(moment, datetime.fromisoformat(before) + _STEP)


def outlive(cursor: Cursor, holding: Holding) -> None:
    """Let a badge that was erased before, and has just been added, be later than that."""
    name = badge_name(holding.artifact_sha256, holding.position)
    moment = after_erasure(cursor, name, holding.added)
    if moment != holding.added:
        cursor.execute(_SET_CHANGED, {"this": holding.id, "new": time_text(moment)})


def erase_badge(cursor: Cursor, holding_id: str, at: datetime) -> None:
    """Remember that a badge is erased, while it is still there."""
    cursor.execute(_FIND, {"this": holding_id})
    for row in cursor.fetchall():
        name = badge_name(row["artifact_sha256"], row["position"])
        touched = max(row["added"], row["changed"] or "")
        mark(cursor, name, max(at, datetime.fromisoformat(touched)))


def erase_issuer(cursor: Cursor, issuer_id: str, at: datetime) -> None:
    """Remember that a confirmation is taken back, while it is still there."""
    cursor.execute(_FIND_ISSUER, {"this": issuer_id})
    for row in cursor.fetchall():
        confirmed = datetime.fromisoformat(row["confirmed"])
        mark(cursor, issuer_name(issuer_id), max(at, confirmed))


def replace_badge_version(cursor: Cursor, holding_id: str, at: datetime) -> None:
    """Date a badge's new version, and remember which one it takes the place of."""
    cursor.execute(_FIND, {"this": holding_id})
    (row,) = cursor.fetchall()
    name = badge_name(row["artifact_sha256"], row["position"])
    moment = replace_version(cursor, name, row["changed"], at)
    cursor.execute(_SET_CHANGED, {"this": holding_id, "new": time_text(moment)})


def replace_version(cursor: Cursor, name: str, before: str | None, at: datetime) -> datetime:
    """Remember that a thing's version of the moment ``before`` was replaced; gives when."""
    moment = after(before, at)
    while _is_marked(cursor, version_name(name, moment)):  # a clock that went back
        moment += _STEP
    if before is not None:
        mark(cursor, version_name(name, datetime.fromisoformat(before)), moment)
    return moment


def _is_marked(cursor: Cursor, name: str) -> bool:
    cursor.execute(_FIND_ERASURE, {"this": name})
    return cursor.fetchone() is not None


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
