"""Opens the backpack for a command: by a file with a secret, the keyring, or by asking.

A passphrase is never an argument and never in the environment, where others could read it.
"""

import getpass
import sys
from argparse import Namespace
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from backpack.bootstrap import Program, make_program
from backpack.cli.going_online import leave_of, web_of
from backpack.cli.output import complain
from backpack.domain.faults import Fault
from backpack.domain.ports import Store
from backpack.domain.progress import Progress
from backpack.services.backpack import Backpack
from backpack.words import tr


class NotOpened(Exception):
    """The backpack could not be opened, for the reason that ``fault`` tells."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.code)
        self.fault = fault


@contextmanager
def made(options: Namespace) -> Iterator[Program]:
    """The program over the folder that ``options`` name, under the leave that they give."""
    program = make_program(options.home, web=web_of(options))
    with closing(program), leave_of(options):
        yield program


@contextmanager
def opened(options: Namespace) -> Iterator[Backpack]:
    """The backpack that ``options`` name, closed afterwards.

    Raises:
        NotOpened: when there is none, or it stays shut.
    """
    with made(options) as program:
        store = _open(program, options)
        with _open_backpack(program, store) as backpack:
            yield backpack


@contextmanager
def opened_or_made(options: Namespace) -> Iterator[Backpack]:
    """The same; where there is no backpack yet, a new one is made."""
    with made(options) as program:
        store = _open_or_make(program, options)
        with _open_backpack(program, store) as backpack:
            yield backpack


@contextmanager
def _open_backpack(program: Program, store: Store) -> Iterator[Backpack]:
    backpack = program.open(store)
    try:
        with suppress(Fault):  # what cannot be saved now is caught up with later
            backpack.verifying.catch_up(Progress())
        yield backpack
    finally:
        backpack.close()


def _open(program: Program, options: Namespace) -> Store:
    vault = program.vault
    try:
        if options.passphrase_file:
            return vault.unlock(read_passphrase(options.passphrase_file))
        if options.recovery_key_file:
            return vault.unlock_with_recovery_key(read_text(options.recovery_key_file))
        return vault.unlock_with_keyring() or _ask_until_open(program)
    except Fault as fault:
        raise NotOpened(fault) from fault


def _ask_until_open(program: Program, tries: int = 3) -> Store:
    if not program.vault.protection.has_passphrase:
        raise program.vault.keychain_fault()
    try:
        return program.vault.unlock(ask_passphrase(tr("Passphrase: ")))
    except Fault as fault:
        if fault.code != "wrong-passphrase" or tries == 1:
            raise
    complain(tr("That passphrase does not open this backpack. Try again."))
    return _ask_until_open(program, tries - 1)


def _open_or_make(program: Program, options: Namespace) -> Store:
    try:
        if not program.vault.exists:
            return program.vault.create(new_passphrase(program, options.passphrase_file))
    except Fault as fault:
        if fault.code != "backpack-exists":
            raise NotOpened(fault) from fault
    return _open(program, options)


def new_passphrase(program: Program, file: Path | None) -> str:
    """The passphrase for a new backpack: of a file, or asked for twice."""
    return read_passphrase(file) if file else ask_for_new(before=_introduction(program.home))


def ask_for_new(before: tuple[str, ...] = ()) -> str:
    """A new passphrase, typed twice.

    Raises:
        Fault: ``passphrases-differ``; ``passphrase-needed`` where nobody can be asked.
    """
    first = ask_passphrase(tr("Choose a passphrase: "), before=before)
    if ask_passphrase(tr("The same passphrase again: ")) != first:
        raise Fault("passphrases-differ")
    return first


def _introduction(home: Path) -> tuple[str, ...]:
    return (
        tr("This makes a new, encrypted backpack in {folder}.", folder=home),
        tr(
            "Its passphrase cannot be looked up. Make a recovery sheet soon, for the day that it "
            "is forgotten: backpack protection recovery-key"
        ),
    )


def ask_passphrase(prompt: str, before: tuple[str, ...] = ()) -> str:
    """What somebody types at the terminal, unseen.

    Raises:
        Fault: ``passphrase-needed`` where nobody can be asked.
    """
    if not sys.stderr.isatty():
        raise Fault("passphrase-needed")
    for line in before:
        complain(line)
    try:
        return getpass.getpass(prompt)
    except EOFError:
        raise Fault("passphrase-needed") from None


def read_passphrase(path: Path) -> str:
    """The first line of a file, without the end of the line.

    Raises:
        Fault: ``not-found`` or ``not-readable``.
    """
    return read_text(path).partition("\n")[0].removesuffix("\r")


def read_text(path: Path) -> str:
    """What is in a small file of text; raises as above."""
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise Fault("not-found", name=path.name) from None
    except OSError as error:
        raise Fault("not-readable", name=path.name, reason=error.strerror or "") from error
    except UnicodeDecodeError:
        raise Fault("not-readable", name=path.name, reason=tr("it is not text")) from None
