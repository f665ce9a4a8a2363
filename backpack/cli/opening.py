"""Opens the backpack for a command: by a passphrase file, the keyring, or by asking.

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
        store = _open(program, options.passphrase_file)
        with _open_backpack(program, store) as backpack:
            yield backpack


@contextmanager
def opened_or_made(options: Namespace) -> Iterator[Backpack]:
    """The same; where there is no backpack yet, a new one is made."""
    with made(options) as program:
        store = _open_or_make(program, options.passphrase_file)
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


def _open(program: Program, passphrase_file: Path | None) -> Store:
    vault = program.vault
    try:
        if passphrase_file:
            return vault.unlock(read_passphrase(passphrase_file))
        return vault.unlock_with_keyring() or _ask_until_open(program)
    except Fault as fault:
        raise NotOpened(fault) from fault


def _ask_until_open(program: Program, tries: int = 3) -> Store:
    try:
        return program.vault.unlock(ask_passphrase(tr("Passphrase: ")))
    except Fault as fault:
        if fault.code != "wrong-passphrase" or tries == 1:
            raise
    complain(tr("That passphrase does not open this backpack. Try again."))
    return _ask_until_open(program, tries - 1)


def _open_or_make(program: Program, passphrase_file: Path | None) -> Store:
    try:
        if not program.vault.exists:
            return _make(program, passphrase_file)
    except Fault as fault:
        if fault.code != "backpack-exists":
            raise NotOpened(fault) from fault
    return _open(program, passphrase_file)


def _make(program: Program, passphrase_file: Path | None) -> Store:
    passphrase = read_passphrase(passphrase_file) if passphrase_file else _ask_for_new(program.home)
    return program.vault.create(passphrase)


def _ask_for_new(home: Path) -> str:
    first = ask_passphrase(tr("Choose a passphrase: "), before=_introduction(home))
    if ask_passphrase(tr("The same passphrase again: ")) != first:
        raise Fault("passphrases-differ")
    return first


def _introduction(home: Path) -> tuple[str, ...]:
    return (
        tr("This makes a new, encrypted backpack in {folder}.", folder=home),
        tr("Its passphrase cannot be reset: without it, nobody can open the backpack."),
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
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise Fault("not-found", name=path.name) from None
    except OSError as error:
        raise Fault("not-readable", name=path.name, reason=error.strerror or "") from error
    except UnicodeDecodeError:
        raise Fault("not-readable", name=path.name, reason=tr("it is not text")) from None
    return text.partition("\n")[0].removesuffix("\r")
