"""Credentials signed as a JWT: which key the token names, and whether it signed.

Source: Open Badges 3.0, 8.2; RFC 8725, 3.10 (nothing that the token points to is fetched).
"""

from backpack.formats.fields import Members
from backpack.formats.payload import Payload
from backpack.verify.key_finding import Keys
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
    """The key that ``kid``, the header's own JWK or the issuer's DID gives, in this order."""
    kid = header.get("kid")
    if isinstance(kid, str) and kid:
        if kid.startswith("#"):
            kid = issuer + kid
        if kid.startswith("did:"):
            return _consistent(keys.find(kid), header)
        if kid.startswith(("http://", "https://")) and "jwk" not in header:
            return keys.find(kid)
    if isinstance(jwk := header.get("jwk"), dict):
        return PublicKey(key=key_of_jwk(jwk), name=thumbprint(jwk), origin=Origin.WITH_BADGE)
    if issuer.startswith(("did:key:", "did:jwk:")):
        return keys.find(issuer)
    raise KeyTroubleError("key-needs-network" if kid or issuer else "key-not-named")


def _consistent(key: PublicKey, header: Members) -> PublicKey:
    """A JWK beside a DID must be the same key: a token with two keys contradicts itself."""
    jwk = header.get("jwk")
    if isinstance(jwk, dict) and key_of_jwk(jwk) != key.key:
        raise KeyTroubleError("key-contradicts", is_failure=True)
    return key
