"""Check 6: every entry of a verifiable credential is looked up, and the gravest one decides."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Any

from backpack.domain.report import Check, Result
from backpack.domain.web import Answer
from backpack.formats.fields import Members, many, text, types
from backpack.verify.addresses import is_same
from backpack.verify.checks.case import Case, check
from backpack.verify.checks.older_status import check_older_status
from backpack.verify.sources import NotObtainedError
from backpack.verify.status.bits import value_at
from backpack.verify.status.entries import (
    REVOCATION_LIST,
    Entry,
    EntryTroubleError,
    parse_entry,
)
from backpack.verify.status.lists import BitList, Lists

ENTRY_LIMIT = 8
"""Entries of one badge: real ones carry one or two."""


class _State(IntEnum):
    """How an entry ended; the higher wins."""

    CLEAR = 0
    NOTED = 1
    UNKNOWN = 2
    SUSPENDED = 3
    REVOKED = 4


_RESULTS = {
    _State.CLEAR: Result.PASSED,
    _State.NOTED: Result.PASSED,
    _State.UNKNOWN: Result.UNKNOWN,
    _State.SUSPENDED: Result.FAILED,
    _State.REVOKED: Result.FAILED,
}

_MARKED = {
    "revocation": (_State.REVOKED, "status-revoked"),
    "suspension": (_State.SUSPENDED, "status-suspended"),
    "refresh": (_State.NOTED, "status-refresh"),
}
"""What a mark means for each purpose that has a meaning of its own."""

_TOLD = (
    "id", "type", "statusPurpose", "statusListIndex", "statusListCredential", "statusSize",
)  # fmt: skip
"""Members of an entry that the technical detail repeats."""

_UNMARKED = (_State.CLEAR, "status-clear")
_AGAINST = frozenset([_State.REVOKED, _State.SUSPENDED])


@dataclass(frozen=True, slots=True, kw_only=True)
class _Ending:
    """How one entry ended, and where its list came from."""

    state: _State
    reason: str
    parameters: Mapping[str, str | int] = field(default_factory=dict)
    answer: Answer | None = None


def check_status(case: Case) -> Check:
    """6: "not revoked" only when every list was obtained and holds (``docs/verdicts.md``).

    Nobody is asked for a badge that is not genuine: whoever forged it would choose whom.
    """
    if case.is_older:
        return check_older_status(case)
    entries = list(many(case.document.get("credentialStatus")))
    if not entries:
        return check(6, "status", Result.NOT_APPLICABLE, "status-none")
    if case.proof.result is not Result.PASSED:
        return check(6, "status", Result.UNKNOWN, "status-without-proof")
    if len(entries) > ENTRY_LIMIT:
        count = {"count": len(entries)}
        return check(6, "status", Result.UNKNOWN, "status-too-many", count)
    lists = Lists(case.credential.issuer.id or "", case.proof.key, case.tools)
    endings = [_look_up(case, entry, lists) for entry in entries]
    worst = max(endings, key=lambda ending: ending.state)
    told = [_details(*pair) for pair in zip(entries, endings, strict=True)]
    return check(6, "status", _RESULTS[worst.state], worst.reason, worst.parameters, entries=told)


def _look_up(case: Case, value: Any, lists: Lists) -> _Ending:
    try:
        entry = parse_entry(value)
        if entry.kind == REVOCATION_LIST:  # whose only member, the address, is always covered
            return _look_up_revocation(case, entry, lists)
        _require_coverage(case, value)
        return _judge(entry, lists.bits(entry), case.credential.issuer.id or "")
    except EntryTroubleError as trouble:
        return _unknown(trouble.reason, trouble.parameters)
    except NotObtainedError as trouble:
        is_forbidden = trouble.reason == "source-not-allowed"
        reason = "status-needs-network" if is_forbidden else trouble.reason
        return _unknown(reason, trouble.parameters)


def _require_coverage(case: Case, value: Members) -> None:
    """An entry that the badge's signature passes over could be anybody's."""
    loose = {*value, *types(value)}.intersection(case.proof.uncovered)
    if loose:
        raise EntryTroubleError("status-not-covered", names=", ".join(sorted(loose))[:100])


def _look_up_revocation(case: Case, entry: Entry, lists: Lists) -> _Ending:
    if case.credential.id is None:
        raise EntryTroubleError("status-entry-broken", what="id")
    revocations = lists.revocations(entry)
    why = revocations.reason(case.credential.id)
    if why is None:
        return _Ending(state=_State.CLEAR, reason="status-clear", answer=revocations.answer)
    return _Ending(
        state=_State.REVOKED,
        reason="status-revoked-because" if why else "status-revoked",
        parameters={"why": why} if why else {},
        answer=revocations.answer,
    )


def _judge(entry: Entry, found: BitList, issuer: str) -> _Ending:
    """What the list says of the entry, where the list is for that at all."""
    if entry.purpose not in found.purposes:
        return _unknown("status-list-other-purpose", {"purpose": entry.purpose[:60]}, found)
    value = value_at(found.bits, entry.index, entry.size)
    if value is None:
        return _unknown("status-list-too-short", {"index": entry.index}, found)
    return _read_mark(entry, value, found, issuer)


def _read_mark(entry: Entry, value: int, found: BitList, issuer: str) -> _Ending:
    """What the value of an entry means.

    A list by another issuer than the badge's cannot clear it; that it marks the badge counts,
    since the badge's own signature points to it.
    """
    state, reason = _MARKED.get(entry.purpose, (_State.UNKNOWN, "")) if value else _UNMARKED
    if state not in _AGAINST and not is_same(found.issuer, issuer):
        return _unknown("status-list-other-issuer", {}, found)
    if entry.purpose == "message" and value in entry.messages:
        told = {"message": entry.messages[value]}
        return _Ending(
            state=_State.NOTED, reason="status-message", parameters=told, answer=found.answer
        )
    if not reason:
        return _unknown("status-purpose-unknown", {"purpose": entry.purpose[:60]}, found)
    return _Ending(state=state, reason=reason, answer=found.answer)


def _unknown(
    reason: str, parameters: Mapping[str, str | int], found: BitList | None = None
) -> _Ending:
    answer = found.answer if found else None
    return _Ending(state=_State.UNKNOWN, reason=reason, parameters=parameters, answer=answer)


def _details(value: Any, ending: _Ending) -> dict[str, Any]:
    """The entry as it stands in the badge, how it ended, and which list said so."""
    told: dict[str, Any] = {
        "state": ending.state.name.lower(),
        "reason": ending.reason,
        **ending.parameters,
    }
    if isinstance(value, dict):
        told["entry"] = {name: text(value[name])[:200] for name in _TOLD if name in value}
    if ending.answer is not None:
        told |= {
            "list": ending.answer.url,
            "fetched": ending.answer.fetched.isoformat(),
            "remembered": ending.answer.is_remembered,
            "sha256": ending.answer.sha256,
        }
    return told
