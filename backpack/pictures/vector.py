"""Draws a rebuilt SVG through typst, in memory; it never sees the bytes of an untrusted one.

Runs in the child process only.
"""

import io
import os
from functools import cache
from typing import TYPE_CHECKING, Any

from PIL import Image

from backpack.pictures.refusal import Reason, RefusedError

if TYPE_CHECKING:
    import typst

_PAGE = """#set page(width: auto, height: auto, margin: 0pt, fill: none)
#context {{
  let natural = measure(image("picture.svg"))
  let scale = {size} / calc.max(natural.width.pt(), natural.height.pt())
  image("picture.svg", width: natural.width * scale, height: natural.height * scale)
}}"""


def draw_vector(svg: bytes, size: int) -> Image.Image:
    """The SVG in pixels: its longer side has ``size`` pixels, on a transparent ground.

    Raises:
        RefusedError: ``DAMAGED`` when it cannot be drawn.
    """
    import typst  # noqa: PLC0415 - most badges are PNG, and the fonts take their time

    page: Any = {"main.typ": _PAGE.format(size=size).encode(), "picture.svg": svg}
    try:
        png = typst.compile(page, root=os.devnull, format="png", ppi=72.0, font_paths=_fonts())
    except typst.TypstError as error:
        raise RefusedError(Reason.DAMAGED) from error
    with Image.open(io.BytesIO(png), formats=("PNG",)) as drawn:
        # an edge that falls between two pixels makes the page a pixel larger
        return drawn.crop((0, 0, min(drawn.width, size), min(drawn.height, size)))


@cache
def _fonts() -> "typst.Fonts":
    """The fonts of the computer, for text in pictures; looked up once."""
    import typst  # noqa: PLC0415 - as above

    return typst.Fonts(include_system_fonts=True)
