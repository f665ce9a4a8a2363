"""Fills a badge in from what its addresses answered: the hosted copy, its class and its issuer.

For Open Badges up to 2.1, where those may be addresses alone (Open Badges 2.0, Assertion and
BadgeClass). Pure: what is asked, and whether it may be believed, is the business of ``verify``.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

from backpack.domain.faults import Fault
from backpack.domain.web import Answer
from backpack.formats.addresses import is_same_address, is_web_address, spellings
from backpack.formats.fields import Members, address
from backpack.formats.ob2 import hosted_address, is_assertion, is_hosted, parse_assertion
from backpack.formats.payload import Found
from backpack.formats.strict_json import parse_json

LookUp = Callable[[str], Members | None]
"""Gives the document at an address, None where there is none to be had."""


def complete(found: Found, answers: Iterable[Answer]) -> Found:
    """The badge with everything that ``answers`` tell of it, for showing and judging it.

    ``answers`` are those of the badge's own report. The copy that the issuer hosts takes the
    place of what the learner holds; a class and an issuer take the place of their addresses. What
    no answer tells stays as it was read, and so does the badge's text; other badges than those of
    Open Badges up to 2.1 come back as they are.
    """
    if not found.credential.standard.is_older or "vc" in found.payload.document:
        return found
    at = {answer.url: answer for answer in answers}
    if not at:
        return found
    held = found.payload.document
    is_at_home = is_hosted(found.payload)
    document = with_parts(
        (hosted_copy(held, lambda url: _object_at(url, at)) if is_at_home else None) or held,
        lambda url: _object_at(url, at),
        is_hosted=is_at_home,
    )
    if document == held:
        return found
    known = "recipient" in document
    return replace(
        found,
        credential=parse_assertion(document),
        payload=replace(found.payload, document=document),
        cautions=tuple(one for one in found.cautions if one.code != "needs-network" or not known),
    )


def hosted_copy(held: Members, look_up: LookUp) -> Members | None:
    """What stands now where ``held`` says that its issuer keeps it; None where that is no badge."""
    place = hosted_address(held)
    copy = look_up(place) if place else None
    if copy is None or not is_assertion(copy):
        return None
    return copy if address(copy) or copy.get("uid") else {**copy, "id": place}


def with_parts(assertion: Members, look_up: LookUp, *, is_hosted: bool) -> Members:
    """The assertion with its class and issuer in the place of their addresses.

    A hosted badge is what its addresses say, so that copies inside give way to the documents at
    their own addresses. In a signed one what is inside is signed, and stays.
    """
    badge = part_of(assertion.get("badge"), look_up, is_hosted=is_hosted)
    if not isinstance(badge, dict):
        return assertion
    issuer = part_of(badge.get("issuer"), look_up, is_hosted=is_hosted)
    inner = {**badge, "issuer": issuer} if "issuer" in badge else badge
    return {**assertion, "badge": inner}


def part_of(reference: Any, look_up: LookUp, *, is_hosted: bool) -> Any:
    """The document that a reference means, under the identifier that it was reached by."""
    place = part_address(reference, is_hosted=is_hosted)
    document = look_up(place) if place else None
    return reference if document is None or place is None else under_address(document, place)


def part_address(reference: Any, *, is_hosted: bool) -> str | None:
    """Where a class or issuer has to be looked up; None where it needs no looking up."""
    if isinstance(reference, dict) and not is_hosted:
        return None
    place = address(reference)
    return place if is_web_address(place) else None


def under_address(document: Members, place: str) -> Members:
    """A document under the address that answered with it, whatever it calls itself.

    Anyone may write the identifier of somebody else into a document of their own.
    """
    return document if is_same_address(address(document), place) else {**document, "id": place}


def _object_at(url: str, answers: dict[str, Answer]) -> Members | None:
    for place in spellings(url.partition("#")[0]):
        answer = answers.get(place)
        if answer is not None and answer.status == 200:
            return _object_in(answer.body)
    return None


def _object_in(body: bytes) -> Members | None:
    try:
        document = parse_json(body)
    except Fault:
        return None
    return document if isinstance(document, dict) else None
