"""Check 10: what others say of a badge, its achievement or its issuer, each verified by itself.

Sources: Open Badges 3.0, B.1.5 (EndorsementCredential) and ``endorsementJwt``; Open Badges 2.0,
Endorsement (hosted only). What comes of it never changes the badge's own standing.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Any

from backpack.domain.faults import Fault
from backpack.domain.report import Check, Result, Standing
from backpack.domain.web import Answer
from backpack.formats.addresses import is_same_address, is_web_address
from backpack.formats.fields import Members, address, many, members, text, types
from backpack.formats.jws import parse_jws
from backpack.formats.ob2 import is_revoked
from backpack.formats.payload import Payload
from backpack.verify.addresses import is_same
from backpack.verify.checks.case import Case, check
from backpack.verify.checks.issuer import check_issuer
from backpack.verify.checks.statement import Statement
from backpack.verify.checks.validity import check_dates
from backpack.verify.documents import Documents
from backpack.verify.proofs.scope import is_at_home, is_in_scope
from backpack.verify.sources import NotObtainedError, read_object
from backpack.verify.standing import judge
from backpack.verify.status import check_status

ENDORSEMENT_LIMIT = 8
"""Endorsements that are looked at: real badges carry up to three."""


class _State(IntEnum):
    """How one endorsement ended; the higher decides."""

    HOLDS = 0
    UNKNOWN = 1
    OVER = 2
    FORGED = 3


_REASONS = {
    _State.HOLDS: (Result.PASSED, "endorsements-hold"),
    _State.UNKNOWN: (Result.UNKNOWN, "endorsements-not-checked"),
    _State.OVER: (Result.FAILED, "endorsements-over"),
    _State.FORGED: (Result.FAILED, "endorsements-forged"),
}

_NO_LONGER = frozenset(
    [Standing.REVOKED, Standing.SUSPENDED, Standing.EXPIRED, Standing.NOT_YET_VALID]
)
_GOOD = frozenset([Standing.VERIFIED, Standing.VALID_UNKNOWN_ISSUER])


@dataclass(frozen=True, slots=True, kw_only=True)
class _Endorsement:
    """How one ended, with a reason for ``words.reasons`` and what it says, for the details."""

    state: _State
    reason: str
    told: Mapping[str, Any] = field(default_factory=dict)


def check_endorsements(case: Case) -> Check:
    """10: each with a report of its own; nobody is asked for a badge that is not genuine."""
    given = list(_given(case.document))
    if not given:
        return check(10, "endorsements", Result.NOT_APPLICABLE, "endorsements-none")
    if case.proof.result is not Result.PASSED:
        return check(10, "endorsements", Result.UNKNOWN, "endorsements-without-proof")
    endorsements = [_verify(case, item) for item in given[:ENDORSEMENT_LIMIT]]
    if len(given) > ENDORSEMENT_LIMIT:
        endorsements.append(_Endorsement(state=_State.UNKNOWN, reason="endorsements-too-many"))
    result, reason = _REASONS[max(one.state for one in endorsements)]
    told = [
        {"state": one.state.name.lower(), "reason": one.reason, **one.told} for one in endorsements
    ]
    return check(10, "endorsements", result, reason, {"count": len(given)}, endorsements=told)


def _given(document: Members) -> Iterator[Any]:
    for place in _things(document).values():
        yield from (item for item in many(place.get("endorsement")) if item)
        yield from (item for item in many(place.get("endorsementJwt")) if item)


def _things(document: Members) -> Mapping[str, Members]:
    """What can be endorsed in a badge of any version, by what it is."""
    subject = members(document.get("credentialSubject"))
    achievement = members(subject.get("achievement"))
    badge_class = members(document.get("badge"))
    return {
        "badge": document,
        "achievement": achievement or badge_class,
        "issuer": members(document.get("issuer")) or members(badge_class.get("issuer")),
        "creator": members(achievement.get("creator")),
    }


def _verify(case: Case, item: Any) -> _Endorsement:
    if case.is_older:
        return _verify_hosted(case, item)
    payload = _payload(item)
    if payload is None:
        return _Endorsement(state=_State.UNKNOWN, reason="endorsement-broken")
    statement = Statement(
        payload=payload, tools=case.aside, known_issuers=case.policy.known_issuers
    )
    subject = members(statement.document.get("credentialSubject"))
    about = _about(case, address(subject), is_same)
    told = {**_told(statement.document, subject), "about": about}
    is_endorsement = "EndorsementCredential" in types(statement.document)
    if not is_endorsement or statement.breaks_rules:
        return _Endorsement(state=_State.UNKNOWN, reason="endorsement-broken", told=told)
    return _judge(statement, about, told)


def _payload(item: Any) -> Payload | None:
    """A token, or a document as it stands in the badge; None for what is neither."""
    if isinstance(item, dict):
        return Payload(text=b"", document=item)
    if not isinstance(item, str):
        return None
    try:
        token = parse_jws(item.encode())
    except Fault:
        return None
    return Payload(text=item.encode(), document=token.claims, header=token.header)


def _judge(statement: Statement, about: str, told: Mapping[str, Any]) -> _Endorsement:
    case = statement.case
    later = (check_issuer(case), check_status(case), check_dates(case))
    checks = {**statement.checks, **{check.code: check for check in later}}
    standing, _ = judge(checks)
    told = {**told, "standing": standing.value, "checks": [_brief(one) for one in checks.values()]}
    if standing is Standing.INVALID:
        return _Endorsement(state=_State.FORGED, reason="endorsement-forged", told=told)
    if not about:
        return _Endorsement(state=_State.FORGED, reason="endorsement-of-another", told=told)
    if standing in _NO_LONGER:
        return _Endorsement(state=_State.OVER, reason="endorsement-over", told=told)
    if standing in _GOOD and checks["binding"].result is Result.PASSED:
        return _Endorsement(state=_State.HOLDS, reason="endorsement-holds", told=told)
    return _Endorsement(state=_State.UNKNOWN, reason="endorsement-not-checked", told=told)


def _brief(one: Check) -> Mapping[str, Any]:
    return {"code": one.code, "result": one.result.value, "reason": one.reason, **one.parameters}


def _about(
    case: Case, endorsed: str | None, is_alike: Callable[[str | None, str | None], bool]
) -> str:
    """Which thing in the badge is endorsed; empty where it is none of them."""
    things = _things(case.document)
    identifiers = {"issuer": case.credential.issuer.id}
    return next(
        (
            name
            for name, thing in things.items()
            if is_alike(identifiers.get(name) or address(thing), endorsed)
        ),
        "",
    )


def _told(document: Members, claim: Members) -> Mapping[str, Any]:
    issuer = document.get("issuer")
    return {
        "by": (text(members(issuer).get("name")) or address(issuer) or "?")[:200],
        "id": address(issuer) or "",
        "name": text(document.get("name"))[:200],
        "comment": text(claim.get("endorsementComment"))[:2000],
    }


def _verify_hosted(case: Case, item: Any) -> _Endorsement:
    """Open Badges 2.0: the truth lies at its address, and its issuer has to answer for that."""
    place = address(item)
    documents = Documents(case.aside.sources)
    if place is None or not is_web_address(place):
        return _Endorsement(state=_State.UNKNOWN, reason="endorsement-broken")
    try:
        final, document = documents.read_at(place, _read_with_place)
        issuer = _issuer(document, documents)
    except NotObtainedError as trouble:
        return _Endorsement(state=_State.UNKNOWN, reason=trouble.reason, told={"address": place})
    claim = members(document.get("claim"))
    answerer = documents.answerer_of(address(issuer))
    about = _about(case, address(claim), is_same_address)
    is_genuine = (
        "Endorsement" in types(document)
        and is_same_address(address(document), place)
        and is_in_scope(place, issuer, answerer)
        and is_at_home(final, place, issuer, answerer)
    )
    state, reason = _State.UNKNOWN, "endorsement-not-checked"
    if is_genuine and about:
        state, reason = _State.HOLDS, "endorsement-holds"
        if is_revoked(document):
            state, reason = _State.OVER, "endorsement-over"
    return _Endorsement(
        state=state,
        reason=reason,
        told={**_told({**document, "issuer": issuer}, claim), "about": about, "address": place},
    )


def _read_with_place(answer: Answer) -> tuple[str, Members]:
    return answer.final_url or answer.url, read_object(answer)


def _issuer(document: Members, documents: Documents) -> Members:
    """The issuer's profile from its own address: the endorsement's word for it proves nothing."""
    place = address(document.get("issuer")) or ""
    if not is_web_address(place):
        raise NotObtainedError("endorsement-broken", place)
    profile = documents.object_at(place)
    if not is_same_address(address(profile), place):
        raise NotObtainedError("endorsement-broken", place)
    return profile
