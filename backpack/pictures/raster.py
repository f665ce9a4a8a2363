"""PNG, JPEG, GIF and WebP through Pillow: limits from the header first, then pixels.

Runs in the child process only. Pillow is asked for exactly the one format that the first
bytes announce, so that none of its other decoders is ever reached.
Sources: PNG (Third Edition), 5; CIPA DC-008 (Exif), Orientation.
"""

import io
import struct
import warnings
import zlib

from PIL import Image, ImageFile, ImageOps

from backpack.formats.picture_kinds import picture_kind
from backpack.formats.png import SIGNATURE
from backpack.pictures.refusal import Reason, RefusedError

PIXEL_LIMIT = 25_000_000
"""Pixels of a picture that is drawn: more than a badge has, and 100 MB while it is unpacked."""

_NEEDED = frozenset({b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND", b"eXIf"})
_WIDE = frozenset({"I", "I;16", "I;16B", "I;16L", "I;16N"})


def draw_raster(data: bytes, size: int) -> Image.Image:
    """The first frame in at most ``size`` by ``size`` pixels.

    It is turned upright as Exif says, keeps its alpha, and is never enlarged.

    Raises:
        RefusedError: ``KIND``, ``DAMAGED`` or ``TOO_LARGE``.
    """
    kind = picture_kind(data)
    if kind is None:
        raise RefusedError(Reason.KIND)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return _draw(only_pixels(data) if kind == "PNG" else data, kind, size)
    except (Image.DecompressionBombError, MemoryError) as error:
        raise RefusedError(Reason.TOO_LARGE) from error
    except (OSError, ValueError, SyntaxError, ArithmeticError, LookupError, struct.error) as error:
        # Pillow's decoders tell of broken data with any of these
        raise RefusedError(Reason.DAMAGED) from error


def _draw(data: bytes, kind: str, size: int) -> Image.Image:
    with Image.open(io.BytesIO(data), formats=(kind,)) as opened:
        if opened.width * opened.height > PIXEL_LIMIT:
            raise RefusedError(Reason.TOO_LARGE)
        return _shrink(opened, size)


def _shrink(opened: ImageFile.ImageFile, size: int) -> Image.Image:
    opened.draft("RGB", (size, size))
    simple = _simple(opened)
    # sideways ones are cut to the same square, so that turning can wait until it is cheap
    simple.thumbnail((size, size), Image.Resampling.LANCZOS, reducing_gap=3.0)
    return ImageOps.exif_transpose(simple)


def _simple(opened: ImageFile.ImageFile) -> Image.Image:
    """The picture in 8-bit RGB, with alpha where it has any: palettes cannot be smoothed."""
    opened.load()
    if opened.mode in _WIDE:
        return opened.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    mode = "RGBA" if opened.has_transparency_data else "RGB"
    # converting to the same mode would copy, and a copy may be 100 MB
    return opened if opened.mode == mode else opened.convert(mode)


def to_png(picture: Image.Image) -> bytes:
    """The pixels as PNG, and nothing else that came with the picture."""
    picture.info.clear()
    out = io.BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()


def only_pixels(data: bytes) -> bytes:
    """A PNG with only the chunks that its pixels need.

    Baked badges carry large or many text chunks, and Pillow would unpack them.
    """
    parts = [SIGNATURE]
    position = len(SIGNATURE)
    while position + 12 <= len(data):
        end = position + 12 + int.from_bytes(data[position : position + 4])
        kind = data[position + 4 : position + 8]
        if kind in _NEEDED:
            parts.append(data[position:end])
        if kind == b"IEND":
            break
        position = end
    if len(parts) == 1 or zlib.crc32(parts[1][4:-4]) != int.from_bytes(parts[1][-4:]):
        raise RefusedError(Reason.DAMAGED)
    return b"".join(parts)
