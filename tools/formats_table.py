"""Writes the table of containers and versions in ``docs/formats.md`` from what is tested.

Run it after changing ``tests/formats/matrix.py``; a test holds the document to it.
"""

from collections.abc import Iterator
from pathlib import Path

from tests.formats.matrix import CONTAINERS, VERSIONS, forms

DOCUMENT = Path(__file__).resolve().parent.parent / "docs" / "formats.md"
BEGIN, END = "<!-- made by tools.formats_table -->\n", "<!-- end -->\n"


def with_table(text: str) -> str:
    """The document with the table between its two marks made anew."""
    before, _, rest = text.partition(BEGIN)
    _, _, after = rest.partition(END)
    return before + BEGIN + "".join(f"{line}\n" for line in _table()) + END + after


def _table() -> Iterator[str]:
    yield f"| | {' | '.join(VERSIONS)} |"
    yield "| --- " * (len(VERSIONS) + 1) + "|"
    for container in CONTAINERS:
        cells = (", ".join(forms(container, version)) or "-" for version in VERSIONS)
        yield f"| {container} | {' | '.join(cells)} |"


if __name__ == "__main__":
    DOCUMENT.write_text(with_table(DOCUMENT.read_text("utf-8")), encoding="utf-8")
