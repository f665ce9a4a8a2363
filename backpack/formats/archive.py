"""Zip archives: their files, unpacked in memory within limits and never written anywhere.

Names are only shown. No size that the archive states is believed. What a Mac, Windows or a
drawing program adds unasked is left out without a word.
"""

import zlib

from backpack.domain.faults import Fault
from backpack.formats.parts import PARTS_LIMIT, UNPACKED_LIMIT, Part, clean_name
from backpack.formats.zip_directory import Entry, read_directory

RATIO_LIMIT = 100
"""Unpacked for packed: pictures reach 2, badge texts 10; the densest bombs 1,000."""

RATIO_FLOOR = 1024 * 1024
"""Bytes of an unpacked file up to which no ratio harms."""

_STORED, _DEFLATED = 0, 8
_SHADOWS = frozenset({"__macosx", "thumbs.db", "desktop.ini"})


def looks_like_zip(data: bytes) -> bool:
    """Whether the bytes begin as a zip archive does, be it an empty one."""
    return data.startswith((b"PK\3\4", b"PK\5\6"))


def unpack_zip(data: bytes) -> tuple[tuple[Part, ...], tuple[tuple[str, Fault], ...]]:
    """The files of an archive, and those that were refused, each with its name and fault.

    A file is refused as ``locked-archive`` (encrypted), ``nested-archive`` (a zip itself),
    ``packed-too-tightly``, ``unknown-packing``, ``empty-file`` or ``damaged-archive``.

    Raises:
        Fault: for the archive as a whole, ``damaged-archive``, ``too-many-files`` (1,000),
            ``too-large`` (64 MiB unpacked) or ``empty-archive``.
    """
    files = [entry for entry in read_directory(data) if not is_left_out(entry.name)]
    if len(files) > PARTS_LIMIT:
        raise Fault("too-many-files", limit=PARTS_LIMIT)
    if not files:
        raise Fault("empty-archive")
    refused = {place: fault for place, entry in enumerate(files) if (fault := _judge(entry))}
    wanted = sum(entry.size for place, entry in enumerate(files) if place not in refused)
    if wanted > UNPACKED_LIMIT:
        raise Fault("too-large", limit="64 MiB")
    parts = []
    for place, entry in enumerate(files):
        if place in refused:
            continue
        try:
            parts.append(Part(name=clean_name(entry.name), data=_unpack(data, entry)))
        except Fault as fault:
            refused[place] = fault
    return tuple(parts), tuple(
        (clean_name(files[place].name), refused[place]) for place in sorted(refused)
    )


def is_left_out(path: str) -> bool:
    """Folders, and what systems add: shadows of files, hidden files, small pictures."""
    names = path.replace("\\", "/").split("/")
    hidden = any(name.startswith(".") and name not in {".", ".."} for name in names)
    return not names[-1] or hidden or not _SHADOWS.isdisjoint(map(str.lower, names))


def _judge(entry: Entry) -> Fault | None:
    """Why a file is not to be unpacked, as far as its row tells."""
    if entry.is_encrypted:
        return Fault("locked-archive")
    if entry.method not in (_STORED, _DEFLATED):
        return Fault("unknown-packing")
    if entry.size > max(RATIO_FLOOR, RATIO_LIMIT * (entry.end - entry.start)):
        return Fault("packed-too-tightly", limit=RATIO_LIMIT)
    return None


def _unpack(data: bytes, entry: Entry) -> bytes:
    """One file, at most a byte longer than its row says, which then counts as damage."""
    packed = memoryview(data)[entry.start : entry.end]
    if entry.method == _STORED:
        content = bytes(packed)
    else:
        try:
            content = zlib.decompressobj(-zlib.MAX_WBITS).decompress(packed, entry.size + 1)
        except zlib.error as error:
            raise Fault("damaged-archive", reason="its compression is broken") from error
    if len(content) != entry.size:
        raise Fault("damaged-archive", reason="a file has not the size that it should have")
    if zlib.crc32(content) != entry.checksum:
        raise Fault("damaged-archive", reason="a checksum does not match")
    if not content:
        raise Fault("empty-file")
    if looks_like_zip(content) or content[257:262] == b"ustar":
        raise Fault("nested-archive")
    return content
