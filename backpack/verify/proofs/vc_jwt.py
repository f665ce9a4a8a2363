"""Credentials signed as a JWT: which key the token names, and whether it signed.

Sources: Open Badges 3.0, 8.2; VC-JOSE-COSE, 4.1 (``kid`` and ``iss`` lead to the key); RFC 8725,
3.10 (``jku``, ``x5u`` and ``x5c`` are never looked at).
"""

from backpack.formats.fields import Members, text
from backpack.formats.payload import Payload
from backpack.verify.key_finding import Keys, key_in_fragment
from backpack.verify.keys import (
    KeyTroubleError,
    Origin,
    PublicKey,
    key_of_jwk,
    thumbprint,
)
from backpack.verify.proofs.jws import refuse_header, verify_jws
from backpack.verify.proofs.outcome import ProofOutcome, in_trouble
from backpack.verify.tools import Tools


def verify_vc_jwt(payload: Payload, issuer: str, tools: Tools) -> ProofOutcome:
    """Whether the token holds, and under which key; ``issuer`` is the credential's."""
    header = payload.header or {}
    if refusal := refuse_header(header):
        return refusal
    try:
        key = _named_key(header, issuer, Keys(issuer, tools.sources))
    except KeyTroubleError as trouble:
        return in_trouble(trouble)
    return verify_jws(payload, header, key)


def _named_key(header: Members, issuer: str, keys: Keys) -> PublicKey:
    """The key that ``kid``, the header's own JWK or the issuer's document gives, in this order.

    A JWK beside an address is taken, so that nothing has to be fetched; check 4 finds out whose
    it is.
    """
    kid = text(header.get("kid"))
    kid = issuer.partition("#")[0] + kid if kid.startswith("#") else kid
    jwk = header.get("jwk")
    is_address = kid.startswith(("http://", "https://"))
    if kid.startswith("did:"):
        return _consistent(keys.find(kid), jwk)
    if is_address and (named := key_in_fragment(kid)):
        return _consistent(named, jwk)
    if isinstance(jwk, dict):
        return _sent_along(jwk)
    return keys.find(kid) if is_address else keys.find_by_hint(kid)


def _sent_along(jwk: Members) -> PublicKey:
    return PublicKey(
        key=key_of_jwk(jwk),
        name=thumbprint(jwk),
        origin=Origin.WITH_BADGE,
        algorithm=text(jwk.get("alg")),
    )


def _consistent(key: PublicKey, jwk: object) -> PublicKey:
    """A JWK beside another key must be the same: a token with two keys contradicts itself."""
    if isinstance(jwk, dict) and key_of_jwk(jwk) != key.key:
        raise KeyTroubleError("key-contradicts", is_failure=True)
    return key
