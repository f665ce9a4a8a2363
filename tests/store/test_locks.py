"""Passphrase, keychain, recovery key and data key are changed while the badges stay as they are."""

from contextlib import closing
from datetime import date

import pytest

from backpack.domain.faults import Fault
from backpack.domain.protection import Protection, Recovery
from backpack.formats.recovery_key import GROUPS
from backpack.store.key_file import parse_key_file
from backpack.store.keys import Cost
from backpack.store.vault import COPY, DATABASE, KEYS, Vault
from tests.store.conftest import CHEAP, PASSPHRASE
from tests.store.contract import keep
from tests.store.keyrings import Keyring, Refusing
from tests.store.looking import digests, fault_of

TODAY = date(2026, 11, 25)
OTHER = "another passphrase"


@pytest.fixture
def keyring():
    return Keyring()


@pytest.fixture
def vault(home, keyring):
    return Vault(home, keyring=keyring, cost=CHEAP)


@pytest.fixture
def opened(vault):
    store = vault.create(PASSPHRASE)
    keep(store)
    yield store
    store.close()


@pytest.fixture
def alone(vault):
    """A backpack that the keychain alone opens."""
    store = vault.create(None)
    keep(store)
    yield store
    store.close()


def badges(store):
    with closing(store):
        return len(store.load_holdings())


def database(home):
    return digests(home)[DATABASE]


def test_a_new_passphrase_opens_it_and_the_earlier_one_does_not(vault, opened, home):
    before = database(home)
    vault.locks.change_passphrase(opened, OTHER)
    assert database(home) == before
    assert badges(vault.unlock(OTHER)) == 1
    assert fault_of(lambda: vault.unlock(PASSPHRASE)) == Fault("wrong-passphrase")


def test_the_earlier_passphrase_is_in_neither_key_file_any_more(vault, opened, home):
    vault.locks.change_passphrase(opened, OTHER)
    assert digests(home)[KEYS] == digests(home)[COPY]


def test_a_short_new_passphrase_changes_nothing(vault, opened, home):
    before = digests(home)
    fault = fault_of(lambda: vault.locks.change_passphrase(opened, "short"))
    assert fault.code == "passphrase-too-short"
    assert digests(home) == before


def test_the_keychain_alone_opens_a_backpack_without_a_passphrase(vault, alone, keyring):
    assert vault.protection == Protection(has_passphrase=False, in_keychain=True)
    assert badges(vault.unlock_with_keyring()) == 1
    assert fault_of(lambda: vault.unlock(PASSPHRASE)) == Fault("no-passphrase")


def test_without_a_keychain_that_keeps_there_is_no_backpack_without_a_passphrase(home):
    vault = Vault(home, keyring=Refusing(), cost=CHEAP)
    assert fault_of(lambda: vault.create(None)) == Fault("keychain-refused")
    assert not vault.exists
    assert not home.exists()


def test_a_first_start_that_fails_leaves_no_key_in_the_keychain(home, keyring, monkeypatch):
    vault = Vault(home, keyring=keyring, cost=CHEAP)
    monkeypatch.setattr("backpack.store.vault._build", _fail)
    assert fault_of(lambda: vault.create(None)) == Fault("store-full")
    assert keyring.keys == {}


def _fail(*_):
    raise OSError(28, "No space left on device")


def test_from_the_keychain_to_a_passphrase_and_back(vault, alone, home):
    before = database(home)
    vault.locks.change_passphrase(alone, PASSPHRASE)
    assert badges(vault.unlock(PASSPHRASE)) == 1
    vault.locks.remove_passphrase(alone)
    assert fault_of(lambda: vault.unlock(PASSPHRASE)) == Fault("no-passphrase")
    assert badges(vault.unlock_with_keyring()) == 1
    assert database(home) == before


def test_the_passphrase_stays_where_the_keychain_refuses(home):
    vault = Vault(home, keyring=Refusing(), cost=CHEAP)
    with closing(vault.create(PASSPHRASE)) as store:
        before = digests(home)
        for change in (vault.locks.remove_passphrase, vault.locks.remember_in_keyring):
            assert fault_of(lambda change=change: change(store)) == Fault("keychain-refused")
        assert digests(home) == before


def test_the_keychain_can_be_left_and_used_again(vault, opened, keyring):
    vault.locks.forget_keyring(opened)
    assert keyring.keys == {}
    assert vault.unlock_with_keyring() is None
    vault.unlock(PASSPHRASE).close()
    assert keyring.keys == {}
    vault.locks.remember_in_keyring(opened)
    assert badges(vault.unlock_with_keyring()) == 1


def test_a_keychain_that_keeps_what_it_should_forget_is_said(vault, opened, keyring, monkeypatch):
    monkeypatch.setattr(Keyring, "forget", lambda *_: False)
    assert fault_of(lambda: vault.locks.forget_keyring(opened)) == Fault("keychain-keeps")
    assert vault.unlock_with_keyring() is None


def test_the_keychain_cannot_be_left_by_whom_it_alone_lets_in(vault, alone):
    assert fault_of(lambda: vault.locks.forget_keyring(alone)) == Fault("keychain-alone")
    assert badges(vault.unlock_with_keyring()) == 1


def test_the_recovery_key_opens_it_in_any_spelling(vault, opened, home):
    before = database(home)
    key = vault.locks.renew_recovery_key(opened, TODAY)
    assert database(home) == before
    for spelling in (key, key.lower(), key.replace("-", " "), key.replace("0", "o")):
        assert badges(vault.unlock_with_recovery_key(spelling)) == 1


def test_a_renewed_recovery_key_ends_the_earlier_one(vault, opened):
    first = vault.locks.renew_recovery_key(opened, TODAY)
    second = vault.locks.renew_recovery_key(opened, TODAY)
    fault = fault_of(lambda: vault.unlock_with_recovery_key(first))
    assert fault == Fault("wrong-recovery-key")
    assert badges(vault.unlock_with_recovery_key(second)) == 1


def test_without_a_recovery_key_none_opens_it(vault, opened):
    for ask in (
        lambda: vault.unlock_with_recovery_key("12345"),
        vault.locks.groups_to_prove,
        lambda: vault.locks.prove_recovery_key("12345", "67890"),
    ):
        assert fault_of(ask) == Fault("no-recovery-key")


def test_two_groups_prove_that_the_sheet_is_there(vault, opened):
    groups = vault.locks.renew_recovery_key(opened, TODAY).split("-")
    first, second = vault.locks.groups_to_prove()
    assert 1 <= first < second <= GROUPS
    assert vault.protection.recovery is Recovery.UNPROVEN
    wrong = fault_of(lambda: vault.locks.prove_recovery_key(groups[second - 1], groups[first - 1]))
    assert wrong == Fault("recovery-key-not-proven")
    assert vault.protection.recovery is Recovery.UNPROVEN
    vault.locks.prove_recovery_key(f" {groups[first - 1].lower()}-", groups[second - 1])
    assert vault.protection.recovery is Recovery.PROVEN
    assert vault.protection.recovery_made == TODAY


def test_a_new_data_key_leaves_every_way_in_and_every_badge(vault, opened, home, keyring):
    recovery = vault.locks.renew_recovery_key(opened, TODAY)
    before = parse_key_file((home / KEYS).read_bytes())
    held = opened.load_holdings()
    vault.locks.rekey(opened, PASSPHRASE)
    assert opened.load_holdings() == held
    opened.save_setting("after", 1)
    after = parse_key_file((home / KEYS).read_bytes())
    assert after.current.check != before.current.check
    assert after.coming is None
    assert set(keyring.keys) == {after.id} != {before.id}
    for store in (
        vault.unlock(PASSPHRASE),
        vault.unlock_with_keyring(),
        vault.unlock_with_recovery_key(recovery),
    ):
        with closing(store):
            assert store.load_holdings() == held
            assert store.load_setting("after") == 1
    opened.close()
    assert set(digests(home)) == {KEYS, COPY, DATABASE}


def test_the_earlier_data_key_opens_nothing_any_more(vault, opened, keyring):
    (old,) = keyring.keys.values()
    vault.locks.rekey(opened, PASSPHRASE)
    keyring.keys = dict.fromkeys(keyring.keys, old)
    assert vault.unlock_with_keyring() is None


def test_a_new_data_key_needs_the_passphrase(vault, opened, home):
    before = digests(home)
    assert fault_of(lambda: vault.locks.rekey(opened, OTHER)) == Fault("wrong-passphrase")
    assert fault_of(lambda: vault.locks.rekey(opened, None)) == Fault("passphrase-needed")
    assert digests(home) == before


def test_a_new_data_key_for_a_backpack_that_the_keychain_alone_opens(vault, alone, keyring):
    vault.locks.rekey(alone, None)
    assert len(keyring.keys) == 1
    assert badges(vault.unlock_with_keyring()) == 1


def test_a_keychain_that_does_not_keep_the_new_data_key_leaves_the_old_one(
    vault, alone, home, monkeypatch
):
    before = digests(home)
    monkeypatch.setattr(Keyring, "save", lambda *_: False)
    assert fault_of(lambda: vault.locks.rekey(alone, None)) == Fault("keychain-refused")
    assert digests(home) == before
    assert badges(vault.unlock_with_keyring()) == 1


def test_a_cheap_copy_is_wrapped_anew_when_the_passphrase_is_typed(home, opened, keyring):
    dearer = Cost(memory=128, passes=1, lanes=1)
    for _ in range(2):
        Vault(home, keyring=keyring, cost=dearer).unlock(PASSPHRASE).close()
        copy = parse_key_file((home / KEYS).read_bytes()).current.by_passphrase
        assert copy.cost == dearer
    assert badges(Vault(home, keyring=keyring, cost=CHEAP).unlock(PASSPHRASE)) == 1
    assert parse_key_file((home / KEYS).read_bytes()).current.by_passphrase == copy


def test_an_old_backpack_stays_one_that_an_old_program_opens(vault, opened, home, keyring):
    assert b'"format": 1' in (home / KEYS).read_bytes()
    vault.locks.change_passphrase(opened, OTHER)
    assert b'"format": 1' in (home / KEYS).read_bytes()
    vault.locks.renew_recovery_key(opened, TODAY)
    assert b'"format": 2' in (home / KEYS).read_bytes()


def test_after_three_wrong_passphrases_even_the_right_one_waits(home, opened, keyring):
    now = [100.0]
    vault = Vault(home, keyring=keyring, cost=CHEAP, tick=lambda: now[0])
    for _ in range(3):
        assert vault.delay_left == 0
        assert fault_of(lambda: vault.unlock(OTHER)) == Fault("wrong-passphrase")
    assert fault_of(lambda: vault.unlock(PASSPHRASE)) == Fault("too-many-tries", seconds=1)
    now[0] += vault.delay_left
    assert badges(vault.unlock(PASSPHRASE)) == 1
    assert fault_of(lambda: vault.unlock(OTHER)) == Fault("wrong-passphrase")
    assert vault.delay_left == 0


def test_a_backup_gets_the_key_file_as_it_is(vault, opened, home):
    assert vault.key_file() == (home / KEYS).read_bytes()
    (home / KEYS).write_bytes(b"torn")
    assert vault.key_file() == (home / COPY).read_bytes()


def test_the_keys_of_another_backpack_are_not_changed(vault, opened, home, tmp_path, keyring):
    other = Vault(tmp_path / "other", keyring=keyring, cost=CHEAP)
    other.create(OTHER).close()
    for name in (KEYS, COPY):
        (home / name).write_bytes((tmp_path / "other" / KEYS).read_bytes())
    before = digests(home)
    fault = fault_of(lambda: vault.locks.change_passphrase(opened, OTHER))
    assert fault == Fault("keys-damaged", folder=str(home), name=KEYS)
    assert digests(home) == before


def test_a_copy_for_the_sheet_that_holds_another_key_is_damage(vault, opened, monkeypatch):
    recovery = vault.locks.renew_recovery_key(opened, TODAY)
    monkeypatch.setattr("backpack.store.locks.open_recovery", lambda *_: bytearray(32))
    assert fault_of(lambda: vault.unlock_with_recovery_key(recovery)).code == "keys-damaged"


def test_a_copy_that_does_not_come_out_of_its_wrapping_is_not_saved(
    vault, opened, home, monkeypatch
):
    before = digests(home)
    monkeypatch.setattr("backpack.store.locks.unwrap_key", lambda *_: bytearray(32))
    with pytest.raises(RuntimeError, match="another one"):
        vault.locks.change_passphrase(opened, OTHER)
    assert digests(home) == before


def test_a_new_file_that_does_not_come_out_whole_is_thrown_away(
    vault, opened, home, keyring, monkeypatch
):
    def torn(_, aside, **__):
        aside.write_bytes(b"half")
        raise Fault("store-damaged", name=aside.name, folder=str(home))

    monkeypatch.setattr("backpack.store.rekeying.encrypt_aside", torn)
    names = set(keyring.keys)
    fault = fault_of(lambda: vault.locks.rekey(opened, PASSPHRASE))
    assert fault.code == "store-damaged"
    assert len(opened.load_holdings()) == 1
    assert set(keyring.keys) == names
    assert badges(vault.unlock(PASSPHRASE)) == 1
    opened.close()
    assert set(digests(home)) == {KEYS, COPY, DATABASE}


def test_an_open_file_is_moved_over_where_the_system_wants_it_closed(
    vault, opened, home, monkeypatch
):
    from backpack.store import durable, rekeying

    refusals = [PermissionError(13, "in use")]

    def move(aside, target):
        if refusals:
            raise refusals.pop()
        durable.move_over(aside, target)

    monkeypatch.setattr(rekeying, "move_over", move)
    vault.locks.rekey(opened, PASSPHRASE)
    assert len(opened.load_holdings()) == 1
    assert badges(vault.unlock(PASSPHRASE)) == 1


def test_a_disk_that_fails_once_the_new_file_has_its_name_leaves_the_new_key(
    vault, opened, home, monkeypatch
):
    """The key file cannot be read just then, and could be written a moment later."""
    from backpack.store import durable, rekeying
    from backpack.store.key_place import KeyPlace

    def move(aside, target):
        durable.move_over(aside, target)
        monkeypatch.setattr(KeyPlace, "read", refuse)
        raise OSError(5, "Input/output error")

    def refuse(*_):
        raise OSError(24, "Too many open files")

    monkeypatch.setattr(rekeying, "move_over", move)
    fault = fault_of(lambda: vault.locks.rekey(opened, PASSPHRASE))
    monkeypatch.undo()
    assert fault.code == "store-io"
    assert len(opened.load_holdings()) == 1
    assert badges(vault.unlock(PASSPHRASE)) == 1
