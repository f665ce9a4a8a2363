"""The table of contents of a zip archive, read strictly; nothing is unpacked here.

Source: APPNOTE.TXT (ZIP File Format Specification 6.3.10), 4.3.7, 4.3.12, 4.3.14 to 4.3.16,
4.5.3 (64-bit sizes) and appendix D (names).
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass

from backpack.domain.faults import Fault

HEADER_LIMIT = 4_000
"""Rows in the table: a Mac adds a shadow to each file, and each may have a folder around it."""

_LOCAL = struct.Struct("<4s5H3I2H")
_ROW = struct.Struct("<4s6H3I5H2I")
_END = struct.Struct("<4s4H2IH")
_LOCATOR_SIZE = 20
_END_64 = struct.Struct("<4sQ2H2I4Q")
_COMMENT_LIMIT = 0xFFFF


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One row: where the packed bytes lie (``start`` to ``end``), and what they should be."""

    name: str
    is_encrypted: bool
    method: int
    checksum: int
    size: int
    header: int
    start: int
    end: int


def read_directory(data: bytes) -> tuple[Entry, ...]:
    """Every row of the archive, folders included, in the order of the table.

    Raises:
        Fault: ``damaged-archive`` when the table or a row does not add up, or rows share
            bytes; ``too-many-files`` beyond 4,000 rows.
    """
    try:
        entries = tuple(_rows(data))
    except struct.error as error:
        raise Fault("damaged-archive", reason="it ends too early") from error
    position = 0
    for entry in sorted(entries, key=lambda entry: entry.header):
        if entry.header < position:
            raise Fault("damaged-archive", reason="its files overlap")
        position = entry.end
    return entries


def _rows(data: bytes) -> Iterator[Entry]:
    begin, end, shift = _table(data)
    position, rows = begin, 0
    while position < end:
        if rows == HEADER_LIMIT:
            raise Fault("too-many-files", limit=HEADER_LIMIT)
        rows += 1
        entry, position = _row(data, position, shift)
        if entry.end > begin:
            raise Fault("damaged-archive", reason="a file does not end where it should")
        yield entry


def _table(data: bytes) -> tuple[int, int, int]:
    """Where the table begins and ends, and by how much every offset is too small."""
    closing = data.rfind(b"PK\5\6", max(0, len(data) - _END.size - _COMMENT_LIMIT))
    if closing < 0:
        raise Fault("damaged-archive", reason="it ends too early")
    *_, size, offset, _ = _END.unpack_from(data, closing)
    end = closing
    if data.startswith(b"PK\6\7", max(0, closing - _LOCATOR_SIZE)):
        # the 64-bit record counts, wherever its locator says that it is (4.3.14, 4.3.15)
        end = closing - _LOCATOR_SIZE - _END_64.size
        mark, *_, size, offset = _END_64.unpack_from(data, max(0, end))
        if mark != b"PK\6\6":
            raise Fault("damaged-archive", reason="its table of contents is broken")
    begin = end - size
    if begin < offset:
        raise Fault("damaged-archive", reason="its table of contents is not where it should be")
    return begin, end, begin - offset


def _row(data: bytes, position: int, shift: int) -> tuple[Entry, int]:
    fields = _ROW.unpack_from(data, position)
    mark, _, _, flags, method, _, _, checksum, packed, size, names, extras, comments = fields[:13]
    if mark != b"PK\1\2":
        raise Fault("damaged-archive", reason="its table of contents is broken")
    after = position + _ROW.size
    name = data[after : after + names]
    extra = data[after + names : after + names + extras]
    size, packed, header = _sizes(extra, size, packed, fields[-1])
    start = _start(data, header + shift)
    entry = Entry(
        name=_decode(name),
        is_encrypted=bool(flags & 1),
        method=method,
        checksum=checksum,
        size=size,
        header=header + shift,
        start=start,
        end=start + packed,
    )
    return entry, after + names + extras + comments


def _sizes(extra: bytes, *fields: int) -> tuple[int, int, int]:
    """Size, packed size and offset, those that do not fit taken from the extra field (4.5.3)."""
    if 0xFFFFFFFF not in fields:
        return fields[0], fields[1], fields[2]
    position = 0
    large: Iterator[tuple[int]] = iter(())
    while position + 4 <= len(extra):
        kind, length = struct.unpack_from("<2H", extra, position)
        if kind == 1:
            body = extra[position + 4 : position + 4 + length]
            large = struct.iter_unpack("<Q", body[: len(body) // 8 * 8])
        position += 4 + length
    size, packed, header = (
        next(large, (field,))[0] if field == 0xFFFFFFFF else field for field in fields
    )
    return size, packed, header


def _start(data: bytes, header: int) -> int:
    """Where a file's packed bytes begin, after its own header (4.3.7)."""
    if header > len(data):
        raise Fault("damaged-archive", reason="a file is not where it should be")
    mark, *_, name, extra = _LOCAL.unpack_from(data, header)
    if mark != b"PK\3\4":
        raise Fault("damaged-archive", reason="a file is not where it should be")
    start: int = header + _LOCAL.size + name + extra
    return start


def _decode(name: bytes) -> str:
    """A name in UTF-8, which many write without saying so, or else in the first PC's letters."""
    try:
        return name.decode()
    except UnicodeDecodeError:
        return name.decode("cp437")
