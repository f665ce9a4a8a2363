"""Small pictures for mail: PNG at twice the size shown, and light enough for every mailbox.

They come as harmless PNGs (``domain.disclosure``); here they only become smaller.
"""

import io
from typing import TYPE_CHECKING

from backpack.publish.portfolio.pictures import is_png

if TYPE_CHECKING:
    from PIL import Image

HEAVIEST = 40_000
"""Bytes of one picture; a heavier one is drawn with 256 colours."""


def fit_picture(png: bytes, size: int) -> tuple[bytes, int, int]:
    """The picture for a square of ``size`` pixels: bytes, and width and height as shown.

    Empty bytes, and the square itself, where there is no picture.
    """
    if not is_png(png):
        return b"", size, size
    from PIL import Image  # noqa: PLC0415 - start-up

    with Image.open(io.BytesIO(png)) as image:
        scale = size / max(image.size)
        width, height = (max(1, round(side * scale)) for side in image.size)
        small = image.convert("RGBA").resize((width * 2, height * 2), Image.Resampling.LANCZOS)
        data = _as_png(small)
        if len(data) > HEAVIEST:
            data = _as_png(small.quantize(256, method=Image.Quantize.FASTOCTREE))
    return data, width, height


def _as_png(image: "Image.Image") -> bytes:
    out = io.BytesIO()
    image.save(out, "PNG", optimize=True)
    return out.getvalue()
