"""Programs that start over one folder in the same moment make one backpack, and keep it whole."""

import json
import os
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from tests.store.conftest import PASSPHRASE
from tests.store.looking import digests

STARTS = 50

# Children of one process that has imported everything, so that they are there at once.
_STARTING = """
import json, os, sys
from pathlib import Path
from backpack.domain.faults import Fault
from backpack.store.keys import Cost, NoKeyring
from backpack.store.vault import Vault
from tests.store import examples
from tests.store.contract import keep
home, passphrase, starts = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])

def vault(folder):
    return Vault(folder, keyring=NoKeyring(), cost=Cost(memory=64, passes=1, lanes=1))

def start(number):
    here = vault(home)
    made = False
    try:
        store = here.create(passphrase)
        made = True
    except Fault as fault:
        if fault.code != "backpack-exists":
            raise
        store = here.unlock(passphrase)
    here.claim()
    keep(store, number)
    told = {"made": made, "first": here._claim._lock is not None, "kept": f"{number:032x}"}
    os.write(1, (json.dumps(told) + "\\n").encode())
    os.read(stay, 1)  # until everybody has told
    store.close()

vault(home.with_name("warm")).create(passphrase).close()
begin, let_begin = os.pipe()
stay, let_go = os.pipe()
children = []
for number in range(starts):
    child = os.fork()
    if child == 0:
        os.close(let_begin); os.close(let_go)
        os.read(begin, 1)
        try:
            start(number)
        except BaseException as error:
            os.write(2, f"{number}: {error!r}\\n".encode())
            os.write(1, b"null\\n")
        os._exit(0)
    children.append(child)
os.close(let_begin)
sys.stdin.read()
os.close(let_go)
for child in children:
    os.waitpid(child, 0)
"""


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_fifty_starts_at_once_make_one_backpack_with_what_each_of_them_kept(vault, home):
    with subprocess.Popen(
        [sys.executable, "-c", _STARTING, str(home), PASSPHRASE, str(STARTS)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=Path(__file__).parents[2],
        text=True,
    ) as process:
        told = [json.loads(process.stdout.readline() or "null") for _ in range(STARTS)]
        _, errors = process.communicate()
    assert errors == ""
    assert [each["made"] for each in told].count(True) == 1
    assert [each["first"] for each in told].count(True) == 1
    with closing(vault.unlock(PASSPHRASE)) as store:
        assert {held.id for held in store.load_holdings()} == {each["kept"] for each in told}
        with store._database.reading() as cursor:
            assert cursor.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
            assert cursor.execute("PRAGMA cipher_integrity_check").fetchall() == []
    assert not [name for name in digests(home) if ".new" in name]
