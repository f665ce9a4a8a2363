"""The learner's leave for the network: what is saved, what is for this once, what would be asked.

Nothing here goes online; the fetcher that is held to this leave is made in ``bootstrap``.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, suppress
from dataclasses import dataclass, replace
from typing import Any

from backpack.domain.faults import Fault
from backpack.domain.leave import OFFLINE, Leave, LeaveMode
from backpack.domain.ports import Store
from backpack.domain.report import VerificationReport
from backpack.domain.web import Trouble
from backpack.net.addresses import host_of, parse_host
from backpack.net.leave import leave_for_this, leave_in_force

_LEAVE = "network.leave"
_WANTING = frozenset(f"source-{one.value}" for one in (Trouble.NOT_ALLOWED, Trouble.NOT_SECURE))


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """A host that was not asked for want of leave, and how many badges need it.

    ``plain_http`` tells that one of them needs it without encryption.
    """

    host: str
    badges: int
    plain_http: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Networking:
    """Keeps the learner's leave, and gives leave for this once."""

    store: Store

    def leave(self) -> Leave:
        """What the learner has allowed for good; ASK with no hosts until they choose."""
        return _leave_of(self.store.load_setting(_LEAVE))

    def choose(self, mode: LeaveMode) -> Leave:
        """Set the general answer; hosts that were allowed stay as they are."""
        return self._save(replace(self.leave(), mode=mode))

    def allow(self, host: str, *, plain_http: bool = False) -> Leave:
        """Let a host be asked from now on, also over plain http where that is said.

        Raises:
            Fault: ``no-host-like-that`` when it is none on the public web.
        """
        name = parse_host(host)
        if name is None:
            raise Fault("no-host-like-that", host=host)
        return self._save(self.leave().allowing([name], plain_http=[name] if plain_http else []))

    def forget(self, host: str) -> Leave:
        """Take that back.

        Raises:
            Fault: ``host-not-allowed`` when it was not allowed.
        """
        leave = self.leave()
        name = parse_host(host)
        if name not in leave.hosts:
            raise Fault("host-not-allowed", host=host)
        return self._save(leave.forgetting(name))

    def once(
        self, hosts: Iterable[str], *, plain_http: Iterable[str] = ()
    ) -> AbstractContextManager[None]:
        """Leave for these hosts too, for what this thread does inside the ``with``.

        Where the learner said "never", that stands.
        """
        leave = leave_in_force(self.leave)
        return leave_for_this(leave.allowing(hosts, plain_http=plain_http))

    def offline(self) -> AbstractContextManager[None]:
        """Nothing is asked by what this thread does inside the ``with``, whatever is allowed."""
        return leave_for_this(OFFLINE)

    def wanted(self, holding_ids: Iterable[str]) -> tuple[Wanted, ...]:
        """The hosts that the last checks of these badges would have asked; most wanted first.

        Badges that are gone are left out.
        """
        return hosts_of(self._reports(holding_ids))

    def _reports(self, holding_ids: Iterable[str]) -> Iterator[VerificationReport]:
        for holding_id in holding_ids:
            with suppress(KeyError):
                yield self.store.load_report(holding_id)

    def _save(self, leave: Leave) -> Leave:
        self.store.save_setting(
            _LEAVE,
            {
                "mode": leave.mode.value,
                "hosts": sorted(leave.hosts),
                "plain_http": sorted(leave.plain_http),
            },
        )
        return leave


def hosts_of(reports: Iterable[VerificationReport]) -> tuple[Wanted, ...]:
    """The hosts that these badges, a report each, would have asked; most wanted first."""
    badges: Counter[str] = Counter()
    plain: set[str] = set()
    for report in reports:
        wanted = {one.url for one in report.missing if one.reason in _WANTING}
        hosts = {url: host for url in wanted if (host := host_of(url))}
        badges.update(set(hosts.values()))
        plain.update(host for url, host in hosts.items() if url.startswith("http:"))
    ordered = sorted(badges.items(), key=lambda each: (-each[1], each[0]))
    return tuple(
        Wanted(host=host, badges=count, plain_http=host in plain) for host, count in ordered
    )


def _leave_of(value: Any) -> Leave:
    """What was saved; what is not of its form is as good as nothing."""
    try:
        return Leave(
            mode=LeaveMode(value["mode"]),
            hosts=frozenset(map(str, value["hosts"])),
            plain_http=frozenset(map(str, value["plain_http"])),
        )
    except (KeyError, TypeError, ValueError):
        return Leave()
