"""The one door to the network: the ``Fetcher`` that really asks (threats T40 and T41).

Who may be asked is judged by ``addresses`` and ``resolving``, redirects by ``following``, and the
learner's leave in front of it, by ``leave``. Plain http passes here, since the leave has it.
"""

from collections.abc import Callable, Mapping
from threading import Lock
from typing import TYPE_CHECKING

from backpack.domain.ports import Clock
from backpack.domain.web import Answer
from backpack.net.addresses import PUBLIC, Address, AddressRules
from backpack.net.deadline import SECONDS, Deadline
from backpack.net.following import Response, follow
from backpack.net.resolving import Resolve, numbers_of, resolve_name

if TYPE_CHECKING:  # imported when something is first asked
    import ssl

    from backpack.net.transport import Transport


class WebFetcher:
    """Asks the web, one pool of connections for all; ``close`` ends them.

    The arguments after ``clock`` are for tests with servers of their own: which addresses pass,
    what names stand for, whom TLS trusts, and how long one fetch may take, in seconds.
    """

    def __init__(
        self,
        clock: Clock,
        *,
        rules: AddressRules = PUBLIC,
        resolve: Resolve = resolve_name,
        make_context: "Callable[[], ssl.SSLContext] | None" = None,
        seconds: float = SECONDS,
    ) -> None:
        self._clock = clock
        self._rules = rules
        self._resolve = resolve
        self._make_context = make_context
        self._seconds = seconds
        self._lock = Lock()
        self._transport: Transport | None = None

    def fetch(self, url: str, *, accept: str = "", known: Answer | None = None) -> Answer:
        """What ``url`` answers now, redirects followed.

        With ``known``, the place that gave it is asked whether it still stands, and may answer
        304 (RFC 9110, 13.1).

        Raises:
            Unreached: when no answer came in time and within the limits; never anything else.
        """
        with Deadline(self._seconds) as deadline:

            def ask(address: Address) -> Response:
                left = deadline.remaining
                numbers = numbers_of(address, self._resolve, self._rules, left)
                headers = {"Accept": accept or "*/*", **_conditions(known, address)}
                return self._opened().ask(address, numbers, headers, deadline)

            return follow(url, ask, self._rules, self._clock.now)

    def close(self) -> None:
        """Close every connection; the next fetch opens new ones."""
        with self._lock:
            transport, self._transport = self._transport, None
        if transport is not None:
            transport.close()

    def _opened(self) -> "Transport":
        from backpack.net.transport import Transport, system_trust  # noqa: PLC0415 - see above

        with self._lock:
            if self._transport is None:
                make_context = self._make_context or system_trust
                self._transport = Transport(make_context, loopback=self._rules.loopback)
            return self._transport


def _conditions(known: Answer | None, address: Address) -> Mapping[str, str]:
    if known is None or known.final_url != address.url:
        return {}
    given = {
        "If-None-Match": known.headers.get("etag"),
        "If-Modified-Since": known.headers.get("last-modified"),
    }
    return {name: value for name, value in given.items() if value}
