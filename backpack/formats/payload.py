"""What reading gives: the credentials found in some bytes, each with its exact text."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from backpack.domain.credential import Credential
from backpack.domain.faults import Fault
from backpack.domain.report import Caution
from backpack.formats.parts import Part


class Container(StrEnum):
    """What bytes are, by their content; CODE is a QR code in a picture, text of its own."""

    PNG = "png"
    SVG = "svg"
    JSON = "json"
    JWS = "jws"
    PDF = "pdf"
    ZIP = "zip"
    TAR = "tar"
    MESSAGE = "message"
    LINK = "link"
    CODE = "code"


MEDIA_TYPES = {
    Container.PNG: "image/png",
    Container.SVG: "image/svg+xml",
    Container.JSON: "application/json",
    Container.JWS: "application/jwt",
    Container.PDF: "application/pdf",
    Container.ZIP: "application/zip",
    Container.TAR: "application/x-tar",
    Container.MESSAGE: "message/rfc822",
    Container.LINK: "text/plain",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Payload:
    """One credential's text as it stands in its container.

    ``text`` is the compact JWS or the JSON text, ``document`` its JSON body (for a JWS:
    the claims), ``header`` the JWS header and None for plain JSON.
    """

    text: bytes
    document: Mapping[str, Any]
    header: Mapping[str, Any] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One credential and the text that it was read from.

    ``part`` is the file inside the source that holds it, None where the source itself does;
    ``media_type`` is that file's, and ``position`` counts its credentials from 0. ``record`` is
    the one that it is a part of, where it has no proof of its own.
    """

    credential: Credential
    payload: Payload
    cautions: tuple[Caution, ...] = ()
    media_type: str = ""
    position: int = 0
    part: Part | None = None
    record: "Found | None" = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """Something inside a source that is no badge: the file's name, if it has one, and why."""

    fault: Fault
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """Everything in one source: what was found, and what was refused inside of it."""

    container: Container
    found: tuple[Found, ...]
    refused: tuple[Refusal, ...] = ()
    cautions: tuple[Caution, ...] = ()
