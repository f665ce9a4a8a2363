"""The verb ``protection``: what opens the backpack, shown and changed.

A secret is never an argument: it comes from a file or is typed, and goes to a file or, when asked
for, to the terminal.
"""

import argparse
from argparse import Namespace
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

from backpack.cli.opening import (
    ask_for_new,
    ask_passphrase,
    made,
    new_passphrase,
    opened,
    read_passphrase,
    read_text,
)
from backpack.cli.output import say, say_record
from backpack.domain.faults import Fault
from backpack.domain.protection import Due, Protection, Recovery
from backpack.publish.recovery_sheet import (
    Paper,
    Sheet,
    render_recovery_sheet,
    render_recovery_text,
)
from backpack.services.protecting import Protecting
from backpack.services.writing import write_file
from backpack.words import mark, tr

AddVerb = Callable[[Any, str, str, Any], argparse.ArgumentParser]

_RECOVERY = {
    Recovery.NONE: mark("There is no recovery key."),
    Recovery.UNPROVEN: mark("There is a recovery key; two groups of its sheet were not typed yet."),
    Recovery.PROVEN: mark("There is a recovery key, and you have its sheet."),
}
_DUE = {
    Due.SOON: mark("Make the recovery sheet, and type two groups of it: backpack protection prove"),
    Due.NOW: mark(
        "Only the keychain opens this backpack. Make the recovery sheet now, and type two groups "
        "of it: without it, a lost keychain is a lost backpack."
    ),
}


def add_arguments(verbs: Any, add_verb: AddVerb) -> None:
    """Add the parsers of these actions; ``add_verb`` gives each the options that all have."""
    parser = verbs.add_parser("protection", help=tr("what opens the backpack"))
    actions = parser.add_subparsers(dest="action", required=True, metavar=tr("ACTION"))
    add_verb(actions, "status", tr("show what opens it"), status)
    about = tr("make an empty backpack")
    create_ = add_verb(actions, "create", about, create)
    help_text = tr("without a passphrase: the keychain of this computer opens it")
    create_.add_argument("--keychain-alone", action="store_true", help=help_text)
    change = add_verb(actions, "change-passphrase", tr("choose another passphrase"), change_it)
    help_text = tr("a file whose first line is the new passphrase")
    change.add_argument(
        "--new-passphrase-file", type=Path, default=None, metavar=tr("FILE"), help=help_text
    )
    _add_recovery(actions, add_verb)
    keychain = add_verb(actions, "keychain", tr("let the keychain open it, or not"), choose)
    help_text = tr("on: beside the passphrase; off: not at all; alone: without any passphrase")
    keychain.add_argument("mode", choices=sorted(_MODES), help=help_text)
    about = tr("encrypt every badge under a new key; what opens the backpack stays")
    add_verb(actions, "rekey", about, rekey)


def _add_recovery(actions: Any, add_verb: AddVerb) -> None:
    about = tr("make a new recovery key; an earlier one opens nothing from then on")
    recovery = add_verb(actions, "recovery-key", about, renew)
    where = recovery.add_mutually_exclusive_group(required=True)
    file = tr("FILE")
    where.add_argument("--pdf", type=Path, metavar=file, help=tr("save the sheet for printing"))
    where.add_argument("--text", type=Path, metavar=file, help=tr("save the sheet as text"))
    where.add_argument("--print", action="store_true", help=tr("write the sheet here"))
    papers = [paper.name.lower() for paper in Paper]
    recovery.add_argument("--paper", choices=papers, default=papers[0], help=tr("size of the PDF"))
    recovery.add_argument("--replace", action="store_true", help=tr("overwrite FILE if it exists"))
    about = tr("show that you have the newest recovery sheet, by two of its groups")
    prove_ = add_verb(actions, "prove", about, prove)
    help_text = tr("a file with the two groups, a line each, in the order of the sheet")
    prove_.add_argument(
        "--groups-file", type=Path, default=None, metavar=tr("FILE"), help=help_text
    )


def status(options: Namespace) -> int:
    """Tell what opens the backpack."""
    with opened(options) as backpack:
        return _say_status(options, backpack.protecting)


def create(options: Namespace) -> int:
    """Make an empty backpack, with a passphrase or for the keychain alone."""
    with made(options) as program:
        passphrase = None
        if not options.keychain_alone:
            passphrase = new_passphrase(program, options.passphrase_file)
        with closing(program.open(program.vault.create(passphrase))) as backpack:
            return _say_status(options, backpack.protecting)


def change_it(options: Namespace) -> int:
    """Choose another passphrase, or the first one."""
    file = options.new_passphrase_file
    with opened(options) as backpack:
        backpack.protecting.change_passphrase(read_passphrase(file) if file else ask_for_new())
        return _say_status(options, backpack.protecting)


def renew(options: Namespace) -> int:
    """Make a new recovery key, and save or show its sheet."""
    with opened(options) as backpack:
        protecting = backpack.protecting
        if file := options.pdf or options.text:
            write_file(file, b"", replace=options.replace)  # else the key would be made for nothing
        sheet = protecting.renew_recovery_key()
        if file:
            write_file(file, _rendered(sheet, options), replace=True)
        groups = protecting.groups_to_prove()
    if options.json:
        shown = {"recovery_key": sheet.key} if options.print else {"file": str(file)}
        say_record({**shown, "made": sheet.made.date().isoformat(), "groups_to_prove": groups})
        return 0
    for line in render_recovery_text(sheet).splitlines() if options.print else ():
        say(line)
    if file:
        say(tr("Saved as {file}. Print it, and delete the file.", file=file))
    first, second = groups
    say(
        tr(
            "Then type groups {first} and {second} of it: backpack protection prove",
            first=first,
            second=second,
        )
    )
    return 0


def prove(options: Namespace) -> int:
    """Compare two groups that somebody typed from the sheet."""
    with opened(options) as backpack:
        numbers = backpack.protecting.groups_to_prove()
        if options.groups_file:
            groups = read_text(options.groups_file).split()
        else:
            groups = [ask_passphrase(tr("Group {number}: ", number=number)) for number in numbers]
        if len(groups) != len(numbers):
            raise Fault("recovery-key-not-proven")
        backpack.protecting.prove_recovery_key(*groups)
        return _say_status(options, backpack.protecting)


def choose(options: Namespace) -> int:
    """Let the keychain open the backpack beside the passphrase, not at all, or alone."""
    with opened(options) as backpack:
        _MODES[options.mode](backpack.protecting)
        return _say_status(options, backpack.protecting)


def rekey(options: Namespace) -> int:
    """Encrypt everything under a new data key."""
    with opened(options) as backpack:
        passphrase = None
        if options.passphrase_file:
            passphrase = read_passphrase(options.passphrase_file)
        elif backpack.protecting.status().has_passphrase:
            passphrase = ask_passphrase(tr("Passphrase: "))
        backpack.protecting.rekey(passphrase)
        return _say_status(options, backpack.protecting)


_MODES = {
    "on": Protecting.use_keychain,
    "off": Protecting.leave_keychain,
    "alone": Protecting.remove_passphrase,
}


def _rendered(sheet: Sheet, options: Namespace) -> bytes:
    if options.text:
        return render_recovery_text(sheet).encode()
    return render_recovery_sheet(sheet, Paper[options.paper.upper()])


def _say_status(options: Namespace, protecting: Protecting) -> int:
    protection, due = protecting.status(), protecting.recovery_due()
    if options.json:
        say_record(_record(protection, due))
        return 0
    if protection.has_passphrase:
        say(tr("A passphrase opens this backpack."))
    if protection.in_keychain:
        say(tr("The keychain of this computer may open it."))
    say(tr(_RECOVERY[protection.recovery]))
    if due in _DUE:
        say(tr(_DUE[due]))
    return 0


def _record(protection: Protection, due: Due) -> dict[str, Any]:
    day = protection.recovery_made
    return {
        "passphrase": protection.has_passphrase,
        "keychain": protection.in_keychain,
        "recovery_key": protection.recovery.value,
        "recovery_key_made": day and day.isoformat(),
        "recovery_key_due": due.value,
    }
