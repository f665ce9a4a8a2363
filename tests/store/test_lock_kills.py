"""A change of the locks that is killed, or fails, leaves the backpack as before it or as after it.

Each change is ended at every one of its own calls to the system: by the end of the process, and
by an error of the disk. What SQLite does between them is ended at random moments.
"""

import errno
import json
import os
import random
import signal
import subprocess
import sys
import time
from contextlib import closing, suppress
from datetime import date
from pathlib import Path

import pytest

from backpack.domain.faults import Fault
from backpack.store.vault import COPY, DATABASE, KEYS, Vault
from tests.store import examples
from tests.store.conftest import CHEAP, PASSPHRASE
from tests.store.contract import keep
from tests.store.looking import fault_of

OTHER = "another passphrase"
CALLS = ("open", "fsync", "link", "unlink", "close", "replace")
CHANGES = {
    "passphrase": lambda vault, store: vault.locks.change_passphrase(store, OTHER),
    "no passphrase": lambda vault, store: vault.locks.remove_passphrase(store),
    "no keychain": lambda vault, store: vault.locks.forget_keyring(store),
    "recovery key": lambda vault, store: vault.locks.renew_recovery_key(store, date(2026, 11, 25)),
    "data key": lambda vault, store: vault.locks.rekey(store, PASSPHRASE),
}


class FileKeyring:
    """A keychain that outlives the process, since it is a file."""

    def __init__(self, path):
        self.path = path

    def _keys(self):
        return json.loads(self.path.read_text()) if self.path.exists() else {}

    def load(self, name):
        text = self._keys().get(name)
        return text and bytearray.fromhex(text)

    def save(self, name, key):
        return self._put({**self._keys(), name: key.hex()})

    def forget(self, name):
        return self._put({kept: key for kept, key in self._keys().items() if kept != name})

    def _put(self, keys):
        aside = self.path.with_suffix(".new")
        aside.write_text(json.dumps(keys))
        aside.rename(self.path)  # not one of the counted calls
        return True


def vault_in(folder):
    return Vault(folder / "home", keyring=FileKeyring(folder / "keyring"), cost=CHEAP)


def make(folder, badges=1):
    """A backpack with a recovery key, which is given."""
    folder.mkdir()
    with closing(vault_in(folder).create(PASSPHRASE)) as store:
        for number in range(badges):
            keep(store, number)
        return vault_in(folder).locks.renew_recovery_key(store, date(2026, 11, 20))


def ended_at(number, end, *, lasting=False):
    """Let the ``number``-th call to the system end, or each from there; gives what undoes that."""
    left = [number]
    real = {name: getattr(os, name) for name in CALLS}

    def counted(name):
        def call(*given, **options):
            left[0] -= 1
            if left[0] == 0 or (lasting and left[0] < 0):
                end(name)
            return real[name](*given, **options)

        return call

    for name in CALLS:
        setattr(os, name, counted(name))
    return lambda: [setattr(os, name, call) for name, call in real.items()]


def look(folder, recovery, changed, badges=1):
    """Open it in every way that should do, and tell whether it is as before or as after."""
    vault = vault_in(folder)
    ways = []
    for name, ask in (
        ("old passphrase", lambda: vault.unlock(PASSPHRASE)),
        ("new passphrase", lambda: vault.unlock(OTHER)),
        ("keychain", vault.unlock_with_keyring),
        ("old recovery key", lambda: vault.unlock_with_recovery_key(recovery)),
    ):
        with suppress(Fault):
            if store := ask():
                with closing(store):
                    assert len(store.load_holdings()) == badges
                ways.append(name)
    before = ["old passphrase", "keychain", "old recovery key"]
    after = {
        "passphrase": ["new passphrase", "keychain", "old recovery key"],
        "no passphrase": ["keychain", "old recovery key"],
        "no keychain": ["old passphrase", "old recovery key"],
        "recovery key": ["old passphrase", "keychain"],
        "data key": before,
    }[changed]
    assert ways in (before, after)
    home = folder / "home"
    journal = home / f"{DATABASE}-journal"
    if journal.exists():  # SQLite leaves it where it was killed, and heeds none that begins so
        assert changed == "data key"
        assert journal.read_bytes()[:8] == bytes(8)
        journal.unlink()
    assert {path.name for path in home.iterdir()} == {KEYS, COPY, DATABASE}
    assert (home / KEYS).read_bytes() == (home / COPY).read_bytes()
    return ways == after


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
@pytest.mark.parametrize("changed", CHANGES)
def test_a_change_killed_at_any_call_is_done_or_not_begun(tmp_path, changed):
    states = []
    for number in range(1, 200):
        folder = tmp_path / str(number)
        recovery = make(folder)
        child = os.fork()
        if child == 0:
            status = 1
            with suppress(BaseException):
                vault = vault_in(folder)
                store = vault.unlock(PASSPHRASE)
                ended_at(number, lambda _: os._exit(9))
                CHANGES[changed](vault, store)
                status = 0
            os._exit(status)
        ended = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        assert ended in (0, 9)
        states.append(look(folder, recovery, changed))
        if ended == 0:
            break
    assert len(states) > 10
    if changed != "data key":
        assert states == sorted(states)
        assert set(states) == {False, True}


@pytest.mark.slow
@pytest.mark.parametrize("changed", CHANGES)
@pytest.mark.parametrize("error", [errno.EIO, errno.ENOSPC], ids=errno.errorcode.get)
@pytest.mark.parametrize("lasting", [False, True], ids=["once", "for good"])
def test_a_change_that_fails_at_any_call_is_said_and_done_or_not_begun(
    tmp_path, changed, error, lasting
):
    def fail(name):
        if name != "close":  # a file is closed, whatever is answered
            raise OSError(error, os.strerror(error))

    for number in range(1, 200):
        folder = tmp_path / str(number)
        recovery = make(folder)
        vault = vault_in(folder)
        with closing(vault.unlock(PASSPHRASE)) as store:
            calls = []

            def end(name, calls=calls):
                calls.append(name)
                fail(name)

            put_back = ended_at(number, end, lasting=lasting)
            try:
                CHANGES[changed](vault, store)
                fault = None
            except Fault as told:
                fault = told
            finally:
                put_back()
            assert len(store.load_holdings()) == 1
            keep(store, 7)
        if not calls:
            break
        assert fault is None or fault.code in {"store-io", "store-full", "keychain-keeps"}
        look(folder, recovery, changed, badges=2)
    assert number > 10


_REKEYING = """
import sys
from pathlib import Path
from tests.store.test_lock_kills import vault_in, PASSPHRASE
vault = vault_in(Path(sys.argv[1]))
store = vault.unlock(PASSPHRASE)
print("begun", flush=True)
while True:
    vault.locks.rekey(store, PASSPHRASE)
    print("done", flush=True)
"""


@pytest.mark.slow
def test_a_new_data_key_killed_at_random_moments_loses_nothing(tmp_path):
    chance = random.Random(11)
    folder = tmp_path / "one"
    badges = 40
    recovery = make(folder, badges)
    done = 0
    for _ in range(25):
        with subprocess.Popen(
            [sys.executable, "-c", _REKEYING, str(folder)],
            stdout=subprocess.PIPE,
            cwd=Path(__file__).parents[2],
            text=True,
        ) as process:
            assert process.stdout.readline() == "begun\n"
            time.sleep(chance.random() * 0.15)
            process.send_signal(signal.SIGKILL)
            done += process.stdout.read().count("done\n")
        look(folder, recovery, "data key", badges)
        with closing(vault_in(folder).unlock(PASSPHRASE)) as store:
            for number in range(badges):
                artifact = examples.artifact(number)
                assert store.load_artifact(artifact.sha256) == artifact
    assert done > 5


def test_nobody_else_may_have_it_open_while_the_data_key_is_changed(tmp_path, monkeypatch):
    monkeypatch.setattr("backpack.store.engine.BUSY_TIMEOUT", 0.05)
    folder = tmp_path / "one"
    recovery = make(folder)
    vault = vault_in(folder)
    with closing(vault.unlock(PASSPHRASE)) as store:
        with closing(vault_in(folder).unlock(PASSPHRASE)) as other:
            fault = fault_of(lambda: vault.locks.rekey(store, PASSPHRASE))
            assert fault == Fault("store-busy")
            keep(other, 7)
        assert len(store.load_holdings()) == 2
    look(folder, recovery, "data key", badges=2)
