"""Says that a program has a folder: a lock on a file, which ends with its process in any case.

A window has it while it is open; who makes a folder or puts it in order, for that moment. Nobody
else asks: windows and commands save in turns (``engine``), and what needs the database for itself
finds by SQLite's own locks whether anybody has it open.
"""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from backpack.domain.faults import Fault
from backpack.store.troubles import os_faults

if TYPE_CHECKING:
    from filelock import BaseFileLock

WINDOW = "window.lock"
_PREPARING = "preparing.lock"
_MODE = 0o600
_PATIENCE = 60.0


@contextmanager
def preparing(home: Path) -> Iterator[None]:
    """Alone among programs that make something in the folder or put it in order.

    Raises:
        Fault: ``store-busy`` after a minute of waiting, or the disk's trouble.
    """
    path = home / _PREPARING
    lock = _lock(path)
    with os_faults():
        try:
            lock.acquire(timeout=_PATIENCE, poll_interval=0.01)
        except TimeoutError:
            raise Fault("store-busy") from None
    try:
        yield
    finally:
        with suppress(OSError):  # who waits for it notices that it is gone
            path.unlink(missing_ok=True)
        lock.release()


def _lock(path: Path) -> "BaseFileLock":
    from filelock import FileLock  # noqa: PLC0415 - 26 ms that an ordinary opening saves

    return FileLock(path, mode=_MODE, thread_local=False, fallback_to_soft=False)


class Claim:
    """What a window has of the folder ``home``, from ``take`` until ``let_go``."""

    def __init__(self, home: Path) -> None:
        self._home = home
        self._lock: BaseFileLock | None = None

    def take(self) -> bool:
        """Whether the folder is this window's now; not while another one has it.

        Where there is no folder yet nobody can have it.

        Raises:
            Fault: ``store-read-only``, ``store-full`` or ``store-io``, as the disk has it.
        """
        if self._lock is not None or not self._home.is_dir():
            return True
        lock = _lock(self._home / WINDOW)
        with os_faults():
            try:
                lock.acquire(blocking=False)
            except TimeoutError:
                return False
        self._lock = lock
        return True

    def let_go(self) -> None:
        """Let another window have it."""
        if self._lock is not None:
            self._lock.release()
        self._lock = None
