"""Ten seconds in all: when they are over, whatever waits on a socket is woken (threat T41).

A timeout of a socket counts from one byte to the next, so a server that sends one now and then
would never run into it. What the woken code raises then is told as "too slow" by its caller.
"""

import socket
import time
from contextlib import suppress
from contextvars import ContextVar, Token
from threading import Lock, Timer
from types import TracebackType
from typing import Self

SECONDS = 10.0

_current: ContextVar["Deadline"] = ContextVar("deadline of this thread")


class Deadline:
    """The time that one fetch has, from entering it; of the thread that entered."""

    def __init__(self, seconds: float) -> None:
        self._end = time.monotonic() + seconds
        self._lock = Lock()
        self._held: list[socket.socket] = []
        self._timer = Timer(seconds, self._wake)
        self._timer.daemon = True

    def __enter__(self) -> Self:
        self._token: Token[Deadline] = _current.set(self)
        self._timer.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._timer.cancel()
        with self._lock:
            for one in self._held:
                one.close()
            self._held.clear()
        _current.reset(self._token)

    @property
    def remaining(self) -> float:
        """Seconds that are left, a little more than none at least: no timeout means for ever."""
        return max(0.001, self._end - time.monotonic())

    @property
    def is_over(self) -> bool:
        """Whether no time is left."""
        return time.monotonic() >= self._end

    def hold(self, sock: socket.socket) -> None:
        """Wake whoever waits on ``sock`` when the time is over.

        A second handle to the same connection is held: TLS takes the first one over.
        """
        handle = socket.fromfd(sock.fileno(), sock.family, sock.type)
        with self._lock:
            self._held.append(handle)
        if self.is_over:  # the timer may have gone off before
            self._wake()

    def _wake(self) -> None:
        with self._lock:
            for one in self._held:
                with suppress(OSError):  # the other side was quicker
                    one.shutdown(socket.SHUT_RDWR)


def hold(sock: socket.socket) -> None:
    """Put a connection under the deadline of this thread's fetch."""
    _current.get().hold(sock)
