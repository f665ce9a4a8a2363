"""A process that is killed loses nothing that it reported as saved (kill -9)."""

import os
import random
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from tests.store import examples
from tests.store.conftest import PASSPHRASE
from tests.store.contract import keep

KILLS = 20

_ADDING = """
import sys
from pathlib import Path
from backpack.store.keys import Cost, NoKeyring
from backpack.store.vault import Vault
from tests.store import examples
from tests.store.contract import keep
vault = Vault(Path(sys.argv[1]), keyring=NoKeyring(), cost=Cost(memory=64, passes=1, lanes=1))
store = vault.unlock(sys.argv[2])
for number in range(int(sys.argv[3]), 10**6):
    artifact = examples.artifact(number, 30_000)
    held = examples.holding(number, artifact_sha256=artifact.sha256)
    store.save_new(held, artifact, examples.report(number))
    store.save_report(held.id, examples.report(number, answers=(examples.answer(number),)))
    store.save_thumbnail(held.id, b"png")
    print(number, flush=True)
"""


def add_until_killed(home, first, after):
    """Start adding at ``first``, kill after ``after`` lines; gives what was reported."""
    with subprocess.Popen(
        [sys.executable, "-c", _ADDING, str(home), PASSPHRASE, str(first)],
        stdout=subprocess.PIPE,
        cwd=Path(__file__).parents[2],
        text=True,
    ) as process:
        lines = [process.stdout.readline() for _ in range(after)]
        process.kill()
        rest = process.stdout.read()
    whole = [line for line in (*lines, *rest.splitlines(keepends=True)) if line.endswith("\n")]
    return [int(line) for line in whole]


@pytest.mark.slow
def test_nothing_reported_is_lost_by_killing(vault, home):
    chance = random.Random(20)
    with closing(vault.create(PASSPHRASE)) as store:
        keep(store)
    reported = [0]
    first = 1
    for _ in range(KILLS):
        reported += add_until_killed(home, first, chance.randrange(1, 40))
        with closing(vault.unlock(PASSPHRASE)) as store:
            kept = {int(held.id, 16) for held in store.load_holdings()}
            assert set(reported) <= kept
            assert len(kept - set(reported)) <= KILLS
            with store._database.reading() as cursor:
                assert cursor.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
                assert cursor.execute("PRAGMA cipher_integrity_check").fetchall() == []
                assert cursor.execute("PRAGMA foreign_key_check").fetchall() == []
            for number in reported[-5:]:
                size = 30_000 if number else 600
                artifact = examples.artifact(number, size)
                assert store.load_artifact(artifact.sha256) == artifact
                answers = (examples.answer(number),) if number else ()
                told = examples.report(number, answers=answers)
                assert store.load_report(f"{number:032x}") == told
                assert store.load_capsule(f"{number:032x}") == answers
        first = max(kept) + 1
    assert len(reported) > KILLS


# Each child ends at another call to the system; nothing of it runs afterwards.
_FIRST_STARTS = """
import os, sys
from pathlib import Path
from backpack.store import durable
from backpack.store.keys import Cost, NoKeyring
from backpack.store.vault import Vault

cheap = Cost(memory=64, passes=1, lanes=1)

def vault(name):
    return Vault(Path(sys.argv[1]) / name, keyring=NoKeyring(), cost=cheap)

def counted(real, left):
    def call(*arguments, **options):
        left[0] -= 1
        if left[0] == 0:
            os._exit(9)
        return real(*arguments, **options)
    return call

def first_start(number):
    left = [number]
    for name in ("open", "fsync", "link", "unlink", "mkdir", "close"):
        setattr(os, name, counted(getattr(os, name), left))
    vault(str(number)).create(sys.argv[2])
    os._exit(0)

vault("warm").create(sys.argv[2]).close()
for number in range(1, 100):
    child = os.fork()
    if child == 0:
        first_start(number)
    ended = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    found = vault(str(number))
    was_there = found.exists
    store = found.unlock(sys.argv[2]) if was_there else found.create(sys.argv[2])
    assert store.load_holdings() == ()
    store.close()
    found.unlock(sys.argv[2]).close()
    lock = "preparing.lock"  # empty; the system lets go of it with its process
    found_there = (path.name for path in (Path(sys.argv[1]) / str(number)).iterdir())
    names = sorted(name for name in found_there if name != lock)
    assert names == ["backpack.db", "keys.copy.json", "keys.json"], names
    print(number, "there" if was_there else "nothing", flush=True)
    if ended == 0:
        break
"""


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_a_first_start_killed_anywhere_can_be_opened_or_begun_again(tmp_path):
    done = subprocess.run(
        [sys.executable, "-c", _FIRST_STARTS, str(tmp_path), PASSPHRASE],
        capture_output=True,
        text=True,
        check=False,
        cwd=Path(__file__).parents[2],
    )
    assert done.stderr == ""
    states = [line.split()[1] for line in done.stdout.splitlines()]
    assert len(states) > 10
    assert states == sorted(states)
    assert set(states) == {"nothing", "there"}
