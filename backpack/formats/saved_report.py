"""A report saved as a file of its own: with it and the badge anyone can check once more.

Everything that the report rested on is inside; the badge itself is not, only its digest. Nobody
vouches for the file: it proves what follows from its answers, not that a site gave them.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from backpack.domain.faults import Fault
from backpack.domain.report import VerificationReport
from backpack.domain.web import Answer
from backpack.formats.report_json import (
    answer_members,
    parse_answer,
    parse_report,
    report_members,
)
from backpack.formats.strict_json import parse_json

TYPE = "BackpackReport"
VERSION = 1

LIMIT = 64 * 1024 * 1024
"""Bytes: that of any file that is read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedReport:
    """A report with its answers, and the badge it is about: a file's digest and a place in it."""

    artifact_sha256: str
    position: int
    name: str
    issuer_name: str
    report: VerificationReport


def render_saved(saved: SavedReport, *, in_words: Iterable[str]) -> bytes:
    """The file; ``in_words`` are lines for whoever opens it."""
    members = {
        "type": TYPE,
        "version": VERSION,
        "artifact": {"sha256": saved.artifact_sha256, "position": saved.position},
        "name": saved.name,
        "issuer_name": saved.issuer_name,
        "in_words": list(in_words),
        "report": report_members(saved.report),
        "answers": {answer.url: answer_members(answer) for answer in saved.report.answers},
    }
    return json.dumps(members, indent=1).encode() + b"\n"


def parse_saved(data: bytes) -> SavedReport:
    """The report in such a file.

    Raises:
        Fault: ``not-a-report``, ``report-altered`` where an answer is not the one that it was,
            or as ``strict_json.parse_json``.
    """
    members = parse_json(data, limit=LIMIT)
    try:
        return _parse(members)
    except (ArithmeticError, AttributeError, KeyError, TypeError, ValueError) as error:
        raise Fault("not-a-report") from error


def _parse(members: Any) -> SavedReport:
    if (members["type"], members["version"]) != (TYPE, VERSION):
        raise ValueError(members["type"])
    answers = [_parse_answer(url, one) for url, one in members["answers"].items()]
    report = parse_report(members["report"], answers)
    if report.checked.tzinfo is None:
        raise ValueError(report.checked)
    return SavedReport(
        artifact_sha256=str(members["artifact"]["sha256"]),
        position=int(members["artifact"]["position"]),
        name=str(members["name"]),
        issuer_name=str(members["issuer_name"]),
        report=report,
    )


def _parse_answer(url: str, members: Any) -> Answer:
    answer = parse_answer(url, members)
    if answer.fetched.tzinfo is None:
        raise ValueError(answer.fetched)
    if answer.sha256 != members["sha256"]:
        raise Fault("report-altered", url=url)
    return answer
