"""PDF documents: the badge texts in their metadata and the files attached to them.

Open Badge Factory puts a badge into the document information as ``openbadges``, or into XMP as
``openbadges:assertion``; a portfolio of ours has the originals attached. How a document is
taken apart is in ``pdf_document``, which is loaded when there is one.
"""

from dataclasses import dataclass

from backpack.domain.faults import Fault
from backpack.formats.manifest import is_manifest
from backpack.formats.parts import UNPACKED_LIMIT, Part

_SPACE = b"\xef\xbb\xbf\0\t\n\f\r "


@dataclass(frozen=True, slots=True, kw_only=True)
class PdfContents:
    """The badge texts of a document, its attached files, and those files that were refused."""

    texts: tuple[bytes, ...]
    parts: tuple[Part, ...]
    refused: tuple[tuple[str, Fault], ...] = ()


def looks_like_pdf(data: bytes) -> bool:
    """Whether the bytes begin as a PDF does, perhaps after white space."""
    return data[:1024].lstrip(_SPACE).startswith(b"%PDF-")


def read_pdf(data: bytes) -> PdfContents:
    """The badges of a document: each text once, each attached file byte for byte.

    An attachment is refused by itself as ``unknown-packing``, ``damaged-document`` or
    ``empty-file``.

    Raises:
        Fault: for the document as a whole, ``locked-document`` when it takes a password,
            ``damaged-document``, ``too-large`` (64 MiB of attachments), ``too-many-files``
            (1,000) or ``no-badge-in-document``.
    """
    if len(data) > UNPACKED_LIMIT:
        raise Fault("too-large", limit="64 MiB")
    from backpack.formats.pdf_document import open_document  # noqa: PLC0415 - pypdf is 100 ms

    texts, parts, refused = open_document(data)
    parts = tuple(part for part in parts if not is_manifest(part))
    if not texts and not parts and not refused:
        raise Fault("no-badge-in-document")
    return PdfContents(texts=texts, parts=parts, refused=refused)
