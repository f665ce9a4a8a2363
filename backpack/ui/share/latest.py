"""Work for a preview: of all that was asked for, only the last is shown."""

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtCore import QObject

from backpack.domain.progress import Progress
from backpack.ui.jobs import Job, JobRunner, Lane

T = TypeVar("T")


class Latest(Generic[T]):
    """Runs work off the GUI thread for ``owner``, and hands ``show`` what the last of it gave."""

    def __init__(self, runner: JobRunner, owner: QObject, show: Callable[[T], None]) -> None:
        self._runner = runner
        self._owner = owner
        self._show = show
        self._job: Job[T] | None = None

    def ask(self, work: Callable[[], T]) -> None:
        """Let go of what was asked for before, and begin with this."""
        self.drop()

        def begin(progress: Progress) -> T:
            progress.raise_if_cancelled()
            return work()

        job = self._runner.submit(
            begin, on_done=lambda made: self._take(job, made), lane=Lane.COMPUTE
        )
        self._job = job.ends_with(self._owner)

    def drop(self) -> None:
        """Let go of what was asked for."""
        if self._job is not None:
            self._job.cancel()
        self._job = None

    def _take(self, job: Job[T], made: T) -> None:
        if job is self._job:
            self._job = None
            self._show(made)
