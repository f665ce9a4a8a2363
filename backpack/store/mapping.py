"""Rows to domain values and back; no row leaves the store.

Text is kept as it came, except that half a surrogate pair (a file name that is not in
the system's encoding) becomes U+FFFD, since the database holds only whole characters.
"""

import json
import re
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from backpack.domain.artifact import Artifact
from backpack.domain.credential import Standard
from backpack.domain.holding import Holding, KnownIssuer, Summary, Visibility
from backpack.domain.report import Recipient, Standing, VerificationReport
from backpack.domain.web import Answer
from backpack.formats.report_json import parse_report, report_members
from backpack.formats.times import optional_time, optional_time_text, time_text

_HALF_CHARACTER = re.compile("[\ud800-\udfff]")


def text_of(value: str) -> str:
    """``value`` with whole characters only."""
    return value if value.isascii() else _HALF_CHARACTER.sub("\ufffd", value)


def artifact_row(artifact: Artifact, sha256: str) -> dict[str, Any]:
    """The row of an artifact whose digest is known."""
    return {
        "sha256": sha256,
        "media_type": artifact.media_type,
        "name": text_of(artifact.name),
        "data": artifact.data,
    }


def artifact_of(row: Mapping[str, Any]) -> Artifact:
    """The artifact in a row of ``artifact_row``."""
    return Artifact(data=row["data"], media_type=row["media_type"], name=row["name"])


def holding_row(holding: Holding) -> dict[str, Any]:
    """The row of a holding, without its number."""
    return {
        "id": holding.id,
        "artifact_sha256": holding.artifact_sha256,
        "position": holding.position,
        "file_name": text_of(holding.file_name),
        **summary_row(holding),
        "added": time_text(holding.added),
        "standing": holding.standing.value,
        "genuine": holding.genuine.value,
        "recipient": holding.recipient.value,
        "visibility": holding.visibility.value,
        "is_sample": holding.is_sample,
        "removed": optional_time_text(holding.removed),
        "as_of": optional_time_text(holding.as_of),
        "unreachable_since": optional_time_text(holding.unreachable_since),
    }


def summary_row(summary: Summary | Holding) -> dict[str, Any]:
    """The columns that a summary fills, each under its name; a holding has the same fields."""
    return {
        "credential_id": _optional_text(summary.credential_id),
        "issuer_id": _optional_text(summary.issuer_id),
        "name": text_of(summary.name),
        "issuer_name": text_of(summary.issuer_name),
        "standard": summary.standard.value,
        "achievement_type": text_of(summary.achievement_type),
        "tags": json.dumps(summary.tags),
        "issued": optional_time_text(summary.issued),
        "expires": optional_time_text(summary.expires),
    }


def holding_of(row: Mapping[str, Any]) -> Holding:
    """The holding in a row that has every column of ``holding_row``."""
    return Holding(
        id=row["id"],
        artifact_sha256=row["artifact_sha256"],
        position=row["position"],
        file_name=row["file_name"],
        credential_id=row["credential_id"],
        issuer_id=row["issuer_id"],
        name=row["name"],
        issuer_name=row["issuer_name"],
        standard=Standard(row["standard"]),
        achievement_type=row["achievement_type"],
        tags=tuple(json.loads(row["tags"])),
        issued=optional_time(row["issued"]),
        expires=optional_time(row["expires"]),
        added=datetime.fromisoformat(row["added"]),
        standing=Standing(row["standing"]),
        genuine=Standing(row["genuine"]),
        recipient=Recipient(row["recipient"]),
        visibility=Visibility(row["visibility"]),
        is_sample=bool(row["is_sample"]),
        removed=optional_time(row["removed"]),
        as_of=optional_time(row["as_of"]),
        unreachable_since=optional_time(row["unreachable_since"]),
    )


def report_row(report: VerificationReport) -> dict[str, Any]:
    """The row of a report, without its holding and answers: codes, no sentences."""
    return {
        "checked": time_text(report.checked),
        "standing": report.standing.value,
        "report": json.dumps(report_members(report)),
    }


def report_of(row: Mapping[str, Any], answers: Iterable[Answer] = ()) -> VerificationReport:
    """The report in a row of ``report_row``; older ones know nothing of what was missing."""
    return parse_report(json.loads(row["report"]), answers)


def answer_row(answer: Answer, sha256: str) -> dict[str, Any]:
    """The row of an answer whose body has this digest, without its report."""
    return {
        "url": text_of(answer.url),
        "status": answer.status,
        "fetched": time_text(answer.fetched),
        "headers": json.dumps(dict(answer.headers)),
        "sha256": sha256,
        "final_url": text_of(answer.final_url),
        "redirects": answer.redirects,
        "is_remembered": answer.is_remembered,
    }


def answer_of(row: Mapping[str, Any]) -> Answer:
    """The answer in a row of ``answer_row``, with its body as ``data``."""
    return Answer(
        url=row["url"],
        status=row["status"],
        body=row["data"],
        fetched=datetime.fromisoformat(row["fetched"]),
        headers=json.loads(row["headers"]),
        final_url=row["final_url"],
        redirects=row["redirects"],
        is_remembered=bool(row["is_remembered"]),
    )


def issuer_row(issuer: KnownIssuer) -> dict[str, Any]:
    """The row of a confirmed issuer."""
    return {
        "id": text_of(issuer.id),
        "name": text_of(issuer.name),
        "confirmed": time_text(issuer.confirmed),
    }


def issuer_of(row: Mapping[str, Any]) -> KnownIssuer:
    """The confirmed issuer in a row of ``issuer_row``."""
    return KnownIssuer(
        id=row["id"], name=row["name"], confirmed=datetime.fromisoformat(row["confirmed"])
    )


def _optional_text(value: str | None) -> str | None:
    return None if value is None else text_of(value)
