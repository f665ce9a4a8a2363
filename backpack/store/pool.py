"""Connections that are kept open between questions, each lent to one thread at a time.

What a connection is, and how it is made, is ``engine``'s part.
"""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

_IDLE_LIMIT = 4
"""Connections kept for the next question; the window seldom asks two at once."""


class ConnectionPool:
    """Lends connections that ``connect`` makes; may be used from every thread."""

    def __init__(self, connect: Callable[[], Any]) -> None:
        self._connect = connect
        self._lock = threading.Lock()
        self._idle: list[Any] = []
        self._filling = 0

    @contextmanager
    def lent(self) -> Iterator[Any]:
        """A connection for one piece of work; what it left undone is rolled back.

        After any exception it is closed: it may be the connection that is in trouble.
        """
        connection, filling = self._take()
        try:
            yield connection
            if connection.in_transaction:
                connection.rollback()
        except BaseException:
            connection.close()
            raise
        self._give_back(connection, filling)

    def empty(self) -> None:
        """Close what is idle now, and what is lent as soon as it comes back."""
        with self._lock:
            idle, self._idle = self._idle, []
            self._filling += 1
        for connection in idle:
            connection.close()

    def _take(self) -> tuple[Any, int]:
        with self._lock:
            filling = self._filling
            if self._idle:
                return self._idle.pop(), filling
        return self._connect(), filling

    def _give_back(self, connection: Any, filling: int) -> None:
        with self._lock:
            is_wanted = filling == self._filling and len(self._idle) < _IDLE_LIMIT
            if is_wanted:
                self._idle.append(connection)
        if not is_wanted:
            connection.close()
