"""Every container with every version of a badge: what ``test_matrix`` reads and docs tell.

``docs/formats.md`` has a table made of this by ``python -m tools.formats_table``.
"""

import io
import json
import tarfile
import zipfile
import zlib
from collections.abc import Callable
from email.message import EmailMessage

from pypdf import PdfWriter

from backpack.domain.credential import Standard
from backpack.formats.png import bake_png
from backpack.formats.svg import bake_svg
from backpack.services.codes import read_or_look
from tests.fakes.pictures import StillPictures
from tests.formats.test_records import badge, record
from tests.mint import SVG, assertion, chunk, compact, credential, ed25519, itxt, png

ADDRESS = "https://badges.example/assertions/1"
HOSTED = {"type": "hosted", "url": ADDRESS}
RECIPIENT = {"type": "email", "identity": "ada@example.org", "hashed": False}
CLASS = {
    "name": "First Aid",
    "description": "Helps first.",
    "image": "https://badges.example/image.png",
    "criteria": "https://badges.example/criteria",
    "issuer": {"origin": "https://badges.example", "name": "Northlake Academy"},
}
OLDEST = {
    "recipient": "ada@example.org",
    "issued_on": "2012-03-14",
    "badge": {"version": "0.5.0", **CLASS},
}
UID = {"uid": "abc", "recipient": RECIPIENT, "badge": CLASS, "verify": HOSTED}
V1 = {
    "@context": "https://w3id.org/openbadges/v1",
    "type": "Assertion",
    "id": ADDRESS,
    **UID,
}
VC_1 = credential(
    "did:x:school",
    validFrom=None,
    issuanceDate="2026-03-14T00:00:00Z",
    **{
        "@context": [
            "https://www.w3.org/2018/credentials/v1",
            "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
        ]
    },
)
DIPLOMA = credential(
    "did:x:school",
    type=["VerifiableCredential", "Diploma"],
    credentialSubject={"id": "did:x:ada", "degree": "Bachelor"},
)

VERSIONS = {
    "0.5": (Standard.OB_0_5, OLDEST),
    "1.0": (Standard.OB_1_0, UID),
    "1.1": (Standard.OB_1_1, V1),
    "2.0, 2.1": (Standard.OB_2_0, assertion()),
    "3.0, VC 1.1": (Standard.OB_3_0, VC_1),
    "3.0, VC 2.0": (Standard.OB_3_0, credential("did:x:school")),
    "CLR 2.0": (Standard.CLR_2_0, record(badge(1))),
    "other": (Standard.OTHER, DIPLOMA),
}
"""What each is read as, and a document of it."""

KEYWORDS = {Standard.OB_3_0: "openbadgecredential", Standard.OTHER: "openbadgecredential"}
NAMESPACES = {
    Standard.OB_3_0: "https://purl.imsglobal.org/ob/v3p0",
    Standard.OTHER: "https://purl.imsglobal.org/ob/v3p0",
    Standard.CLR_2_0: "https://purl.imsglobal.org/clr/v2p0",
}

JSON, TOKEN, ADDRESS_ONLY = "JSON", "JWS", "address"
PRESENTABLE = frozenset({"3.0, VC 1.1", "3.0, VC 2.0", "CLR 2.0", "other"})
"""Versions that are verifiable credentials: the others have no presentations."""


def text_of(version: str, form: str) -> bytes:
    """A badge of a version, in one of the forms that it can have."""
    document = VERSIONS[version][1]
    if form == TOKEN:
        return compact({"alg": "EdDSA"}, document, ed25519())
    return ADDRESS.encode() if form == ADDRESS_ONLY else json.dumps(document).encode()


def keyword(standard: Standard) -> bytes:
    if standard is Standard.CLR_2_0:
        return b"clrcredential"
    return KEYWORDS.get(standard, "openbadges").encode()


def baked(text: bytes, standard: Standard) -> bytes:
    return bake_png(png(), keyword(standard).decode(), text)


def packed_png(text: bytes, standard: Standard) -> bytes:
    return png(itxt(keyword(standard), text, is_compressed=True))


def latin_png(text: bytes, standard: Standard) -> bytes:
    return png((b"tEXt", keyword(standard) + b"\0" + text))


def packed_latin_png(text: bytes, standard: Standard) -> bytes:
    return png((b"zTXt", keyword(standard) + b"\0\0" + zlib.compress(text)))


def late_png(text: bytes, standard: Standard) -> bytes:
    whole = png()
    return whole[:-12] + chunk(*itxt(keyword(standard), text)) + whole[-12:]


def svg(text: bytes, standard: Standard) -> bytes:
    return bake_svg(SVG, NAMESPACES.get(standard, "http://openbadges.org"), text.decode())


def wide_svg(text: bytes, standard: Standard) -> bytes:
    whole = svg(text, standard).decode().replace('<?xml version="1.0"?>', "")
    return whole.encode("utf-16")


def wrapped(text: bytes, _: Standard) -> bytes:
    return json.dumps({"jwt": text.decode()}).encode()


def attached_to_pdf(text: bytes, standard: Standard) -> bytes:
    return _pdf(lambda writer: writer.add_attachment("badge.png", baked(text, standard)))


def in_pdf_information(text: bytes, _: Standard) -> bytes:
    return _pdf(lambda writer: writer.add_metadata({"/openbadges": text.decode()}))


def zipped(text: bytes, standard: Standard) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("badge.png", baked(text, standard))
    return out.getvalue()


def tarred(text: bytes, standard: Standard) -> bytes:
    out, data = io.BytesIO(), baked(text, standard)
    with tarfile.open(fileobj=out, mode="w:gz") as package:
        entry = tarfile.TarInfo("badge.png")
        entry.size = len(data)
        package.addfile(entry, io.BytesIO(data))
    return out.getvalue()


def mailed(text: bytes, standard: Standard) -> bytes:
    message = EmailMessage()
    message["From"], message["To"] = "issuer@northlake.example", "ada@example.org"
    message.set_content("Here it is.")
    data = baked(text, standard)
    message.add_attachment(data, maintype="image", subtype="png", filename="badge.png")
    return bytes(message)


def in_wallet(text: bytes, _: Standard) -> bytes:
    return json.dumps([{"type": ["UniversalWallet2020"], "contents": [_piece(text)]}]).encode()


def presented(text: bytes, _: Standard) -> bytes:
    holder = {"type": "VerifiablePresentation", "verifiableCredential": [_piece(text)]}
    return json.dumps(holder).encode()


def as_it_is(text: bytes, _: Standard) -> bytes:
    return text


def _piece(text: bytes) -> object:
    return json.loads(text) if text.startswith(b"{") else text.decode()


def _pdf(fill: Callable[[PdfWriter], object]) -> bytes:
    writer = PdfWriter()
    writer.add_blank_page(100, 100)
    fill(writer)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


EVERY = (JSON, TOKEN)
CONTAINERS = {
    "PNG, `iTXt`": (baked, EVERY),
    "PNG, `iTXt` compressed": (packed_png, EVERY),
    "PNG, `iTXt` after the pixels": (late_png, EVERY),
    "PNG, `tEXt`": (latin_png, (*EVERY, ADDRESS_ONLY)),
    "PNG, `zTXt`": (packed_latin_png, EVERY),
    "SVG": (svg, (*EVERY, ADDRESS_ONLY)),
    "SVG in UTF-16": (wide_svg, EVERY),
    "a bare file": (as_it_is, EVERY),
    '`{"jwt": …}`': (wrapped, (TOKEN,)),
    "PDF, attached": (attached_to_pdf, EVERY),
    "PDF, document information": (in_pdf_information, EVERY),
    "zip": (zipped, EVERY),
    "tar in gzip": (tarred, EVERY),
    "e-mail": (mailed, EVERY),
    "wallet's backup": (in_wallet, EVERY),
    "presentation": (presented, EVERY),
    "QR code": (None, EVERY),
}
"""How each is made around a badge, and which forms of a badge it can hold."""


def forms(container: str, version: str) -> tuple[str, ...]:
    """The forms of a version that this container can hold; there is none for some pairs."""
    _, able = CONTAINERS[container]
    if container == "presentation" and version not in PRESENTABLE:
        return ()
    if version in ("0.5", "1.0"):
        # nothing was signed before 1.0, and an address alone is a badge of that time
        return tuple(form for form in able if form == JSON or (form != TOKEN and version == "0.5"))
    return tuple(form for form in able if form != ADDRESS_ONLY)


CELLS = [
    (container, version, form)
    for container in CONTAINERS
    for version in VERSIONS
    for form in forms(container, version)
]


def read(container: str, version: str, form: str):
    """What is found in a badge of this version and form in this container."""
    text, standard = text_of(version, form), VERSIONS[version][0]
    make, _ = CONTAINERS[container]
    if make is None:
        return read_or_look(b"\xff\xd8\xff", StillPictures(codes=(text.decode(),))).found
    return read_or_look(make(text, standard), StillPictures()).found
