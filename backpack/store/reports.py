"""Reports and the answers that they used, inside of a transaction of ``repository``.

What of them is worth keeping says ``domain.history``.
"""

from typing import Any

from backpack.domain.history import find_superfluous, recent, remembered_of
from backpack.domain.report import VerificationReport
from backpack.domain.web import Answer
from backpack.store import statements
from backpack.store.engine import Cursor
from backpack.store.mapping import answer_of, answer_row, report_of, report_row


def add_report(cursor: Cursor, holding: int, report: VerificationReport) -> None:
    """Add a report with its answers; a body that is there already is not written again."""
    cursor.execute(statements.add_report, {"holding": holding, **report_row(report)})
    number = cursor.lastrowid
    for answer in report.answers:
        sha256 = answer.sha256
        cursor.execute(statements.add_body, {"sha256": sha256, "data": answer.body})
        cursor.execute(statements.add_answer, {"report": number, **answer_row(answer, sha256)})


def thin_out(cursor: Cursor, holding: int) -> None:
    """Delete the reports that tell nothing of their own, and bodies that only they used."""
    rows = _report_rows(cursor, holding)
    for place in find_superfluous([report_of(row) for row in rows]):
        number = rows[place]["number"]
        cursor.execute(statements.list_bodies, {"report": number})
        used = [row["sha256"] for row in cursor.fetchall()]
        cursor.execute(statements.erase_report, {"report": number})
        cursor.executemany(statements.erase_body, [{"this": sha256} for sha256 in used])


def load_reports(cursor: Cursor, holding: int) -> tuple[VerificationReport, ...]:
    """The reports of a holding, oldest first, without their answers."""
    return tuple(report_of(row) for row in _report_rows(cursor, holding))


def load_capsule(cursor: Cursor, holding: int) -> tuple[Answer, ...]:
    """What a check of this holding rests on where a source is silent."""
    rows = _report_rows(cursor, holding)
    from_here = rows[len(rows) - len(recent([report_of(row) for row in rows])) :]
    return remembered_of([with_answers(cursor, row) for row in from_here])


def with_answers(cursor: Cursor, row: Any) -> VerificationReport:
    """The report in a row that has its number, together with its answers."""
    cursor.execute(statements.list_answers, {"report": row["number"]})
    return report_of(row, [answer_of(answer) for answer in cursor.fetchall()])


def _report_rows(cursor: Cursor, holding: int) -> list[Any]:
    cursor.execute(statements.list_reports, {"holding": holding})
    return cursor.fetchall()
