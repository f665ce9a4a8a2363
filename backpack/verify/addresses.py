"""When two identifiers are one, and when two secure addresses are of one origin.

Keys and claims are compared by nothing looser than this; ``formats.addresses`` knows the ways in
which one hosted badge is addressed.
Sources: RFC 3986, 6.2.2 and 6.2.3 (what may be normalised of an https address, and no more: a
slash at the end, a fragment or a query makes another address); DID core, 3.1 (DIDs are compared
character by character); RFC 6454, 4 (origin).
"""

import re
from urllib.parse import urlsplit

_PLAIN = re.compile(r"https://[!-\[\]-~]+", re.IGNORECASE)
"""Printable ASCII without a backslash, which programs read differently."""

_ENCODED = re.compile(r"%[0-9A-Fa-f]{2}")
_UNRESERVED = re.compile(r"[A-Za-z0-9._~-]")


def is_same(one: str | None, other: str | None) -> bool:
    """Whether two identifiers name the same thing; nothing names nothing."""
    if one is None or other is None:
        return False
    return one == other or (_normalised(one) or one) == (_normalised(other) or other)


def secure_origin_of(url: str) -> str | None:
    """Scheme, host and port of an https address; None for what is not plainly one."""
    parts = _parts(url)
    return parts[0] if parts else None


def _normalised(url: str) -> str | None:
    parts = _parts(url)
    return parts and parts[0] + parts[1]


def _parts(url: str) -> tuple[str, str] | None:
    """The origin, and the rest with its percent-encoding in one spelling."""
    if not _PLAIN.fullmatch(url):
        return None
    try:
        split = urlsplit(url)
        port = split.port
    except ValueError:
        return None
    if "@" in split.netloc or not split.hostname:
        return None
    origin = f"https://{split.hostname.lower()}" + (f":{port}" if port not in (None, 443) else "")
    place = url[len("https://") + len(split.netloc) :]
    place = place if place.startswith("/") else "/" + place
    return origin, _ENCODED.sub(_one_spelling, place)


def _one_spelling(match: re.Match[str]) -> str:
    character = chr(int(match[0][1:], 16))
    return character if _UNRESERVED.fullmatch(character) else match[0].upper()
