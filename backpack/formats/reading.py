"""Reads any source: finds out what the bytes are, takes the badge texts out, and parses them."""

import re
from collections.abc import Iterable
from dataclasses import replace

from backpack.domain.faults import Fault
from backpack.domain.report import Caution
from backpack.formats.classify import parse_document
from backpack.formats.jws import looks_like_jws, parse_jws
from backpack.formats.page_links import refuse_link
from backpack.formats.payload import Container, Found, Payload, Reading
from backpack.formats.png import SIGNATURE, read_png_texts
from backpack.formats.strict_json import parse_json
from backpack.formats.svg import read_svg_texts
from backpack.formats.vc_jwt import credential_of, refuse_other_tokens

_LINK = re.compile(rb"(?i)https?://\S+")
_LINK_LIMIT = 8_192
"""Characters: more than browsers take."""


def read_badges(data: bytes) -> Reading:
    """Every credential in ``data``, whatever its name says.

    Raises:
        Fault: when there is none; with several texts inside, each refused one is listed in
            ``refused`` as long as one is good.
    """
    if data.startswith(SIGNATURE):
        return _read_png(data)
    if (texts := _svg_texts(data)) is not None:
        if not texts:
            raise Fault("no-badge-inside")
        return _reading(Container.SVG, texts)
    return _reading(*_read_text(data))


def _read_png(data: bytes) -> Reading:
    inside = read_png_texts(data)
    if not inside.texts:
        if inside.damage:
            raise Fault("damaged-picture", reason=inside.damage)
        raise Fault("no-badge-inside")
    cautions = []
    if inside.damage:
        cautions.append(Caution(code="damaged-picture", parameters={"reason": inside.damage}))
    if inside.trailing:
        cautions.append(Caution(code="trailing-bytes", parameters={"count": inside.trailing}))
    return _reading(Container.PNG, inside.texts, cautions)


def _svg_texts(data: bytes) -> tuple[bytes, ...] | None:
    start = data[:256].lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n\0")
    return read_svg_texts(data) if start.startswith(b"<") else None


def _read_text(data: bytes) -> tuple[Container, tuple[bytes, ...]]:
    text = data.strip(b" \t\r\n")
    if text.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] in (b"{", b"["):
        return Container.JSON, (text,)
    if text.count(b".") == 2 and looks_like_jws(text):
        return Container.JWS, (text,)
    if len(text) <= _LINK_LIMIT and _LINK.fullmatch(text):
        raise refuse_link(text.decode("utf-8", "replace"))
    if b"~" in text and looks_like_jws(text.partition(b"~")[0]):
        raise Fault("sd-jwt")
    raise Fault("unknown-format")


def _reading(
    container: Container, texts: Iterable[bytes], cautions: Iterable[Caution] = ()
) -> Reading:
    found: list[Found] = []
    refused: list[Fault] = []
    for text in dict.fromkeys(texts):
        try:
            found.append(_parse(text))
        except Fault as fault:
            refused.append(fault)
    if not found:
        raise refused[0]
    of_file = list(cautions)
    if len(found) > 1:
        of_file.append(Caution(code="several-badges", parameters={"count": len(found)}))
    return Reading(
        container=container,
        found=tuple(replace(one, cautions=tuple(of_file)) if of_file else one for one in found),
        refused=tuple(refused),
        cautions=tuple(of_file),
    )


def _parse(text: bytes) -> Found:
    """One badge text: a compact JWS, JSON, or in the oldest badges an address."""
    text = text.strip()
    if text.startswith((b"http://", b"https://")):
        raise Fault("address-only", address=text[:300].decode("utf-8", "replace"))
    if not text.startswith((b"{", b"[")) and text.count(b".") == 2:
        token = parse_jws(text)
        refuse_other_tokens(token.header, token.claims)
        document = credential_of(token.claims)
        payload = Payload(text=text, document=token.claims, header=token.header)
        return Found(credential=parse_document(document), payload=payload)
    document = parse_json(text)
    if not isinstance(document, dict):
        raise Fault("not-a-badge")
    if isinstance(wrapped := document.get("jwt"), str) and len(document) == 1:
        return _parse(wrapped.encode())
    return Found(credential=parse_document(document), payload=Payload(text=text, document=document))
