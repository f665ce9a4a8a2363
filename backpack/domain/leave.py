"""What the learner lets the program ask on the network; nothing here goes online.

A host stands for whoever runs it: it learns that somebody looked. How issuers are told apart is
another matter (``docs/verdicts.md``): leave to ask a host says nothing about trust in it.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

EVERYWHERE = "*"
"""Stands for every host, where one deed may ask all of them."""


class LeaveMode(StrEnum):
    """How the learner answers in general; ASK until they choose."""

    ALWAYS = "always"
    ASK = "ask"
    """Only hosts that were allowed: for good, or for this once."""
    NEVER = "never"
    """Nothing at all, whatever was allowed before or is for this once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Leave:
    """Which hosts may be asked, and which of them over plain http too.

    Hosts are as in an ``Address``: ASCII, small letters, no port. Plain http needs a leave of its
    own in every mode, since anybody on the way could read and change what comes.
    """

    mode: LeaveMode = LeaveMode.ASK
    hosts: frozenset[str] = frozenset()
    plain_http: frozenset[str] = frozenset()

    def lets(self, host: str) -> bool:
        """Whether ``host`` may be asked."""
        if self.mode is LeaveMode.ASK:
            return host in self.hosts or EVERYWHERE in self.hosts
        return self.mode is LeaveMode.ALWAYS

    def lets_plain_http(self, host: str) -> bool:
        """Whether ``host`` may be asked without encryption too."""
        return self.lets(host) and (host in self.plain_http or EVERYWHERE in self.plain_http)

    def allowing(self, hosts: Iterable[str], *, plain_http: Iterable[str] = ()) -> "Leave":
        """The same leave with more hosts; those of ``plain_http`` over plain http too."""
        plain = frozenset(plain_http)
        return replace(
            self, hosts=self.hosts | frozenset(hosts) | plain, plain_http=self.plain_http | plain
        )

    def forgetting(self, host: str) -> "Leave":
        """The same leave without ``host``."""
        return replace(self, hosts=self.hosts - {host}, plain_http=self.plain_http - {host})


OFFLINE = Leave(mode=LeaveMode.NEVER)
"""No leave for anything, as ``--offline`` wants it."""
