"""A backpack that cannot be written to can still be read, and says why nothing can be saved."""

import os
import shutil
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from backpack.domain.faults import Fault
from backpack.domain.holding import Visibility
from backpack.store.keys import NoKeyring
from backpack.store.vault import DATABASE, Vault
from tests.store import examples
from tests.store.conftest import CHEAP, PASSPHRASE
from tests.store.contract import NOON, keep
from tests.store.looking import digests, fault_of

# Another user than root: for that one, permissions mean nothing.
_AS_NOBODY = """
import os, sys, tempfile
from pathlib import Path
from backpack.domain.faults import Fault
from backpack.domain.holding import Visibility
from backpack.store.keys import Cost, NoKeyring
from backpack.store.vault import Vault
def vault(home):
    return Vault(home, keyring=NoKeyring(), cost=Cost(memory=64, passes=1, lanes=1))
if os.geteuid() == 0:
    with tempfile.TemporaryDirectory() as folder:  # all that may be imported only as root
        vault(Path(folder, "warm")).create(sys.argv[2]).close()
    os.setgroups([]); os.setegid(65534); os.seteuid(65534)
tempfile.tempdir = sys.argv[3]
store = vault(Path(sys.argv[1])).unlock(sys.argv[2])
print(store.why_read_only.code)
for held in sorted(store.load_holdings(), key=lambda held: held.id):
    print(held.id, store.load_artifact(held.artifact_sha256).sha256 == held.artifact_sha256)
for save in (
    lambda: store.save_visibility([held.id], Visibility.PUBLIC),
    lambda: store.save_setting("a", 1),
    lambda: store.save_identities([]),
    lambda: store.save_thumbnail(held.id, b"png"),
    lambda: store.erase([held.id]),
):
    try:
        save()
    except Fault as fault:
        print(fault.code)
    else:
        print("saved")
print(len(list(Path(sys.argv[3]).glob("backpack-*"))), "copies while open")
store.close()
print(len(list(Path(sys.argv[3]).glob("backpack-*"))), "copies afterwards")
"""


@pytest.fixture
def closed(tmp_path, vault, home):
    """A folder on its own that another user may look into, and what takes its rights to write."""
    yield home
    for path in (home, *home.iterdir()):
        path.chmod(0o700)


def close_to_writing(home):
    for path in home.iterdir():
        path.chmod(0o444)
    home.chmod(0o555)
    if os.geteuid() == 0:
        for above in (home.parent, *home.parent.parents):
            if above != Path(above.anchor) and not above.stat().st_mode & 0o001:
                above.chmod(above.stat().st_mode | 0o055)


def as_nobody(home, tmp_path):
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    temporary.chmod(0o777)
    done = subprocess.run(
        [sys.executable, "-c", _AS_NOBODY, str(home), PASSPHRASE, str(temporary)],
        capture_output=True,
        text=True,
        check=False,
        cwd=Path(__file__).parents[2],
    )
    if "Operation not permitted" in done.stderr:
        pytest.skip("this account cannot become another one")
    assert done.stderr == ""
    return done.stdout.splitlines()


unix = pytest.mark.skipif(os.name == "nt", reason="permission bits")


@unix
def test_in_a_folder_without_leave_to_write_everything_can_be_read(vault, store, closed, tmp_path):
    kept = [keep(store, number) for number in range(3)]
    store.close()
    close_to_writing(closed)
    before = digests(closed)
    lines = as_nobody(closed, tmp_path)
    assert lines[0] == "store-read-only"
    assert lines[1:4] == [f"{held.id} True" for held in kept]
    assert lines[4:9] == ["store-read-only"] * 5
    assert lines[9:] == ["0 copies while open", "0 copies afterwards"]
    assert digests(closed) == before


@unix
def test_what_a_crash_left_in_the_log_is_read_too_from_an_encrypted_copy(
    vault, store, home, tmp_path
):
    kept = [keep(store, number) for number in range(3)]
    medium = tmp_path / "medium"
    shutil.copytree(home, medium)  # as it lies there while it is open
    (medium / f"{DATABASE}-shm").unlink()
    close_to_writing(medium)
    before = digests(medium)
    lines = as_nobody(medium, tmp_path)
    assert lines[1:4] == [f"{held.id} True" for held in kept]
    assert lines[4:9] == ["store-read-only"] * 5
    assert lines[9:] == ["1 copies while open", "0 copies afterwards"]
    assert digests(medium) == before
    for path in (medium, *medium.iterdir()):
        path.chmod(0o700)


def test_the_second_window_reads_while_the_first_one_saves(vault, store, home):
    keep(store)
    vault.claim()
    second = Vault(home, keyring=NoKeyring(), cost=CHEAP)
    second.claim()
    with closing(second.unlock(PASSPHRASE)) as reading:
        assert reading.why_read_only == Fault("store-open-elsewhere")
        before = reading.revision()
        held = keep(store, 1)
        assert reading.revision() != before
        assert reading.load_holding(held.id) == held
        for save in saving_methods(reading, held):
            assert fault_of(save).code == "store-read-only"
        assert len(store.load_holdings()) == 2
    vault.let_go()
    second.claim()
    with closing(second.unlock(PASSPHRASE)) as writing:
        assert writing.why_read_only is None
        writing.save_setting("a", 1)
    second.let_go()


def saving_methods(store, held):
    other = examples.holding(9)
    return [
        lambda: store.save_new(other, examples.artifact(9), examples.report(9)),
        lambda: store.save_report(held.id, examples.report(2)),
        lambda: store.save_thumbnail(held.id, b"png"),
        lambda: store.save_visibility([held.id], Visibility.PUBLIC),
        lambda: store.save_removed([held.id], NOON),
        lambda: store.save_identities([]),
        lambda: store.save_setting("a", 1),
        lambda: store.erase([held.id]),
    ]


def test_a_claim_ends_with_its_process(vault, store, home):
    claiming = (
        "import sys; from pathlib import Path; from backpack.store.claim import Claim; "
        "claim = Claim(Path(sys.argv[1])); print(claim.take(), flush=True); sys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", claiming, str(home)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=Path(__file__).parents[2],
        text=True,
    ) as process:
        assert process.stdout.readline() == "True\n"
        vault.claim()
        store.close()
        with closing(vault.unlock(PASSPHRASE)) as second:
            assert second.why_read_only == Fault("store-open-elsewhere")
        process.kill()
        process.wait()
    vault.claim()
    with closing(vault.unlock(PASSPHRASE)) as alone:
        assert alone.why_read_only is None
    vault.let_go()


def test_where_the_disk_is_full_the_backpack_is_read(vault, filled, home, monkeypatch):
    def no_room(path):
        raise Fault("store-full")

    monkeypatch.setattr("backpack.store.opening.is_writable", no_room)
    before = digests(home)
    with closing(vault.unlock(PASSPHRASE)) as store:
        assert store.why_read_only == Fault("store-full")
        assert store.load_holdings() == (filled,)
    assert digests(home) == before
