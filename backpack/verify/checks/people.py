"""Checks 8, 10 and 11: the recipient, endorsements, and digests of what is linked."""

from backpack.domain.report import Check, Recipient, Result
from backpack.formats.fields import members
from backpack.verify.checks.case import Case, check
from backpack.verify.checks.form import names_digests

_RECIPIENTS = {
    Recipient.YOU: (Result.PASSED, "recipient-you"),
    Recipient.SOMEONE_ELSE: (Result.FAILED, "recipient-someone-else"),
    Recipient.UNKNOWN: (Result.UNKNOWN, "recipient-unknown"),
    Recipient.NOBODY: (Result.NOT_APPLICABLE, "recipient-nobody"),
}

_UNENDORSED = check(10, "endorsements", Result.NOT_APPLICABLE, "endorsements-none")
_WITHOUT_DIGESTS = check(11, "digests", Result.NOT_APPLICABLE, "digests-none")


def check_recipient(case: Case) -> Check:
    """8: one of the learner's identities; never a reason to refuse."""
    result, reason = _RECIPIENTS[case.recipient]
    named = [
        {"type": one.type, "value": one.value, "hashed": one.is_hashed}
        for one in case.credential.recipients
    ]
    return check(8, "recipient", result, reason, named=named)


def check_endorsements(case: Case) -> Check:
    """10: who else vouches; their own proofs are not looked at yet."""
    document = case.document
    subject = members(document.get("credentialSubject"))
    places = (
        document,
        subject,
        members(subject.get("achievement")),
        members(document.get("badge")),
    )
    if any(place.get("endorsement") or place.get("endorsementJwt") for place in places):
        return check(10, "endorsements", Result.UNKNOWN, "endorsements-not-checked")
    return _UNENDORSED


def check_digests(case: Case) -> Check:
    """11: pictures and evidence that come with a digest; nothing is fetched to compare."""
    if names_digests(case.document):
        return check(11, "digests", Result.UNKNOWN, "digests-not-checked")
    return _WITHOUT_DIGESTS
