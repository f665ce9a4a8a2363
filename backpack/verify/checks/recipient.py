"""Check 8: whom the badge is made out to."""

from backpack.domain.report import Check, Recipient, Result
from backpack.verify.checks.case import Case, check

_RECIPIENTS = {
    Recipient.YOU: (Result.PASSED, "recipient-you"),
    Recipient.SOMEONE_ELSE: (Result.FAILED, "recipient-someone-else"),
    Recipient.UNKNOWN: (Result.UNKNOWN, "recipient-unknown"),
    Recipient.NOBODY: (Result.NOT_APPLICABLE, "recipient-nobody"),
}


def check_recipient(case: Case) -> Check:
    """8: one of the learner's identities; never a reason to refuse."""
    result, reason = _RECIPIENTS[case.recipient]
    named = [
        {"type": one.type, "value": one.value, "hashed": one.is_hashed}
        for one in case.credential.recipients
    ]
    return check(8, "recipient", result, reason, named=named)
