"""Progress and co-operative cancellation, free of Qt and of threads.

Long work takes a ``Progress`` as its last argument and calls ``step``; it never
learns whether a window, a terminal or a test is listening.
"""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from backpack.domain.changes import Changes
from backpack.domain.faults import Fault


class Cancelled(Exception):
    """Raised inside a job at its next step after its user asked it to stop.

    ``changes`` is what was done before, and stays done.
    """

    changes = Changes()


@contextmanager
def keeping(done: Callable[[], Changes]) -> Iterator[None]:
    """Put what is done so far on a stop or a fault that comes out of this block."""
    try:
        yield
    except (Cancelled, Fault) as end:
        end.changes = end.changes | done()
        raise


@dataclass(frozen=True, slots=True)
class Step:
    """One report: ``done`` of ``total`` units, with a line for the reader.

    ``total`` is None while the amount of work is unknown. ``item`` is what was just
    finished, where the work has results one by one.
    """

    done: int
    total: int | None
    label: str = ""
    item: object = None


@dataclass(slots=True)
class Progress:
    """The handle that a job reports to; a bare ``Progress()`` reports to nobody."""

    report: Callable[[Step], None] = lambda _: None
    _stop: threading.Event = field(default_factory=threading.Event)

    def step(
        self, done: int, total: int | None = None, label: str = "", item: object = None
    ) -> None:
        """Report a step; raises ``Cancelled`` when the job was asked to stop."""
        self.raise_if_cancelled()
        self.report(Step(done, total, label, item))

    def raise_if_cancelled(self) -> None:
        """Raise ``Cancelled`` when the job was asked to stop."""
        if self._stop.is_set():
            raise Cancelled

    def cancel(self) -> None:
        """Ask the job to stop at its next step; safe from any thread."""
        self._stop.set()
