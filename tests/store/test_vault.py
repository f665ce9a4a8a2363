"""The vault opens what is there with the right key, and never puts anything in its place."""

import os
import shutil
import stat
from contextlib import closing
from pathlib import Path

import pytest

from backpack.domain.faults import Fault
from backpack.store import durable
from backpack.store.engine import Database
from backpack.store.key_file import parse_key_file
from backpack.store.keys import NoKeyring, make_key, unwrap_key
from backpack.store.vault import COPY, DATABASE, KEYS, Vault
from tests.store.conftest import CHEAP, PASSPHRASE
from tests.store.contract import keep
from tests.store.looking import digests, fault_of


def test_before_the_first_start_there_is_nothing(vault, home):
    assert not vault.exists
    assert not home.exists()
    assert fault_of(lambda: vault.unlock(PASSPHRASE)).code == "no-backpack"
    assert fault_of(vault.unlock_with_keyring).code == "no-backpack"
    assert not home.exists()


def test_a_new_backpack_is_open_and_empty(vault, home):
    with closing(vault.create(PASSPHRASE)) as store:
        assert store.load_holdings() == ()
        assert vault.exists
    assert set(digests(home)) == {KEYS, COPY, DATABASE}


@pytest.mark.skipif(os.name == "nt", reason="permission bits")
def test_everything_is_for_the_owner_only(vault, home):
    with closing(vault.create(PASSPHRASE)) as store:
        keep(store)
        modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in home.iterdir()}
    assert stat.S_IMODE(home.stat().st_mode) == 0o700
    assert modes == dict.fromkeys(
        (KEYS, COPY, DATABASE, f"{DATABASE}-wal", f"{DATABASE}-shm"), 0o600
    )


def test_a_short_passphrase_makes_nothing(vault, home):
    fault = fault_of(lambda: vault.create("1234567"))
    assert fault == Fault("passphrase-too-short", minimum=8)
    assert not home.exists()


def test_the_passphrase_opens_it_again(vault, filled):
    with closing(vault.unlock(PASSPHRASE)) as store:
        assert store.load_holdings() == (filled,)


def test_opening_leaves_only_the_two_files(vault, filled, home):
    vault.unlock(PASSPHRASE).close()
    assert set(digests(home)) == {KEYS, COPY, DATABASE}


def test_wrong_passphrases_change_no_byte(filled, home):
    before = digests(home)
    hours = iter(range(0, 10**8, 3600))
    vault = Vault(home, keyring=NoKeyring(), cost=CHEAP, tick=lambda: next(hours))
    for number in range(1000):
        fault = fault_of(lambda number=number: vault.unlock(f"wrong passphrase {number}"))
        assert fault == Fault("wrong-passphrase")
    assert digests(home) == before


def test_a_second_backpack_is_not_made_over_the_first(vault, filled, home):
    before = digests(home)
    with pytest.raises(Fault, match="backpack-exists"):
        vault.create("another passphrase")
    assert digests(home) == before


@pytest.mark.parametrize("left", [KEYS, DATABASE, f"{DATABASE}-wal"])
def test_a_backpack_is_not_made_over_the_rest_of_one(vault, home, left):
    home.mkdir()
    (home / left).write_bytes(b"")
    assert vault.exists
    with pytest.raises(Fault, match="backpack-exists"):
        vault.create(PASSPHRASE)
    assert set(digests(home)) == {left}


def test_missing_keys_are_said_and_no_new_ones_are_made(vault, filled, home):
    (home / KEYS).unlink()
    (home / COPY).unlink()
    before = digests(home)
    fault = fault_of(lambda: vault.unlock(PASSPHRASE))
    assert fault == Fault("keys-missing", folder=str(home), name=KEYS)
    assert digests(home) == before


def test_damaged_keys_are_not_taken_for_a_wrong_passphrase(vault, filled, home):
    data = (home / KEYS).read_bytes()
    wrapped = parse_key_file(data).current.by_passphrase.data.hex().encode()
    for name in (KEYS, COPY):
        (home / name).write_bytes(data.replace(wrapped, b"0" * len(wrapped)))
    fault = fault_of(lambda: vault.unlock(PASSPHRASE))
    assert fault == Fault("keys-damaged", folder=str(home), name=KEYS)


def test_the_keys_of_another_backpack_are_not_taken_for_damage_of_the_badges(
    vault, filled, home, monkeypatch
):
    monkeypatch.setattr("backpack.store.locks.unwrap_key", lambda *_: make_key())
    assert fault_of(lambda: vault.unlock(PASSPHRASE)).code == "keys-damaged"


def test_keys_that_cannot_be_read_are_the_disks_trouble(vault, filled, home):
    for name in (KEYS, COPY):
        (home / name).unlink()
        (home / name).mkdir()
    assert fault_of(lambda: vault.unlock(PASSPHRASE)).code in {"store-io", "store-read-only"}


@pytest.mark.parametrize("name", [KEYS, DATABASE])
def test_a_folder_that_nobody_may_look_into_is_said(vault, filled, home, monkeypatch, name):
    look = Path.stat

    def refuse(path, **options):
        if path.name == name:
            raise PermissionError(13, "Permission denied")
        return look(path, **options)

    monkeypatch.setattr(Path, "stat", refuse)
    expected = Fault("folder-not-readable", folder=str(home), reason="Permission denied")
    assert fault_of(lambda: vault.unlock(PASSPHRASE)) == expected
    assert fault_of(vault.unlock_with_keyring) == expected
    if name == KEYS:
        assert fault_of(lambda: vault.exists) == expected
        assert fault_of(lambda: vault.create(PASSPHRASE)) == expected


def test_a_name_that_no_disk_can_hold_is_said(tmp_path):
    endless = Vault(tmp_path / ("x" * 300), keyring=NoKeyring(), cost=CHEAP)
    assert fault_of(lambda: endless.exists).code == "folder-not-readable"


def test_missing_badges_are_said_and_no_empty_backpack_is_made(vault, filled, home):
    (home / DATABASE).unlink()
    before = digests(home)
    for ask in (lambda: vault.unlock(PASSPHRASE), vault.unlock_with_keyring):
        assert fault_of(ask) == Fault("store-missing", folder=str(home), name=DATABASE)
    with pytest.raises(Fault, match="backpack-exists"):
        vault.create(PASSPHRASE)
    assert digests(home) == before


def test_missing_badges_with_a_log_left_are_said_too(vault, filled, home):
    (home / DATABASE).rename(home / f"{DATABASE}-wal")
    assert fault_of(lambda: vault.unlock(PASSPHRASE)).code == "store-missing"


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: b"",
        lambda data: data[:1000],
        lambda data: data[: len(data) // 2 + 77],
        lambda data: b"SQLite format 3\x00" + data[16:40] + bytes(len(data) - 40),
        lambda data: data[:64] + bytes([data[64] ^ 1]) + data[65:],
    ],
    ids=["emptied", "cut in its first page", "cut", "overwritten", "one bit"],
)
def test_damaged_badges_are_said_and_left_as_they_are(vault, filled, home, damage):
    (home / DATABASE).write_bytes(damage((home / DATABASE).read_bytes()))
    before = digests(home)
    fault = fault_of(lambda: _open_and_look(vault))
    assert fault == Fault("store-damaged", folder=str(home), name=DATABASE)
    assert digests(home) == before


def _open_and_look(vault):
    with closing(vault.unlock(PASSPHRASE)) as store:
        for held in store.load_holdings():
            store.load_artifact(held.artifact_sha256)


def test_the_salt_in_the_key_file_is_the_one_in_the_database(vault, filled, home):
    salt = parse_key_file((home / KEYS).read_bytes()).salt
    assert (home / DATABASE).read_bytes()[:16] == salt


def test_a_torn_salt_in_the_database_does_no_harm(vault, filled, home):
    data = (home / DATABASE).read_bytes()
    (home / DATABASE).write_bytes(bytes(16) + data[16:])
    with closing(vault.unlock(PASSPHRASE)) as store:
        assert store.load_holdings() == (filled,)


def test_a_database_of_another_backpack_is_not_opened_or_changed(vault, filled, home, tmp_path):
    other = Vault(tmp_path / "other", keyring=NoKeyring(), cost=CHEAP)
    other.create(PASSPHRASE).close()
    shutil.copy(tmp_path / "other" / DATABASE, home / DATABASE)
    before = digests(home)
    assert fault_of(lambda: vault.unlock(PASSPHRASE)).code == "store-damaged"
    assert digests(home) == before


def test_a_database_without_tables_is_not_filled_with_empty_ones(vault, filled, home):
    file = parse_key_file((home / KEYS).read_bytes())
    key = unwrap_key(file.current.by_passphrase, PASSPHRASE)
    (home / DATABASE).unlink()
    durable.make_file(home / DATABASE)
    bare = Database(home / DATABASE, key=key, salt=file.salt, log=False)
    with bare.writing() as cursor:
        cursor.execute("CREATE TABLE something (x)")
    bare.close()
    assert fault_of(lambda: vault.unlock(PASSPHRASE)).code == "store-damaged"
