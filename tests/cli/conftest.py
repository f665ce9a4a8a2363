"""A command line over an encrypted backpack whose passphrase costs next to nothing."""

import io
import json
import shutil
import sys
from dataclasses import dataclass

import pytest

from backpack.__main__ import open_window
from backpack.cli.program import run
from backpack.store.keychain import NoKeyring
from backpack.store.keys import Cost
from backpack.store.vault import Vault
from tests import mint

PASSPHRASE = "plum harbour lantern"


@dataclass(frozen=True, kw_only=True)
class Done:
    """What a command gave: its exit status, and what it wrote."""

    status: int
    data: bytes
    err: str

    @property
    def out(self):
        return self.data.decode(errors="replace")

    @property
    def records(self):
        return [json.loads(line) for line in self.out.splitlines()]

    @property
    def record(self):
        (record,) = self.records
        return record


@pytest.fixture(autouse=True)
def no_keyring(monkeypatch):
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "none")


@pytest.fixture(scope="session")
def empty_home(tmp_path_factory):
    home = tmp_path_factory.mktemp("template") / "backpack"
    cheap = Cost(memory=8, passes=1, lanes=1)
    Vault(home, keyring=NoKeyring(), cost=cheap).create(PASSPHRASE).close()
    return home


@pytest.fixture
def home(empty_home, tmp_path):
    return shutil.copytree(empty_home, tmp_path / "home")


@pytest.fixture
def passphrase_file(tmp_path):
    path = tmp_path / "passphrase"
    path.write_text(PASSPHRASE + "\n", encoding="utf-8")
    return path


@pytest.fixture
def command(capsysbinary):
    """Runs a command without any backpack."""

    def run_command(*arguments):
        status = run([str(argument) for argument in arguments], open_window)
        out, err = capsysbinary.readouterr()
        return Done(status=status, data=out, err=err.decode())

    return run_command


@pytest.fixture
def backpack(command, home, passphrase_file):
    """Runs a command on a backpack that is there."""

    def run_command(verb, *arguments):
        return command(verb, *arguments, "--home", home, "--passphrase-file", passphrase_file)

    return run_command


@pytest.fixture
def badge(tmp_path):
    """A sound badge in a PNG."""
    path = tmp_path / "badge.png"
    path.write_bytes(mint.png(mint.itxt(b"openbadgecredential", mint.vc_jwt())))
    return path


@pytest.fixture
def forged(tmp_path):
    """A badge that was changed after it was signed."""
    head, body, signature = mint.vc_jwt().split(b".")
    _, other, _ = mint.vc_jwt(id="urn:uuid:forged").split(b".")
    path = tmp_path / "forged.jwt"
    path.write_bytes(b".".join((head, other, signature)))
    assert other != body
    return path


@pytest.fixture
def no_badge(tmp_path):
    path = tmp_path / "holiday.png"
    path.write_bytes(mint.png())
    return path


@pytest.fixture
def kept(backpack, badge):
    """The identifier of a badge that was added."""
    return backpack("add", badge, "--json").record["badges"][0]["id"]


@pytest.fixture
def typed(monkeypatch):
    """Somebody at a terminal, who types these passphrases."""

    def at_terminal(*words):
        waiting = list(words)
        monkeypatch.setattr("getpass.getpass", lambda _: waiting.pop(0))
        monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
        return waiting

    return at_terminal


@pytest.fixture
def piped(monkeypatch):
    """Bytes on standard input."""

    def pipe(data):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))

    return pipe
