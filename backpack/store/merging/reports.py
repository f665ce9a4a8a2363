"""The reports of a badge on two sides, with the answers that they rest on, as they are written.

Rows are copied and not read: what another version of the program has written stays the same.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from backpack.domain.history import find_superfluous
from backpack.domain.report import VerificationReport
from backpack.formats.times import optional_time_text
from backpack.store import statements
from backpack.store.engine import Cursor
from backpack.store.mapping import report_of

_LIST = "SELECT * FROM reports WHERE holding = :this ORDER BY number"
_LIST_USED = "SELECT * FROM answers WHERE report = :this ORDER BY number"
_FIND_BODY = "SELECT data FROM bodies WHERE sha256 = :this"
_ERASE = "DELETE FROM reports WHERE holding = :this"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportRow:
    """One report as it is written; ``used`` are its answers, whose bodies are in ``source``."""

    number: int
    checked: str
    standing: str
    report: str
    used: tuple[tuple[tuple[str, Any], ...], ...]
    source: Cursor

    @property
    def identity(self) -> tuple[Any, ...]:
        """The same for the same report in every backpack; it sorts by time."""
        return self.checked, self.report, self.used


def read_reports(cursor: Cursor, holding: int) -> list[ReportRow]:
    """The reports of a holding, in the order they were saved."""
    cursor.execute(_LIST, {"this": holding})
    return [
        ReportRow(
            number=row["number"],
            checked=row["checked"],
            standing=row["standing"],
            report=row["report"],
            used=_used(cursor, row["number"]),
            source=cursor,
        )
        for row in cursor.fetchall()
    ]


def merge_reports(mine: list[ReportRow], theirs: list[ReportRow]) -> list[ReportRow]:
    """Those of both by their time, without what tells nothing of its own; or mine as they are."""
    if [one.identity for one in mine] == [one.identity for one in theirs]:
        return mine
    every = {one.identity: one for one in (*theirs, *mine)}
    ordered = [every[identity] for identity in sorted(every)]
    superfluous = set(find_superfluous([_told(one) for one in ordered]))
    return [one for place, one in enumerate(ordered) if place not in superfluous]


def copy_reports(mine: Cursor, holding: int, rows: Iterable[ReportRow]) -> None:
    """Add reports with their answers to a holding here."""
    for row in rows:
        _write(mine, holding, row, _bodies(row))


def replace_reports(mine: Cursor, holding: int, rows: Iterable[ReportRow]) -> None:
    """Put these in the place of those that a holding has; some of them are those very ones."""
    kept = [(row, _bodies(row)) for row in rows]
    mine.execute(_ERASE, {"this": holding})
    for row, bodies in kept:
        _write(mine, holding, row, bodies)


def standing_of(row: ReportRow) -> dict[str, Any]:
    """What the list shows of a holding whose newest report this is."""
    report = _told(row)
    return {
        "standing": report.standing.value,
        "genuine": report.genuine.value,
        "recipient": report.recipient.value,
        "as_of": optional_time_text(report.as_of),
        "unreachable_since": optional_time_text(report.unreachable_since),
    }


def _told(row: ReportRow) -> VerificationReport:
    return report_of({"report": row.report})


def _used(cursor: Cursor, report: int) -> tuple[tuple[tuple[str, Any], ...], ...]:
    cursor.execute(_LIST_USED, {"this": report})
    return tuple(
        tuple(pair for pair in sorted(dict(row).items()) if pair[0] not in {"number", "report"})
        for row in cursor.fetchall()
    )


def _bodies(row: ReportRow) -> dict[str, bytes]:
    found = {}
    for sha256 in {dict(answer)["sha256"] for answer in row.used}:
        row.source.execute(_FIND_BODY, {"this": sha256})
        found[sha256] = row.source.fetchone()["data"]
    return found


def _write(mine: Cursor, holding: int, row: ReportRow, bodies: Mapping[str, bytes]) -> None:
    values = {"checked": row.checked, "standing": row.standing, "report": row.report}
    mine.execute(statements.add_report, {"holding": holding, **values})
    number = mine.lastrowid
    for sha256, data in bodies.items():
        mine.execute(statements.add_body, {"sha256": sha256, "data": data})
    for answer in row.used:
        members = {**dict(answer), "report": number}
        mine.execute(statements.insertion("answers", *members), members)
