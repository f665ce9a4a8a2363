"""Where an issuer is at home on the web, as far as its identifier tells.

Only for telling people: to know an issuer is to know its whole identifier (``docs/verdicts.md``).
"""

from backpack.formats.addresses import origin_of
from backpack.verify.keys import KeyTroubleError, address_of_did_web


def host_of_issuer(issuer_id: str) -> str:
    """The host that an issuer's address or did:web names, with a port that is not the usual one.

    Empty for one that is nothing but a key, and for what names no host plainly.
    """
    try:
        is_did = issuer_id.startswith("did:web:")
        return origin_of(address_of_did_web(issuer_id) if is_did else issuer_id)
    except KeyTroubleError:
        return ""
