"""Starts the program: a verb goes to the command line, anything else opens the window.

Imports next to nothing at the top: each picture worker is a new process that imports this module
again.
"""

import gc
import sys
from collections.abc import Sequence
from pathlib import Path


def main() -> int:
    """Run what the arguments ask for; gives the exit status."""
    if getattr(sys, "frozen", False):
        # A packaged program has no Python beside it, so its workers start this program again.
        from multiprocessing import freeze_support  # noqa: PLC0415 - 13 ms that others save

        freeze_support()
    from backpack.cli.program import run  # noqa: PLC0415 - not in a worker

    return run(sys.argv[1:], open_window)


def open_window(home: Path | None, files: Sequence[Path]) -> int:
    """Open the window on the backpack in ``home`` and add ``files``; gives the exit status."""
    # a tenth of the way to the wall of badges is looking through objects that all stay;
    # the window turns it on again once the wall is there
    gc.disable()
    from backpack.bootstrap import make_program  # noqa: PLC0415 - not in a worker
    from backpack.ui.application import run_window  # noqa: PLC0415 - commands need no Qt

    return run_window(make_program(home), files)


if __name__ == "__main__":
    sys.exit(main())
