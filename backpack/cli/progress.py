"""Progress on a terminal: one line that is written over, and gone when the work is done."""

import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from backpack.cli.output import plain
from backpack.domain.progress import Progress, Step


@contextmanager
def terminal_progress() -> Iterator[Progress]:
    """A progress that people see where standard error is a terminal, and nobody elsewhere."""
    if not sys.stderr.isatty():
        yield Progress()
        return
    try:
        yield Progress(report=_show)
    finally:
        _write("")


@contextmanager
def progress_beside_output() -> Iterator[Progress]:
    """The same for work whose lines appear one by one: they are the progress on a screen."""
    if sys.stdout.isatty():
        yield Progress()
        return
    with terminal_progress() as progress:
        yield progress


def _show(step: Step) -> None:
    of_total = f"/{step.total}" if step.total else ""
    width = shutil.get_terminal_size().columns - 1
    _write(plain(f"{step.done}{of_total} {step.label}")[:width])


def _write(line: str) -> None:
    sys.stderr.write(f"\r\x1b[K{line}")
    sys.stderr.flush()
