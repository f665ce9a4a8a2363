"""The vault in a process of its own: for another user, and at the start of the program."""

import os
import shutil
import subprocess
import sys
import tempfile
from contextlib import closing
from pathlib import Path

import pytest

from backpack.store.keys import NoKeyring
from backpack.store.vault import Vault
from tests.store.conftest import CHEAP, PASSPHRASE
from tests.store.contract import keep
from tests.store.looking import digests

_AS_A_READER = """
import os, sys, tempfile
from pathlib import Path
from backpack.domain.faults import Fault
from backpack.store.keys import Cost, NoKeyring
from backpack.store.vault import Vault

def attempt(home, passphrase, verb):
    vault = Vault(home, keyring=NoKeyring(), cost=Cost(memory=64, passes=1, lanes=1))
    store = getattr(vault, verb)(passphrase)
    store.save_setting("learner.name", "A Learner")
    store.close()

with tempfile.TemporaryDirectory() as folder:  # everything is imported by this
    attempt(Path(folder), sys.argv[2], "create")
    attempt(Path(folder), sys.argv[2], "unlock")
if os.geteuid() == 0:  # to whom nothing is read-only
    os.setuid(65534)
try:
    attempt(Path(sys.argv[1]), sys.argv[2], sys.argv[3])
except Fault as fault:
    print(fault.code)
"""


@pytest.fixture
def open_folder():
    """A folder that another user can enter, unlike pytest's own."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder)


def as_a_reader(home, verb):
    """What somebody is told for whom ``home`` is read-only."""
    done = subprocess.run(
        [sys.executable, "-c", _AS_A_READER, str(home), PASSPHRASE, verb],
        capture_output=True,
        text=True,
        check=False,
        cwd=Path(__file__).parents[2],
    )
    assert done.stderr == ""
    return done.stdout.strip()


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="permission bits")
def test_a_read_only_or_closed_folder_is_said(open_folder):
    home = open_folder / "home"
    with closing(Vault(home, keyring=NoKeyring(), cost=CHEAP).create(PASSPHRASE)) as store:
        keep(store)
    for path in home.iterdir():
        path.chmod(0o444)
    home.chmod(0o555)
    before = digests(home)
    assert as_a_reader(home, "unlock") == "store-read-only"
    assert as_a_reader(home / "new", "create") == "store-read-only"
    assert digests(home) == before
    home.chmod(0)
    assert as_a_reader(home, "unlock") == "folder-not-readable"
    assert as_a_reader(home, "create") == "folder-not-readable"
    home.chmod(0o755)


@pytest.mark.slow
def test_the_vault_is_imported_without_what_a_start_would_wait_for():
    heavy = ["alembic", "cryptography", "keyring", "sqlalchemy", "sqlcipher3"]
    code = (
        "import sys, backpack.store.vault, backpack.store.keys;"
        f"print([name for name in {heavy} if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout.strip() == "[]"


_OPENING = """
import sys
from pathlib import Path
from backpack.store.keys import NoKeyring
from backpack.store.vault import Vault
Vault(Path(sys.argv[1]), keyring=NoKeyring()).unlock(sys.argv[2]).close()
"""


@pytest.mark.slow
def test_an_up_to_date_backpack_is_opened_without_what_migrates(vault, filled, home):
    code = _OPENING + "print([name for name in ('alembic', 'sqlalchemy') if name in sys.modules])"
    done = subprocess.run(
        [sys.executable, "-c", code, str(home), PASSPHRASE],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    assert done.stdout.strip() == "[]"
