"""Badges of two backpacks: recognised by their bytes, brought over with all that is known of them.

A badge of the same issuer and identifier in other bytes is another badge: both are kept.
"""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from backpack.domain.erasure import badge_name
from backpack.domain.faults import Fault
from backpack.domain.holding import SUMMARY_NAMES
from backpack.domain.progress import Progress
from backpack.store import statements
from backpack.store.engine import Cursor
from backpack.store.merging.past import Past
from backpack.store.merging.reports import (
    ReportRow,
    copy_reports,
    merge_reports,
    read_reports,
    replace_reports,
    standing_of,
)
from backpack.store.merging.tally import Tally
from backpack.store.merging.versions import BadgeVersion, mark_joined, settle

_LIST = "SELECT * FROM holdings ORDER BY number"
_FIND_ID = "SELECT number FROM holdings WHERE id = :this"
_HAS_CREDENTIAL = """
SELECT number FROM holdings WHERE credential_id = :credential_id AND issuer_id = :issuer_id
"""
_ERASE = "DELETE FROM holdings WHERE number = :this"
_FIND_THUMBNAIL = "SELECT png FROM thumbnails WHERE holding = :this"


def merge_badges(
    mine: Cursor, theirs: Cursor, past: Past, tally: Tally, progress: Progress
) -> None:
    """Bring over what is new, join what is on both sides, and erase what was erased there."""
    here = {name_of(row): row for row in _rows(mine)}
    there = list(_rows(theirs))
    for done, row in enumerate(there):
        progress.step(done, len(there), row["name"])
        name = name_of(row)
        twin = here.get(name)
        if twin is None:
            _bring(mine, theirs, row, past, tally)
        else:
            here[name] = _join(mine, theirs, twin, row, past, tally)
    for name, row in here.items():
        if past.is_erased(name, _touched(row)):
            mine.execute(_ERASE, {"this": row["number"]})
            tally.erased.add(row["id"])
    tally.updated -= tally.erased
    mine.execute(statements.erase_orphans)
    mine.execute(statements.erase_unused_bodies)


def name_of(row: Mapping[str, Any]) -> str:
    """The name of a badge that is the same in every backpack."""
    return badge_name(row["artifact_sha256"], row["position"])


def _rows(cursor: Cursor) -> Iterator[dict[str, Any]]:
    cursor.execute(_LIST)
    for row in cursor.fetchall():
        yield dict(row)


def _touched(row: Mapping[str, Any]) -> str:
    return max(str(row["added"]), str(row["changed"] or ""))


def _bring(mine: Cursor, theirs: Cursor, row: dict[str, Any], past: Past, tally: Tally) -> None:
    if past.is_erased(name_of(row), _touched(row)):
        return
    mine.execute(_FIND_ID, {"this": row["id"]})
    if mine.fetchone() is not None:  # other bytes under the same random identifier
        raise Fault("backup-damaged")
    mine.execute(_HAS_CREDENTIAL, row)
    if mine.fetchone() is not None:
        tally.other_versions.add(row["id"])
    theirs.execute(statements.find_artifact, {"this": row["artifact_sha256"]})
    mine.execute(statements.add_artifact, dict(theirs.fetchone()))
    columns = [name for name in row if name != "number"]
    mine.execute(statements.insertion("holdings", *columns), row)
    number = mine.lastrowid
    copy_reports(mine, number, read_reports(theirs, row["number"]))
    theirs.execute(_FIND_THUMBNAIL, {"this": row["number"]})
    for drawn in theirs.fetchall():
        mine.execute(statements.put_thumbnail, {"holding": number, "png": drawn["png"]})
    tally.added.add(row["id"])


def _join(
    mine: Cursor,
    theirs: Cursor,
    row: dict[str, Any],
    other: dict[str, Any],
    past: Past,
    tally: Tally,
) -> dict[str, Any]:
    """One badge that is on both sides; gives its row as it is here now."""
    tally.recognised += 1
    ours, others = _version(row), _version(other)
    settled, is_joined = settle(name_of(row), ours, others, past)
    if is_joined:
        mark_joined(mine, name_of(row), (ours, others), settled)
        tally.conflicts += 1
    own_reports = read_reports(mine, row["number"])
    other_reports = read_reports(theirs, other["number"])
    reports = merge_reports(own_reports, other_reports)
    joined = row | _issued(row, own_reports, other, other_reports) | _learners(settled)
    if [one.identity for one in reports] != [one.identity for one in own_reports]:
        replace_reports(mine, row["number"], reports)
        joined |= standing_of(reports[-1])
    elif joined == row:
        return row
    _save(mine, row, joined)
    tally.updated.add(row["id"])
    return joined


def _save(mine: Cursor, row: Mapping[str, Any], joined: Mapping[str, Any]) -> None:
    new = {name: value for name, value in joined.items() if value != row[name]}
    if new:
        columns = statements.changes(*new)
        mine.execute(
            f"UPDATE holdings SET {columns} WHERE number = :this",
            {"this": row["number"], **{f"new_{name}": value for name, value in new.items()}},
        )
    if not new.keys().isdisjoint(SUMMARY_NAMES):
        mine.execute(statements.erase_thumbnail, {"holding": row["number"]})


def _issued(
    row: Mapping[str, Any],
    reports: list[ReportRow],
    other: Mapping[str, Any],
    other_reports: list[ReportRow],
) -> dict[str, Any]:
    """What the credential tells, as the later check learned it; and how it came in."""
    sides = [(row, reports), (other, other_reports)]
    told, _ = max(
        sides,
        key=lambda side: (side[1][-1].checked, [str(side[0][name]) for name in SUMMARY_NAMES]),
    )
    came = min((row, other), key=lambda one: (one["added"], one["file_name"]))
    return {
        **{name: told[name] for name in SUMMARY_NAMES},
        "file_name": came["file_name"],
        "added": max(row["added"], other["added"]),
        "is_sample": min(row["is_sample"], other["is_sample"]),
    }


def _version(row: Mapping[str, Any]) -> BadgeVersion:
    return BadgeVersion(
        notes=row["notes"],
        tags=tuple(json.loads(row["own_tags"])),
        alternative_text=row["alternative_text"],
        visibility=row["visibility"],
        removed=row["removed"],
        changed=row["changed"],
    )


def _learners(version: BadgeVersion) -> dict[str, Any]:
    return {
        "notes": version.notes,
        "own_tags": json.dumps(version.tags),
        "alternative_text": version.alternative_text,
        "visibility": version.visibility,
        "removed": version.removed,
        "changed": version.changed,
    }
