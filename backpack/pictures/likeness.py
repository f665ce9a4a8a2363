"""A small difference hash: pictures that look alike have hashes that hardly differ.

It survives what social networks do to a picture (another size, another format, a ground in the
place of transparency). Runs in the child process only; comparing needs no picture and no child.
"""

from collections.abc import Iterator

from PIL import Image

SIDE = 16
"""Cells each way: a badge's figure is told from another's, a few wrong dots are not."""

MARGIN = 6
"""Of 255: a smaller difference between two cells is noise of compression."""

_GROUNDS = ("white", "black")
"""What programs that know no transparency put behind a picture."""


def hash_pixels(picture: Image.Image) -> bytes:
    """The hash on each ground, one after the other; 64 bytes each.

    A bit tells whether a cell is clearly lighter than its neighbour at the left, or above.
    """
    return b"".join(_hash(_flat(picture, ground)) for ground in _GROUNDS)


def _flat(picture: Image.Image, ground: str) -> Image.Image:
    if picture.mode != "RGBA":
        return picture
    flat = Image.new("RGB", picture.size, ground)
    flat.paste(picture, mask=picture.getchannel("A"))
    return flat


def _hash(picture: Image.Image) -> bytes:
    grey = picture.convert("L")
    bits = 0
    for across in (True, False):
        size = (SIDE + 1, SIDE) if across else (SIDE, SIDE + 1)
        cells = grey.resize(size, Image.Resampling.BOX).tobytes()
        for is_lighter in _steps(cells, size[0], 1 if across else size[0]):
            bits = bits << 1 | is_lighter
    return bits.to_bytes(SIDE * SIDE // 4)


def _steps(cells: bytes, width: int, step: int) -> Iterator[bool]:
    for place in range(len(cells) - step):
        if step > 1 or (place + 1) % width:
            yield cells[place + step] - cells[place] > MARGIN
