"""The JSON form of what the command line tells, as described in ``docs/verdicts.md``."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from datetime import UTC, datetime
from typing import Any

from backpack.cli.output import fault_record
from backpack.domain.credential import Credential
from backpack.domain.holding import Holding
from backpack.domain.report import Caution, Check, VerificationReport
from backpack.services.importing import Line
from backpack.services.inspecting import Inspection
from backpack.services.organising import Detail
from backpack.words.verdicts import caution_sentence, check_sentence


def inspection_record(
    label: str, inspection: Inspection, lines: Iterable[Line] = ()
) -> dict[str, Any]:
    """One source: what is inside, or why it was refused; ``lines`` tell what was kept."""
    reading = inspection.reading
    badges = [badge_record(found.credential, report) for found, report in inspection.badges]
    for record, line in zip(badges, lines, strict=False):
        record["kept"] = line.outcome.value
        record["id"] = line.holding.id if line.holding else None
    return {
        "source": label,
        "outcome": "badges" if badges else "refused",
        "fault": fault_record(inspection.fault) if inspection.fault else None,
        "cautions": _cautions(reading.cautions if reading else ()),
        "refused": [
            {"name": one.name, **fault_record(one.fault)}
            for one in (reading.refused if reading else ())
        ],
        "badges": badges,
    }


def badge_record(credential: Credential, report: VerificationReport) -> dict[str, Any]:
    """One credential and everything that was found out about it."""
    return {
        "name": credential.name,
        "issuer": {
            "name": credential.issuer.name,
            "id": credential.issuer.id,
            "known": report.issuer_known,
        },
        "standard": credential.standard.value,
        "achievement_type": credential.achievement.achievement_type,
        "issued": time_text(credential.issued),
        "expires": time_text(credential.expires),
        "recipient": report.recipient.value,
        "standing": report.standing.value,
        "genuine": report.genuine.value,
        "as_of": time_text(report.as_of),
        "unreachable_since": time_text(report.unreachable_since),
        "cautions": _cautions(report.cautions),
        "evidence": len(credential.evidence),
        "alignments": len(credential.achievement.alignments),
        "tags": list(credential.achievement.tags),
        "checks": [_check_record(check) for check in report.checks],
    }


def holding_record(holding: Holding) -> dict[str, Any]:
    """One kept badge, as a list shows it."""
    return {
        "id": holding.id,
        "name": holding.name,
        "issuer": {"name": holding.issuer_name, "id": holding.issuer_id},
        "standard": holding.standard.value,
        "achievement_type": holding.achievement_type,
        "issued": time_text(holding.issued),
        "expires": time_text(holding.expires),
        "added": time_text(holding.added),
        "recipient": holding.recipient.value,
        "standing": holding.standing.value,
        "genuine": holding.genuine.value,
        "as_of": time_text(holding.as_of),
        "unreachable_since": time_text(holding.unreachable_since),
        "visibility": holding.visibility.value,
        "removed": time_text(holding.removed),
        "sample": holding.is_sample,
        "tags": list(holding.tags),
        "file": holding.file_name,
        "sha256": holding.artifact_sha256,
    }


def detail_record(detail: Detail) -> dict[str, Any]:
    """One kept badge with everything: the report, and every field of the credential."""
    return {
        **holding_record(detail.holding),
        **badge_record(detail.found.credential, detail.report),
        "recipient": detail.holding.recipient.value,
        "checked": time_text(detail.report.checked),
        "credential": credential_record(detail.found.credential),
    }


def credential_record(credential: Credential) -> dict[str, Any]:
    """Every field of a credential, with times as text."""
    record: dict[str, Any] = _with_times_as_text(asdict(credential))
    return record


def _with_times_as_text(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _with_times_as_text(item) for name, item in value.items()}
    if isinstance(value, list | tuple):
        return [_with_times_as_text(item) for item in value]
    return time_text(value) if isinstance(value, datetime) else value


def time_text(moment: datetime | None) -> str | None:
    """A moment such as ``2026-03-14T00:00:00Z`` (RFC 3339, in UTC)."""
    if moment is None:
        return None
    return moment.astimezone(UTC).isoformat().replace("+00:00", "Z")


def _cautions(cautions: Iterable[Caution]) -> list[dict[str, str]]:
    return [
        {"code": caution.code, "text": caution_sentence(caution.code, caution.parameters)}
        for caution in cautions
    ]


def _check_record(check: Check) -> Mapping[str, Any]:
    return {
        "number": check.number,
        "code": check.code,
        "result": check.result.value,
        "text": check_sentence(check.reason, check.parameters),
        "details": dict(check.details),
    }
