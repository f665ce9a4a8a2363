"""From a host's name to the numbers that may be connected to: all of them public, or none.

A name that leads to a public and to a private number is an attack or a mistake, and which of them
is reached would be chance. The connection is made to a number that was checked here, so that
another answer a moment later changes nothing (rebinding, threat T40).
"""

import socket
import threading
from collections.abc import Callable, Iterable
from concurrent.futures import Future
from ipaddress import ip_address

from backpack.domain.web import Trouble, Unreached
from backpack.net.addresses import IP, Address, AddressRules

Resolve = Callable[[str, int], Iterable[str]]


def resolve_name(host: str, port: int) -> tuple[str, ...]:
    """The numbers that the system's resolver gives for a name, in its order of preference.

    Raises:
        OSError: when it knows none.
    """
    # The dot at the end keeps the resolver from trying the names of the local network too.
    found = socket.getaddrinfo(f"{host}.", port, type=socket.SOCK_STREAM)
    return tuple(dict.fromkeys(str(entry[4][0]) for entry in found))


def numbers_of(
    address: Address, resolve: Resolve, rules: AddressRules, seconds: float
) -> tuple[IP, ...]:
    """One or two numbers to try: the preferred one, and one of the other family if there is.

    Raises:
        Unreached: NO_SUCH_HOST, TOO_SLOW, or REFUSED_ADDRESS when one of all is not public.
    """
    if address.ip is not None:
        return (address.ip,)
    try:
        found = _within(seconds, lambda: tuple(resolve(address.host, address.port)))
        numbers = tuple(map(ip_address, found))
    except TimeoutError:
        raise Unreached(address.url, Trouble.TOO_SLOW) from None
    except (OSError, ValueError):
        raise Unreached(address.url, Trouble.NO_SUCH_HOST) from None
    if not all(map(rules.is_public, numbers)):
        raise Unreached(address.url, Trouble.REFUSED_ADDRESS)
    if not numbers:
        raise Unreached(address.url, Trouble.NO_SUCH_HOST)
    first, *others = numbers
    others.sort(key=lambda number: number.version == first.version)
    return (first, *others[:1])


def _within(seconds: float, call: Callable[[], tuple[str, ...]]) -> tuple[str, ...]:
    """What ``call`` gives, if it does so in time; it cannot be stopped, but left alone."""
    future: Future[tuple[str, ...]] = Future()

    def run() -> None:
        try:
            future.set_result(call())
        except Exception as error:  # noqa: BLE001 - raised again where it is waited for
            future.set_exception(error)

    # The threads of a pool would be waited for when the program ends.
    threading.Thread(target=run, daemon=True).start()
    return future.result(timeout=seconds)
