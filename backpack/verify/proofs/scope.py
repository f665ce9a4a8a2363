"""For whose badges an issuer vouches: the addresses that its hosted badges may have.

Source: Open Badges 2.0, VerificationObject of a Profile: ``startsWith`` and ``allowedOrigins``,
and without them the issuer's own origin. Where anybody keeps files on one host, the origin alone
would let each speak for all the others.
"""

from itertools import islice

from backpack.formats.addresses import is_one_keeper, is_web_address, is_within, keeper_of
from backpack.formats.fields import Members, address, many, members

SCOPE_LIMIT = 100
"""Beginnings or origins of one issuer; later ones do not count."""


def issuer_address(issuer: Members) -> str | None:
    """What tells an issuer from others: its identifier, or before 1.0 its ``origin``."""
    return address(issuer) or address(issuer.get("origin"))


def is_in_scope(url: str, issuer: Members, answerer: str) -> bool:
    """Whether ``issuer`` vouches for a badge at ``url``.

    ``answerer`` is the address that described the issuer at last, empty where only the badge did.
    For more than the issuer's own site nobody but that site can speak. Where it names both
    beginnings and origins, both have to fit.
    """
    is_own_word = is_one_keeper(answerer, issuer_address(issuer) or "")
    policy = members(issuer.get("verification")) if is_own_word else {}
    beginnings = _named(policy.get("startsWith"))
    origins = _named(policy.get("allowedOrigins"))
    if beginnings and not any(is_within(url, one) for one in beginnings):
        return False
    allowed = {_origin(one) for one in origins}
    if not beginnings and not origins:
        allowed = {keeper_of(issuer_address(issuer))}
    return not allowed or (keeper_of(url) or None) in allowed


def is_at_home(final: str, place: str, issuer: Members, answerer: str) -> bool:
    """Whether the address that answered at last may speak for the one that was asked.

    A site may pass on within itself or to its ``www``. Elsewhere only where the issuer vouches
    for that too: many sites pass anybody on to anywhere.
    """
    return is_one_keeper(final, place) or is_in_scope(final, issuer, answerer)


def _named(value: object) -> list[str]:
    return [one for one in islice(many(value), SCOPE_LIMIT) if isinstance(one, str) and one]


def _origin(value: str) -> str:
    """The specification names hosts; many write whole origins."""
    return keeper_of(value if is_web_address(value) else f"https://{value}")
