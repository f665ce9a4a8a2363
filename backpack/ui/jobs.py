"""Runs work off the GUI thread and brings every outcome back to it.

Worker threads own no ``QObject``: they are plain ``concurrent.futures`` threads, and the
one ``JobRunner``, which lives on the GUI thread, is the only bridge back.
"""

import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from enum import Enum, auto
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QMetaObject, QObject, Qt, Signal, Slot
from shiboken6 import isValid

from backpack.domain.changes import Changes
from backpack.domain.faults import Fault
from backpack.domain.progress import Cancelled, Progress, Step

T = TypeVar("T")


class Lane(Enum):
    """Where a job queues.

    STORE jobs reach the database and run one at a time, in order. COMPUTE jobs keep the
    interpreter busy and run one at a time, so that the window keeps its share of it.
    NETWORK jobs mostly wait and run four at a time. ASKING jobs wait for an answer from
    outside that may never come: each has a thread of its own, and nobody waits for it at
    the end.
    """

    STORE = auto()
    COMPUTE = auto()
    NETWORK = auto()
    ASKING = auto()


class Job(Generic[T]):
    """A piece of work under way; all of its callbacks arrive on the GUI thread."""

    def __init__(
        self,
        on_done: Callable[[T], None],
        on_error: Callable[[Exception], None],
        on_step: Callable[[Step], None] | None,
        on_cancel: Callable[[], None] | None,
        lane: Lane,
    ) -> None:
        self.lane = lane
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

    def reports_to(self, owner: QObject) -> "Job[T]":
        """Call nobody back once ``owner`` is destroyed; the work itself goes on."""
        self.owner = owner
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

    ``changed`` carries the ``Changes`` of every job that returned some, returned an object
    with ``changes``, or was stopped or failed after some; it comes before the job's own
    callback. ``on_error`` is told of every error that a job does not take itself.
    """

    changed = Signal(object)
    busy_changed = Signal(int)
    _posted = Signal(object)

    def __init__(
        self, on_error: Callable[[Exception], None], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.on_error = on_error
        self._lanes = {
            Lane.STORE: ThreadPoolExecutor(1, thread_name_prefix="store"),
            Lane.COMPUTE: ThreadPoolExecutor(1, thread_name_prefix="compute"),
            Lane.NETWORK: ThreadPoolExecutor(4, thread_name_prefix="network"),
        }
        self._running: set[Job[Any]] = set()
        self._is_over = False
        self._after_all: Callable[[], None] | None = None
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

        After ``shutdown`` nothing is run any more, and nobody is called; nor while
        ``end_all`` waits.
        """
        job = Job(on_done, on_error or self.on_error, on_step, on_cancel, lane)
        if on_step is not None:
            job.progress.report = lambda step: self._post(lambda: self._step(job, step))
        if self._is_over or self._after_all is not None:
            job.cancel()
            return job
        self._running.add(job)
        self.busy_changed.emit(len(self._running))
        future = (
            _ask(work, job.progress)
            if lane is Lane.ASKING
            else self._lanes[lane].submit(work, job.progress)
        )
        future.add_done_callback(lambda done: self._post(lambda: self._finish(job, done)))
        return job

    def end_all(self, then: Callable[[], None]) -> None:
        """Cancel everything, and call ``then`` once all but ASKING jobs have ended.

        What a job has saved until then stays. Does not wait; jobs can be run again from
        ``then`` on.
        """
        self._after_all = then
        for job in self._running:
            job.cancel()
        self._post(self._look_whether_all_ended)

    @property
    def is_busy(self) -> bool:
        """Whether anything is under way whose progress is shown to the learner."""
        return any(job.on_step is not None for job in self._running)

    def shutdown(self) -> None:
        """Cancel everything, wait for all but ASKING jobs, and deliver nothing more."""
        self._is_over = True
        for job in self._running:
            job.cancel()
        for lane in self._lanes.values():
            lane.shutdown(wait=True, cancel_futures=True)

    def _post(self, call: Callable[[], None]) -> None:
        """From any thread; after the end there may be no object left to post to."""
        if not self._is_over:
            self._posted.emit(call)

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
        elif isinstance(error, Exception):
            self._give_up(job, error)
        else:
            raise error
        self._look_whether_all_ended()

    def _look_whether_all_ended(self) -> None:
        if self._after_all is None or any(job.lane is not Lane.ASKING for job in self._running):
            return
        then, self._after_all = self._after_all, None
        then()

    def _hand_over(self, job: Job[T], result: T) -> None:
        self._tell(result if isinstance(result, Changes) else getattr(result, "changes", None))
        if job.is_wanted:
            job.on_done(result)

    def _give_up(self, job: Job[Any], error: Exception) -> None:
        if isinstance(error, Cancelled | Fault):
            self._tell(error.changes)
        if not isinstance(error, Cancelled):
            (job.on_error if job.is_wanted else self.on_error)(error)
        elif job.on_cancel and job.is_wanted:
            job.on_cancel()

    def _tell(self, changes: object) -> None:
        if isinstance(changes, Changes) and changes:
            self.changed.emit(changes)


def _ask(work: Callable[[Progress], T], progress: Progress) -> Future[T]:
    """Run ``work`` on a daemon thread: one that gets no answer must not keep the program."""
    future: Future[T] = Future()

    def run() -> None:
        try:
            result = work(progress)
        except BaseException as error:  # noqa: BLE001 - handed on, whatever it is
            future.set_exception(error)
        else:
            future.set_result(result)

    threading.Thread(target=run, name="asking", daemon=True).start()
    return future
