"""What the tour expects and what it found, side by side, and whether they agree."""

from collections.abc import Sequence
from dataclasses import dataclass, field


@dataclass(slots=True)
class Report:
    """Collects what was compared; ``failures`` are what was not as expected."""

    failures: list[str] = field(default_factory=list)
    compared: int = 0

    def expect(self, what: str, expected: object, found: object) -> str:
        """Compare; gives the mark that stands behind the line."""
        self.compared += 1
        if expected == found:
            return "as expected"
        self.failures.append(f"{what}: expected {expected}, found {found}")
        return "NOT AS EXPECTED"


def title(text: str) -> None:
    """Begin a part of the tour."""
    print(f"\n{text}\n{'-' * len(text)}", flush=True)


def table(rows: Sequence[Sequence[str]]) -> None:
    """Print rows in columns; the first row is the heading."""
    widths = [max(len(cell) for cell in column) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        print("  " + "  ".join(cells).rstrip(), flush=True)
