"""A list of marks: the compressed bits of a status list, and the value at one place in them.

Sources: Bitstring Status List 1.0, 3.1 to 3.3 (multibase, gzip, leftmost bit first); Status List
2021, 5.2, which has the same without multibase.
"""

import zlib

from backpack.domain.faults import Fault
from backpack.formats.jws import decode_base64url

INFLATED_LIMIT = 2 * 1024 * 1024
"""Bytes of an inflated list: room for sixteen million badges."""

_GZIP = 16 + zlib.MAX_WBITS
_TO_BASE64URL = str.maketrans("+/", "-_")


class NotBitsError(Exception):
    """The text is no list of marks; ``reason`` is a code of ``words.reasons``."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def parse_bits(encoded: str) -> bytes:
    """The bits behind ``encodedList``, eight to a byte.

    Raises:
        NotBitsError: ``status-list-broken``, ``status-list-cut`` or ``status-list-too-large``.
    """
    # gzip begins with H4sI in base64, so that a u before it can only be multibase
    plain = encoded.removeprefix("u").rstrip("=").translate(_TO_BASE64URL)
    try:
        data = decode_base64url(plain.encode())
    except Fault as fault:
        raise NotBitsError("status-list-broken") from fault
    return _inflate(data)


def value_at(bits: bytes, index: int, size: int) -> int | None:
    """The number in the ``size`` bits of entry ``index``, None where the list does not reach."""
    begin = index * size
    if begin + size > len(bits) * 8:
        return None
    first, last = begin // 8, (begin + size - 1) // 8
    number = int.from_bytes(bits[first : last + 1])
    return (number >> ((last + 1) * 8 - begin - size)) & ((1 << size) - 1)


def _inflate(data: bytes) -> bytes:
    inflating = zlib.decompressobj(_GZIP)
    try:
        bits = inflating.decompress(data, INFLATED_LIMIT + 1)
    except zlib.error as error:
        raise NotBitsError("status-list-broken") from error
    if len(bits) > INFLATED_LIMIT:
        raise NotBitsError("status-list-too-large")
    if not inflating.eof or inflating.unused_data:
        raise NotBitsError("status-list-cut")
    return bits
