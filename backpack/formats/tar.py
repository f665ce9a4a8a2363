"""Tar archives, plain or in gzip: their files, taken out in memory and never written anywhere.

Some wallets export their backup so. Names are only shown; links, devices and holes are no files.
Sources: POSIX.1-2017, pax (ustar and pax formats); GNU tar manual, long names; RFC 1952.
"""

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from backpack.domain.faults import Fault
from backpack.formats.archive import RATIO_FLOOR, RATIO_LIMIT, is_left_out, looks_like_zip
from backpack.formats.parts import PARTS_LIMIT, UNPACKED_LIMIT, Part, clean_name

HEADER_LIMIT = 4_000
"""Headers in one archive: a Mac adds a shadow to each file, and each may have a longer name."""

_BLOCK = 512
_GZIP = b"\x1f\x8b\x08"
_FILES = (b"0", b"\0", b"7")
_LONG_NAME, _OF_NEXT = b"L", b"x"
_PATH = re.compile(rb"(?:\A|\n)\d+ path=([^\n]+)\n")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Header:
    """One header: the kind of what follows, its name, and where it begins and ends."""

    kind: bytes
    name: bytes
    start: int
    end: int


def looks_like_tar(data: bytes) -> bool:
    """Whether the bytes begin as a tar archive does, or as something in gzip."""
    return data.startswith(_GZIP) or data[257:262] == b"ustar"


def unpack_tar(data: bytes) -> tuple[tuple[Part, ...], tuple[tuple[str, Fault], ...]]:
    """The files of an archive, and those that were refused, each with its name and fault.

    Raises:
        Fault: ``damaged-archive``, ``too-many-files`` (1,000), ``too-large`` (64 MiB),
            ``packed-too-tightly``, ``unknown-format`` (gzip around something else) or
            ``empty-archive``.
    """
    plain = _inflate(data) if data.startswith(_GZIP) else data
    if plain[257:262] != b"ustar":
        raise Fault("unknown-format")
    files = [(name, body) for name, body in _files(plain) if not is_left_out(name)]
    if not files:
        raise Fault("empty-archive")
    parts: list[Part] = []
    refused: list[tuple[str, Fault]] = []
    for path, body in files:
        name = clean_name(path)
        if not body:
            refused.append((name, Fault("empty-file")))
        elif looks_like_zip(body) or looks_like_tar(body):
            refused.append((name, Fault("nested-archive")))
        else:
            parts.append(Part(name=name, data=body))
    return tuple(parts), tuple(refused)


def _inflate(data: bytes) -> bytes:
    limit = min(UNPACKED_LIMIT, max(RATIO_FLOOR, RATIO_LIMIT * len(data)))
    unpacker = zlib.decompressobj(16 + zlib.MAX_WBITS)
    try:
        plain = unpacker.decompress(data, limit + 1)
    except zlib.error as error:
        raise Fault("damaged-archive", reason="its compression is broken") from error
    if len(plain) > UNPACKED_LIMIT:
        raise Fault("too-large", limit="64 MiB")
    if len(plain) > limit:
        raise Fault("packed-too-tightly", limit=RATIO_LIMIT)
    if not unpacker.eof:
        raise Fault("damaged-archive", reason="it ends too early")
    return plain


def _files(data: bytes) -> Iterator[tuple[str, bytes]]:
    """Each file's path and bytes; what a header says of the next file's name is heeded."""
    seen, longer = 0, b""
    for header in _headers(data):
        body = data[header.start : header.end]
        if header.kind == _LONG_NAME:
            longer = body.rstrip(b"\0")
        elif header.kind == _OF_NEXT:
            found = _PATH.search(body)
            longer = found[1] if found else longer
        else:
            if header.kind in _FILES:
                seen += 1
                if seen > PARTS_LIMIT:
                    raise Fault("too-many-files", limit=PARTS_LIMIT)
                yield (longer or header.name).decode("utf-8", "replace"), body
            longer = b""


def _headers(data: bytes) -> Iterator[_Header]:
    """Every header up to the block of zeros that ends the archive."""
    position = 0
    for _ in range(HEADER_LIMIT):
        block = data[position : position + _BLOCK]
        if not block.strip(b"\0"):
            return
        header = _parse_header(block, position + _BLOCK)
        if header.end > len(data):
            raise Fault("damaged-archive", reason="it ends too early")
        yield header
        position = -(-header.end // _BLOCK) * _BLOCK
    raise Fault("too-many-files", limit=HEADER_LIMIT)


def _parse_header(block: bytes, start: int) -> _Header:
    if len(block) < _BLOCK:
        raise Fault("damaged-archive", reason="it ends too early")
    blank = block[:148] + b" " * 8 + block[156:]
    if _octal(block[148:156]) != sum(blank):
        raise Fault("damaged-archive", reason="a checksum does not match")
    kind = block[156:157]
    # a folder or link has no bytes, whatever its size says; numbers beyond octal are never needed
    has_body = kind in (*_FILES, b"L", b"K", b"x", b"g")
    prefix = block[345:500].partition(b"\0")[0] if block[257:263] == b"ustar\0" else b""
    name = block[:100].partition(b"\0")[0]
    return _Header(
        kind=kind,
        name=prefix + b"/" + name if prefix else name,
        start=start,
        end=start + (_octal(block[124:136]) if has_body else 0),
    )


def _octal(field: bytes) -> int:
    digits = field.strip(b"\0 ")
    if not re.fullmatch(rb"[0-7]{1,12}", digits):
        raise Fault("damaged-archive", reason="its table of contents is broken")
    return int(digits, 8)
