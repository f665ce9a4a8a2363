"""Hosted badges: fetched anew from their issuer and compared with what the learner holds.

Source: Open Badges 2.0, verification of hosted badges; 1.1 and 0.5 alike as far as their members
go. A badge is the issuer's where three documents at their own addresses agree: the assertion, its
class, and the issuer, who vouches for addresses like that of the assertion (``scope``). The site
that was asked and the one that answered at last both count: many sites pass anybody on to
anywhere.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from backpack.domain.faults import Fault
from backpack.domain.holding import Identity
from backpack.domain.report import Caution, Result
from backpack.domain.web import Answer
from backpack.formats.addresses import is_one_keeper, is_same_address, is_web_address, origin_of
from backpack.formats.completing import hosted_copy, with_parts
from backpack.formats.fields import Members, address, members, text
from backpack.formats.ob2 import hosted_address, is_assertion, is_revoked, parse_assertion
from backpack.formats.payload import Payload
from backpack.formats.strict_json import parse_json
from backpack.verify.binding import Binding
from backpack.verify.documents import Documents
from backpack.verify.proofs.outcome import ProofOutcome, fails, unknown
from backpack.verify.proofs.sameness import Difference, differences
from backpack.verify.proofs.scope import (
    is_at_home,
    is_in_scope,
    issuer_address,
)
from backpack.verify.sources import NotObtainedError, Sources, host_of, read_object

WITHDRAWN = "hosted-withdrawn"
"""The issuer's site says that it took the badge back, and no more than that."""

_SILENT = frozenset(
    f"source-{one}" for one in ("no-such-host", "no-connection", "too-slow", "closed-for-good")
)
"""Where one address gives no answer at all, those beside it are not waited for."""

_VALUE_LIMIT = 200
"""Characters of a value that is shown in a sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Copy:
    """What stands at the badge's address; no document where it was withdrawn, for ``why``."""

    final_url: str
    document: Members | None = None
    why: str = ""


def verify_hosted(
    payload: Payload, sources: Sources, identities: Iterable[Identity]
) -> ProofOutcome:
    """Whether the issuer's site still says what is held; ``identities`` are the learner's own."""
    place = hosted_address(payload.document)
    if place is None:
        return unknown("hosted-without-address")
    documents = Documents(sources)
    outcome = _verify_at(place, payload.document, documents, tuple(identities))
    return outcome.with_details(asked=place, sources=documents.notes)


def _verify_at(
    place: str, held: Members, documents: Documents, identities: tuple[Identity, ...]
) -> ProofOutcome:
    try:
        copy = documents.read_at(place, _read_copy)
    except NotObtainedError as trouble:
        if trouble.reason not in _SILENT:
            _try_parts(held, documents)
        return _out_of_reach(trouble)
    if copy.document is None:
        return _withdrawn(copy, place, held, documents)
    hosted = hosted_copy(held, lambda _: copy.document) or {}
    try:
        whole = with_parts(hosted, documents.object_at, is_hosted=True)
    except NotObtainedError as trouble:
        return _out_of_reach(trouble)
    issuer = _issuer_of(whole)
    if issuer is None:
        return unknown("hosted-without-issuer", host=origin_of(_home(place, copy)))
    refusal = _refuse_place(place, copy, issuer, documents)
    return refusal or _compare(place, copy, held, whole, identities)


def _refuse_place(
    place: str, copy: _Copy, issuer: Members, documents: Documents
) -> ProofOutcome | None:
    """Why the issuer does not vouch for what answered; None where it does, or has no address."""
    home, named = _home(place, copy), issuer_address(issuer)
    answerer = documents.answerer_of(address(issuer))
    if not is_web_address(named):
        return None
    if not is_in_scope(home, issuer, answerer):
        if answerer and not is_one_keeper(answerer, named or ""):
            return unknown("hosted-moved", host=host_of(named or ""), other=host_of(answerer))
        return _out_of_scope(home, issuer)
    if not is_at_home(copy.final_url, home, issuer, answerer):
        return unknown("hosted-moved", host=origin_of(home), other=host_of(copy.final_url))
    return None


def _compare(
    place: str, copy: _Copy, held: Members, whole: Members, identities: tuple[Identity, ...]
) -> ProofOutcome:
    """Whether the badge that is there is the one held."""
    host = origin_of(_home(place, copy))
    if found := _differences(place, copy, held, whole, identities):
        return _differs(host, found)
    return ProofOutcome(
        result=Result.PASSED,
        reason="hosted-same",
        parameters={"host": host},
        voucher=host,
        binding=_bind(host, _issuer_of(whole) or {}),
        cautions=tuple(_additions(held, whole)),
    )


def _home(place: str, copy: _Copy) -> str:
    """Where the badge lives: where it was asked for, or where that place says that it moved to.

    A copy that calls itself by the address that was asked belongs there, whoever answered.
    """
    if is_same_address(address(copy.document), place) or is_one_keeper(place, copy.final_url):
        return place
    return copy.final_url


def _bind(host: str, issuer: Members) -> Binding:
    """Whose badge it is: the issuer's own document, at its own address, vouches for this one.

    Before it had an address of its own, an issuer named its site at most (``url``).
    """
    place = issuer_address(issuer) or ""
    if is_web_address(place):
        named = origin_of(place)
        result, reason = Result.PASSED, "binding-hosted" if named == host else "binding-vouched"
    else:
        named = place or origin_of(address(issuer.get("url")))
        is_nameless = named in ("", host) or named.startswith("_:")
        result = Result.UNKNOWN
        reason = "binding-hosted-nameless" if is_nameless else "binding-hosted-elsewhere"
    return Binding(result=result, reason=reason, parameters={"host": host, "issuer": named[:100]})


def _issuer_of(whole: Members) -> Members | None:
    """The issuer as obtained; None where the class or the issuer is named and not there."""
    issuer = members(whole.get("badge")).get("issuer")
    return issuer if isinstance(issuer, dict) and issuer else None


def _differences(
    place: str, copy: _Copy, held: Members, whole: Members, identities: tuple[Identity, ...]
) -> tuple[Difference, ...]:
    """Everything that is held otherwise; an address alone holds nothing but itself."""
    named, own = address(copy.document), address(held)
    if is_web_address(named) and not any(
        is_same_address(named, one) for one in (place, copy.final_url)
    ):
        return (Difference(member="id", held=own or place, hosted=named or ""),)
    if held.get("uid") and whole.get("uid") and held["uid"] != whole["uid"]:
        return (Difference(member="uid", held=text(held["uid"]), hosted=text(whole["uid"])),)
    if not is_assertion(held):
        return ()
    if is_web_address(own) and not any(is_same_address(own, one) for one in (place, named)):
        return (Difference(member="id", held=own or "", hosted=named or place),)
    return differences(parse_assertion(held), parse_assertion(whole), identities)


def _differs(host: str, found: tuple[Difference, ...]) -> ProofOutcome:
    first = found[0]
    outcome = fails(
        "hosted-differs",
        fields=", ".join(one.member for one in found),
        host=host,
        held=first.held[:_VALUE_LIMIT],
        hosted=first.hosted[:_VALUE_LIMIT],
    )
    return outcome.with_details(
        differences=[
            {"member": one.member, "held": one.held, "hosted": one.hosted} for one in found
        ]
    )


def _additions(held: Members, whole: Members) -> Iterable[Caution]:
    """Members of no known meaning that the issuer's copy does not have; they are not shown."""
    there = parse_assertion(whole).extra
    names = [
        name
        for name, value in parse_assertion(held).extra.items()
        if not name.startswith("badge.") and there.get(name) != value
    ]
    if names:
        yield Caution(code="not-at-issuer", parameters={"terms": ", ".join(names)[:200]})


def _out_of_scope(place: str, issuer: Members) -> ProofOutcome:
    named = issuer_address(issuer) or ""
    outcome = fails("hosted-out-of-scope", host=origin_of(place) or "?", issuer=host_of(named))
    return outcome.with_details(issuer=named, vouches_for=issuer.get("verification"))


def _out_of_reach(trouble: NotObtainedError) -> ProofOutcome:
    if trouble.reason == "source-not-allowed":
        return unknown("proof-hosted")
    return unknown(trouble.reason, **trouble.parameters)


def _try_parts(held: Members, documents: Documents) -> None:
    """Look for the class and issuer all the same, so that their names can be shown."""
    try:
        with_parts(held, documents.object_at, is_hosted=True)
    except NotObtainedError:
        return


def _withdrawn(copy: _Copy, place: str, held: Members, documents: Documents) -> ProofOutcome:
    """Nothing is left to compare; a stranger's site cannot withdraw an issuer's badge either."""
    try:
        issuer = _issuer_of(with_parts(held, documents.object_at, is_hosted=True)) or {}
    except NotObtainedError:
        issuer = {}
    answerer = documents.answerer_of(address(issuer))
    if is_web_address(issuer_address(issuer)) and not is_in_scope(place, issuer, answerer):
        return _out_of_scope(place, issuer)
    return unknown(WITHDRAWN, host=origin_of(place)).with_details(why=copy.why)


def _read_copy(answer: Answer) -> _Copy:
    """The badge in an answer, or that it was withdrawn (Open Badges 1.1 and 2.0, revocation).

    Raises:
        NotObtainedError: when neither stands there.
    """
    final = answer.final_url or answer.url
    if answer.status == 410:
        return _Copy(final_url=final, why=_reason_in(answer.body))
    document = read_object(answer)
    if is_assertion(document):
        return _Copy(final_url=final, document=document)
    if is_revoked(document):
        return _Copy(final_url=final, why=text(document.get("revocationReason")))
    raise NotObtainedError("hosted-other-document", answer.url)


def _reason_in(body: bytes) -> str:
    try:
        return text(members(parse_json(body)).get("revocationReason"))
    except Fault:
        return ""
