"""Signed badges of Open Badges up to 2.1 whose class, issuer and key lie inside the file.

Source: Open Badges 2.0, verification of signed badges: the key is ``verification.creator``,
linked from the issuer's ``publicKey``, and its ``owner`` is the issuer.
"""

from collections.abc import Iterator

from backpack.formats.fields import Members, address, many, members, text
from backpack.formats.payload import Payload
from backpack.verify.keys import KeyTroubleError, Origin, PublicKey, key_of_pem
from backpack.verify.proofs.jws import refuse_header, verify_jws
from backpack.verify.proofs.outcome import ProofOutcome, in_trouble


def verify_ob2_jws(payload: Payload, assertion: Members) -> ProofOutcome:
    """Whether the token holds under the key that the issuer inside ``assertion`` lists."""
    header = payload.header or {}
    if refusal := refuse_header(header):
        return refusal
    try:
        key = _listed_key(assertion)
    except KeyTroubleError as trouble:
        return in_trouble(trouble)
    return verify_jws(payload, header, key)


def _listed_key(assertion: Members) -> PublicKey:
    issuer = members(members(assertion.get("badge")).get("issuer"))
    named = _creator(assertion)
    embedded = [key for key in _keys(assertion, issuer) if text(key.get("publicKeyPem"))]
    fitting = [key for key in embedded if named in (None, address(key))]
    if not fitting:
        raise KeyTroubleError("key-needs-network")
    key = fitting[0]
    if address(issuer) is None or address(key.get("owner")) != address(issuer):
        raise KeyTroubleError("key-of-other-owner", is_failure=True)
    if not _is_listed(key, issuer):
        raise KeyTroubleError("key-not-listed", is_failure=True)
    return PublicKey(
        key=key_of_pem(text(key.get("publicKeyPem"))),
        name=address(key) or address(issuer) or "",
        origin=Origin.WITH_BADGE,
    )


def _creator(assertion: Members) -> str | None:
    verification = members(assertion.get("verification", assertion.get("verify")))
    return address(verification.get("creator")) or address(verification.get("url"))


def _keys(assertion: Members, issuer: Members) -> Iterator[Members]:
    verification = members(assertion.get("verification"))
    for value in (*many(issuer.get("publicKey")), verification.get("creator")):
        if isinstance(value, dict):
            yield value


def _is_listed(key: Members, issuer: Members) -> bool:
    return address(key) in [address(listed) for listed in many(issuer.get("publicKey"))]
