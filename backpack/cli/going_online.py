"""What a command may ask on the network: its options before what is saved."""

from argparse import Namespace
from collections.abc import Iterable, Mapping
from contextlib import AbstractContextManager, nullcontext
from typing import Any

from backpack.cli.output import say
from backpack.domain.leave import EVERYWHERE, OFFLINE, Leave
from backpack.domain.report import VerificationReport
from backpack.net.leave import leave_for_this
from backpack.services.networking import hosts_of
from backpack.words import ntr, tr

_EVERYTHING = Leave().allowing([EVERYWHERE], plain_http=[EVERYWHERE])


def web_of(options: Namespace) -> Mapping[str, Any] | None:
    """The answers of ``--web``, where the command has that option."""
    web: Mapping[str, Any] | None = vars(options).get("web")
    return web


def leave_of(options: Namespace) -> AbstractContextManager[None]:
    """The leave that the options give for this once: ``--offline`` wins over all others.

    A file of answers needs none, since nobody is asked.
    """
    given = vars(options)
    if given.get("offline"):
        return leave_for_this(OFFLINE)
    if given.get("web") is not None or given.get("plain_http"):
        return leave_for_this(_EVERYTHING)
    if given.get("online"):
        return leave_for_this(Leave().allowing([EVERYWHERE]))
    return nullcontext()


def say_unasked(options: Namespace, reports: Iterable[VerificationReport]) -> None:
    """Tell which sites were not asked for want of leave, and how they would be."""
    wanted = () if options.offline else hosts_of(reports)
    if not wanted:
        return
    names = ", ".join(f"{one.host} ({one.badges})" for one in wanted)
    say()
    count = len(wanted)
    say(ntr("{count} site was not asked:", "{count} sites were not asked:", count) + f" {names}")
    if any(one.plain_http for one in wanted):
        say(tr("To ask for this once, without encryption too: --plain-http"))
    else:
        say(tr("To ask for this once: --online. They learn that somebody looked."))
