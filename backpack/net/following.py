"""Follows redirects, each step under the same rules as the first; how one step is made is given.

RFC 9110, 15.4. No step leads from https to http, and http stays with the host it was allowed for.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from urllib.parse import urldefrag, urljoin

from backpack.domain.web import Answer, Trouble, Unreached
from backpack.net.addresses import Address, AddressRules

REDIRECT_LIMIT = 3

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_KEPT_HEADERS = frozenset(
    {
        *("age", "cache-control", "content-type", "date", "etag", "expires"),
        *("last-modified", "link", "location"),
    }
)
_HEADER_LIMIT = 4096


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    """What one step gave; the names of ``headers`` are in small letters."""

    status: int
    headers: Mapping[str, str]
    body: bytes = field(default=b"", repr=False)

    @property
    def is_redirect(self) -> bool:
        """Whether it sends on, so that its own body means nothing."""
        return self.status in _REDIRECTS and bool(self.headers.get("location"))


def follow(
    url: str, ask: Callable[[Address], Response], rules: AddressRules, now: Callable[[], datetime]
) -> Answer:
    """The answer at the end of the way from ``url``.

    Raises:
        Unreached: of ``url``, for whatever reason one of the steps was not made.
    """
    try:
        address = rules.parse(url)
        for redirects in range(REDIRECT_LIMIT + 1):
            response = ask(address)
            if not response.is_redirect:
                return _answer(url, address, redirects, response, now())
            address = _next(address, response.headers["location"], rules)
    except Unreached as unreached:
        raise Unreached(url, unreached.trouble) from unreached
    raise Unreached(url, Trouble.TOO_MANY_REDIRECTS)


def _next(address: Address, location: str, rules: AddressRules) -> Address:
    try:
        target = rules.parse(urljoin(address.url, location))
    except ValueError:  # of urljoin
        raise Unreached(address.url, Trouble.REFUSED_ADDRESS) from None
    if target.is_plain and not (address.is_plain and target.host == address.host):
        raise Unreached(target.url, Trouble.NOT_SECURE)
    return target


def _answer(
    url: str, address: Address, redirects: int, response: Response, now: datetime
) -> Answer:
    return Answer(
        url=urldefrag(url).url,
        final_url=address.url,
        redirects=redirects,
        status=response.status,
        headers={
            name: value[:_HEADER_LIMIT]
            for name, value in response.headers.items()
            if name in _KEPT_HEADERS
        },
        body=response.body,
        fetched=now,
    )
