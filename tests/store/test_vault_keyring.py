"""The keyring is a convenience: whatever it holds or loses, the passphrase opens the backpack."""

from contextlib import closing

import pytest

from backpack.store.keychain import SystemKeyring
from backpack.store.vault import Vault
from tests.store.conftest import CHEAP, PASSPHRASE
from tests.store.contract import keep
from tests.store.keyrings import Keyring
from tests.store.looking import digests, fault_of
from tests.store.test_keychain import Backend, Dropping, Raising


@pytest.fixture
def keyring():
    return Keyring()


@pytest.fixture
def remembering(home, keyring):
    return Vault(home, keyring=keyring, cost=CHEAP)


def test_the_keyring_opens_it_without_the_passphrase(remembering, keyring):
    remembering.create(PASSPHRASE).close()
    with closing(remembering.unlock_with_keyring()) as store:
        assert store.load_holdings() == ()


def test_two_backpacks_have_each_their_own_key_in_the_keyring(remembering, keyring, tmp_path):
    remembering.create(PASSPHRASE).close()
    other = Vault(tmp_path / "other", keyring=keyring, cost=CHEAP)
    other.create("another passphrase").close()
    assert len(set(keyring.keys.values())) == 2
    remembering.unlock_with_keyring().close()
    other.unlock_with_keyring().close()


@pytest.mark.parametrize("wrong", [bytes(32), b"", b"short", bytes(64)], ids=repr)
def test_a_wrong_key_in_the_keyring_opens_nothing_and_changes_nothing(
    remembering, keyring, home, wrong
):
    remembering.create(PASSPHRASE).close()
    before = digests(home)
    keyring.keys = dict.fromkeys(keyring.keys, wrong)
    assert remembering.unlock_with_keyring() is None
    assert digests(home) == before
    remembering.unlock(PASSPHRASE).close()
    remembering.unlock_with_keyring().close()


def test_a_keyring_that_lost_the_key_gets_it_again_from_the_passphrase(remembering, keyring):
    remembering.create(PASSPHRASE).close()
    keyring.keys.clear()
    assert remembering.unlock_with_keyring() is None
    remembering.unlock(PASSPHRASE).close()
    remembering.unlock_with_keyring().close()
    assert len(keyring.keys) == 1


def test_a_keyring_that_has_the_key_is_not_written_to_again(remembering, keyring, monkeypatch):
    remembering.create(PASSPHRASE).close()
    monkeypatch.delattr(Keyring, "save")
    with closing(remembering.unlock(PASSPHRASE)) as store:
        assert store.load_holdings() == ()


def test_a_wrong_passphrase_teaches_the_keyring_nothing(remembering, keyring):
    remembering.create(PASSPHRASE).close()
    keyring.keys.clear()
    fault_of(lambda: remembering.unlock("wrong passphrase"))
    assert keyring.keys == {}


@pytest.mark.parametrize(
    "backend", [None, Raising(), Dropping()], ids=["absent", "raising", "dropping"]
)
def test_without_a_good_keyring_the_passphrase_opens_it(home, backend):
    vault = Vault(home, keyring=SystemKeyring(lambda: backend), cost=CHEAP)
    with closing(vault.create(PASSPHRASE)) as store:
        held = keep(store)
    assert vault.unlock_with_keyring() is None
    with closing(vault.unlock(PASSPHRASE)) as store:
        assert store.load_holdings() == (held,)


def test_the_desktops_keyring_opens_it(home):
    backend = Backend()
    vault = Vault(home, keyring=SystemKeyring(lambda: backend), cost=CHEAP)
    vault.create(PASSPHRASE).close()
    vault.unlock_with_keyring().close()
