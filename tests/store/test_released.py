"""Every schema that was ever released is opened by today's program, and keeps all that it had."""

import json
import shutil
from contextlib import closing
from pathlib import Path

import pytest

from backpack.store.keys import NoKeyring
from backpack.store.migrations import REVISIONS
from backpack.store.vault import COPY, DATABASE, KEYS, Vault
from tests.store.looking import fault_of
from tools.mint_released_store import CHEAP, PASSPHRASE, contents

FOLDER = Path(__file__).parent / "released"


@pytest.fixture(params=REVISIONS)
def released(request, tmp_path):
    """The home of a backpack as that version of the program left it."""
    home = tmp_path / request.param
    shutil.copytree(FOLDER / request.param, home)
    for path in home.iterdir():
        path.chmod(0o600)
    return home


def expected_of(home):
    return json.loads((home / "expected.json").read_text("utf-8"))


def opened(home):
    return closing(Vault(home, keyring=NoKeyring(), cost=CHEAP).unlock(PASSPHRASE))


def test_every_revision_has_its_backpack():
    missing = "python -m tools.mint_released_store has to be run, and what it makes committed"
    assert sorted(path.name for path in FOLDER.iterdir()) == list(REVISIONS), missing


def test_every_row_of_then_is_there_with_every_value_it_had(released):
    then = expected_of(released)
    with opened(released) as store:
        now = contents(store)
    assert then.pop("alembic_version") == [{"version_num": released.name}]
    assert now["alembic_version"] == [{"version_num": REVISIONS[-1]}]
    for table, rows in then.items():
        kept = [
            {name: row[name] for name in before}
            for before, row in zip(rows, now[table], strict=True)
        ]
        assert kept == rows, table


def test_everything_in_it_can_be_used(released):
    with opened(released) as store:
        (kept,) = store.load_holdings()
        (gone,) = store.load_removed()
        for held in (kept, gone):
            assert store.load_artifact(held.artifact_sha256).sha256 == held.artifact_sha256
            assert store.load_report(held.id).standing is held.standing
        assert store.load_thumbnail(kept.id) == b"a picture"
        assert [known.value for known in store.load_identities()] == ["learner@example.org"]
        assert store.load_setting("network") == {"mode": "ask"}
        store.erase([gone.id])


def test_nothing_is_left_beside_it(released):
    opened(released).thing.close()
    assert {path.name for path in released.iterdir()} == {DATABASE, KEYS, COPY, "expected.json"}


def test_an_old_one_that_may_not_be_written_says_what_to_do(released):
    first, second = (Vault(released, keyring=NoKeyring(), cost=CHEAP) for _ in range(2))
    first.claim()
    second.claim()
    before = (released / DATABASE).read_bytes()
    if released.name == REVISIONS[-1]:
        second.unlock(PASSPHRASE).close()
    else:
        assert fault_of(lambda: second.unlock(PASSPHRASE)).code == "store-behind"
    assert (released / DATABASE).read_bytes() == before
    first.let_go()
    second.claim()
    with closing(second.unlock(PASSPHRASE)) as store:
        assert store.why_read_only is None
    second.let_go()
