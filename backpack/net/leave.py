"""The learner's leave before the door: what they did not allow is never asked.

What a leave is stands in ``domain.leave``. A redirect belongs to the deed that was allowed: where
a site sends on is its own affair, and the door holds each step to its rules (decision 9).
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from contextvars import ContextVar

from backpack.domain.faults import Fault
from backpack.domain.leave import OFFLINE, Leave
from backpack.domain.ports import Fetcher
from backpack.domain.web import Answer, Trouble, Unreached
from backpack.net.addresses import PUBLIC, AddressRules

_this_once: ContextVar[Leave | None] = ContextVar("leave for this once", default=None)
"""Of this thread's deed alone: nothing else that goes on meanwhile gains by it."""


@contextmanager
def leave_for_this(leave: Leave) -> Iterator[None]:
    """Put ``leave`` in the place of the saved one, for what this thread does inside."""
    before = _this_once.set(leave)
    try:
        yield
    finally:
        _this_once.reset(before)


def leave_in_force(saved: Callable[[], Leave]) -> Leave:
    """The leave for this once where there is one, else the saved one; none if that is lost."""
    leave = _this_once.get()
    if leave is not None:
        return leave
    try:
        return saved()
    except Fault:  # a store that cannot be read gives no leave
        return OFFLINE


def leave_for_more(
    saved: Callable[[], Leave], hosts: Iterable[str]
) -> AbstractContextManager[None]:
    """The leave in force and these hosts too, for what this thread does inside."""
    return leave_for_this(leave_in_force(saved).allowing(hosts))


class Guarded:
    """A fetcher behind the learner's leave, which is read anew for each address."""

    def __init__(
        self, fetcher: Fetcher, saved: Callable[[], Leave], rules: AddressRules = PUBLIC
    ) -> None:
        self._fetcher = fetcher
        self._saved = saved
        self._rules = rules

    def fetch(self, url: str, *, accept: str = "") -> Answer:
        """The answer of the fetcher behind, where leave was given.

        Raises:
            Unreached: REFUSED_ADDRESS for what is never asked, NOT_ALLOWED without leave for the
                host, NOT_SECURE without leave for plain http; else as the fetcher does.
        """
        address = self._rules.parse(url)
        leave = leave_in_force(self._saved)
        if not leave.lets(address.host):
            raise Unreached(url, Trouble.NOT_ALLOWED)
        if address.is_plain and not leave.lets_plain_http(address.host):
            raise Unreached(url, Trouble.NOT_SECURE)
        return self._fetcher.fetch(url, accept=accept)
