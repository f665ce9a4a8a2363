"""Reads a portfolio back: its text, its addresses, its attachments and every byte of it."""

import io

from pypdf import PdfReader
from pypdf.generic import IndirectObject, StreamObject


def read(pdf: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(pdf))


def text_of(pdf: bytes) -> str:
    """The text of all pages; invisible places to break are taken out again."""
    pages = "\n".join(page.extract_text() for page in read(pdf).pages)
    return " ".join(pages.replace("\u200b", "").split())


def addresses_of(pdf: bytes) -> set[str]:
    found = set()
    for page in read(pdf).pages:
        for annotation in page.get("/Annots", ()):
            action = annotation.get_object().get("/A")
            if action and "/URI" in action.get_object():
                found.add(str(action.get_object()["/URI"]))
    return found


def attachments_of(pdf: bytes) -> dict[str, bytes]:
    return {name: data[0] for name, data in read(pdf).attachments.items()}


def everything_of(pdf: bytes) -> str:
    """Every string and every stream in the file, unpacked, and the text of its pages."""
    reader = read(pdf)
    seen = [text_of(pdf), pdf.decode("latin-1")]
    for number in range(1, int(str(reader.trailer["/Size"]))):
        value = reader.get_object(IndirectObject(number, 0, reader))
        seen.append(str(value))
        if isinstance(value, StreamObject):
            seen.append(value.get_data().decode("latin-1"))
    return "\n".join(seen)
