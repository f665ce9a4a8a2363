"""Web addresses of badges: when two spellings mean the same document, and which site it is of.

Sources: RFC 3986, 6.2 (normalisation); RFC 6454 (origin); what Badgr, Moodle and Credly add to or
vary in their own addresses. An address that browsers and libraries read differently is of no site.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import SplitResult, urlsplit

_WEB = ("http://", "https://")

_ODD = re.compile(r"[\x00-\x20\x7f-\xa0\\<>\"^`{|}]")
"""What no address has unescaped; some readers drop it or take it for a slash."""

LENGTH_LIMIT = 8_192
"""Characters: more than browsers take."""

_SHOWN_LENGTH = 100
"""Characters of a host in a sentence; the names of real ones are far shorter."""

_HOST = re.compile(r"(?:[a-z0-9_-]+\.)*[a-z0-9_-]+")

_DOT_SEGMENT = re.compile(r"(?i)(?:^|/)(?:\.|%2e){1,2}(?:/|$)|%2f|%5c")

_DEFAULT_PORTS = (None, 80, 443)

_VIEW = re.compile(r"v=\d_\d|obversion=\d|expand=badge(?:\.issuer)?|identity__\w+=.*")
"""Parameters that choose a form of the same document (Badgr, Moodle)."""

_RECIPIENT = re.compile(r"\?identity__\w+=[^&#]*\Z")

_SHELVES = {
    re.compile(r"raw\.githubusercontent\.com|gist\.githubusercontent\.com"): 1,
    re.compile(r"s3(?:[.-][a-z0-9-]+)?\.amazonaws\.com|storage\.googleapis\.com"): 1,
    re.compile(r"(?:www\.)?(?:github|gitlab|gitee)\.com|bitbucket\.org|codeberg\.org"): 1,
    re.compile(r"(?:raw|rawcdn)\.githack\.com|huggingface\.co|unpkg\.com|esm\.sh"): 1,
    re.compile(r"storage\.cloud\.google\.com|arweave\.net"): 1,
    re.compile(r"(?:media\.githubusercontent|api\.github|pastebin|jsonblob)\.com"): 2,
    re.compile(r"(?:cdn|fastly|gcore|testingcf)\.jsdelivr\.net|cdn\.statically\.io"): 2,
    re.compile(r"(?:dl|www)\.dropbox(?:usercontent)?\.com|(?:web\.)?archive\.org"): 2,
    re.compile(r"ipfs\.io|dweb\.link|gateway\.pinata\.cloud|sites\.google\.com"): 2,
    re.compile(r"cdn\.discordapp\.com|firebasestorage\.googleapis\.com"): 3,
}
"""Hosts where anybody keeps files, and how many folders there tell one keeper from another."""

_TWINS = (("api.credly.com", "/v1/", "www.credly.com", "/api/v1/"),)
"""Two places of one service that answer with the same documents."""


def ascii_host(text: str) -> str:
    """A host in small letters, other scripts as browsers ask for them (UTS 46).

    Raises:
        ValueError: for what is no host name in any script.
    """
    host = text.lower().removesuffix(".")
    if host.isascii():
        return host
    import idna  # noqa: PLC0415 - large, and few hosts need it

    return idna.encode(host, uts46=True).decode().lower()  # its errors are ValueErrors


def shown_host(url: str) -> str:
    """The host of an address as it is safe to show: in ASCII, so that no letter looks like another.

    Empty where it names none.
    """
    return _shown_host(url) if len(url) <= LENGTH_LIMIT else ""


@lru_cache(maxsize=512)
def _shown_host(url: str) -> str:
    try:
        return ascii_host(urlsplit(url).hostname or "")[:_SHOWN_LENGTH]
    except ValueError:
        return ""


def is_web_address(value: object) -> bool:
    """Whether something is an address that can be asked."""
    return isinstance(value, str) and value.lower().startswith(_WEB)


def spellings(url: str) -> tuple[str, ...]:
    """The addresses to ask for one document, best first: what was open in 2012 is secure today.

    Never the other way round: a secure address has no open twin. One that names the recipient
    (Badgr) may have been forgotten, where the badge's own is still there.
    """
    bare = _RECIPIENT.sub("", url)
    scheme, _, rest = url.partition("://")
    parts = _split(url)
    if scheme.lower() != "http" or parts is None or parts.port not in _DEFAULT_PORTS:
        return (url,) if bare == url else (url, bare)
    return (f"https://{_without_port(rest)}", url)


def origin_of(url: str | None) -> str:
    """The site of an address: its host, and the port unless it is the usual one; "" for none.

    http and https count as one: what a site says over either is its own.
    """
    parts = _split(url or "")
    return _site(parts) if parts else ""


def keeper_of(url: str | None) -> str:
    """Who decides what an address answers: its site, and on a host of many keepers the folder."""
    place = _place(url or "")
    if place is None:
        return ""
    folders = place.path.split("/")[1:-1]
    for host, count in _SHELVES.items():
        if host.fullmatch(place.site):
            return "/".join([place.site, *folders[:count]])
    return place.site


def is_one_keeper(one: str, other: str) -> bool:
    """Whether two addresses are of one site, with or without its ``www``."""
    return keeper_of(one).removeprefix("www.") == keeper_of(other).removeprefix("www.") != ""


def normal_address(url: str) -> str:
    """One spelling for all that mean the same document; other identifiers as they are."""
    return _normal_address(url) if is_web_address(url) and len(url) <= LENGTH_LIMIT else url


@lru_cache(maxsize=512)
def _normal_address(url: str) -> str:
    """Kept, since those of one issuer are compared for each of its badges."""
    place = _place(url)
    if place is None:
        return url
    query = "&".join(one for one in place.query.split("&") if one and not _VIEW.fullmatch(one))
    return f"https://{place.site}{place.path.removesuffix('.json')}" + (
        f"?{query}" if query else ""
    )


def is_same_address(one: str | None, other: str | None) -> bool:
    """Whether two identifiers mean the same; two that are missing do not."""
    if not one or not other:
        return False
    return one == other or normal_address(one) == normal_address(other)


def is_within(url: str, beginning: str) -> bool:
    """Whether an address begins with another one: the same site, and a path that begins alike.

    Read as addresses and not as text: ``https://a.example`` is no beginning of
    ``https://a.example.evil.example``, and dots that lead elsewhere are no path at all.
    """
    whole, start = _place(url), _place(beginning)
    if whole is None or start is None or _DOT_SEGMENT.search(whole.path):
        return False
    return whole.site == start.site and whole.target.startswith(start.target)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Place:
    site: str
    path: str
    query: str

    @property
    def target(self) -> str:
        return f"{self.path}?{self.query}" if self.query else self.path


def _place(url: str) -> _Place | None:
    """An address in its parts, at the host that a service with two uses today."""
    parts = _split(url)
    if parts is None:
        return None
    site, path = _site(parts), parts.path or "/"
    for old, old_path, new, new_path in _TWINS:
        if site == old and path.startswith(old_path):
            site, path = new, new_path + path.removeprefix(old_path)
    return _Place(site=site, path=path, query=parts.query)


@lru_cache(maxsize=512)
def _site(parts: SplitResult) -> str:
    host = (parts.hostname or "").lower()
    return host if parts.port in _DEFAULT_PORTS else f"{host}:{parts.port}"


def _split(url: str) -> SplitResult | None:
    return _split_short(url) if is_web_address(url) and len(url) <= LENGTH_LIMIT else None


@lru_cache(maxsize=512)
def _split_short(url: str) -> SplitResult | None:
    """Kept, since a badge's few addresses are compared again and again."""
    if _ODD.search(url):
        return None
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        return None
    is_plain = "@" not in parts.netloc and _HOST.fullmatch((parts.hostname or "").lower())
    return parts if is_plain and port != 0 else None


def _without_port(rest: str) -> str:
    host, slash, path = rest.partition("/")
    return host.removesuffix(":80") + slash + path
