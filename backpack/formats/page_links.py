"""Links to pages that show a badge: whose page it is, and at which addresses the badge itself lies.

The addresses are what each platform documents or redirects to. Identifiers are taken over only in
the form that the platform gives them; an address that is odd in any way is nobody's page.
Nothing is asked here.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import SplitResult, parse_qsl, urlsplit

from backpack.domain.faults import Fault
from backpack.formats.addresses import shown_host, spellings

_ODD = re.compile(r"[\x00-\x20\x7f-\xa0\\<>\"^`{|}]")
"""What no link has: browsers and libraries would see different addresses in it."""

_UUID = r"[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}"
_SLUG = r"[A-Za-z0-9_-]{1,100}"
_SHA1 = r"[0-9a-fA-F]{40}"

_REGIONS = ("eu", "ca", "au")
"""Where Badgr and Parchment keep badges apart; what names none of them lies in the first of all."""

_CREDLY_PLACES = (
    "https://www.credly.com/api/v1/obi/v3/open_badge_credentials/{}",
    "https://www.credly.com/api/v1/obi/v2/badge_assertions/{}",
    "https://api.credly.com/v1/obi/v2/badge_assertions/{}",
)
"""The signed kind first, since that can still be checked when the site is gone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A platform's page. ``places`` are where the badge lies as a document, best first.

    ``pictures`` are where it lies baked into a picture. On a page of many (``is_profile``),
    ``places`` are where the list of them lies. Without places the page itself may tell.
    """

    platform: str
    advice: str
    places: tuple[str, ...] = ()
    pictures: tuple[str, ...] = ()
    is_profile: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class _Platform:
    """A platform by the ends of its host names; ``advice`` is the code of the way to the file."""

    name: str
    advice: str
    hosts: tuple[str, ...]


_BADGR = _Platform(
    name="Badgr",
    advice="page-link-badgr",
    hosts=("badgr.com", "badgr.io", "parchment.com", "instructure.com"),
)
_PLATFORMS = (
    _Platform(name="Credly", advice="page-link-credly", hosts=("credly.com", "youracclaim.com")),
    _BADGR,
    _Platform(
        name="Open Badge Factory",
        advice="page-link-openbadgefactory",
        hosts=("openbadgefactory.com", "openbadgepassport.com"),
    ),
    _Platform(name="edubadges", advice="page-link-edubadges", hosts=("edubadges.nl",)),
    _Platform(
        name="Accredible",
        advice="page-link-accredible",
        hosts=("credential.net", "accredible.com"),
    ),
)
_MOODLE = "page-link-moodle"

_CREDLY_BADGE = re.compile(
    r"/(?:(?:badges|embedded_badge|earner/earned/badge)/|"
    rf"(?:api/)?v1/obi/v[23]/(?:badge_assertions|open_badge_credentials)/)({_UUID})(?:/\w+)*/?"
)
_CREDLY_PROFILE = re.compile(
    r"/users/((?!\.)[\w.-]{1,100}?)(?:/badges(?:\.json)?|/edit)?/?", re.ASCII
)
_BADGR_BADGE = re.compile(rf"/public/assertions/({_SLUG})(?:\.json|/baked|/image)?/?")
_FACTORY_BADGE = re.compile(rf"/v1/assertion/({_SHA1})(?:\.html|\.json)?/?")
_ACCREDIBLE_BADGE = re.compile(
    rf"/(?:embed/|credentials/|v1/obi/badge_assertions/)?({_UUID})(?:/\w+)*/?"
)
_MOODLE_BADGE = re.compile(r"((?:/(?!\.\.?/)[\w.~-]+)*)/badges/(?:badge|assertion)\.php", re.ASCII)


def find_page(url: str) -> Page | None:
    """The platform's page that an address leads to; None for any other address.

    A badge may lie at any other address, or a page that tells where it lies.
    """
    parts = _parts(url)
    if parts is None:
        return None
    if match := _MOODLE_BADGE.fullmatch(parts.path):
        return _moodle(parts, match[1])
    host = shown_host(url)
    for platform in _PLATFORMS:
        if any(host == name or host.endswith(f".{name}") for name in platform.hosts):
            return _page_on(platform, host, parts.path)
    return None


def refuse_page(url: str) -> Fault | None:
    """The fault for a link to a page that shows a badge, with the advice of its platform.

    None for any other address: a badge may lie there.
    """
    host = shown_host(url)
    if not host:
        return Fault("page-link", host="?")
    if _parts(url) is None:
        return Fault("link-not-safe", host=host)
    page = find_page(url)
    return Fault(page.advice, host=host) if page else None


def profile_badges(document: Mapping[str, Any]) -> Iterator[str]:
    """The pages of the badges in the list of a public Credly profile."""
    items = document.get("data")
    for item in items if isinstance(items, list) else ():
        identifier = item.get("id") if isinstance(item, dict) else None
        if isinstance(identifier, str) and re.fullmatch(_UUID, identifier):
            yield f"https://www.credly.com/badges/{identifier}"


def profile_pages(document: Mapping[str, Any]) -> int:
    """Into how many pages that list is cut."""
    about = document.get("metadata")
    count = about.get("total_pages") if isinstance(about, dict) else None
    return count if isinstance(count, int) and count > 0 else 1


def _parts(url: str) -> SplitResult | None:
    """The parts of an address that everybody reads alike."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        return None
    is_plain = "@" not in parts.netloc and not _ODD.search(url) and port != 0
    return parts if is_plain and shown_host(url) else None


def _page_on(platform: _Platform, host: str, path: str) -> Page:
    match platform.name:
        case "Credly":
            return _credly(platform, path)
        case "Badgr":
            return _badgr(platform, host, path)
        case "Open Badge Factory":
            return _single(platform, _FACTORY_BADGE, path, f"https://{host}/v1/assertion/{{}}.json")
        case "edubadges":
            place = "https://api.edubadges.nl/public/assertions/{}"
            return _single(platform, _BADGR_BADGE, path, place)
        case _:
            place = "https://api.accredible.com/v1/obi/badge_assertions/{}"
            return _single(platform, _ACCREDIBLE_BADGE, path, place)


def _single(platform: _Platform, pattern: re.Pattern[str], path: str, *places: str) -> Page:
    match = pattern.fullmatch(path)
    found = tuple(place.format(match[1]) for place in places) if match else ()
    return Page(platform=platform.name, advice=platform.advice, places=found)


def _credly(platform: _Platform, path: str) -> Page:
    if match := _CREDLY_PROFILE.fullmatch(path):
        place = f"https://www.credly.com/users/{match[1]}/badges.json"
        return Page(
            platform=platform.name, advice=platform.advice, places=(place,), is_profile=True
        )
    return _single(platform, _CREDLY_BADGE, path, *_CREDLY_PLACES)


def _badgr(platform: _Platform, host: str, path: str) -> Page:
    """Parchment's pages for one organisation do not tell the region: then each is tried."""
    match = _BADGR_BADGE.fullmatch(path)
    if match is None:
        return Page(platform=platform.name, advice=platform.advice)
    labels = host.split(".")
    named = [region for region in _REGIONS if region in labels]
    regions = named or ["", *(_REGIONS if _is_of_organisation(labels) else ())]
    hosts = [f"api.{region}.badgr.io" if region else "api.badgr.io" for region in regions]
    return Page(
        platform=platform.name,
        advice=platform.advice,
        places=tuple(f"https://{one}/public/assertions/{match[1]}.json?v=2_0" for one in hosts),
        pictures=tuple(f"https://{one}/public/assertions/{match[1]}/baked" for one in hosts),
    )


def _is_of_organisation(labels: list[str]) -> bool:
    return labels[-2:] == ["parchment", "com"] and labels[:-2] not in (["badges"], ["www"], [])


def _moodle(parts: SplitResult, folder: str) -> Page:
    given = dict(parse_qsl(parts.query))
    number = given.get("hash") or given.get("b") or ""
    if not re.fullmatch(_SHA1, number):
        return Page(platform="Moodle", advice=_MOODLE)
    place = f"{parts.netloc.lower()}{folder}/badges/assertion.php?b={number}&obversion=2"
    return Page(
        platform="Moodle", advice=_MOODLE, places=spellings(f"{parts.scheme.lower()}://{place}")
    )
