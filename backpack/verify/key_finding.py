"""Finds the key that a proof or a token names: in the name itself, or at the issuer's site.

What binds a found key to the issuer is check 4; here it is only found.
"""

from backpack.verify.keys import (
    KeyTroubleError,
    Origin,
    PublicKey,
    key_of_did,
    key_of_multikey,
)
from backpack.verify.sources import Sources


class Keys:
    """The keys that a document of ``issuer`` may name."""

    def __init__(self, issuer: str, sources: Sources) -> None:
        self._issuer = issuer
        self._sources = sources

    def find(self, method: str) -> PublicKey:
        """The key of a verification method or ``kid``: a DID or an address.

        Raises:
            KeyTroubleError: when there is none, or it is out of reach.
        """
        if method.startswith("did:"):
            return key_of_did(method)
        if method.startswith(("http://", "https://")):
            return key_of_fragment(method)
        raise KeyTroubleError("key-not-named", is_failure=not method)


def key_of_fragment(url: str) -> PublicKey:
    """The key of an https address whose fragment is the Multikey itself.

    Raises:
        KeyTroubleError: ``key-needs-network`` when the key lies behind the address.
    """
    fragment = url.partition("#")[2]
    if not fragment.startswith(("z6Mk", "zDna", "z82")):
        raise KeyTroubleError("key-needs-network")
    return PublicKey(key=key_of_multikey(fragment), name=url, origin=Origin.WITH_BADGE)
