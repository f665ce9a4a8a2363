"""Tells the kinds of pictures apart by their first bytes; decoding them is ``pictures``'.

Sources: PNG (Third Edition), 5.2; JPEG (ITU-T T.81), B.1.1.3; GIF89a, 17; WebP (RFC 9649), 2.4.
"""

from backpack.formats.png import SIGNATURE


def picture_kind(data: bytes) -> str | None:
    """``PNG``, ``JPEG``, ``GIF`` or ``WEBP``, which are Pillow's names too; else None."""
    if data.startswith(SIGNATURE):
        return "PNG"
    if data.startswith(b"\xff\xd8\xff"):
        return "JPEG"
    if data.startswith((b"GIF87a", b"GIF89a")):
        return "GIF"
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "WEBP"
    return None
