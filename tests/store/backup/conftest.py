"""A backpack with a few badges, its backup of three chunks, and places for more."""

from contextlib import closing

import pytest

from backpack.domain.progress import Progress
from backpack.store.backup.opening import Passphrase, opened_backup
from backpack.store.backup.writing import write_backup
from backpack.store.keys import NoKeyring
from backpack.store.vault import Vault
from tests.store import examples
from tests.store.conftest import CHEAP, PASSPHRASE
from tests.store.contract import keep

SECRET = Passphrase(text=PASSPHRASE)
MADE = examples.START


def vault_in(home):
    return Vault(home, keyring=NoKeyring(), cost=CHEAP)


def keep_large(store, number=0, size=2_500_000):
    large = examples.artifact(number, size)
    held = examples.holding(number, artifact_sha256=large.sha256)
    store.save_new(held, large, examples.report(number, answers=(examples.answer(number),)))
    return held


@pytest.fixture
def backup(store, tmp_path):
    """A backup whose content fills two chunks and a part of a third."""
    keep_large(store)
    keep(store, 1)
    path = tmp_path / "one.backpack"
    write_backup(store.database, path, MADE, Progress())
    return path


@pytest.fixture
def look(tmp_path):
    """Opens a backup far from the store it was made of, and gives what it lists."""
    folder = tmp_path / "aside"
    folder.mkdir()

    def give(path, secret=SECRET):
        with opened_backup(path, secret, folder, Progress()) as store:
            holdings = store.load_holdings()
        assert list(folder.iterdir()) == []
        return holdings

    give.folder = folder
    return give


@pytest.fixture
def another(tmp_path, vault):
    """The same badges in another backpack with another key; gives its backup."""
    with closing(vault_in(tmp_path / "another").create(PASSPHRASE)) as store:
        keep_large(store)
        path = tmp_path / "another.backpack"
        write_backup(store.database, path, MADE, Progress())
    return path
