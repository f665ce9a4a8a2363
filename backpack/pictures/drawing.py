"""What can be asked about one untrusted picture, whatever its kind; the child does nothing else."""

import json

from PIL import Image

from backpack.formats.picture_kinds import picture_kind
from backpack.pictures.codes import read_codes
from backpack.pictures.likeness import hash_pixels
from backpack.pictures.raster import draw_raster, to_png
from backpack.pictures.refusal import Reason, RefusedError
from backpack.pictures.svg import rebuild_svg
from backpack.pictures.vector import draw_vector

INNER_SIZE = 1024
"""Pixels: the most that a picture inside an SVG keeps."""

_XML_STARTS = (b"<", b"\xef\xbb\xbf<", b"\xff\xfe<\0", b"\xfe\xff\0<")


def draw(data: bytes, size: int) -> bytes:
    """A PNG of at most ``size`` by ``size`` pixels, and nothing else that came with the picture.

    Raises:
        RefusedError: for everything that cannot or must not be drawn.
    """
    return to_png(_draw(data, size))


def list_codes(data: bytes, size: int) -> bytes:
    """The texts of the QR codes in a picture as a JSON list; it is looked at in ``size`` pixels.

    Raises:
        RefusedError: as above.
    """
    return json.dumps(read_codes(_draw(data, size))).encode()


def hash_picture(data: bytes, size: int) -> bytes:
    """The hash of ``likeness``, from the picture in ``size`` pixels.

    Raises:
        RefusedError: as above.
    """
    return hash_pixels(_draw(data, size))


def _draw(data: bytes, size: int) -> Image.Image:
    """PNG, JPEG, GIF, WebP or SVG in at most ``size`` by ``size`` pixels."""
    if picture_kind(data):
        return draw_raster(data, size)
    if data.lstrip().startswith(_XML_STARTS):
        return draw_vector(rebuild_svg(data, _draw_inner), size)
    raise RefusedError(Reason.KIND)


def _draw_inner(data: bytes) -> bytes:
    return to_png(draw_raster(data, INNER_SIZE))
