"""Runs every measurement and prints each figure beside its bound: ``dev.py bench [NAME…]``."""

import os
import sys
from collections.abc import Callable, Iterator

from tools.bench import adding, backups, folders, reading, starting, verifying, ways_out_portfolio
from tools.bench.figure import Figure

MEASUREMENTS: dict[str, Callable[[], Iterator[Figure]]] = {
    "reading": reading.figures,
    "verifying": verifying.figures,
    "folders": folders.figures,
    "adding": adding.figures,
    "backups": backups.figures,
    "starting": starting.figures,
    "portfolio": ways_out_portfolio.figures,
}


def main() -> int:
    """Measure what is named, or everything; 1 when a figure falls short."""
    chosen = sys.argv[1:] or list(MEASUREMENTS)
    print(f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}; every figure is a ratio")
    figures = []
    for name in chosen:
        for figure in MEASUREMENTS[name]():
            print(figure, flush=True)
            figures.append(figure)
    return int(not all(figure.holds for figure in figures))


if __name__ == "__main__":
    sys.exit(main())
