"""Reads the body of an answer up to a limit, which counts after decompression (threat T41)."""

import zlib
from collections.abc import Callable

LIMIT = 5 * 1024 * 1024
"""Bytes: a picture with a badge in it, or a status list, is far below."""

ENCODINGS = "gzip"
"""What is asked for; ``deflate`` is understood as well, for the sake of older servers."""

_CHUNK = 64 * 1024
_PACKED = frozenset({"gzip", "x-gzip", "deflate"})


class TooLargeError(Exception):
    """The body is larger than any badge needs."""


class BrokenBodyError(Exception):
    """The body ends too early, or is not packed as it says."""


def read_body(read: Callable[[int], bytes], encoding: str, limit: int = LIMIT) -> bytes:
    """All that ``read(n)`` gives, a few bytes at a time, unpacked as ``encoding`` says.

    A way of packing that was not asked for stays as it came; no reader takes it for a document.

    Raises:
        TooLargeError: before more than ``limit`` bytes are in memory.
        BrokenBodyError: when it cannot be unpacked.
    """
    unpack = zlib.decompressobj(wbits=47) if encoding.strip().lower() in _PACKED else None
    body = bytearray()
    received = 0
    while chunk := read(_CHUNK):
        received += len(chunk)
        body += _unpacked(unpack, chunk, limit + 1 - len(body)) if unpack else chunk
        if max(received, len(body)) > limit:
            raise TooLargeError
    if unpack and received and not (unpack.eof and not unpack.unused_data):
        raise BrokenBodyError
    return bytes(body)


def _unpacked(unpack: "zlib._Decompress", chunk: bytes, limit: int) -> bytes:
    try:
        return unpack.decompress(chunk, limit)
    except zlib.error:
        raise BrokenBodyError from None
