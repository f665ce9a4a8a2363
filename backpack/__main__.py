"""Starts the program: a verb goes to the command line, anything else opens the window.

Imports nothing at the top: each picture worker is a new process that imports this module
again.
"""

import sys


def main() -> int:
    """Run what the arguments ask for; gives the exit status."""
    if getattr(sys, "frozen", False):
        # A packaged program has no Python beside it, so its workers start this program again.
        from multiprocessing import freeze_support  # noqa: PLC0415 - 13 ms that others save

        freeze_support()
    from backpack.cli.program import run  # noqa: PLC0415 - not in a worker

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
