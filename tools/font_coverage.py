"""Writes ``resources/fonts/pdf/coverage.txt``: the code points that some bundled font draws.

Run it after changing the fonts; ``publish.portfolio.clean`` reads the table, so that the
program itself needs no font library. One range a line, hexadecimal, ``FIRST LAST``.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path

from fontTools.ttLib import TTFont

FONTS = Path(__file__).resolve().parent.parent / "resources" / "fonts" / "pdf"


def covered(folder: Path) -> set[int]:
    """Every code point that at least one font of the folder has a glyph for."""
    points: set[int] = set()
    for path in sorted([*folder.glob("*.otf"), *folder.glob("*.ttf")]):
        with TTFont(path, lazy=True) as font:
            points.update(font.getBestCmap())
    return points


def ranges(points: Iterable[int]) -> Iterator[tuple[int, int]]:
    """The code points as ranges, both ends included, in ascending order."""
    ordered = sorted(points)
    first = last = ordered[0]
    for point in ordered[1:]:
        if point != last + 1:
            yield first, last
            first = point
        last = point
    yield first, last


def table(folder: Path) -> str:
    """The text of ``coverage.txt`` for the fonts of a folder."""
    return "".join(f"{first:X} {last:X}\n" for first, last in ranges(covered(folder)))


if __name__ == "__main__":
    (FONTS / "coverage.txt").write_text(table(FONTS), encoding="ascii")
