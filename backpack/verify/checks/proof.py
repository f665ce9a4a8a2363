"""Checks 3, 4 and 9: the proof, whose key it is, and what is covered."""

from backpack.domain.report import Check, Result
from backpack.formats.ob3_terms import SHOWN_TERMS
from backpack.verify.binding import NOT_THE_ISSUER_S, Binding, in_its_time
from backpack.verify.checks.case import Case, check
from backpack.verify.checks.claims import differing_claims
from backpack.verify.keys import PublicKey

_SECURED_BY_ITSELF = frozenset(["endorsementJwt"])
"""Each has a signature of its own (check 10); the contexts of Open Badges 3.0 leave it out."""

_WHOLLY_COVERED = check(9, "coverage", Result.PASSED, "coverage-whole")


def check_proof(case: Case) -> Check:
    """3: the signature, or for a hosted badge the issuer's copy; every proof is in the details."""
    proof = case.proof
    key = proof.key.name if proof.key else ""
    return check(
        3,
        "proof",
        proof.result,
        proof.reason,
        {**proof.parameters, "key": key},
        proofs=[
            {"result": one.result.value, "reason": one.reason, **one.details} for one in case.proofs
        ],
    )


def check_binding(case: Case) -> Check:
    """4: the key belongs to the issuer, and a token's claims agree with its credential."""
    proof = case.proof
    if differing := differing_claims(case):
        return check(4, "binding", Result.FAILED, "claims-differ", {"claims": differing})
    issuer = case.credential.issuer.id or ""
    bound = _bound(case) if proof.result is Result.PASSED else None
    if bound is None:
        is_named_wrongly = proof.reason in NOT_THE_ISSUER_S
        result = Result.FAILED if is_named_wrongly else Result.UNKNOWN
        missing = "binding-without-copy" if case.is_hosted else "binding-without-proof"
        reason = "binding-names-another" if is_named_wrongly else missing
        return check(4, "binding", result, reason, issuer=issuer)
    details = {"issuer": issuer, **_named(proof.key), **bound.details}
    return check(4, "binding", bound.result, bound.reason, bound.parameters, **details)


def _bound(case: Case) -> Binding | None:
    """What the proof itself found out of whose it is, else what its key tells."""
    key, binding = case.proof.key, case.proof.binding
    if key is None:
        return binding
    return case.bind(key) if binding is None else in_its_time(binding, key, case.tools.now)


def _named(key: PublicKey | None) -> dict[str, str]:
    return {"key": key.name, "came_from": key.origin.value} if key else {}


def check_coverage(case: Case) -> Check:
    """9: what the window shows is what was signed."""
    proof = case.proof
    if proof.result is not Result.PASSED:
        return check(9, "coverage", Result.UNKNOWN, "coverage-without-proof")
    if proof.voucher:
        return check(9, "coverage", Result.PASSED, "coverage-hosted", {"host": proof.voucher})
    if not proof.uncovered:
        return _WHOLLY_COVERED
    parameters = {"terms": ", ".join(proof.uncovered)[:200]}
    if (SHOWN_TERMS - _SECURED_BY_ITSELF).isdisjoint(proof.uncovered):
        return check(9, "coverage", Result.UNKNOWN, "coverage-without-extras", parameters)
    return check(9, "coverage", Result.FAILED, "coverage-broken", parameters)
