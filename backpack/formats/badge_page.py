"""The badge behind a page for people: what the page itself says of where it lies.

``<link rel="alternate">`` of JSON-LD, a picture for sharing (``og:image``) that may carry its
badge, and JSON-LD in the page. Read without running anything.
"""

from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urljoin

ADDRESS_LIMIT = 4
"""Addresses that one page may send on to: alternates and the picture."""

_JSON = frozenset({"application/ld+json", "application/json", "application/vc+ld+json"})
_PICTURES = frozenset({"og:image", "og:image:secure_url", "og:image:url"})


@dataclass(frozen=True, slots=True, kw_only=True)
class BadgePage:
    """What a page offers: ``addresses`` to look at, and JSON texts that stand in it."""

    addresses: tuple[str, ...] = ()
    documents: tuple[bytes, ...] = ()


def looks_like_page(data: bytes) -> bool:
    """Whether this is a page for people."""
    start = data[:512].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return start.startswith((b"<!doctype html", b"<html")) or b"<head" in start


def parse_page(data: bytes, url: str) -> BadgePage:
    """What the page at ``url`` says of a badge; nothing where it says nothing."""
    reader = _Reader()
    reader.feed(data.decode("utf-8", "replace"))
    reader.close()
    joined = [_join(url, place) for place in (*reader.alternates, *reader.pictures)]
    places = dict.fromkeys(place for place in joined if place.startswith("https://"))
    return BadgePage(
        addresses=tuple(places)[:ADDRESS_LIMIT],
        documents=tuple(text.strip().encode() for text in reader.documents if text.strip()),
    )


def _join(url: str, place: str) -> str:
    try:
        return urljoin(url, place.strip())
    except ValueError:
        return ""


@dataclass
class _Reader(HTMLParser):
    """Collects what a page offers, as it goes by."""

    alternates: list[str] = field(default_factory=list)
    pictures: list[str] = field(default_factory=list)
    documents: list[str] = field(default_factory=list)
    _is_inside: bool = False

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        kind = given.get("type", "").split(";")[0].strip().lower()
        if tag == "link" and "alternate" in given.get("rel", "").lower().split() and kind in _JSON:
            self.alternates.append(given.get("href", ""))
        elif tag == "meta" and given.get("property", given.get("name", "")).lower() in _PICTURES:
            self.pictures.append(given.get("content", ""))
        elif tag == "script" and kind in _JSON:
            self._is_inside = True
            self.documents.append("")

    def handle_data(self, data: str) -> None:
        if self._is_inside:
            self.documents[-1] += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "script":
            self._is_inside = False
