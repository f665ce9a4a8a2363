"""The door for checks that nobody asked for: only what many badges share is looked up.

Else an issuer would learn each week who keeps which badge. What is a badge's own is asked only at
hosts that the learner allowed by name, for good.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager

from backpack.domain.faults import Fault
from backpack.domain.leave import Leave
from backpack.domain.ports import Fetcher
from backpack.domain.web import Answer, Trouble, Unreached
from backpack.formats.addresses import spellings
from backpack.formats.did_web import address_of_did_web
from backpack.formats.payload import Found
from backpack.formats.shared_addresses import (
    find_addresses,
    find_own_addresses,
    find_shared_addresses,
)
from backpack.formats.strict_json import parse_json
from backpack.net.addresses import host_of


class Discreet:
    """A fetcher that serves one badge at a time, and asks nothing that points to it alone."""

    def __init__(self, fetcher: Fetcher, saved: Callable[[], Leave]) -> None:
        self._fetcher = fetcher
        self._saved = saved
        self._shared: set[str] = set()
        self._own: set[str] = set()

    @contextmanager
    def about(self, found: Found) -> Iterator[None]:
        """Look up what this badge needs, inside the ``with``."""
        self._shared = set(_places(find_shared_addresses(found)))
        self._own = set(_places(find_own_addresses(found)))
        try:
            yield
        finally:
            self._shared, self._own = set(), set()

    def fetch(self, url: str, *, accept: str = "") -> Answer:
        """The answer of the fetcher behind.

        Raises:
            Unreached: NOT_ALLOWED for an address of the badge's own; else as the fetcher does.
        """
        is_shared = url in self._shared and url not in self._own
        if not is_shared and host_of(url) not in self._hosts():
            raise Unreached(url, Trouble.NOT_ALLOWED)
        answer = self._fetcher.fetch(url, accept=accept)
        if is_shared:  # what everybody's document names is everybody's too
            self._shared.update(_places(_addresses_in(answer.body)))
        return answer

    def _hosts(self) -> frozenset[str]:
        try:
            return self._saved().hosts
        except Fault:  # a store that cannot be read allows nothing
            return frozenset()


def _places(addresses: Iterable[str]) -> Iterator[str]:
    for address in addresses:
        if address.startswith("did:"):
            yield from _place_of_did(address)
        else:
            yield from spellings(address)


def _place_of_did(did: str) -> Iterator[str]:
    try:
        yield address_of_did_web(did)
    except ValueError:  # such a one is never asked
        return


def _addresses_in(body: bytes) -> frozenset[str]:
    try:
        return frozenset(find_addresses(parse_json(body)))
    except Fault:
        return frozenset()
