"""From the page that a learner sees to the addresses where the badge itself may lie.

Pure: nothing is fetched. What each platform's addresses look like was found out by using them;
the host is compared as a whole, so that none can be made to look like another.
"""

import re
from collections.abc import Callable
from urllib.parse import SplitResult, parse_qs, urlsplit, urlunsplit

from backpack.formats.strict_json import parse_json

PROFILE_LIMIT = 1_000
"""Badges of one profile: more than the largest collection known."""

_UUID = r"[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}"
_CREDLY_BADGE = re.compile(rf"/badges/({_UUID})(?:/|$)")
_CREDLY_USER = re.compile(r"/users/([A-Za-z0-9._-]{1,100})(?:/badges)?/?")
_ASSERTION = re.compile(r"/public/assertions/([A-Za-z0-9_-]{1,100})/?")
_FACTORY = re.compile(r"/v1/assertion/([0-9a-f]{40})(?:\.html|\.json)?/?")
_ACCREDIBLE = re.compile(rf"/({_UUID})/?")
_MOODLE = re.compile(r"(.*/badges)/badge\.php")
_SHA1 = re.compile(r"[0-9a-f]{40}")

_CREDLY = frozenset({"credly.com", "www.credly.com", "youracclaim.com", "www.youracclaim.com"})
_CREDLY_API = "https://www.credly.com"
_BADGR = {
    "badgr.com": "api.badgr.io",
    "badgr.io": "api.badgr.io",
    "api.badgr.io": "api.badgr.io",
    **{f"{region}.badgr.com": f"api.{region}.badgr.io" for region in ("eu", "ca", "au")},
    **{f"api.{region}.badgr.io": f"api.{region}.badgr.io" for region in ("eu", "ca", "au")},
}
_PARCHMENT = "badges.parchment.com"


def badge_addresses(url: str) -> tuple[str, ...]:
    """Where the badge behind a page may lie, the best first; the page's own address is the last.

    A picture that carries its badge goes before bare data, since it is what can be taken along.
    """
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").lower()
    except ValueError:
        return ()
    known = (found for read in _PLATFORMS if (found := read(host, parts)))
    return (*next(known, ()), urlunsplit(parts._replace(fragment="")))


def profile_address(url: str) -> str | None:
    """Where a public profile lists all of its badges; None for any other page."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    if (parts.hostname or "").lower() not in _CREDLY:
        return None
    user = _CREDLY_USER.fullmatch(parts.path)
    return f"{_CREDLY_API}/users/{user[1]}/badges.json" if user else None


def parse_profile(data: bytes) -> tuple[str, ...]:
    """The pages of the badges that a profile lists.

    Raises:
        Fault: when it is not JSON.
    """
    listed = parse_json(data)
    items = listed.get("data") if isinstance(listed, dict) else None
    ids = [item.get("id") for item in items if isinstance(item, dict)] if items else []
    known = [one for one in ids if isinstance(one, str) and re.fullmatch(_UUID, one)]
    return tuple(f"{_CREDLY_API}/badges/{one}" for one in known[:PROFILE_LIMIT])


def _credly(host: str, parts: SplitResult) -> tuple[str, ...]:
    badge = _CREDLY_BADGE.match(parts.path) if host in _CREDLY else None
    if badge is None:
        return ()
    api = f"{_CREDLY_API}/api/v1/obi"
    return (
        f"{api}/v3/open_badge_credentials/{badge[1]}",
        f"{api}/v2/badge_assertions/{badge[1]}",
    )


def _badgr(host: str, parts: SplitResult) -> tuple[str, ...]:
    is_parchment = host == _PARCHMENT or host.endswith(f".{_PARCHMENT}")
    api = "api.badgr.io" if is_parchment else _BADGR.get(host)
    badge = _ASSERTION.fullmatch(parts.path.removesuffix(".json"))
    if api is None or badge is None:
        return ()
    place = f"https://{api}/public/assertions/{badge[1]}"
    return (f"{place}/baked", f"{place}.json?v=2_0")


def _edubadges(host: str, parts: SplitResult) -> tuple[str, ...]:
    badge = _ASSERTION.fullmatch(parts.path)
    is_theirs = host in ("edubadges.nl", "www.edubadges.nl")
    if not is_theirs or badge is None:
        return ()
    return (f"https://api.edubadges.nl/public/assertions/{badge[1]}",)


def _moodle(_host: str, parts: SplitResult) -> tuple[str, ...]:
    folder = _MOODLE.fullmatch(parts.path)
    given = parse_qs(parts.query).get("hash", [""])[0]
    if folder is None or not _SHA1.fullmatch(given):
        return ()
    query = f"b={given}&obversion=2"
    path = f"{folder[1]}/assertion.php"
    return (urlunsplit(parts._replace(path=path, query=query, fragment="")),)


def _factory(host: str, parts: SplitResult) -> tuple[str, ...]:
    badge = _FACTORY.fullmatch(parts.path) if host == "openbadgefactory.com" else None
    return (f"https://openbadgefactory.com/v1/assertion/{badge[1]}.json",) if badge else ()


def _accredible(host: str, parts: SplitResult) -> tuple[str, ...]:
    is_theirs = host in ("credential.net", "www.credential.net")
    badge = _ACCREDIBLE.fullmatch(parts.path) if is_theirs else None
    return (f"https://api.accredible.com/v1/obi/badge_assertions/{badge[1]}",) if badge else ()


_PLATFORMS: tuple[Callable[[str, SplitResult], tuple[str, ...]], ...] = (
    _credly, _badgr, _edubadges, _moodle, _factory, _accredible,
)  # fmt: skip
