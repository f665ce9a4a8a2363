"""Reads any source: finds out what the bytes are, takes the badge texts out, and parses them."""

import json
import re
from codecs import BOM_UTF8
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import count
from typing import Any

from backpack.domain.credential import Achievement, Credential, Profile, Standard
from backpack.domain.faults import Fault
from backpack.domain.report import Caution
from backpack.formats.archive import looks_like_zip, unpack_zip
from backpack.formats.classify import parse_document
from backpack.formats.fields import Members
from backpack.formats.jws import CompactJws, looks_like_jws, parse_jws
from backpack.formats.message import looks_like_message, unpack_message
from backpack.formats.page_links import refuse_page
from backpack.formats.parts import Part
from backpack.formats.payload import (
    MEDIA_TYPES,
    Container,
    Found,
    Payload,
    Reading,
    Refusal,
)
from backpack.formats.pdf import looks_like_pdf, read_pdf
from backpack.formats.picture_kinds import picture_kind
from backpack.formats.png import read_png_texts
from backpack.formats.records import find_records, in_record
from backpack.formats.strict_json import TEXT_LIMIT, parse_json
from backpack.formats.svg import read_svg_texts
from backpack.formats.tar import looks_like_tar, unpack_tar
from backpack.formats.validity import validity
from backpack.formats.vc_jwt import credential_of, refuse_other_tokens
from backpack.formats.wallet import Piece, expand

_LINK = re.compile(rb"(?i)https?://\S+")
_LINK_LIMIT = 8_192
"""Characters: more than browsers take."""

_DOCUMENT_LIMIT = 16 * 1024 * 1024
"""Bytes of JSON: a wallet's backup holds many badges with their pictures."""


def read_badges(data: bytes) -> Reading:
    """Every credential in ``data``, whatever its name says.

    Raises:
        Fault: when there is none; else each thing refused inside is listed in ``refused``.
    """
    if looks_like_zip(data):
        return _read_archive(Container.ZIP, *unpack_zip(data))
    if looks_like_tar(data):
        return _read_archive(Container.TAR, *unpack_tar(data))
    if looks_like_pdf(data):
        return _read_document(data)
    if looks_like_message(data):
        return _read_parts(Container.MESSAGE, unpack_message(data))
    return _read_single(data)


def _read_archive(
    container: Container, parts: tuple[Part, ...], refused: tuple[tuple[str, Fault], ...]
) -> Reading:
    refusals = [Refusal(name=name, fault=fault) for name, fault in refused]
    return _read_parts(container, parts, refusals)


def _read_document(data: bytes) -> Reading:
    """A PDF: what it carries itself, then what is attached to it."""
    contents = read_pdf(data)
    refusals = [Refusal(name=name, fault=fault) for name, fault in contents.refused]
    if not contents.texts:
        return _read_parts(Container.PDF, contents.parts, refusals)
    own = _reading(Container.PDF, contents.texts)
    try:
        attached = _read_parts(Container.PDF, contents.parts, refusals)
    except Fault:
        return own
    return replace(
        own, found=(*own.found, *attached.found), refused=(*own.refused, *attached.refused)
    )


def _read_parts(
    container: Container, parts: Iterable[Part], refused: Iterable[Refusal] = ()
) -> Reading:
    """Each file inside a container, read as if it had come by itself."""
    found: list[Found] = []
    refusals = list(refused)
    for part in parts:
        try:
            reading = _read_single(part.data)
        except Fault as fault:
            refusals.append(Refusal(name=part.name, fault=fault))
            continue
        found.extend(replace(one, part=one.part or part) for one in reading.found)
        refusals.extend(replace(one, name=part.name) for one in reading.refused)
    if not found:
        raise refusals[0].fault if len(refusals) == 1 else Fault("no-badge-in-files")
    return Reading(container=container, found=tuple(found), refused=tuple(refusals))


def _read_single(data: bytes) -> Reading:
    kind = picture_kind(data)
    if kind == "PNG":
        return _read_png(data)
    if kind:
        raise Fault("no-badge-inside")  # no other kind of picture has a place for one
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
    if text.removeprefix(BOM_UTF8).lstrip()[:1] in (b"{", b"["):
        return Container.JSON, (text,)
    text = _unquoted(text.removeprefix(BOM_UTF8).lstrip())
    if text.count(b".") == 2 and looks_like_jws(text):
        return Container.JWS, (text,)
    if len(text) <= _LINK_LIMIT and _LINK.fullmatch(text):
        return Container.LINK, (_read_link(text),)
    if b"~" in text and looks_like_jws(text.partition(b"~")[0]):
        raise Fault("sd-jwt")
    raise Fault("unknown-format")


def _unquoted(text: bytes) -> bytes:
    """A token or an address as such, where a service gave it as a JSON string."""
    is_quoted = len(text) > 2 and text.startswith(b'"') and text.endswith(b'"')
    return text[1:-1] if is_quoted else text


def _read_link(text: bytes) -> bytes:
    """An address where a badge may lie; its scheme in small letters, as codes seldom have it."""
    scheme, mark, rest = text.partition(b"://")
    address = scheme.lower() + mark + rest
    if fault := refuse_page(address.decode("utf-8", "replace")):
        raise fault
    return address


def _reading(
    container: Container, texts: Iterable[bytes], cautions: Iterable[Caution] = ()
) -> Reading:
    """The credentials in the badge texts of one file, each text once."""
    found: list[Found] = []
    refused: list[Refusal] = []
    for text in dict.fromkeys(texts):
        try:
            for one in _parse(text.strip()):
                _sort_in(one, found, refused)
        except Fault as fault:
            refused.append(Refusal(fault=fault))
    if not found:
        raise refused[0].fault
    of_file = list(cautions)
    if len(found) > 1 and container in (Container.PNG, Container.SVG):
        of_file.append(Caution(code="several-badges", parameters={"count": len(found)}))
    media_type = MEDIA_TYPES[container]
    return Reading(
        container=container,
        found=tuple(
            replace(
                one,
                cautions=(*of_file, *one.cautions),
                media_type=one.media_type or media_type,
                position=one.position if one.part else position,
            )
            for position, one in enumerate(found)
        ),
        refused=tuple(refused),
        cautions=tuple(of_file),
    )


def _sort_in(one: Found | Refusal, found: list[Found], refused: list[Refusal]) -> None:
    if isinstance(one, Found):
        found.append(one)
    else:
        refused.append(one)


def _parse(text: bytes) -> Iterator[Found | Refusal]:
    """One badge text: a compact JWS, JSON, or in the oldest badges an address."""
    if text.startswith((b"http://", b"https://")):
        yield _address_only(text)
    elif b"~" in text and not text.startswith((b"{", b"[")):
        raise Fault("sd-jwt")
    elif not text.startswith((b"{", b"[")) and text.count(b".") == 2:
        token = parse_jws(text)
        document = credential_of(token.claims)
        yield from _parse_pieces(document, lambda: _parse_token(text, token))
    else:
        document = parse_json(text, limit=_DOCUMENT_LIMIT)
        yield from _parse_pieces(document, lambda: _parse_whole(document, text))


def _parse_pieces(document: Any, parse_whole: Callable[[], Found]) -> Iterator[Found | Refusal]:
    """The credential itself, or those inside a wallet, a presentation or a record."""
    pieces = expand(document)
    if pieces is None:
        yield parse_whole()
    elif pieces[0] is document:
        yield from _parse_record(pieces, parse_whole)
    else:
        for number, piece in enumerate(pieces, start=1):
            yield from _parse_file(piece, number)


def _parse_record(
    pieces: tuple[Piece, ...], parse_whole: Callable[[], Found]
) -> Iterator[Found | Refusal]:
    """A record, then its badges, which stay in its file."""
    records = find_records(pieces)
    read: dict[int, Found] = {}
    for piece in pieces:
        if isinstance(piece, str):
            yield from _parse_or_refuse(_text_of(piece))
            continue
        try:
            found = parse_whole() if piece is pieces[0] else _parse_document(piece, _text_of(piece))
        except Fault as fault:
            yield Refusal(fault=fault)
            continue
        record = read.get(id(records.get(id(piece))))
        read[id(piece)] = found if record is None else in_record(found, record)
        yield read[id(piece)]


def _parse_file(piece: Piece, number: int) -> Iterator[Found | Refusal]:
    """What comes out of a wallet or a presentation becomes a file of its own.

    The container may hold the learner's secret key, which must never go out with a badge.
    """
    text = _text_of(piece)
    is_json = text.startswith(b"{")
    part = Part(name=f"{number}.json" if is_json else f"{number}.jwt", data=text)
    media_type = MEDIA_TYPES[Container.JSON if is_json else Container.JWS]
    places = count()
    for one in _parse_or_refuse(text):
        if isinstance(one, Refusal):
            yield one
        else:
            yield replace(one, part=part, media_type=media_type, position=next(places))


def _parse_or_refuse(text: bytes) -> Iterator[Found | Refusal]:
    try:
        yield from _parse(text)
    except Fault as fault:
        yield Refusal(fault=fault)


def _text_of(piece: Piece) -> bytes:
    if isinstance(piece, str):
        return piece.encode("utf-8", "replace")
    return json.dumps(piece, ensure_ascii=False).encode()


def _parse_token(text: bytes, token: CompactJws) -> Found:
    refuse_other_tokens(token.header, token.claims)
    document = credential_of(token.claims)
    credential = _until_its_end(parse_document(document), document, token.claims)
    payload = Payload(text=text, document=token.claims, header=token.header)
    return Found(credential=credential, payload=payload)


def _parse_whole(document: object, text: bytes) -> Found:
    """A document that is the badge itself; one that holds others may be larger."""
    if len(text) > TEXT_LIMIT and expand(document) is None:
        raise Fault("too-large", limit="5 MiB")
    return _parse_document(document, text)


def _parse_document(document: object, text: bytes) -> Found:
    if not isinstance(document, dict):
        raise Fault("not-a-badge")
    payload = Payload(text=text, document=document)
    credential = _until_its_end(parse_document(document), document, None)
    return Found(credential=credential, payload=payload)


def _until_its_end(credential: Credential, document: Members, claims: Members | None) -> Credential:
    """The credential with the end that counts, wherever that is stated."""
    if "credentialSubject" not in document:
        return credential
    end = validity(document, claims)[1]
    return credential if end == credential.expires else replace(credential, expires=end)


def _address_only(text: bytes) -> Found:
    """A badge of 2012, a link in a wallet: all that is known is where the issuer keeps it."""
    if len(text) > _LINK_LIMIT:
        raise Fault("too-large", limit="8 KiB")
    address = text.decode("utf-8", "replace")
    document: Members = {"id": address, "badge": {}, "verify": {"type": "hosted", "url": address}}
    credential = Credential(
        id=address, standard=Standard.OB_0_5, achievement=Achievement(), issuer=Profile(id=None)
    )
    return Found(
        credential=credential,
        payload=Payload(text=text, document=document),
        cautions=(Caution(code="needs-network"),),
    )
