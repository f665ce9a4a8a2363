"""Which addresses may ever be asked: https on the public web, by its usual port (threat T40).

What a host's name stands for is checked in ``resolving``, and the learner's leave in ``leave``.
RFC 3986; host names and numbers as the URL Standard reads them, so that no odd spelling of a
private address (``0x7f.1``, ``2130706433``) slips through.
"""

import re
from dataclasses import dataclass, field
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from urllib.parse import quote, urlsplit

from backpack.domain.web import Trouble, Unreached
from backpack.formats.addresses import ascii_host

LENGTH_LIMIT = 4096
"""Characters in an address: signed links of file stores, the longest there are, stay below."""

_PORTS = {"https": 443, "http": 80}
_NEVER = re.compile(r"[\x00-\x20\x7f-\xa0\\]")
"""What no address holds: parsers disagree on it, and see different addresses then."""
_LABEL = re.compile(r"[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?")
_NUMBER = re.compile(r"[0-9]+|0x[0-9a-f]*")
_PRIVATE_NAMES = frozenset(
    (
        *("localhost", "local", "internal", "arpa", "onion", "alt"),
        *("localdomain", "intranet", "private", "lan", "home", "corp"),
    )
)
"""Last labels that are no public names: RFC 6761, 6762, 7686, 8375, 9476, and ICANN's "internal";
the rest is what routers and offices call their own."""

_SPECIAL = tuple(
    map(
        ip_network,
        (
            # IANA IPv4 Special-Purpose Address Registry, multicast (RFC 5771) and beyond
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/3",
            "168.63.129.16/32",  # Azure's own service for each machine, though it looks public
            # IANA IPv6 Special-Purpose Address Registry, as far as it lies in 2000::/3
            "2001::/23",
            "2001:db8::/32",
            "2002::/16",
            "3fff::/20",
        ),
    )
)
_GLOBAL_UNICAST = ip_network("2000::/3")
"""All of IPv6 that is given out (RFC 4291, 2.4); mapped, translated and local ones lie outside."""

IP = IPv4Address | IPv6Address


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """An address that may be asked. ``host`` is ASCII in small letters, IPv6 without brackets.

    ``url`` is the whole of it without fragment, and ``ip`` is set where the host is a number.
    """

    url: str
    scheme: str
    host: str
    port: int
    ip: IP | None = None

    @property
    def is_plain(self) -> bool:
        """Whether it is asked without encryption."""
        return self.scheme == "http"


@dataclass(frozen=True, slots=True, kw_only=True)
class AddressRules:
    """The rule for addresses. Only tests, with servers of their own, give arguments.

    ``loopback`` lets this computer's own addresses through, and ``ports`` those ports too.
    """

    loopback: bool = False
    ports: frozenset[int] = field(default_factory=frozenset)

    def parse(self, url: str) -> Address:
        """``url`` as an address that may be asked.

        Raises:
            Unreached: with REFUSED_ADDRESS for any other.
        """
        try:
            return self._parse(url)
        except ValueError:  # what the parsers of the standard library raise too
            raise Unreached(url, Trouble.REFUSED_ADDRESS) from None

    def is_public(self, ip: IP) -> bool:
        """Whether a number belongs to the public web."""
        if self.loopback and ip.is_loopback:
            return True
        if ip.version == 6 and ip not in _GLOBAL_UNICAST:
            return False
        return not any(ip in network for network in _SPECIAL)

    def _parse(self, url: str) -> Address:
        if len(url) > LENGTH_LIMIT or _NEVER.search(url):
            raise ValueError
        parts = urlsplit(url)
        if parts.scheme not in _PORTS or "@" in parts.netloc or not parts.hostname:
            raise ValueError
        usual = _PORTS[parts.scheme]
        port = usual if parts.port is None else parts.port
        if port != usual and port not in self.ports:
            raise ValueError
        if "[" in parts.netloc and ":" not in parts.hostname:  # of a later IP than there is
            raise ValueError
        host, ip = self._parse_host(parts.hostname)
        named = f"[{host}]" if ip and ip.version == 6 else host
        place = named if port == usual else f"{named}:{port}"
        query = f"?{_encoded(parts.query)}" if parts.query else ""
        return Address(
            url=f"{parts.scheme}://{place}{_encoded(parts.path) or '/'}{query}",
            scheme=parts.scheme,
            host=host,
            port=port,
            ip=ip,
        )

    def _parse_host(self, text: str) -> tuple[str, IP | None]:
        host = ascii_host(text)
        labels = host.split(".")
        if ":" in host or _NUMBER.fullmatch(labels[-1]):
            ip = ip_address(host)  # of IPv4 it takes only four decimal numbers without zeros before
            if getattr(ip, "scope_id", None) or not self.is_public(ip):
                raise ValueError
            return str(ip), ip
        if not self.loopback and (len(labels) < 2 or labels[-1] in _PRIVATE_NAMES):
            raise ValueError
        if len(host) > 253 or not all(map(_LABEL.fullmatch, labels)):
            raise ValueError
        return host, None


PUBLIC = AddressRules()
"""The rule outside of tests."""


def host_of(url: str) -> str | None:
    """The host that asking ``url`` would ask; None where it is no address to ask."""
    try:
        return PUBLIC.parse(url).host
    except Unreached:
        return None


def parse_host(text: str) -> str | None:
    """A host as somebody types it, alone or in an address; None when it is none."""
    words = text.strip()
    return host_of(words if "://" in words else f"https://{words}")


def _encoded(text: str) -> str:
    """With everything beyond ASCII percent-encoded (RFC 3987, 3.1), and what is so already kept."""
    return quote(text, safe="%/:?#[]@!$&'()*+,;=~")
