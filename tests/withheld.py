"""Looks for something withheld in what went out, in any encoding; and a list of all outputs.

Independent of ``backpack.domain.withholding``: it undoes encodings where that looks for them. A new
way out adds a line to ``OUTPUTS``; one that takes long, to ``SLOW_OUTPUTS``.
"""

import base64
import binascii
import html
import io
import quopri
import re
import unicodedata
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator
from urllib.parse import unquote

from pypdf import PdfReader

from backpack.domain.artifact import Artifact
from backpack.domain.disclosure import Disclosed
from backpack.domain.sharing import Way
from backpack.publish.linkedin import linkedin_entry
from backpack.publish.package import render_package
from backpack.publish.qr import render_qr_svg
from backpack.publish.resume.composing import compose_resume
from backpack.publish.resume.plan import Form as ResumeForm
from backpack.publish.resume.plan import Length, Order, ResumePlan
from backpack.publish.resume.render import render_resume
from backpack.publish.share_history import render_history_csv, render_history_json
from backpack.publish.signature.model import compose_signature
from backpack.publish.signature.plan import MOST_BADGES, SignaturePlan
from backpack.publish.signature.plan import Form as SignatureForm
from backpack.publish.signature.render import render_pasted, render_signature
from backpack.publish.snippets import html_snippet, markdown_snippet
from backpack.publish.social import SITES, make_post, post_link, post_text
from backpack.services.sharing import Sharing
from tests.fakes.memory_store import MemoryStore

Render = Callable[[Disclosed], Iterable[bytes]]

_DEEPEST = 4
"""Encodings inside of each other."""

_BASE64 = re.compile(rb"[A-Za-z0-9+/_-]{12,}")
_HEX = re.compile(rb"(?:[0-9a-fA-F]{2}){6,}")
_ZLIB = re.compile(rb"\x78[\x01\x5e\x9c\xda]")
_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u00ad\u2060\u200e\u200f\ufeff"))
_UNICODE = (
    re.compile(r"\\u([0-9a-fA-F]{4})"),
    re.compile(r"\\u\{([0-9a-fA-F]{1,6})\}"),
)
_RTF = re.compile(r"\\u(-?\d{1,6})\??")
_RTF_BYTE = re.compile(r"\\'([0-9a-fA-F]{2})")


def find_withheld(data: bytes, secrets: Iterable[str], *, outside: Iterable[Artifact] = ()) -> str:
    """The first secret that is in ``data``; empty where there is none.

    ``outside`` are originals that may be in there byte for byte: they are cut out first.
    """
    sought = [(secret, _folded(secret)) for secret in secrets]
    allowed = [original.data for original in outside]
    for content in _contents(data, _DEEPEST, frozenset(allowed)):
        for text in _texts(_without(content, allowed)):
            for secret, folded in sought:
                if folded in text:
                    return secret
    return ""


def _without(data: bytes, allowed: Iterable[bytes]) -> bytes:
    for original in allowed:
        data = data.replace(original, b"")
    return data


def _contents(data: bytes, depth: int, allowed: frozenset[bytes]) -> Iterator[bytes]:
    """The bytes, and everything that is packed or encoded inside of them; not of ``allowed``."""
    if data in allowed:
        return
    yield data
    if depth == 0:
        return
    for inner in _unpacked(data):
        if inner != data:
            yield from _contents(inner, depth - 1, allowed)


def _unpacked(data: bytes) -> Iterator[bytes]:
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for name in archive.namelist():
                yield name.encode()
                yield archive.read(name)
        return
    if data.startswith(b"%PDF"):
        reader = PdfReader(io.BytesIO(data))
        yield "\n".join(page.extract_text() for page in reader.pages).encode("utf-8", "replace")
        for files in reader.attachments.values():
            yield from files
    for found in _ZLIB.finditer(data):
        try:
            yield zlib.decompressobj().decompress(data[found.start() :], 4 * 1024 * 1024)
        except zlib.error:
            continue
    yield from _decoded(data)


def _decoded(data: bytes) -> Iterator[bytes]:
    joined = re.sub(rb"=?\r?\n[ \t]?", b"", data)
    for found in _BASE64.finditer(joined):
        run = found.group().translate(bytes.maketrans(b"-_", b"+/"))
        for start in range(4):
            part = run[start:]
            try:
                yield base64.b64decode(part[: len(part) // 4 * 4])
            except binascii.Error:
                continue
    for found in _HEX.finditer(joined):
        yield bytes.fromhex(found.group().decode())
    if b"=" in data and not data.startswith(b"%PDF"):  # a PDF is never sent so, and would break
        yield quopri.decodestring(data)


def _texts(data: bytes) -> Iterator[str]:
    """The bytes as texts, with every escape undone, folded."""
    for encoding in ("utf-8", "latin-1"):
        text = data.decode(encoding, "replace")
        for _ in range(_DEEPEST):
            yield _folded(text)
            undone = _undone(text)
            if undone == text:
                break
            text = undone
        yield _folded(re.sub(r"\\(.)", r"\1", text))
    if b"\x00" in data:
        for encoding in ("utf-16-le", "utf-16-be"):
            for start in (0, 1):
                yield _folded(data[start:].decode(encoding, "replace"))


def _undone(text: str) -> str:
    for form in _UNICODE:
        text = form.sub(lambda found: _letter(int(found.group(1), 16)), text)
    text = _RTF.sub(lambda found: _letter(int(found.group(1)) % 65536), text)
    text = _RTF_BYTE.sub(
        lambda found: bytes.fromhex(found.group(1)).decode("cp1252", "replace"), text
    )
    return unquote(html.unescape(text))


def _letter(point: int) -> str:
    return chr(point) if point < 0x110000 else ""


def _folded(text: str) -> str:
    """Composed, in small letters, without what is not seen, and with one space for many."""
    plain = unicodedata.normalize("NFC", text).translate(_INVISIBLE).casefold()
    return " ".join(plain.split())


def _links(disclosed: Disclosed) -> Iterator[bytes]:
    for badge in disclosed.badges:
        entry = linkedin_entry(badge, "1337")
        yield entry.url.encode()
        yield repr(entry).encode()
        link = post_link([badge])
        for way in SITES:
            yield make_post(way, post_text([badge]), link).url.encode()
        if link:
            yield render_qr_svg(link[:300])


def _pieces(disclosed: Disclosed) -> Iterator[bytes]:
    for badge in disclosed.badges:
        yield html_snippet(badge).encode()
        yield markdown_snippet(badge).encode()


def _history(disclosed: Disclosed) -> Iterator[bytes]:
    sharing = Sharing(store=MemoryStore(), clock=_Still(disclosed))
    sharing.record(disclosed, way=Way.PORTFOLIO, place="a.pdf", data=b"x")
    yield render_history_json(sharing.history())
    yield render_history_csv(sharing.history())


class _Still:
    def __init__(self, disclosed: Disclosed) -> None:
        self._made = disclosed.made

    def now(self):
        return self._made


def _package(disclosed: Disclosed) -> Iterator[bytes]:
    originals = [badge.original for badge in disclosed.badges if badge.original is not None]
    yield render_package(originals)


def _resumes(*forms: ResumeForm) -> Render:
    def render(disclosed: Disclosed) -> Iterator[bytes]:
        for order in Order:
            plan = ResumePlan(order=order, length=Length.FULL)
            for form in forms:
                yield render_resume(compose_resume(disclosed, plan), form)

    return render


def _signatures(disclosed: Disclosed) -> Iterator[bytes]:
    if len(disclosed.badges) > MOST_BADGES:
        return
    signature = compose_signature(disclosed, SignaturePlan(name=disclosed.learner_name))
    for form in SignatureForm:
        if form is not SignatureForm.PICTURES:
            yield render_signature(signature, form, disclosed.made)
    for hosted in (True, False):
        yield repr(render_pasted(signature, hosted=hosted)).encode()


_QUICK_RESUMES = [one for one in ResumeForm if one not in (ResumeForm.PDF, ResumeForm.DOCX)]

OUTPUTS: dict[str, Render] = {
    "links": _links,
    "snippets": _pieces,
    "share history": _history,
    "package": _package,
    "resumes": _resumes(*_QUICK_RESUMES),
    "e-mail signature": _signatures,
}

SLOW_OUTPUTS: dict[str, Render] = {
    "resume in Word": _resumes(ResumeForm.DOCX),
    "resume as PDF": _resumes(ResumeForm.PDF),
}
