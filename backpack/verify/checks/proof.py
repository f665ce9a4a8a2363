"""Checks 3, 4, 5 and 9: the proof, whose key it is, the issuer, and what is covered."""

from backpack.domain.report import Check, Result
from backpack.formats.fields import Members, address, members
from backpack.formats.ob3_terms import SHOWN_TERMS
from backpack.formats.times import parse_time
from backpack.verify.checks.case import Case, check
from backpack.verify.keys import Origin

_BARE = ("did:key:", "did:jwk:")
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
    key = case.proof.key
    issuer = case.credential.issuer.id or ""
    if differing := _differing_claims(case):
        return check(4, "binding", Result.FAILED, "claims-differ", {"claims": differing})
    if key is None or case.proof.result is not Result.PASSED:
        return check(4, "binding", Result.UNKNOWN, "binding-without-proof")
    details = {"issuer": issuer, "key": key.name}
    if issuer.startswith(_BARE):
        is_same = key.origin is Origin.DID and key.name == issuer.partition("#")[0]
        result = Result.PASSED if is_same else Result.FAILED
        reason = "binding-same" if is_same else "binding-other-key"
        return check(4, "binding", result, reason, details)
    if issuer.startswith("did:"):
        reason = "binding-needs-network" if issuer.startswith("did:web:") else "binding-unsupported"
        return check(4, "binding", Result.UNKNOWN, reason, details)
    return check(4, "binding", Result.UNKNOWN, "binding-travels-with-badge", details)


def check_issuer(case: Case) -> Check:
    """5: the learner has confirmed this very identifier."""
    issuer = case.credential.issuer
    parameters = {"name": issuer.name or issuer.id or "?", "id": issuer.id or "?"}
    if issuer.id and issuer.id in case.policy.known_issuers:
        return check(5, "issuer", Result.PASSED, "issuer-confirmed", parameters)
    reason = "issuer-not-confirmed" if issuer.id else "issuer-without-id"
    return check(5, "issuer", Result.UNKNOWN, reason, parameters)


def check_coverage(case: Case) -> Check:
    """9: what the window shows is what was signed."""
    proof = case.proof
    if proof.result is not Result.PASSED:
        return check(9, "coverage", Result.UNKNOWN, "coverage-without-proof")
    if not proof.uncovered:
        return _WHOLLY_COVERED
    parameters = {"terms": ", ".join(proof.uncovered)[:200]}
    if SHOWN_TERMS.isdisjoint(proof.uncovered):
        return check(9, "coverage", Result.UNKNOWN, "coverage-without-extras", parameters)
    return check(9, "coverage", Result.FAILED, "coverage-broken", parameters)


def _differing_claims(case: Case) -> str:
    """The registered claims that contradict the credential (Open Badges 3.0, 8.2.4)."""
    if not case.is_token or case.is_older:
        return ""
    claims = case.payload.document
    body = case.document
    pairs = {
        "iss": (claims.get("iss"), address(body.get("issuer"))),
        "jti": (claims.get("jti"), address(body)),
        "sub": (claims.get("sub"), address(members(body.get("credentialSubject")))),
    }
    differing = [
        name
        for name, (claim, stated) in pairs.items()
        if claim is not None and stated is not None and claim != stated
    ]
    return ", ".join([*differing, *_differing_dates(claims, body)])


def _differing_dates(claims: Members, body: Members) -> list[str]:
    pairs = {
        "nbf": body.get("validFrom") or body.get("issuanceDate"),
        "exp": body.get("validUntil") or body.get("expirationDate"),
    }
    return [
        name
        for name, stated in pairs.items()
        if claims.get(name) is not None and _differs(claims[name], stated)
    ]


def _differs(claim: object, stated: object) -> bool:
    """Whether a NumericDate is none, or another second than the credential states."""
    claimed = parse_time(claim) if isinstance(claim, int | float) else None
    if claimed is None:
        return True
    moment = parse_time(stated)
    return stated is not None and (
        moment is None or int(claimed.timestamp()) != int(moment.timestamp())
    )
