"""Runs every check on a credential and judges; never raises for a bad one."""

from collections.abc import Iterator

from backpack.domain.ports import Contexts
from backpack.domain.report import Caution, Recipient, VerificationReport
from backpack.formats.fields import address, members
from backpack.formats.payload import Found
from backpack.verify.checks.case import Case
from backpack.verify.checks.form import check_container, check_structure, is_hosted
from backpack.verify.checks.people import (
    check_digests,
    check_endorsements,
    check_recipient,
)
from backpack.verify.checks.proof import (
    check_binding,
    check_coverage,
    check_issuer,
    check_proof,
)
from backpack.verify.checks.validity import LEEWAY, check_dates, check_status
from backpack.verify.policy import Policy
from backpack.verify.proofs.data_integrity import verify_embedded
from backpack.verify.proofs.ob2_jws import verify_ob2_jws
from backpack.verify.proofs.outcome import ProofOutcome, absent, unknown
from backpack.verify.proofs.vc_jwt import verify_vc_jwt
from backpack.verify.standing import judge

_CHECKS = (
    check_container,
    check_structure,
    check_proof,
    check_binding,
    check_issuer,
    check_status,
    check_dates,
    check_recipient,
    check_coverage,
    check_endorsements,
    check_digests,
)


class Verifier:
    """Verifies credentials with the JSON-LD contexts it was given; nothing is fetched."""

    def __init__(self, contexts: Contexts) -> None:
        self._contexts = contexts

    def verify(self, found: Found, policy: Policy) -> VerificationReport:
        """Every check, in the fixed order, and the standing that follows."""
        case = Case(found=found, policy=policy, prove=self._prove)
        checks = tuple(run(case) for run in _CHECKS)
        by_code = {one.code: one for one in checks}
        standing, genuine = judge(by_code)
        key = case.proof.key
        return VerificationReport(
            checked=policy.now,
            standing=standing,
            genuine=genuine,
            recipient=case.recipient,
            checks=checks,
            cautions=(*found.cautions, *_cautions(case)),
            issuer_known=found.credential.issuer.id in policy.known_issuers,
            key=key.name if key else "",
        )

    def _prove(self, case: Case) -> tuple[ProofOutcome, ...]:
        if is_hosted(case):
            return (unknown("proof-hosted"),)
        if case.is_older:
            if not case.is_token:
                return (absent("proof-absent"),)
            return (verify_ob2_jws(case.payload, case.document),)
        embedded = verify_embedded(case.document, self._contexts, case.policy.now)
        if case.is_token:
            return (verify_vc_jwt(case.payload, case.credential), *embedded)
        return tuple(embedded) or (absent("proof-absent"),)


def _cautions(case: Case) -> Iterator[Caution]:
    credential = case.credential
    if case.recipient is Recipient.NOBODY:
        yield Caution(code="no-recipient")
    if case.is_older and credential.issued and credential.issued > case.policy.now + LEEWAY:
        yield Caution(code="issued-in-the-future")
    subject = address(members(case.document.get("credentialSubject")))
    if case.is_token and not case.is_older and subject and "sub" not in case.payload.document:
        yield Caution(code="missing-sub")
    if case.proof.uncovered:
        names = ", ".join(case.proof.uncovered)[:200]
        yield Caution(code="terms-not-covered", parameters={"terms": names})
    if any(one.is_hashed and one.value.startswith("md5$") for one in credential.recipients):
        yield Caution(code="weak-hash")
