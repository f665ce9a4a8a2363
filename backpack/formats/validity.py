"""From when until when a verifiable credential counts: the narrowest that it says anywhere.

Sources: VC data model 2.0, 4.9, and 1.1, 4.6; RFC 7519 (``nbf``, ``exp``); VC Data Integrity, 2.1
(``expires`` of a proof).
"""

from datetime import datetime

from backpack.formats.fields import Members, many, members
from backpack.formats.times import parse_time


def validity(document: Members, claims: Members | None) -> tuple[datetime | None, datetime | None]:
    """The begin and the end, each None where nothing states one.

    ``claims`` are those of the token that carries the document, None for plain JSON.
    """
    begins = [document.get("validFrom"), document.get("issuanceDate")]
    ends = [document.get("validUntil"), document.get("expirationDate")]
    if claims is not None:
        begins.append(claims.get("nbf"))
        ends.append(claims.get("exp"))
    ends.extend(members(proof).get("expires") for proof in many(document.get("proof")))
    return (
        max(filter(None, map(parse_time, begins)), default=None),
        min(filter(None, map(parse_time, ends)), default=None),
    )
