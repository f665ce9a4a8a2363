"""Whether a token's registered claims agree with the credential that it carries.

Sources: Open Badges 3.0, 8.2.4; VC data model 1.1, 6.3.1; VC-JOSE-COSE, 3.1.3 (in a ``vc+jwt``
the times are those of the signature and may differ from those of the credential).
"""

from backpack.formats.fields import Members, address, many
from backpack.formats.times import parse_time
from backpack.formats.vc_jwt import is_vc_jose
from backpack.verify.addresses import is_same
from backpack.verify.checks.case import Case


def differing_claims(case: Case) -> str:
    """The names of the claims that contradict the credential; empty for what is no token."""
    if not case.is_token or case.is_older:
        return ""
    claims, body = case.payload.document, case.document
    stated = {
        "iss": [address(body.get("issuer"))],
        "jti": [address(body)],
        "sub": [address(subject) for subject in many(body.get("credentialSubject"))],
    }
    differing = [name for name, values in stated.items() if _contradicts(claims.get(name), values)]
    is_vc_jose_token = is_vc_jose(case.payload.header or {})
    dates = _broken_dates(claims) if is_vc_jose_token else _differing_dates(claims, body)
    return ", ".join([*differing, *dates])


def _contradicts(claim: object, stated: list[str | None]) -> bool:
    """Whether a claim is no text, or another one than any that the credential states."""
    if claim is None:
        return False
    if not isinstance(claim, str):
        return True
    return any(value is not None and not is_same(claim, value) for value in stated)


def _broken_dates(claims: Members) -> list[str]:
    return [
        name
        for name in ("nbf", "exp")
        if claims.get(name) is not None and _differs(claims[name], None)
    ]


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
        moment is None or claimed.replace(microsecond=0) != moment.replace(microsecond=0)
    )
