"""The verb ``network``: which sites may be asked about badges, for good."""

from argparse import Namespace

from backpack.cli.opening import opened
from backpack.cli.output import say, say_record
from backpack.domain.leave import Leave, LeaveMode
from backpack.words import mark, tr

_MODES = {
    LeaveMode.ALWAYS: mark("Every site that a badge points to is asked."),
    LeaveMode.ASK: mark("Only the sites that you allow are asked."),
    LeaveMode.NEVER: mark("No site is asked, whatever you allowed before."),
}


def show(options: Namespace) -> int:
    """Tell what is allowed."""
    with opened(options) as backpack:
        leave = backpack.networking.leave()
    return _say_leave(options, leave)


def choose(options: Namespace) -> int:
    """Set the general answer: the name of the action is that of the mode."""
    with opened(options) as backpack:
        leave = backpack.networking.choose(LeaveMode(options.action))
    return _say_leave(options, leave)


def allow(options: Namespace) -> int:
    """Let a site be asked from now on."""
    with opened(options) as backpack:
        leave = backpack.networking.allow(options.host, plain_http=options.without_encryption)
    return _say_leave(options, leave)


def forget(options: Namespace) -> int:
    """Take that back."""
    with opened(options) as backpack:
        leave = backpack.networking.forget(options.host)
    return _say_leave(options, leave)


def _say_leave(options: Namespace, leave: Leave) -> int:
    if options.json:
        say_record(
            {
                "network": leave.mode.value,
                "hosts": sorted(leave.hosts),
                "plain_http": sorted(leave.plain_http),
            }
        )
        return 0
    say(tr(_MODES[leave.mode]))
    for host in sorted(leave.hosts):
        is_plain = host in leave.plain_http
        say("  " + (tr("{host}, without encryption too", host=host) if is_plain else host))
    return 0
