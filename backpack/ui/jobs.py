"""Runs work off the GUI thread and brings every outcome back to it.

Worker threads own no ``QObject``: they are plain ``concurrent.futures`` threads, and the
one ``JobRunner``, which lives on the GUI thread, is the only bridge back.
"""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from enum import Enum, auto
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QMetaObject, QObject, Qt, Signal, Slot
from shiboken6 import isValid

from backpack.domain.changes import Changes
from backpack.domain.progress import Cancelled, Progress, Step

T = TypeVar("T")


class Lane(Enum):
    """Where a job queues.

    STORE jobs reach the database and run one at a time, in order. COMPUTE jobs keep the
    interpreter busy and run one at a time, so that the window keeps its share of it.
    NETWORK jobs mostly wait and run four at a time.
    """

    STORE = auto()
    COMPUTE = auto()
    NETWORK = auto()


class Job(Generic[T]):
    """A piece of work under way; all of its callbacks arrive on the GUI thread."""

    def __init__(
        self,
        on_done: Callable[[T], None],
        on_error: Callable[[Exception], None],
        on_step: Callable[[Step], None] | None,
        on_cancel: Callable[[], None] | None,
    ) -> None:
        self.progress = Progress()
        self.on_done = on_done
        self.on_error = on_error
        self.on_step = on_step
        self.on_cancel = on_cancel
        self.owner: QObject | None = None
        self._tie: QMetaObject.Connection | None = None

    def cancel(self) -> None:
        """Ask the work to stop; ``on_cancel`` follows once it has."""
        self.progress.cancel()

    def ends_with(self, owner: QObject) -> "Job[T]":
        """Stop the work, and call nobody back, once ``owner`` is destroyed."""
        self.owner = owner
        self._tie = owner.destroyed.connect(lambda: self.progress.cancel())  # noqa: PLW0108
        return self

    def untie(self) -> None:
        """Let go of the owner, which may outlive thousands of jobs."""
        if self._tie is not None and self.is_wanted:
            QObject.disconnect(self._tie)
        self._tie = None

    @property
    def is_wanted(self) -> bool:
        """Whether whoever asked for it is still there."""
        return self.owner is None or isValid(self.owner)


class JobRunner(QObject):
    """Owns the worker threads and delivers what they report.

    ``changed`` carries the ``Changes`` of every job that returned some, or returned an
    object with ``changes``; it comes before the job's own ``on_done``.
    """

    changed = Signal(object)
    busy_changed = Signal(int)
    _posted = Signal(object)

    def __init__(
        self, on_error: Callable[[Exception], None], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._default_on_error = on_error
        self._lanes = {
            Lane.STORE: ThreadPoolExecutor(1, thread_name_prefix="store"),
            Lane.COMPUTE: ThreadPoolExecutor(1, thread_name_prefix="compute"),
            Lane.NETWORK: ThreadPoolExecutor(4, thread_name_prefix="network"),
        }
        self._running: set[Job[Any]] = set()
        self._is_over = False
        self._posted.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def submit(
        self,
        work: Callable[[Progress], T],
        *,
        on_done: Callable[[T], None],
        on_error: Callable[[Exception], None] | None = None,
        on_step: Callable[[Step], None] | None = None,
        on_cancel: Callable[[], None] | None = None,
        lane: Lane,
    ) -> Job[T]:
        """Run ``work`` on ``lane``; the handle that is returned can cancel it.

        After ``shutdown`` nothing is run any more, and nobody is called.
        """
        job = Job(on_done, on_error or self._default_on_error, on_step, on_cancel)
        if on_step is not None:
            job.progress.report = lambda step: self._posted.emit(lambda: self._step(job, step))
        if self._is_over:
            job.cancel()
            return job
        self._running.add(job)
        self.busy_changed.emit(len(self._running))
        future = self._lanes[lane].submit(work, job.progress)
        future.add_done_callback(lambda done: self._posted.emit(lambda: self._finish(job, done)))
        return job

    def shutdown(self) -> None:
        """Cancel everything, wait for the workers, and deliver nothing more."""
        self._is_over = True
        for job in self._running:
            job.cancel()
        for lane in self._lanes.values():
            lane.shutdown(wait=True, cancel_futures=True)

    @Slot(object)
    def _deliver(self, call: Callable[[], None]) -> None:
        if not self._is_over:
            call()

    def _step(self, job: Job[Any], step: Step) -> None:
        if job in self._running and job.is_wanted and job.on_step:
            job.on_step(step)

    def _finish(self, job: Job[T], future: Future[T]) -> None:
        self._running.discard(job)
        job.untie()
        self.busy_changed.emit(len(self._running))
        error = Cancelled() if future.cancelled() else future.exception()
        if error is None:
            self._hand_over(job, future.result())
        elif isinstance(error, Cancelled):
            if job.on_cancel and job.is_wanted:
                job.on_cancel()
        elif isinstance(error, Exception):
            (job.on_error if job.is_wanted else self._default_on_error)(error)
        else:
            raise error

    def _hand_over(self, job: Job[T], result: T) -> None:
        changes = result if isinstance(result, Changes) else getattr(result, "changes", None)
        if isinstance(changes, Changes) and changes:
            self.changed.emit(changes)
        if job.is_wanted:
            job.on_done(result)
