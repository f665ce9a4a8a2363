"""Digests that a document gives of what it points to: ``digestSRI``, ``digestMultibase``, ``hash``.

Sources: Subresource Integrity, 3 (digestSRI); VC data model 2.0, 5.3 (integrity of related
resources); Multihash; Open Badges 1.0, ``algorithm$hexadecimal``.
"""

import base64
import binascii
import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass

from backpack.domain.faults import Fault
from backpack.formats.fields import Members, many, text
from backpack.formats.multibase import decode_multibase

_SIZES = {"sha256": 32, "sha384": 48, "sha512": 64}
"""Bytes of each; whatever is weaker says nothing today."""

_MULTIHASHES = {0x12: "sha256", 0x20: "sha384", 0x13: "sha512"}

_HASH = re.compile(r"(sha256|sha384|sha512)\$([0-9A-Fa-f]+)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Digest:
    """One digest; no ``algorithm`` where it is of a kind that is not read, or broken."""

    algorithm: str
    value: bytes

    def matches(self, content: bytes) -> bool:
        """Whether ``content`` is what it was made of."""
        return hashlib.new(self.algorithm, content).digest() == self.value


UNREAD = Digest(algorithm="", value=b"")


def parse_digests(described: Members) -> tuple[tuple[Digest, ...], ...]:
    """The digests of one thing: all of these groups have to match, each by any of its own."""
    groups = [
        *(tuple(_strongest(text(value))) for value in many(described.get("digestSRI")) if value),
        *((_multihash(text(value)),) for value in many(described.get("digestMultibase")) if value),
    ]
    if isinstance(stated := described.get("hash"), str):
        match = _HASH.fullmatch(stated)
        groups.append((_digest(match[1], bytes.fromhex(_even(match[2]))) if match else UNREAD,))
    return tuple(groups)


def _strongest(value: str) -> Iterator[Digest]:
    """Of several algorithms the strongest counts, of several values any (SRI, 3.3.3)."""
    digests = [_sri(part) for part in value.split()]
    known = [digest for digest in digests if digest.algorithm]
    best = max((len(digest.value) for digest in known), default=0)
    yield from [digest for digest in known if len(digest.value) == best] or [UNREAD]


def _sri(part: str) -> Digest:
    algorithm, _, encoded = part.partition("?")[0].partition("-")
    try:
        return _digest(algorithm, base64.b64decode(encoded, validate=True))
    except binascii.Error:
        return UNREAD


def _multihash(value: str) -> Digest:
    try:
        data = decode_multibase(value)
    except Fault:
        return UNREAD
    if len(data) < 2 or data[1] != len(data) - 2:
        return UNREAD
    return _digest(_MULTIHASHES.get(data[0], ""), data[2:])


def _digest(algorithm: str, value: bytes) -> Digest:
    is_read = _SIZES.get(algorithm) == len(value)
    return Digest(algorithm=algorithm, value=value) if is_read else UNREAD


def _even(digits: str) -> str:
    return digits if len(digits) % 2 == 0 else ""
