"""What the network said: answers, and why there was none. Nothing here goes online."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


class Trouble(StrEnum):
    """Why an address gave no answer."""

    NOT_ALLOWED = "not-allowed"
    """The learner has not allowed it, or is offline on purpose."""
    REFUSED_ADDRESS = "refused-address"
    """Not public, or not an address that is ever asked: a private host, an odd port or scheme."""
    NOT_SECURE = "not-secure"
    """Plain http, which needs a leave of its own."""
    NO_SUCH_HOST = "no-such-host"
    NO_CONNECTION = "no-connection"
    BAD_CERTIFICATE = "bad-certificate"
    TOO_SLOW = "too-slow"
    TOO_LARGE = "too-large"
    TOO_MANY_REDIRECTS = "too-many-redirects"
    TOO_MANY_ADDRESSES = "too-many-addresses"
    """One badge wanted more addresses than any needs."""


class Unreached(Exception):
    """No answer came from ``url``; ``trouble`` tells why."""

    def __init__(self, url: str, trouble: Trouble) -> None:
        super().__init__(f"{url}: {trouble.value}")
        self.url = url
        self.trouble = trouble


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What an address answered, whatever the status.

    ``url`` is the address asked for, without fragment; ``final_url`` the one that answered,
    ``redirects`` steps later. ``headers`` are those that matter, their names in small letters.
    ``is_remembered`` tells that it comes from an earlier check, as the source was at ``fetched``.
    """

    url: str
    status: int
    body: bytes = field(repr=False)
    fetched: datetime
    headers: Mapping[str, str] = field(default_factory=dict)
    final_url: str = ""
    redirects: int = 0
    is_remembered: bool = False

    @property
    def sha256(self) -> str:
        """The digest of the body, in lower-case hexadecimal."""
        return hashlib.sha256(self.body).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class Missing:
    """An address that a verification needed and did not get; ``reason`` is a code of ``words``."""

    url: str
    host: str
    reason: str
