"""E-mail messages: the files sent with them, and texts that are a badge by themselves.

The message is split here, on its bytes: the parser of the standard library takes seconds and
gigabytes for some messages of 300 kB. Single header fields are read by its current policy.
RFC 5322, 2.2 (fields); RFC 2045 and RFC 2046, 5.1 (parts); RFC 2183 (names of files).
"""

import binascii
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from backpack.domain.faults import Fault
from backpack.formats.jws import looks_like_jws
from backpack.formats.parts import PARTS_LIMIT, UNPACKED_LIMIT, Part, clean_name
from backpack.formats.strict_json import TEXT_LIMIT

HEAD_LIMIT = 64 * 1024
"""Bytes of the fields before a body: signatures of many relays reach 30 kB."""

FIELD_LIMIT = 1_000
"""Characters of one field that is read: a long name in a foreign script takes 500."""

LATER_FIELD_LIMIT = 200
"""The same after fifty parts, since a field can take 3 ms to read."""

SEARCH_LIMIT = 2 * UNPACKED_LIMIT
"""Bytes searched for boundaries: each level of parts is searched again."""

DEPTH_LIMIT = 8
"""Levels of parts: a forwarded message with pictures and attachments needs 6."""

_FIELD = re.compile(rb"([!-9;-~]+)[ \t]*:(.*)")
_TELLING = frozenset(
    {b"from", b"to", b"subject", b"date", b"mime-version", b"received", b"message-id"}
)
_END_OF_HEAD = re.compile(rb"(?:\A|\n)\r?\n")
_FOLD = re.compile(rb"\r?\n(?=[ \t])")
_NOT_BASE64 = re.compile(rb"[^A-Za-z0-9+/]")
_NO_FILES = frozenset(
    {
        "application/pgp-signature",
        "application/pkcs7-signature",
        "application/x-pkcs7-signature",
        "text/calendar",
    }
)
"""Parts that mail programs add by themselves."""


def looks_like_message(data: bytes) -> bool:
    """Whether the bytes begin with fields, two of them such as only messages have."""
    if not data[:1].isalnum():
        return False
    found = [_FIELD.fullmatch(line) for line in _lines(_head(data, 0, len(data))[0])]
    names = {one[1].lower() for one in found if one}
    return all(found) and len(_TELLING & names) >= 2


def unpack_message(data: bytes) -> tuple[Part, ...]:
    """The attachments and pictures, and each text that is a compact JWS or JSON.

    A message inside the message is opened too; one inside of that is given as it is.

    Raises:
        Fault: ``too-large``, ``too-many-files`` or ``no-badge-in-message``.
    """
    if len(data) > UNPACKED_LIMIT:
        raise Fault("too-large", limit="64 MiB")
    parts = tuple(_Walk(data).entity(0, len(data)))
    if not parts:
        raise Fault("no-badge-in-message")
    return parts


@dataclass(slots=True)
class _Walk:
    """Walks the parts of one message by their places in its bytes; nothing is copied early."""

    data: bytes
    _seen: int = 0
    _searched: int = 0

    def entity(self, start: int, end: int, depth: int = 0, messages: int = 1) -> Iterator[Part]:
        """What stands between two places: fields, an empty line, and a body."""
        self._seen += 1
        if self._seen > PARTS_LIMIT:
            raise Fault("too-many-files", limit=PARTS_LIMIT)
        head, start = _head(self.data, start, end)
        about = _About(_fields(head), FIELD_LIMIT if self._seen <= 50 else LATER_FIELD_LIMIT)
        if about.kind.startswith("multipart/"):
            if about.boundary and depth < DEPTH_LIMIT:
                for begin, stop in self._split(start, end, about.boundary):
                    yield from self.entity(begin, stop, depth + 1, messages)
        elif about.kind == "message/rfc822" and messages and not about.encoding:
            yield from self.entity(start, end, depth + 1, messages - 1)
        elif about.is_file(content := about.decode(memoryview(self.data)[start:end])):
            yield Part(name=about.name, data=content)

    def _split(self, start: int, end: int, boundary: bytes) -> Iterator[tuple[int, int]]:
        """The places of the parts between the lines that hold the boundary (RFC 2046, 5.1.1)."""
        self._searched += end - start
        if self._searched > SEARCH_LIMIT:
            raise Fault("too-large", limit="64 MiB")
        line = re.compile(rb"\n--" + re.escape(boundary) + rb"(--)?[ \t]*(?=(\r?\n)|\Z)")
        begin = None
        for found in line.finditer(self.data, max(start - 1, 0), end):
            if begin is not None:
                stop = found.start() - self.data.endswith(b"\r", begin, found.start())
                yield begin, max(begin, stop)
            if found[1]:
                return
            begin = found.end(2) if found[2] else end
        if begin is not None:
            yield begin, end


class _About:
    """What the fields of a part say about its body."""

    def __init__(self, fields: dict[bytes, str], limit: int) -> None:
        kind = _read("content-type", fields.get(b"content-type", ""), limit)
        place = _read("content-disposition", fields.get(b"content-disposition", ""), limit)
        parameters = kind.params if kind else {}
        name = parameters.get("name", "")
        encoding = fields.get(b"content-transfer-encoding", "").lower()
        self.kind: str = kind.content_type if kind else "text/plain"
        self.boundary: bytes = parameters.get("boundary", "").encode("utf-8", "surrogateescape")
        self.name = clean_name(place.params.get("filename", name) if place else name)
        self.encoding = encoding if encoding in ("base64", "quoted-printable") else ""

    def decode(self, body: memoryview) -> bytes:
        """The body as it was before it was made fit for the mail."""
        if self.encoding == "quoted-printable":
            return binascii.a2b_qp(body)
        if not self.encoding:
            return bytes(body)
        try:
            return binascii.a2b_base64(body)
        except binascii.Error:
            letters = _NOT_BASE64.sub(b"", body)
            return binascii.a2b_base64(letters[: len(letters) // 4 * 4])

    def is_file(self, content: bytes) -> bool:
        """Whether the body is a file, or a text that can be a badge by itself."""
        if self.kind in _NO_FILES or not content:
            return False
        is_text = self.kind.startswith(("text/", "message/")) and self.kind != "message/rfc822"
        if self.name or not is_text:
            return True
        text = content[: TEXT_LIMIT + 1].strip()
        return text.startswith((b"{", b"[")) or looks_like_jws(text)


def _head(data: bytes, start: int, end: int) -> tuple[bytes, int]:
    """The fields before the first empty line, and where the body begins."""
    head = data[start : min(end, start + HEAD_LIMIT)]
    if found := _END_OF_HEAD.search(head):
        return head[: found.start()], start + found.end()
    if len(head) < HEAD_LIMIT:
        return head, end
    return head[: head.rfind(b"\n") + 1], start + HEAD_LIMIT


def _lines(head: bytes) -> list[bytes]:
    """The lines of a head, unfolded (RFC 5322, 2.2.3)."""
    lines = _FOLD.sub(b" ", head).replace(b"\r", b"").rstrip(b"\n").split(b"\n")
    return lines[1:] if lines[0].startswith(b"From ") else lines  # a mailbox puts one in front


def _fields(head: bytes) -> dict[bytes, str]:
    """The first field of each name; lines that are no fields are passed over."""
    fields: dict[bytes, str] = {}
    for line in _lines(head):
        if found := _FIELD.fullmatch(line):
            fields.setdefault(found[1].lower(), _text(found[2].strip()))
    return fields


def _text(value: bytes) -> str:
    """A field as text: it should be ASCII, may be UTF-8, and can be in older letters."""
    try:
        return value.decode()
    except UnicodeDecodeError:
        return value.decode("latin-1")


def _read(name: str, value: str, limit: int) -> Any:
    """A field taken apart; None when it is absent, too long, or too broken for that."""
    if not 0 < len(value) <= limit:
        return None
    from email.policy import default  # noqa: PLC0415 - 11 ms that only a message costs

    try:
        return default.header_factory(name, value)
    except Exception:  # noqa: BLE001 - for broken fields the standard library raises anything
        return None
