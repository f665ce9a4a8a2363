"""Compact JWS (RFC 7515, 3.1 and 7.1): taken apart strictly, verified elsewhere."""

import base64
import re
from dataclasses import dataclass

from backpack.domain.faults import Fault
from backpack.formats.fields import Members
from backpack.formats.strict_json import TEXT_LIMIT, parse_json

_COMPACT = re.compile(rb"[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]*")


@dataclass(frozen=True, slots=True, kw_only=True)
class CompactJws:
    """The parts of a compact JWS; ``signing_input`` is what the signature covers."""

    header: Members
    claims: Members
    signing_input: bytes
    signature: bytes


def looks_like_jws(text: bytes) -> bool:
    """Whether the text has the three parts of a compact JWS."""
    return _COMPACT.fullmatch(text.strip()) is not None


def parse_jws(text: bytes) -> CompactJws:
    """Take a compact JWS apart; header and payload must be JSON objects.

    Raises:
        Fault: ``damaged-text``, ``repeated-member`` or ``too-large``.
    """
    text = text.strip()
    if len(text) > TEXT_LIMIT:
        raise Fault("too-large", limit="5 MiB")
    if not looks_like_jws(text):
        raise Fault("damaged-text", reason="not a signed token")
    first, payload, signature = text.split(b".")
    return CompactJws(
        header=_object(first),
        claims=_object(payload),
        signing_input=first + b"." + payload,
        signature=decode_base64url(signature),
    )


def decode_base64url(text: bytes) -> bytes:
    """The bytes of unpadded base64url (RFC 7515, 2), in its one canonical spelling.

    Raises:
        Fault: ``damaged-text``.
    """
    try:
        data = base64.b64decode(text + b"=" * (-len(text) % 4), altchars=b"-_", validate=True)
    except ValueError as error:
        raise Fault("damaged-text", reason="its encoding is broken") from error
    if base64.urlsafe_b64encode(data).rstrip(b"=") != text:
        raise Fault("damaged-text", reason="its encoding is not canonical")
    return data


def _object(part: bytes) -> Members:
    value = parse_json(decode_base64url(part))
    if not isinstance(value, dict):
        raise Fault("damaged-text", reason="the token holds no object")
    return value
