"""Checks 1 and 2: the file, and whether the document follows the rules of its own version.

Sources: Open Badges 3.0, B.1; VC data model 2.0, 4; 1.1, 4; older versions in ``older_form``.
Only what changes the meaning counts as broken.
"""

from collections.abc import Iterator

from backpack.domain.report import Check, Result
from backpack.formats.fields import Members, address, many, types
from backpack.formats.times import parse_time
from backpack.formats.vc_jwt import credential_of, states_twice
from backpack.verify.checks.case import Case, check
from backpack.verify.checks.older_form import problems_of_assertion
from backpack.verify.plain_form import has_two_spellings

_VC_CONTEXTS = ("https://www.w3.org/ns/credentials/v2", "https://www.w3.org/2018/credentials/v1")

_NO_ID = "urn:none"
"""Stands for an identifier that is left out, as it may be."""

_WHOLE = check(1, "container", Result.PASSED, "container-read")
_DAMAGED = check(1, "container", Result.PASSED, "container-damaged")
_SOUND = check(2, "structure", Result.PASSED, "structure-sound")


def check_container(case: Case) -> Check:
    """1: the credential was read from its file; damage around it is a caution."""
    damaged = any(caution.code == "damaged-picture" for caution in case.found.cautions)
    return _DAMAGED if damaged else _WHOLE


def check_structure(case: Case) -> Check:
    """2: the version's own rules; a schema that is named is not looked up."""
    problems = list(_problems_of_older(case) if case.is_older else _problems_of_newer(case))
    if states_twice(case.payload.header or {}, case.payload.document):
        problems.append("vc")
    if has_two_spellings(case.document):
        problems.append("@id, @type")
    if problems:
        broken = ", ".join(problems)
        return check(2, "structure", Result.FAILED, "structure-broken", {"problems": broken})
    if case.document.get("credentialSchema"):
        return check(2, "structure", Result.UNKNOWN, "structure-schema-not-read")
    return _SOUND


def _problems_of_older(case: Case) -> Iterator[str]:
    """What is held and what was fetched: each may break a rule of its own."""
    held, whole = case.held.document, case.document
    found = (held,) if whole is held else (held, whole)
    yield from dict.fromkeys(name for one in found for name in problems_of_assertion(one))


def _problems_of_newer(case: Case) -> Iterator[str]:
    """A badge that takes the proof of its record takes the vocabulary of that too."""
    record = case.found.record
    inherited = credential_of(record.payload.document).get("@context") if record else None
    yield from _problems_of_vc({"@context": inherited, **case.document})


def _problems_of_vc(document: Members) -> Iterator[str]:
    contexts = many(document.get("@context"))
    if next(iter(contexts), None) not in _VC_CONTEXTS or not all(map(_is_context, contexts)):
        yield "@context"
    if "VerifiableCredential" not in types(document):
        yield "type"
    if not address(document.get("issuer")):
        yield "issuer"
    subjects = list(many(document.get("credentialSubject")))
    if not subjects or not all(isinstance(item, dict) and item for item in subjects):
        yield "credentialSubject"
    if not _is_address(document.get("id", _NO_ID)):
        yield "id"
    yield from _problems_of_status(document)
    yield from _problems_of_dates(document)


def _problems_of_status(document: Members) -> Iterator[str]:
    for name in ("credentialStatus", "credentialSchema"):
        for entry in many(document.get(name)):
            is_whole = isinstance(entry, dict) and types(entry)
            if not is_whole or not _is_address(entry.get("id", _NO_ID)):
                yield name


def _problems_of_dates(document: Members) -> Iterator[str]:
    for name in ("validFrom", "validUntil", "issuanceDate", "expirationDate", "awardedDate"):
        if document.get(name) is not None and parse_time(document[name]) is None:
            yield name
    begins = parse_time(document.get("validFrom") or document.get("issuanceDate"))
    ends = parse_time(document.get("validUntil") or document.get("expirationDate"))
    if begins and ends and ends < begins:
        yield "validUntil"


def _is_context(value: object) -> bool:
    return isinstance(value, dict) or _is_address(value)


def _is_address(value: object) -> bool:
    return isinstance(value, str) and ":" in value and " " not in value
