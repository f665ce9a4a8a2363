"""A verification report and its answers as JSON members and back: codes, no sentences.

So a report lies in the store; in a saved report its answers lie beside it, in the form of
``--web FILE`` (``docs/verdicts.md``) with more about each.
"""

import base64
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from backpack.domain.report import (
    Caution,
    Check,
    Recipient,
    Result,
    Standing,
    VerificationReport,
)
from backpack.domain.web import Answer, Missing
from backpack.formats.times import optional_time, optional_time_text, time_text


def report_members(report: VerificationReport) -> dict[str, Any]:
    """Everything of a report but its answers."""
    return {
        "checked": time_text(report.checked),
        "standing": report.standing.value,
        "genuine": report.genuine.value,
        "recipient": report.recipient.value,
        "issuer_known": report.issuer_known,
        "key": report.key,
        "checks": [_check_members(check) for check in report.checks],
        "cautions": [
            {"code": caution.code, "parameters": dict(caution.parameters)}
            for caution in report.cautions
        ],
        "missing": [
            {"url": missing.url, "host": missing.host, "reason": missing.reason}
            for missing in report.missing
        ],
        "as_of": optional_time_text(report.as_of),
        "unreachable_since": optional_time_text(report.unreachable_since),
        "not_before": optional_time_text(report.not_before),
    }


def parse_report(members: Mapping[str, Any], answers: Iterable[Answer] = ()) -> VerificationReport:
    """The report in members as above; the first reports knew nothing of what was missing.

    Raises:
        KeyError, TypeError, ValueError: when they are not of this form.
    """
    return VerificationReport(
        checked=datetime.fromisoformat(members["checked"]),
        standing=Standing(members["standing"]),
        genuine=Standing(members["genuine"]),
        recipient=Recipient(members["recipient"]),
        issuer_known=members["issuer_known"],
        key=members["key"],
        checks=tuple(
            Check(**{**check, "result": Result(check["result"])}) for check in members["checks"]
        ),
        cautions=tuple(Caution(**caution) for caution in members["cautions"]),
        answers=tuple(answers),
        missing=tuple(Missing(**missing) for missing in members.get("missing", ())),
        as_of=optional_time(members.get("as_of")),
        unreachable_since=optional_time(members.get("unreachable_since")),
        not_before=optional_time(members.get("not_before")),
    )


def _check_members(check: Check) -> dict[str, Any]:
    return {
        "number": check.number,
        "code": check.code,
        "result": check.result.value,
        "reason": check.reason,
        "parameters": dict(check.parameters),
        "details": dict(check.details),
    }


def answer_members(answer: Answer) -> dict[str, Any]:
    """Everything of an answer but its address."""
    return {
        "status": answer.status,
        "headers": dict(answer.headers),
        "body_b64": base64.b64encode(answer.body).decode(),
        "sha256": answer.sha256,
        "fetched": time_text(answer.fetched),
        "final_url": answer.final_url,
        "redirects": answer.redirects,
        "is_remembered": answer.is_remembered,
    }


def parse_answer(url: str, members: Mapping[str, Any]) -> Answer:
    """The answer in members as above; its digest is left to the caller.

    Raises:
        KeyError, TypeError, ValueError: when they are not of this form.
    """
    return Answer(
        url=url,
        status=int(members["status"]),
        body=base64.b64decode(members["body_b64"], validate=True),
        fetched=datetime.fromisoformat(members["fetched"]),
        headers={str(name): str(value) for name, value in members["headers"].items()},
        final_url=str(members["final_url"]),
        redirects=int(members["redirects"]),
        is_remembered=bool(members["is_remembered"]),
    )
