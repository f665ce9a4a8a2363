"""Rows to domain values and back; no row leaves the store.

Text is kept as it came, except that half a surrogate pair (a file name that is not in
the system's encoding) becomes U+FFFD, since the database holds only whole characters.
"""

import json
import re
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from backpack.domain.artifact import Artifact
from backpack.domain.credential import Standard
from backpack.domain.holding import Holding, KnownIssuer, Visibility
from backpack.domain.report import (
    Caution,
    Check,
    Recipient,
    Result,
    Standing,
    VerificationReport,
)

_HALF_CHARACTER = re.compile("[\ud800-\udfff]")


def text_of(value: str) -> str:
    """``value`` with whole characters only."""
    return value if value.isascii() else _HALF_CHARACTER.sub("\ufffd", value)


def time_text(moment: datetime) -> str:
    """An aware time as text that sorts; raises ``ValueError`` for one without a zone."""
    if moment.tzinfo is None:
        raise ValueError("a time without a zone")
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


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
        "credential_id": _optional_text(holding.credential_id),
        "issuer_id": _optional_text(holding.issuer_id),
        "name": text_of(holding.name),
        "issuer_name": text_of(holding.issuer_name),
        "standard": holding.standard.value,
        "achievement_type": text_of(holding.achievement_type),
        "tags": json.dumps(holding.tags),
        "issued": _optional_time_text(holding.issued),
        "expires": _optional_time_text(holding.expires),
        "added": time_text(holding.added),
        "standing": holding.standing.value,
        "genuine": holding.genuine.value,
        "recipient": holding.recipient.value,
        "visibility": holding.visibility.value,
        "is_sample": holding.is_sample,
        "removed": _optional_time_text(holding.removed),
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
        issued=_optional_time(row["issued"]),
        expires=_optional_time(row["expires"]),
        added=datetime.fromisoformat(row["added"]),
        standing=Standing(row["standing"]),
        genuine=Standing(row["genuine"]),
        recipient=Recipient(row["recipient"]),
        visibility=Visibility(row["visibility"]),
        is_sample=bool(row["is_sample"]),
        removed=_optional_time(row["removed"]),
    )


def report_row(report: VerificationReport) -> dict[str, Any]:
    """The row of a report, without its holding: codes and parameters, no sentences."""
    return {
        "checked": time_text(report.checked),
        "standing": report.standing.value,
        "report": json.dumps(_report_members(report)),
    }


def report_of(row: Mapping[str, Any]) -> VerificationReport:
    """The report in a row of ``report_row``."""
    members = json.loads(row["report"])
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


def _report_members(report: VerificationReport) -> dict[str, Any]:
    return {
        "checked": time_text(report.checked),
        "standing": report.standing.value,
        "genuine": report.genuine.value,
        "recipient": report.recipient.value,
        "issuer_known": report.issuer_known,
        "key": report.key,
        "checks": [
            {
                "number": check.number,
                "code": check.code,
                "result": check.result.value,
                "reason": check.reason,
                "parameters": dict(check.parameters),
                "details": dict(check.details),
            }
            for check in report.checks
        ],
        "cautions": [
            {"code": caution.code, "parameters": dict(caution.parameters)}
            for caution in report.cautions
        ],
    }


def _optional_text(value: str | None) -> str | None:
    return None if value is None else text_of(value)


def _optional_time_text(moment: datetime | None) -> str | None:
    return None if moment is None else time_text(moment)


def _optional_time(text: str | None) -> datetime | None:
    return None if text is None else datetime.fromisoformat(text)
