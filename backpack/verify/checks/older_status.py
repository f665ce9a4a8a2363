"""Check 6 for Open Badges up to 2.1: what the issuer's copy and its revocation lists say.

Sources: Open Badges 2.0, RevocationList (``revokedAssertions``); 1.1, revocation (an object of
``uid`` and reason). A hosted badge needs no list: its own address tells.
"""

from backpack.domain.report import Check, Result
from backpack.formats.addresses import is_same_address, normal_address
from backpack.formats.fields import Members, address, many, members, text, types
from backpack.formats.ob2 import is_of_version_2, is_revoked
from backpack.verify.checks.case import Case, check
from backpack.verify.documents import Documents
from backpack.verify.proofs.hosted import WITHDRAWN
from backpack.verify.proofs.ob2_jws import own_document
from backpack.verify.sources import NotObtainedError

LIST_LIMIT = 8
"""Lists of one issuer: real ones have one."""

_REASON_LIMIT = 300


def check_older_status(case: Case) -> Check:
    """6: revoked by its own copy, or on one of the issuer's lists."""
    proof = case.proof
    if proof.reason == WITHDRAWN:
        return _revoked(text(proof.details.get("why")), "status-withdrawn", **proof.parameters)
    if is_revoked(case.document):
        return _revoked(text(case.document.get("revocationReason")))
    if case.is_hosted:
        is_confirmed = proof.result is Result.PASSED
        result = Result.PASSED if is_confirmed else Result.UNKNOWN
        reason = "status-hosted" if is_confirmed else "status-hosted-unknown"
        return check(6, "status", result, reason, {"host": proof.voucher})
    return _check_lists(case)


def _check_lists(case: Case) -> Check:
    documents = Documents(case.tools.sources)
    issuer = members(members(case.document.get("badge")).get("issuer"))
    places = _lists(issuer, documents)
    if not places:
        return check(6, "status", Result.NOT_APPLICABLE, "status-none")
    if case.proof.result is not Result.PASSED:
        return check(6, "status", Result.UNKNOWN, "status-without-proof", lists=places)
    if len(places) > LIST_LIMIT:
        return check(6, "status", Result.UNKNOWN, "status-too-many", {"count": len(places)})
    return _look_up(case.document, issuer, places, documents)


def _look_up(document: Members, issuer: Members, places: list[str], documents: Documents) -> Check:
    """Every list, in order: one that names the badge outweighs another that is out of reach."""
    unread: NotObtainedError | None = None
    for place in places:
        try:
            entry = _find(place, document, issuer, documents)
        except NotObtainedError as trouble:
            unread = unread or trouble
            continue
        if entry is not None:
            return _revoked(entry, lists=places, sources=documents.notes)
    if unread is None:
        notes = documents.notes
        return check(6, "status", Result.PASSED, "status-clear", sources=notes)
    reason = "status-needs-network" if unread.reason == "source-not-allowed" else unread.reason
    return check(6, "status", Result.UNKNOWN, reason, unread.parameters, lists=places)


def _lists(issuer: Members, documents: Documents) -> list[str]:
    """The addresses that the issuer names itself, or in the badge that it signed."""
    try:
        own = own_document(issuer, documents)
    except NotObtainedError:
        own = {}
    named = (*many(own.get("revocationList")), *many(issuer.get("revocationList")))
    return list(dict.fromkeys(address(one) or "?" for one in named if one))


def _find(place: str, assertion: Members, issuer: Members, documents: Documents) -> str | None:
    """The reason for which the list at ``place`` names this badge; None where it does not.

    Raises:
        NotObtainedError: when there is no list, or none of this issuer and kind.
    """
    found = documents.object_at(place)
    owners = many(found.get("issuer"))
    if owners and not any(is_same_address(address(one), address(issuer)) for one in owners):
        raise NotObtainedError("status-list-other-issuer", place)
    if "revokedAssertions" in found:
        return _entry(assertion, _read_list(found, place))
    entry = _entry(assertion, _read_first_list(found, place))
    if entry is None and _is_of_version_2(assertion):
        raise NotObtainedError("status-list-other-kind", place)
    return entry


def _read_list(document: Members, place: str) -> list[tuple[frozenset[str], str]]:
    """The identifiers of each revoked badge, with the reason."""
    kinds = types(document)
    if kinds and not any(kind.endswith("RevocationList") for kind in kinds):
        raise NotObtainedError("status-list-other-kind", place)
    if document["revokedAssertions"] is None:
        raise NotObtainedError("status-list-broken", place)
    return [_revocation(one, place) for one in many(document["revokedAssertions"])]


def _read_first_list(document: Members, place: str) -> list[tuple[frozenset[str], str]]:
    """The form of version 1, which nothing tells from other objects of texts."""
    if "@context" in document or not all(isinstance(one, str) for one in document.values()):
        raise NotObtainedError("status-list-broken", place)
    return [(frozenset([uid]), reason) for uid, reason in document.items()]


def _is_of_version_2(assertion: Members) -> bool:
    return "verification" in assertion or is_of_version_2(assertion)


def _revocation(entry: object, place: str) -> tuple[frozenset[str], str]:
    """An entry that nobody can read could mean this very badge."""
    if isinstance(entry, str) and entry:
        return frozenset([entry]), ""
    described = members(entry)
    names = frozenset(filter(None, (address(described), text(described.get("uid")))))
    if not names:
        raise NotObtainedError("status-list-broken", place)
    return names, text(described.get("revocationReason"))


def _entry(document: Members, listed: list[tuple[frozenset[str], str]]) -> str | None:
    """The reason, if any is given, of the entry that means this badge; None without one."""
    own = {normal_address(one) for one in (address(document), text(document.get("uid"))) if one}
    for names, reason in listed:
        if not own.isdisjoint(map(normal_address, names)):
            return reason
    return None


def _revoked(
    why: str, reason: str = "status-revoked", *, host: str | int = "", **details: object
) -> Check:
    """Revoked, in the issuer's own words where there are any."""
    parameters = {"host": host, "why": why[:_REASON_LIMIT]}
    code = f"{reason}-because" if why else reason
    return check(6, "status", Result.FAILED, code, parameters, **details)
