"""One step on the web over requests, pinned to a number that was checked: TLS, headers, body.

Imported when something is first asked, since requests takes a while. Nothing of the surroundings
counts: no proxies or netrc of the environment, no cookies, no certificates but the system's.
Redirects are left to ``following``, and names to ``resolving``.
"""

import socket
import ssl
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from http.client import HTTPException, LineTooLong
from http.cookiejar import DefaultCookiePolicy
from typing import Any
from urllib.parse import urlsplit

import requests
import truststore
from requests_hardened import HTTPSession
from requests_hardened.config import Config
from requests_hardened.ip_filter_adapter import IPFilterAdapter
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.exceptions import ConnectTimeoutError, HTTPError, NewConnectionError

from backpack.domain.web import Trouble, Unreached
from backpack.net.addresses import IP, Address
from backpack.net.body import ENCODINGS, BrokenBodyError, TooLargeError, read_body
from backpack.net.deadline import Deadline, hold
from backpack.net.following import Response

USER_AGENT = "Backpack (Open Badges wallet)"
"""The same for everybody: no version, no system, nothing to tell learners apart by."""

_CONNECT_SECONDS = 3.0
"""What a first number may take when there is a second to try."""

MakeContext = Callable[[], ssl.SSLContext]


def system_trust() -> ssl.SSLContext:
    """TLS as a client that trusts what this computer's system trusts."""
    return truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)


class _Held(HTTPConnection):
    """A connection that its fetch's deadline can end, when it is new and when it is used again."""

    def _new_conn(self) -> socket.socket:
        sock = super()._new_conn()
        hold(sock)
        return sock

    def request(self, *args: Any, **options: Any) -> None:
        if self.sock is not None:
            hold(self.sock)
        super().request(*args, **options)


class _PlainPool(HTTPConnectionPool):
    ConnectionCls = _Held


def _secure_pool(make_context: MakeContext) -> type[HTTPSConnectionPool]:
    class Connection(_Held, HTTPSConnection):
        def connect(self) -> None:
            # One for each: truststore lets no two connections of a context shake hands at once,
            # and a slow one would take the time of the others.
            self.ssl_context = make_context()
            super().connect()

    class Pool(HTTPSConnectionPool):
        ConnectionCls = Connection

    return Pool


class _Pinned(IPFilterAdapter):  # type: ignore[misc] # it is not typed
    """Connects to the number in the address, for the host that the Host header names.

    The parent looks at the number once more, by rules of its own.
    """

    def __init__(self, make_context: MakeContext, *, loopback: bool) -> None:
        self._make_context = make_context
        super().__init__(is_https_proto=True, allow_loopback=loopback)

    def init_poolmanager(self, *args: Any, **options: Any) -> None:
        super().init_poolmanager(*args, **options)
        self.poolmanager.pool_classes_by_scheme = {
            "http": _PlainPool,
            "https": _secure_pool(self._make_context),
        }

    def build_connection_pool_key_attributes(
        self, request: requests.PreparedRequest, verify: Any, cert: Any = None
    ) -> tuple[dict[str, Any], dict[str, Any]]:
        host = str(request.headers["Host"])
        place, _ = super().build_connection_pool_key_attributes(request, verify, cert)
        request.headers["Host"] = host
        if place["scheme"] == "http":
            return place, {}
        # With ``assert_hostname``, urllib3 would keep the system from looking at the name itself.
        return place, {
            "cert_reqs": "CERT_REQUIRED",
            "server_hostname": urlsplit(f"//{host}").hostname,
        }

    def cert_verify(self, conn: Any, url: str, verify: Any, cert: Any) -> None:
        """Nothing more: the parent would add the certificates that come with requests."""


class _Session(HTTPSession):  # type: ignore[misc] # it is not typed
    def get_redirect_target(self, _response: requests.Response) -> None:
        """None at all: requests would read the whole body of a redirect, however large."""


class Transport:
    """A pool of connections; ``close`` ends it. Safe to use from several threads."""

    def __init__(self, make_context: MakeContext, *, loopback: bool) -> None:
        self._session = _Session(
            Config(
                ip_filter_enable=True,
                ip_filter_allow_loopback_ips=loopback,
                never_redirect=True,
                default_timeout=(_CONNECT_SECONDS, _CONNECT_SECONDS),
                user_agent_override=USER_AGENT,
            )
        )
        self._session.trust_env = False
        self._session.headers.clear()
        self._session.cookies.set_policy(DefaultCookiePolicy(allowed_domains=[]))
        for scheme in ("http://", "https://"):
            self._session.mount(scheme, _Pinned(make_context, loopback=loopback))

    def ask(
        self,
        address: Address,
        numbers: Sequence[IP],
        headers: Mapping[str, str],
        deadline: Deadline,
    ) -> Response:
        """What ``address`` answers, from the first of ``numbers`` that can be connected to.

        Raises:
            Unreached: when there is no answer, or not all of it.
        """
        *others, last = numbers
        for number in others:
            try:
                return self._exchange(address, number, headers, deadline, _CONNECT_SECONDS)
            except _TROUBLES as error:
                if deadline.is_over or not _is_unconnected(error):
                    raise _unreached(address, error, deadline) from error
        try:
            return self._exchange(address, last, headers, deadline, deadline.remaining)
        except _TROUBLES as error:
            raise _unreached(address, error, deadline) from error

    def close(self) -> None:
        """Close every connection that waits to be used again."""
        self._session.close()

    def _exchange(
        self,
        address: Address,
        number: IP,
        headers: Mapping[str, str],
        deadline: Deadline,
        connect_seconds: float,
    ) -> Response:
        left = deadline.remaining
        with self._session.get(
            _pinned_url(address, number),
            headers={**headers, "Accept-Encoding": ENCODINGS, "Host": urlsplit(address.url).netloc},
            stream=True,
            timeout=(min(connect_seconds, left), left),
        ) as answer:
            response = Response(status=answer.status_code, headers=_headers(answer))
            if not response.is_redirect:
                response = replace(response, body=_body(answer, response))
        if deadline.is_over:  # an end of the connection can look like the end of the body
            raise TimeoutError
        return response


def _pinned_url(address: Address, number: IP) -> str:
    place = f"[{number}]" if number.version == 6 else str(number)
    return urlsplit(address.url)._replace(netloc=f"{place}:{address.port}").geturl()


def _headers(answer: requests.Response) -> dict[str, str]:
    return {name.lower(): value for name, value in answer.headers.items()}


def _body(answer: requests.Response, response: Response) -> bytes:
    return read_body(
        lambda size: answer.raw.read(size, decode_content=False),
        response.headers.get("content-encoding", ""),
    )


_TROUBLES = (
    requests.RequestException,
    HTTPError,
    HTTPException,
    OSError,
    ValueError,
    TooLargeError,
    BrokenBodyError,
)
"""What the libraries raise for trouble with the other side, and what reading the body raises."""

_HEADER_TROUBLES = frozenset({LineTooLong, HTTPException})
"""Raised for a line that is too long, and for too many: the second has no class of its own."""

_KINDS = (
    (TooLargeError, Trouble.TOO_LARGE),
    (ssl.SSLCertVerificationError, Trouble.BAD_CERTIFICATE),
    (TimeoutError, Trouble.TOO_SLOW),
)


def _unreached(address: Address, error: Exception, deadline: Deadline) -> Unreached:
    return Unreached(address.url, _trouble(tuple(_causes(error)), deadline))


def _trouble(causes: tuple[BaseException, ...], deadline: Deadline) -> Trouble:
    if deadline.is_over:
        return Trouble.TOO_SLOW
    if {type(cause) for cause in causes} & _HEADER_TROUBLES:
        return Trouble.TOO_LARGE
    for kind, trouble in _KINDS:
        if any(isinstance(cause, kind) for cause in causes):
            return trouble
    return Trouble.NO_CONNECTION


def _is_unconnected(error: Exception) -> bool:
    return any(isinstance(one, NewConnectionError | ConnectTimeoutError) for one in _causes(error))


def _causes(error: BaseException) -> Iterator[BaseException]:
    """An error and what led to it: the libraries wrap what they catch, in more ways than one."""
    waiting: list[object] = [error]
    seen: set[int] = set()
    while waiting:
        one = waiting.pop()
        if isinstance(one, BaseException) and id(one) not in seen:
            seen.add(id(one))
            yield one
            waiting += [one.__cause__, one.__context__, getattr(one, "reason", None), *one.args]
