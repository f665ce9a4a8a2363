"""Decides between window and command, runs the command, and turns trouble into exit statuses.

0: done; 1: something was refused; 2: wrong usage; 3: the backpack could not be opened.
"""

import argparse
import errno
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from backpack.cli.output import (
    OutputLostError,
    complain,
    prepare_streams,
    report_fault,
    silence_output,
)
from backpack.cli.statuses import INTERRUPTED, NOT_OPENED, REFUSED, WRONG_USAGE
from backpack.domain.faults import Fault
from backpack.words import tr

OpenWindow = Callable[[Path | None, Sequence[Path]], int]

VERBS = frozenset(
    {
        "add",
        "backup",
        "backups",
        "bake",
        "certificate",
        "check",
        "collection",
        "diff",
        "disclose",
        "export",
        "history",
        "identity",
        "issuers",
        "linkedin",
        "list",
        "merge",
        "network",
        "note",
        "original",
        "overview",
        "packet",
        "portfolio",
        "protection",
        "post",
        "publish",
        "qr",
        "registries",
        "remove",
        "replay",
        "report",
        "rescue",
        "restore",
        "resume",
        "shared",
        "show",
        "signature",
        "snippet",
        "tag",
        "verify",
        "wording",
    }
)

_WITH_VALUE = ("--home", "--passphrase-file", "--recovery-key-file")


def run(arguments: Sequence[str], open_window: OpenWindow) -> int:
    """Do what ``arguments`` ask for; gives the exit status.

    ``open_window`` is the other front end, which this one does not know: it takes the folder
    of the backpack, or None for the learner's own, and files to add.
    """
    prepare_streams()
    try:
        if is_for_window(arguments):
            return _run_window(arguments, open_window)
        return _run_verb(arguments)
    except SystemExit as stop:  # argparse has said why
        return int(stop.code or 0)
    except KeyboardInterrupt:
        return INTERRUPTED
    except (BrokenPipeError, OutputLostError) as trouble:
        silence_output()
        if isinstance(trouble, OutputLostError):
            report_fault(trouble.fault, as_json=False)
        return REFUSED


def is_for_window(arguments: Sequence[str]) -> bool:
    """Whether no verb is asked for: nothing at all, or only files."""
    rest = iter(arguments)
    for argument in rest:
        if argument in _WITH_VALUE:
            next(rest, None)
        elif argument in VERBS or argument in ("-h", "--help", "--version"):
            return False
        elif argument == "--" or not argument.startswith("-"):
            return True
    return not any(argument.startswith(_WITH_VALUE[1:]) for argument in arguments)


def _run_verb(arguments: Sequence[str]) -> int:
    from backpack.cli.arguments import make_parser  # noqa: PLC0415 - the window needs none of it
    from backpack.cli.opening import NotOpened  # noqa: PLC0415 - the same

    options = make_parser().parse_args(arguments)
    try:
        status = options.act(options)
    except NotOpened as trouble:
        report_fault(trouble.fault, as_json=options.json)
        return NOT_OPENED
    except Fault as fault:
        report_fault(fault, as_json=options.json)
        return REFUSED
    return int(status)


def _run_window(arguments: Sequence[str], open_window: OpenWindow) -> int:
    options = _window_parser().parse_args(arguments)
    if missing := [str(path) for path in options.files if not _is_there(path)]:
        complain(tr("{word} is neither a command nor a file.", word=missing[0]))
        complain(tr("All commands: backpack --help"))
        return WRONG_USAGE
    if not _has_display():
        complain(tr("There is no display here to open a window on."))
        complain(tr("All commands: backpack --help"))
        return REFUSED
    return open_window(options.home, options.files)


def _is_there(path: Path) -> bool:
    """Whether there is such a file; one in a closed folder has its trouble told in the window."""
    try:
        return path.exists()
    except OSError as error:
        return error.errno != errno.ENAMETOOLONG


def _window_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="backpack", allow_abbrev=False, usage=tr("backpack [--home DIR] [FILE …]")
    )
    parser.add_argument("--home", type=Path)
    parser.add_argument("files", nargs="*", type=Path)
    return parser


def _has_display() -> bool:
    """Whether Qt can find a screen; only Linux and its like can be without one."""
    if os.name == "nt" or sys.platform == "darwin":
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))
