"""Writes the table of keyring states and ways in into ``docs/threats.md``, from trying them.

Run it after changing ``tests/store/keyring_matrix.py`` or the sentences of faults; a test holds
the document to it.
"""

import tempfile
from collections.abc import Iterator
from pathlib import Path

from backpack.domain.faults import Fault
from tests.store.keyring_matrix import STATES, WAYS, advice, make, outcome, outcome_alone

DOCUMENT = Path(__file__).resolve().parent.parent / "docs" / "threats.md"
BEGIN, END = "<!-- made by tools.keyring_table -->\n", "<!-- end -->\n"


def with_table(text: str, folder: Path) -> str:
    """The document with the table made anew; the backpacks for it are made in ``folder``."""
    before, _, rest = text.partition(BEGIN)
    _, _, after = rest.partition(END)
    return before + BEGIN + "".join(f"{line}\n" for line in _table(folder)) + END + after


def _table(folder: Path) -> Iterator[str]:
    columns = (*WAYS, "keychain alone, with a sheet", "keychain alone, without")
    yield f"| the keyring is | {' | '.join(columns)} |"
    yield "| --- " * (len(columns) + 1) + "|"
    both, sheet, alone = (
        make(folder / "both"),
        make(folder / "sheet", None),
        make(folder / "alone", None, with_sheet=False),
    )
    said: dict[str, str] = {}
    for state in STATES:
        results = [outcome(both, state, way) for way in WAYS]
        results += [outcome_alone(made, state) for made in (sheet, alone)]
        said |= {str(result): advice(result) for result in results if isinstance(result, Fault)}
        yield f"| {state} | {' | '.join(str(result) for result in results)} |"
    yield ""
    for code, sentences in said.items():
        yield f"- {code}: {sentences}"


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as place:
        DOCUMENT.write_text(with_table(DOCUMENT.read_text("utf-8"), Path(place)), encoding="utf-8")
