"""``python -m tools.tour``: goes the way of a learner and leaves what it made in ``build/tour``.

The exit status is 1 when anything is not as expected. The workers that decode pictures
import this module again, so nothing heavy stands at its top.
"""

import os
import sys


def main() -> int:
    """Go the whole way; gives the exit status."""
    # Pictures of windows are wanted, no windows.
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from tools.tour.run import run  # noqa: PLC0415 - not in a worker

    return run()


if __name__ == "__main__":
    sys.exit(main())
