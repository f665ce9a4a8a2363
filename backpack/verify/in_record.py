"""A badge without a proof of its own, as part of a record: whatever is wrong with that, counts.

``formats.records`` says which badges are meant. The record's proof covers the badge, since the
badge is read out of the record's own text; proofs over statements need it in plain form as well.
"""

from backpack.domain.report import Check, Result
from backpack.formats.payload import Found
from backpack.verify.checks.case import Case
from backpack.verify.plain_form import oddities_in_record
from backpack.verify.proofs.outcome import ProofOutcome, unknown

_OF_RECORD = frozenset({"binding", "issuer"})
_OF_BOTH = frozenset({"structure", "proof", "status", "dates", "coverage"})

_WORST_FIRST = (Result.FAILED, Result.UNKNOWN, Result.PASSED, Result.NOT_APPLICABLE)


def proofs_of_record(badge: Found, record: Case) -> tuple[ProofOutcome, ...]:
    """The record's proofs, as far as they say what a plain reader sees of the badge."""
    odd = dict.fromkeys(oddities_in_record(badge.payload.document, record.document))
    names = ", ".join(odd)[:200]
    return tuple(
        unknown("proof-not-plain", names=names) if names and one.over_statements else one
        for one in record.proofs
    )


def join_checks(badge: tuple[Check, ...], record: tuple[Check, ...]) -> tuple[Check, ...]:
    """The badge's checks with those of its record: key and issuer are the record's."""
    return tuple(_join(own, outer) for own, outer in zip(badge, record, strict=True))


def _join(own: Check, outer: Check) -> Check:
    if own.code in _OF_RECORD:
        return outer
    if own.code in _OF_BOTH:
        return min(own, outer, key=lambda check: _WORST_FIRST.index(check.result))
    return own
