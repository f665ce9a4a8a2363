"""What a web page says of where its badge lies: links, its picture, and data written into it.

Not ``html.parser``: with half a megabyte of ``<!--`` it is busy for minutes. Each pattern here goes
through a page once. What stands in comments counts too: a badge is judged by itself, wherever its
address was found. Sources: HTML Living Standard, 4.2.4 and 4.12.1; Open Graph protocol; JSON-LD
1.1, 7 (data in pages).
"""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urljoin

_PAGE_LIMIT = 2 * 1024 * 1024
"""Characters that are looked at: pages with their styles inside have up to one million."""

_LINKS_LIMIT = 4
"""Of each kind: a page about one badge names one or two."""

_TAG = re.compile(r"<(link|meta)(\s[^<>]{0,4000})>", re.IGNORECASE)
_SCRIPT = re.compile(r"<script(\s[^<>]{0,1000})>", re.IGNORECASE)
_END = re.compile(r"</script", re.IGNORECASE)
_ATTRIBUTE = re.compile(
    r"(?<![\w:-])([\w:-]{1,40})\s{0,20}=\s{0,20}(\"[^\"]*\"|'[^']*'|[^\s\"'=<>`]+)", re.ASCII
)
_DATA = frozenset({"application/ld+json", "application/vc+ld+json", "application/json"})
_SHARED_PICTURES = frozenset({"og:image", "og:image:url", "og:image:secure_url"})


@dataclass(frozen=True, slots=True, kw_only=True)
class PageContents:
    """Secure addresses of documents and of pictures, and JSON-LD that the page holds itself."""

    documents: tuple[str, ...] = ()
    pictures: tuple[str, ...] = ()
    data: tuple[bytes, ...] = ()


def looks_like_page(body: bytes) -> bool:
    """Whether an answer is a page for people; a picture in SVG is none."""
    start = body[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    is_marked = start.startswith(b"<") and b"<head" in start
    return is_marked or start.startswith((b"<!doctype html", b"<html"))


def read_page(body: bytes, url: str) -> PageContents:
    """What the page that ``url`` answered with says; relative addresses are taken from there."""
    text = body.decode("utf-8", "replace")[:_PAGE_LIMIT]
    documents: dict[str, None] = {}
    pictures: dict[str, None] = {}
    for tag in _TAG.finditer(text):
        given = _attributes(tag[2])
        if tag[1].lower() == "link" and _is_data_link(given):
            documents.update(dict.fromkeys(_address(given.get("href", ""), url)))
        if tag[1].lower() == "meta" and _is_shared_picture(given):
            pictures.update(dict.fromkeys(_address(given.get("content", ""), url)))
    return PageContents(
        documents=tuple(documents)[:_LINKS_LIMIT],
        pictures=tuple(pictures)[:_LINKS_LIMIT],
        data=tuple(_data(text)),
    )


def _attributes(text: str) -> dict[str, str]:
    """The attributes of a tag; of two with one name the first counts, as in browsers."""
    found: dict[str, str] = {}
    for name, value in _ATTRIBUTE.findall(text):
        plain = value[1:-1] if value[0] in "\"'" else value
        found.setdefault(name.lower(), html.unescape(plain))
    return found


def _is_data_link(given: dict[str, str]) -> bool:
    kind = given.get("type", "").partition(";")[0].strip().lower()
    return "alternate" in given.get("rel", "").lower().split() and kind in _DATA


def _is_shared_picture(given: dict[str, str]) -> bool:
    return given.get("property", given.get("name", "")).lower() in _SHARED_PICTURES


def _address(reference: str, url: str) -> Iterator[str]:
    try:
        place = urljoin(url, reference.strip())
    except ValueError:
        return
    if reference and place.startswith("https://"):
        yield place


def _data(text: str) -> Iterator[bytes]:
    at = 0
    for _ in range(_LINKS_LIMIT):
        script = _next_data(text, at)
        if script is None:
            return
        end = _END.search(text, script.end())
        if end is None:
            return
        yield text[script.end() : end.start()].strip().encode()
        at = end.end()


def _next_data(text: str, at: int) -> re.Match[str] | None:
    for script in _SCRIPT.finditer(text, at):
        if _attributes(script[1]).get("type", "").lower() in _DATA:
            return script
    return None
