"""Takes a PDF apart with pypdf, under narrow limits; no page is drawn or even looked at.

ISO 32000-1, 7.9.6 (name trees), 7.11.4 (embedded files), 14.3 (information and metadata);
ISO 19005-3, 6.8 (associated files).
"""

import io
import logging
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import Any, cast

from pypdf import PdfReader, apply_configuration
from pypdf.errors import LimitReachedError
from pypdf.generic import IndirectObject, NullObject, StreamObject, TextStringObject

from backpack.domain.faults import Fault
from backpack.formats.parts import PARTS_LIMIT, UNPACKED_LIMIT, Part, clean_name
from backpack.formats.xmp import read_xmp_texts

STRUCTURE_LIMIT = 4 * 1024 * 1024
"""Bytes that a table of objects or the metadata may unpack to: 100,000 objects need 2 MiB."""

WORK_LIMIT = 5 * 1024 * 1024
"""Bytes of a table before and after unpacking: the slowest packing undoes 3 MiB in a second."""

REPAIR_LIMIT = 2 * 1024 * 1024
"""Bytes searched for lost objects, once for each: searching a MiB takes half a second."""

READ_LIMIT = 500_000
"""Times that pypdf may read a few bytes, 20 for each object, and once more for 20 bytes of the
file, as the largest portfolios need: a million take most of a second."""

TAIL_LIMIT = 64 * 1024
"""Bytes at the end in which the way to the table of objects begins."""

SLOW_LIMIT = 512 * 1024
"""Bytes for the packings of the past, which pypdf undoes letter by letter."""

NODE_LIMIT = 2_000
"""Nodes in the tree of attachments: twice as many as there may be files."""

_INFO_KEYS = frozenset({"/openbadges", "/openbadgecredential", "/clrcredential"})
_FILE_KEYS = ("/UF", "/F", "/Unix", "/Mac", "/DOS")

_Contents = tuple[tuple[bytes, ...], tuple[Part, ...], tuple[tuple[str, Fault], ...]]


def open_document(data: bytes) -> _Contents:
    """The badge texts, the attached files, and the refused ones with their faults.

    Raises:
        Fault: ``locked-document``, ``damaged-document``, ``too-large`` or ``too-many-files``.
    """
    with _narrow_reader(data) as reader:
        texts = dict.fromkeys((*_information(reader), *_metadata(reader)))
        files = _Files()
        files.collect(reader.root_object)
    return tuple(texts), tuple(files.parts), tuple(files.refused)


@contextmanager
def _narrow_reader(data: bytes) -> Iterator[PdfReader]:
    """A reader with narrow limits; whatever goes wrong in it is the document's fault."""
    if b"startxref" not in data[-TAIL_LIMIT:]:
        raise Fault("damaged-document")
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # it would write to the terminal
    limits = apply_configuration(
        zlib_maximum_output_length=STRUCTURE_LIMIT,
        zlib_maximum_recovery_input_length=0,
        lzw_maximum_output_length=SLOW_LIMIT,
        run_length_maximum_output_length=SLOW_LIMIT,
        brotli_maximum_output_length=SLOW_LIMIT,
        stream_decoding_work_maximum_length=WORK_LIMIT,
        stream_filters_maximum_length=2,
        maximum_declared_stream_length=UNPACKED_LIMIT,
        jbig2dec_binary=None,
    )
    try:
        with limits:
            reader = PdfReader(cast("io.BytesIO", _Window(data)), root_object_recovery_limit=1_000)
            yield _unlocked(reader)
    except Fault:
        raise
    except Exception as error:
        # pypdf raises whatever its code runs into: KeyError, RecursionError and many more
        raise Fault("damaged-document") from error


class _Window:
    """The bytes as pypdf gets to see them: not without end, and seldom as a whole.

    What makes pypdf slow is a broken table of objects: it then searches the whole file, for
    each object anew.
    """

    def __init__(self, data: bytes) -> None:
        file = io.BytesIO(data)
        self.seek, self.tell = file.seek, file.tell
        self._read = file.read
        self._size = len(data)
        self._reads, self._searched = READ_LIMIT + len(data) // 20, REPAIR_LIMIT

    def read(self, size: int = -1) -> bytes:
        self._reads -= 1
        if size < 0:
            self._searched -= self._size
        if self._reads < 0 or self._searched < 0:
            raise LimitReachedError
        return self._read(size)


def _unlocked(reader: PdfReader) -> PdfReader:
    """The reader, when the document takes no password: many only restrict printing."""
    if reader.is_encrypted and not reader.decrypt(""):
        raise Fault("locked-document")
    return reader


def _information(reader: PdfReader) -> Iterator[bytes]:
    """Texts in the document information (ISO 32000-1, 14.3.3)."""
    for key, value in _members(reader.trailer.get("/Info")).items():
        if key.lower() in _INFO_KEYS and (text := _text(_plain(value))):
            yield text


def _text(value: Any) -> bytes:
    """A string in UTF-8: many write that as it is, where the standard wants UTF-16."""
    if not isinstance(value, str | bytes):
        return b""
    text = bytes(value) if isinstance(value, bytes) else str(value).encode("utf-8", "replace")
    if isinstance(value, TextStringObject) and not value.autodetect_utf16:
        with suppress(UnicodeDecodeError):
            text = value.original_bytes.decode().encode()
    return text.removeprefix(b"\xef\xbb\xbf").strip()


def _metadata(reader: PdfReader) -> tuple[bytes, ...]:
    """Texts in the metadata of the document as a whole (ISO 32000-1, 14.3.2)."""
    stream = _plain(reader.root_object.get("/Metadata"))
    with suppress(Fault):  # a document with broken metadata can still have a badge attached
        return read_xmp_texts(_content(stream, STRUCTURE_LIMIT))
    return ()


def _content(stream: Any, limit: int) -> bytes:
    """What a stream holds; only the one packing is undone that is used for files.

    Raises:
        Fault: ``damaged-document``, ``unknown-packing``, or ``too-large`` beyond ``limit``.
    """
    if not isinstance(stream, StreamObject):
        raise Fault("damaged-document")
    filters = [_plain(one) for one in _items(stream.get("/Filter"))]
    details = [_members(one) for one in _items(stream.get("/DecodeParms"))]
    if filters not in ([], ["/FlateDecode"]) or any(details):
        raise Fault("unknown-packing")
    content: bytes = stream._data  # noqa: SLF001 - get_data gives half of a broken file as good
    if filters:
        unpacker = zlib.decompressobj()
        try:
            content = unpacker.decompress(content, limit + 1)
        except zlib.error as error:
            raise Fault("damaged-document") from error
        if not unpacker.eof and len(content) <= limit:
            raise Fault("damaged-document")
    if len(content) > limit:
        raise Fault("too-large", limit="64 MiB")
    return content


@dataclass(slots=True)
class _Files:
    """Collects attached files, each once, from both places where a catalogue names them."""

    parts: list[Part] = field(default_factory=list)
    refused: list[tuple[str, Fault]] = field(default_factory=list)
    _seen: set[object] = field(default_factory=set)
    _room: int = UNPACKED_LIMIT

    def collect(self, catalogue: Any) -> None:
        """Take the files of the tree of names, then those associated with the document.

        Raises:
            Fault: ``too-large`` or ``too-many-files``.
        """
        for file in _named_files(_members(catalogue.get("/Names")).get("/EmbeddedFiles")):
            self._add(file)
        for file in _items(catalogue.get("/AF")):
            self._add(file)

    def _add(self, file: Any) -> None:
        specification = _members(file)
        held = _members(specification.get("/EF"))
        place = next((held[key] for key in _FILE_KEYS if key in held), None)
        mark = (place.idnum, place.generation) if isinstance(place, IndirectObject) else id(place)
        if place is None or mark in self._seen:
            return
        if len(self._seen) == PARTS_LIMIT:
            raise Fault("too-many-files", limit=PARTS_LIMIT)
        self._seen.add(mark)
        names = (_plain(specification.get(key)) for key in _FILE_KEYS)
        name = clean_name(next((str(name) for name in names if isinstance(name, str)), ""))
        try:
            content = _content(_plain(place), self._room)
        except Fault as fault:
            if fault.code == "too-large":
                raise
            self.refused.append((name, fault))
            return
        if not content:
            self.refused.append((name, Fault("empty-file")))
            return
        self._room -= len(content)
        self.parts.append(Part(name=name, data=content))


def _named_files(tree: Any) -> Iterator[Any]:
    """The file specifications in a tree of names, each node visited once."""
    waiting = [tree]
    seen: set[object] = set()
    while waiting:
        place = waiting.pop(0)
        mark = (place.idnum, place.generation) if isinstance(place, IndirectObject) else id(place)
        if mark in seen:
            continue
        if len(seen) == NODE_LIMIT:
            raise Fault("too-many-files", limit=PARTS_LIMIT)
        seen.add(mark)
        node = _members(place)
        waiting[:0] = _items(node.get("/Kids"))
        yield from _items(node.get("/Names"))[1::2]


def _plain(value: Any) -> Any:
    """What a reference stands for; None for nothing and for what the file does not list."""
    if isinstance(value, IndirectObject):
        file = cast("PdfReader", value.pdf)
        listed = value.idnum in file.xref.get(value.generation, {})
        if not listed and value.idnum not in file.xref_objStm:
            return None
        value = value.get_object()
    return None if isinstance(value, NullObject) else value


def _members(value: Any) -> dict[str, Any]:
    """The raw members of a dictionary, references unresolved; otherwise none."""
    value = _plain(value)
    return dict(value.items()) if isinstance(value, dict) else {}


def _items(value: Any) -> list[Any]:
    """The items of an array, or the single value; references are left as they are."""
    value, reference = _plain(value), value
    if isinstance(value, list):
        return list(value)
    return [] if value is None else [reference]
