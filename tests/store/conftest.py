"""A vault with cheap keys in a folder of its own, and the store in it."""

from contextlib import closing

import pytest

from backpack.store.keys import Cost, NoKeyring
from backpack.store.vault import Vault
from tests.store.contract import keep

CHEAP = Cost(memory=64, passes=1, lanes=1)
PASSPHRASE = "correct horse battery"


@pytest.fixture
def home(tmp_path):
    return tmp_path / "home"


@pytest.fixture
def vault(home):
    return Vault(home, keyring=NoKeyring(), cost=CHEAP)


@pytest.fixture
def store(vault):
    opened = vault.create(PASSPHRASE)
    yield opened
    opened.close()


@pytest.fixture
def filled(vault):
    """A closed backpack with one badge; gives its holding."""
    with closing(vault.create(PASSPHRASE)) as store:
        return keep(store)
