"""Public keys: what they are, and how they are read from DIDs, documents, JWKs and PEM.

Nothing is fetched here; ``verify.key_finding`` does that.
"""

from backpack.verify.keys.dids import address_of_did_web, key_of_did
from backpack.verify.keys.documents import KeyDocument, Method, parse_key_document
from backpack.verify.keys.material import (
    MULTIKEYS,
    key_of_jwk,
    key_of_multikey,
    key_of_pem,
    thumbprint,
)
from backpack.verify.keys.model import Key, KeyTroubleError, Origin, PublicKey

__all__ = [
    "MULTIKEYS",
    "Key",
    "KeyDocument",
    "KeyTroubleError",
    "Method",
    "Origin",
    "PublicKey",
    "address_of_did_web",
    "key_of_did",
    "key_of_jwk",
    "key_of_multikey",
    "key_of_pem",
    "parse_key_document",
    "thumbprint",
]
