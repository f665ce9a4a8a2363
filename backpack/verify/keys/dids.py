"""DIDs: those that are a key themselves, and the address behind a did:web.

Sources: did:key method 0.9; did:jwk; did:web (``formats.did_web``).
"""

from functools import lru_cache

from backpack.domain.faults import Fault
from backpack.formats import did_web
from backpack.formats.fields import Members, text
from backpack.formats.jws import decode_base64url
from backpack.formats.strict_json import parse_json
from backpack.verify.keys.material import key_of_jwk, key_of_multikey
from backpack.verify.keys.model import KeyTroubleError, Origin, PublicKey

_URL_LIMIT = 8_192
"""Characters of a DID: one with an RSA key of 4,096 bits has about 1,000."""


@lru_cache(maxsize=256)
def key_of_did(url: str) -> PublicKey:
    """The key of a did:key or did:jwk, with or without its fragment.

    Raises:
        KeyTroubleError: for another method, a key type that is not supported, or a fragment
            that names another key.
    """
    if len(url) > _URL_LIMIT:
        raise KeyTroubleError("key-broken", is_failure=True)
    did, _, fragment = url.partition("#")
    method, _, identifier = did.removeprefix("did:").partition(":")
    if method == "key":
        if fragment not in ("", identifier):
            raise KeyTroubleError("key-contradicts", is_failure=True)
        return PublicKey(key=key_of_multikey(identifier), name=did, origin=Origin.DID)
    if method == "jwk":
        if fragment not in ("", "0"):
            raise KeyTroubleError("key-contradicts", is_failure=True)
        jwk = _read_did_jwk(identifier)
        algorithm = text(jwk.get("alg"))
        return PublicKey(key=key_of_jwk(jwk), name=did, origin=Origin.DID, algorithm=algorithm)
    raise KeyTroubleError("key-did-unsupported")


def _read_did_jwk(identifier: str) -> Members:
    try:
        jwk = parse_json(decode_base64url(identifier.encode()))
    except Fault as fault:
        raise KeyTroubleError("key-broken", is_failure=True) from fault
    if not isinstance(jwk, dict):
        raise KeyTroubleError("key-broken", is_failure=True)
    return jwk


def address_of_did_web(did: str) -> str:
    """Where the document of a did:web lies.

    Raises:
        KeyTroubleError: when it names no host, or a path that leads elsewhere.
    """
    try:
        return did_web.address_of_did_web(did)
    except ValueError:
        raise KeyTroubleError("key-did-broken") from None
