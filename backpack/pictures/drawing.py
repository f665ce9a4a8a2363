"""Draws one untrusted picture, whatever its kind; the child process does nothing else."""

from backpack.pictures.raster import draw_raster, format_of
from backpack.pictures.refusal import Reason, RefusedError
from backpack.pictures.svg import rebuild_svg
from backpack.pictures.vector import draw_vector

INNER_SIZE = 1024
"""Pixels: the most that a picture inside an SVG keeps."""

_XML_STARTS = (b"<", b"\xef\xbb\xbf<", b"\xff\xfe<\0", b"\xfe\xff\0<")


def draw(data: bytes, size: int) -> bytes:
    """A PNG of at most ``size`` by ``size`` pixels from PNG, JPEG, GIF, WebP or SVG.

    Raises:
        RefusedError: for everything that cannot or must not be drawn.
    """
    if format_of(data):
        return draw_raster(data, size)
    if data.lstrip().startswith(_XML_STARTS):
        return draw_vector(rebuild_svg(data, lambda inner: draw_raster(inner, INNER_SIZE)), size)
    raise RefusedError(Reason.KIND)
