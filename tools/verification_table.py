"""Writes the table of mechanisms and tests in ``docs/verification.md``.

Run it after changing ``tests/verify/mechanisms.py``; a test holds the document to it.
"""

from collections.abc import Iterator
from pathlib import Path

from tests.verify.mechanisms import MECHANISMS

DOCUMENT = Path(__file__).resolve().parent.parent / "docs" / "verification.md"
BEGIN, END = "<!-- made by tools.verification_table -->\n", "<!-- end -->\n"


def with_table(text: str) -> str:
    """The document with the table between its two marks made anew."""
    before, _, rest = text.partition(BEGIN)
    _, _, after = rest.partition(END)
    return before + BEGIN + "".join(f"{line}\n" for line in _table()) + END + after


def _table() -> Iterator[str]:
    yield "| mechanism | of it | shown by |"
    yield "| --- | --- | --- |"
    for mechanism, shown in MECHANISMS.items():
        title = mechanism
        for part, (file, name) in shown.items():
            words = name.removeprefix("test_").replace("_s_", "'s ").replace("_", " ")
            yield f"| {title} | {part} | {words} (`{file}`) |"
            title = ""


if __name__ == "__main__":
    DOCUMENT.write_text(with_table(DOCUMENT.read_text("utf-8")), encoding="utf-8")
