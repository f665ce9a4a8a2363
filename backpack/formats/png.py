"""Badges in PNG pictures: text chunks are read and written, no pixel is ever touched.

Source: Portable Network Graphics (Third Edition), 5 and 11.3; Open Badges 2.0 and 3.0, baking.
"""

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from backpack.domain.faults import Fault
from backpack.formats.strict_json import TEXT_LIMIT

SIGNATURE = b"\x89PNG\r\n\x1a\n"

KEYWORDS = {
    b"openbadges": "openbadges",
    b"openbadgecredential": "openbadgecredential",
    b"clrcredential": "clrcredential",
}
"""Chunk keywords of Open Badges up to 2.1, Open Badges 3.0, and Comprehensive Learner Record."""

ALL_TEXTS_LIMIT = 16 * 1024 * 1024
"""Bytes of all badge texts together, each counted as 1,000 more: no file holds that many."""

_TEXT_CHUNKS = (b"tEXt", b"zTXt", b"iTXt")


@dataclass(frozen=True, slots=True, kw_only=True)
class PngTexts:
    """The badge texts of a PNG, in the order of the file.

    ``damage`` tells what is wrong with the rest of the picture, empty when it is whole;
    ``trailing`` counts the bytes after its end.
    """

    texts: tuple[bytes, ...]
    damage: str = ""
    trailing: int = 0


def read_png_texts(data: bytes) -> PngTexts:
    """Walk the whole file, check every CRC, and read the chunks that hold a badge.

    Raises:
        Fault: ``too-large`` when a text unpacks beyond 5 MiB, ``damaged-text`` when a
            badge chunk itself is broken.
    """
    texts: list[bytes] = []
    room = ALL_TEXTS_LIMIT
    end = len(SIGNATURE)
    ended = False
    try:
        for kind, body, after in _walk(data):
            end = after
            if kind in _TEXT_CHUNKS and (text := _badge_text(kind, body)) is not None:
                room -= len(text) + 1_000
                if room < 0:
                    raise Fault("too-large", limit="16 MiB")
                texts.append(text)
            ended = kind == b"IEND"
    except _DamageError as damage:
        return PngTexts(texts=tuple(texts), damage=str(damage))
    if not ended:
        return PngTexts(texts=tuple(texts), damage="it ends too early")
    return PngTexts(texts=tuple(texts), trailing=len(data) - end)


def bake_png(picture: bytes, keyword: str, text: bytes) -> bytes:
    """``picture`` with one uncompressed iTXt chunk after its header; no other byte changes.

    ``keyword`` is ``openbadges`` (up to 2.1) or ``openbadgecredential`` (3.0); ``text`` is
    the compact JWS or JSON in UTF-8 (Open Badges 3.0, 5.3.1.1).

    Raises:
        Fault: ``damaged-picture`` when ``picture`` is not a PNG.
    """
    if not picture.startswith(SIGNATURE) or picture[12:16] != b"IHDR":
        raise Fault("damaged-picture", reason="it is not a PNG")
    body = keyword.encode("latin-1") + b"\0\0\0\0\0" + text
    chunk = struct.pack(">I", len(body)) + b"iTXt" + body
    chunk += struct.pack(">I", zlib.crc32(chunk[4:]))
    after_header = len(SIGNATURE) + 12 + struct.unpack_from(">I", picture, 8)[0]
    return picture[:after_header] + chunk + picture[after_header:]


class _DamageError(Exception):
    """The chunks do not add up; what was read before stands."""


def _walk(data: bytes) -> Iterator[tuple[bytes, bytes, int]]:
    """Each chunk's type, body and end; the body of a picture chunk is not copied out."""
    view = memoryview(data)
    position = len(SIGNATURE)
    while position < len(data):
        if position + 12 > len(data):
            raise _DamageError("it ends too early")
        length = int.from_bytes(view[position : position + 4])
        end = position + 12 + length
        if end > len(data):
            raise _DamageError("it ends too early")
        if zlib.crc32(view[position + 4 : end - 4]) != int.from_bytes(view[end - 4 : end]):
            raise _DamageError("a checksum does not match")
        kind = bytes(view[position + 4 : position + 8])
        yield kind, bytes(view[position + 8 : end - 4]) if kind in _TEXT_CHUNKS else b"", end
        if kind == b"IEND":
            return
        position = end


def _badge_text(kind: bytes, body: bytes) -> bytes | None:
    keyword, _, rest = body.partition(b"\0")
    if keyword not in KEYWORDS:
        return None
    if kind == b"tEXt":
        return _limited(rest.decode("latin-1").encode())
    if kind == b"zTXt":
        return _inflate(rest[1:]).decode("latin-1").encode()
    compressed, rest = rest[:1], rest[2:]
    text = rest.partition(b"\0")[2].partition(b"\0")[2]
    return _inflate(text) if compressed == b"\1" else _limited(text)


def _inflate(data: bytes) -> bytes:
    unpacker = zlib.decompressobj()
    try:
        text = unpacker.decompress(data, TEXT_LIMIT + 1)
    except zlib.error as error:
        raise Fault("damaged-text", reason="its compression is broken") from error
    if len(text) <= TEXT_LIMIT and not unpacker.eof:
        raise Fault("damaged-text", reason="its compression ends too early")
    return _limited(text)


def _limited(text: bytes) -> bytes:
    if len(text) > TEXT_LIMIT:
        raise Fault("too-large", limit="5 MiB")
    return text
