"""Compact JWS (RFC 7515, 3.1 and 7.1): taken apart strictly, verified elsewhere."""

import base64
import binascii
import re
from dataclasses import dataclass
from functools import lru_cache

from backpack.domain.faults import Fault
from backpack.formats.fields import Members
from backpack.formats.strict_json import TEXT_LIMIT, parse_json

_TO_STANDARD = bytes.maketrans(b"-_+/=", b"+/~~~")
"""From base64url to base64; what only base64 has becomes what neither has."""

HEADER_LIMIT = 64 * 1024
"""Characters of a header: an RSA key with a chain of four certificates has about 16,000."""

_COMPACT = re.compile(rb"[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]*")


@dataclass(frozen=True, slots=True, kw_only=True)
class CompactJws:
    """The JSON parts of a compact JWS; what was signed is the text before its last dot."""

    header: Members
    claims: Members


def looks_like_jws(text: bytes) -> bool:
    """Whether the text has the three parts of a compact JWS."""
    return _COMPACT.fullmatch(text) is not None


def parse_jws(text: bytes) -> CompactJws:
    """Take a compact JWS apart; header and payload must be JSON objects.

    Raises:
        Fault: ``damaged-text``, ``repeated-member`` or ``too-large``.
    """
    if len(text) > TEXT_LIMIT:
        raise Fault("too-large", limit="5 MiB")
    parts = text.split(b".")
    if len(parts) != 3:
        raise Fault("damaged-text", reason="not a signed token")
    if len(parts[0]) > HEADER_LIMIT:
        raise Fault("too-large", limit="64 KiB")
    return CompactJws(header=_header(parts[0]), claims=_object(parts[1]))


def decode_base64url(text: bytes) -> bytes:
    """The bytes of unpadded base64url (RFC 7515, 2), in its one canonical spelling.

    Raises:
        Fault: ``damaged-text``.
    """
    standard = text.translate(_TO_STANDARD) + b"=" * (-len(text) % 4)
    try:
        data = binascii.a2b_base64(standard, strict_mode=True)
    except ValueError as error:
        raise Fault("damaged-text", reason="its encoding is broken") from error
    # only the last characters of an incomplete group can have more than one spelling
    rest = data[len(data) - len(data) % 3 :]
    if rest and binascii.b2a_base64(rest, newline=False) != standard[-4:]:
        raise Fault("damaged-text", reason="its encoding is not canonical")
    return data


def encode_base64url(data: bytes) -> str:
    """``data`` in unpadded base64url (RFC 7515, 2)."""
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


@lru_cache(maxsize=32)
def _header(part: bytes) -> Members:
    """Kept, since the tokens of one issuer all have the same."""
    return _object(part)


def _object(part: bytes) -> Members:
    value = parse_json(decode_base64url(part))
    if not isinstance(value, dict):
        raise Fault("damaged-text", reason="the token holds no object")
    return value
