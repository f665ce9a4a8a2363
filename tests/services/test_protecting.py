"""The learner sees what opens the backpack, changes it, and is told when the sheet is due."""

from contextlib import closing
from datetime import timedelta

import pytest

from backpack.domain.protection import Due, Protection, Recovery
from backpack.services.protecting import Protecting
from backpack.store.keys import Cost
from backpack.store.vault import Vault
from tests.conftest import NOW
from tests.store import examples
from tests.store.contract import keep
from tests.store.keyrings import Keyring

PASSPHRASE = "plum harbour lantern"


class Clock:
    """Tells the time that it was set to."""

    def __init__(self):
        self.moment = NOW

    def now(self):
        return self.moment


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def vault(tmp_path):
    cheap = Cost(memory=8, passes=1, lanes=1)
    return Vault(tmp_path / "home", keyring=Keyring(), cost=cheap)


@pytest.fixture
def protecting(vault, clock, tmp_path):
    with closing(vault.create(PASSPHRASE)) as store:
        yield Protecting(vault=vault, store=store, clock=clock, home=tmp_path / "home")


def prove(protecting, sheet):
    first, second = protecting.groups_to_prove()
    protecting.prove_recovery_key(sheet.groups[first - 1], sheet.groups[second - 1])


def test_from_the_first_badge_to_the_proven_sheet(protecting):
    assert protecting.status() == Protection(has_passphrase=True, in_keychain=True)
    assert protecting.recovery_due() is Due.NOT_YET
    keep(protecting.store, 1, is_sample=True)
    assert protecting.recovery_due() is Due.NOT_YET
    keep(protecting.store, 2)
    assert protecting.recovery_due() is Due.SOON
    sheet = protecting.renew_recovery_key()
    assert protecting.recovery_due() is Due.SOON
    prove(protecting, sheet)
    assert protecting.recovery_due() is Due.NOT_YET
    protecting.renew_recovery_key()
    assert protecting.recovery_due() is Due.SOON


def test_a_backup_waits_for_the_proven_sheet(protecting):
    assert not protecting.status().may_back_up
    sheet = protecting.renew_recovery_key()
    assert not protecting.status().may_back_up
    prove(protecting, sheet)
    assert protecting.status().may_back_up


def test_a_week_of_keychain_alone_begins_with_the_move(protecting, clock):
    keep(protecting.store, added=NOW - timedelta(days=100))
    protecting.remove_passphrase()
    assert protecting.recovery_due() is Due.SOON
    clock.moment += timedelta(days=7)
    assert protecting.recovery_due() is Due.NOW
    protecting.change_passphrase(PASSPHRASE)
    assert protecting.recovery_due() is Due.SOON


def test_a_week_of_keychain_alone_begins_with_the_first_badge(vault, clock, tmp_path):
    with closing(vault.create(None)) as store:
        protecting = Protecting(vault=vault, store=store, clock=clock, home=tmp_path)
        store.save_setting("protection.alone-since", {"not": "a time"})
        keep(store, added=clock.now())
        clock.moment += timedelta(days=8)
        assert protecting.recovery_due() is Due.NOW
        keep(store, 2, added=clock.now())
        assert protecting.recovery_due() is Due.NOW


def test_the_sheet_tells_when_and_for_which_folder(protecting, tmp_path):
    sheet = protecting.renew_recovery_key()
    assert (sheet.made, sheet.folder) == (NOW, str(tmp_path / "home"))
    assert protecting.status().recovery_made == NOW.date()
    assert protecting.status().recovery is Recovery.UNPROVEN
    assert sheet.key not in repr(sheet)


def test_the_keychain_is_left_and_used_again(protecting):
    protecting.leave_keychain()
    assert not protecting.status().in_keychain
    protecting.use_keychain()
    assert protecting.status().in_keychain


def test_a_new_data_key_leaves_the_open_store_usable(protecting):
    held = keep(protecting.store)
    protecting.rekey(PASSPHRASE)
    assert protecting.store.load_holdings() == (held,)
    artifact = examples.artifact()
    assert protecting.store.load_artifact(artifact.sha256) == artifact
