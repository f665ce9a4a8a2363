"""Check 11: pictures, evidence and related resources are still what the badge has a digest of.

Source: VC data model 2.0, 5.3; Open Badges 3.0, Evidence and Image. Never changes the standing.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

from backpack.domain.report import Check, Result
from backpack.formats.addresses import is_web_address
from backpack.formats.data_url import parse_data_url
from backpack.formats.digests import UNREAD, Digest, parse_digests
from backpack.formats.fields import Members, address, many, members
from backpack.verify.checks.case import Case, check
from backpack.verify.sources import NotObtainedError, Sources, read_body

RESOURCE_LIMIT = 8
"""Things that are fetched and compared: real badges give digests of one or two."""

TOLD_LIMIT = 32
"""Comparisons that the technical detail repeats."""

_ANYTHING = "*/*"


class _State(IntEnum):
    """How one comparison ended; the higher decides."""

    SAME = 0
    UNKNOWN = 1
    DIFFERENT = 2


_RESULTS = {
    _State.SAME: (Result.PASSED, "digests-same"),
    _State.UNKNOWN: (Result.UNKNOWN, "digests-not-checked"),
    _State.DIFFERENT: (Result.FAILED, "digests-differ"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Resource:
    """Something with digests: which member it is, where it lies, and the digests."""

    what: str
    place: str
    digests: tuple[tuple[Digest, ...], ...]


def check_digests(case: Case) -> Check:
    """11: what is in the badge itself is compared, and what may be fetched."""
    resources = list(_resources(case.document))
    if not resources:
        return check(11, "digests", Result.NOT_APPLICABLE, "digests-none")
    # of their own, since nobody wants to keep what was only fetched to compare
    sources = case.tools.sources.aside()
    may_fetch = case.proof.result is Result.PASSED
    compared = [
        _compare(resource, sources if may_fetch and number < RESOURCE_LIMIT else None)
        for number, resource in enumerate(resources)
    ]
    result, reason = _RESULTS[max(state for state, _ in compared)]
    told = [
        {"what": one.what, "address": one.place[:200], "state": state.name.lower(), "reason": why}
        for one, (state, why) in zip(resources, compared, strict=True)
    ][:TOLD_LIMIT]
    return check(11, "digests", result, reason, {"count": len(resources)}, resources=told)


def _resources(document: Members) -> Iterator[_Resource]:
    for what, item in _linked(document):
        digests = parse_digests(item)
        if digests:
            yield _Resource(what=what, place=address(item) or "", digests=digests)


def _linked(document: Members) -> Iterator[tuple[str, Mapping[str, Any]]]:
    subject = members(document.get("credentialSubject"))
    achievement = members(subject.get("achievement")) or members(document.get("badge"))
    places = (
        ("evidence", document.get("evidence")),
        ("relatedResource", document.get("relatedResource")),
        ("image", document.get("image")),
        ("image", subject.get("image")),
        ("image", achievement.get("image")),
        ("image", members(document.get("issuer")).get("image")),
    )
    for what, value in places:
        yield from ((what, item) for item in many(value) if isinstance(item, dict))


def _compare(resource: _Resource, sources: Sources | None) -> tuple[_State, str]:
    """Against what lies there; without ``sources`` only against what the badge itself holds."""
    if any(group == (UNREAD,) for group in resource.digests):
        return _State.UNKNOWN, "digest-not-read"
    try:
        content = _content(resource.place, sources)
    except NotObtainedError as trouble:
        return _State.UNKNOWN, trouble.reason
    if all(any(one.matches(content) for one in group) for group in resource.digests):
        return _State.SAME, "digest-same"
    return _State.DIFFERENT, "digest-differs"


def _content(place: str, sources: Sources | None) -> bytes:
    content = parse_data_url(place)
    if not content and is_web_address(place) and sources is not None:
        return sources.obtain(place, read_body, accept=_ANYTHING)
    if not content:
        raise NotObtainedError("digest-without-content", place)
    return content
