"""What reading gives: the credentials found in some bytes, each with its exact text."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from backpack.domain.credential import Credential
from backpack.domain.faults import Fault
from backpack.domain.report import Caution


class Container(StrEnum):
    """What the bytes are, by their content."""

    PNG = "png"
    SVG = "svg"
    JSON = "json"
    JWS = "jws"


MEDIA_TYPES = {
    Container.PNG: "image/png",
    Container.SVG: "image/svg+xml",
    Container.JSON: "application/json",
    Container.JWS: "application/jwt",
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
    """One credential and the text that it was read from."""

    credential: Credential
    payload: Payload
    cautions: tuple[Caution, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """Everything in one source: what was found, and what was refused inside of it."""

    container: Container
    found: tuple[Found, ...]
    refused: tuple[Fault, ...] = ()
    cautions: tuple[Caution, ...] = field(default=())

    @property
    def media_type(self) -> str:
        """The media type of the bytes."""
        return MEDIA_TYPES[self.container]
