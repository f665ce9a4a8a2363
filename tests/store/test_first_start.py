"""A first start that is cut short leaves no backpack, or one that opens."""

import sys
from contextlib import closing

import pytest

from backpack.domain.faults import Fault
from backpack.store import durable
from backpack.store.keys import NoKeyring
from backpack.store.vault import COPY, DATABASE, KEYS, Vault
from tests.store.conftest import CHEAP, PASSPHRASE
from tests.store.contract import keep
from tests.store.looking import digests, fault_of


class Killed(BaseException):
    """The process is gone; nothing after it runs."""


def create_until(vault, monkeypatch, place, name, number):
    """Start making a backpack; stop at the ``number``-th call of ``name``, before it is done."""
    module = sys.modules[f"backpack.store.{place}"]
    real, calls = getattr(module, name), []

    def stop(*arguments, **options):
        calls.append(name)
        if len(calls) == number:
            raise Killed
        return real(*arguments, **options)

    with monkeypatch.context() as patch:
        patch.setattr(module, name, stop)
        with pytest.raises(Killed):
            vault.create(PASSPHRASE)


@pytest.mark.parametrize(
    ("place", "name", "number"),
    [
        ("vault", "_build", 1),
        ("vault", "make_file", 1),
        ("key_place", "make_file", 1),
        ("key_place", "put_in_place", 1),
    ],
)
def test_a_first_start_that_ends_before_its_keys_leaves_no_backpack(
    vault, home, monkeypatch, place, name, number
):
    create_until(vault, monkeypatch, place, name, number)
    assert not vault.exists
    assert digests(home) == {}
    vault.create(PASSPHRASE).close()


def test_a_first_start_that_ends_after_its_keys_is_completed_by_the_next_opening(
    vault, home, monkeypatch
):
    create_until(vault, monkeypatch, "vault", "put_in_place", 1)
    assert vault.exists
    assert not (home / DATABASE).exists()
    with closing(vault.unlock(PASSPHRASE)) as store:
        assert store.load_holdings() == ()
    assert set(digests(home)) == {KEYS, COPY, DATABASE}


def test_leftovers_of_killed_first_starts_are_swept_and_nothing_else(vault, filled, home):
    for name in (f"{DATABASE}.12345678.new", f"{DATABASE}.12345678.new-journal", "mine.new"):
        (home / name).write_bytes(b"left")
    vault.unlock(PASSPHRASE).close()
    assert set(digests(home)) == {KEYS, COPY, DATABASE, "mine.new"}


def test_of_two_first_starts_at_once_the_second_leaves_the_first_alone(vault, home, monkeypatch):
    first = Vault(home, keyring=NoKeyring(), cost=CHEAP)

    def make_folder_late(folder):
        monkeypatch.undo()
        with closing(first.create("the quicker passphrase")) as store:
            keep(store)
        durable.make_folder(folder)

    monkeypatch.setattr("backpack.store.vault.make_folder", make_folder_late)
    with pytest.raises(Fault, match="backpack-exists"):
        vault.create(PASSPHRASE)
    with closing(vault.unlock("the quicker passphrase")) as store:
        assert len(store.load_holdings()) == 1
    assert set(digests(home)) == {KEYS, COPY, DATABASE}


def test_a_full_disk_at_the_first_start_leaves_no_backpack(vault, home, monkeypatch):
    def refuse(*_):
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(durable.os, "fsync", refuse)
        assert fault_of(lambda: vault.create(PASSPHRASE)).code == "store-full"
    assert not vault.exists


def test_no_keys_are_on_the_disk_before_the_database_that_they_are_for(vault, home, monkeypatch):
    """Keys without a database, or with none of its names, could never be opened."""
    from backpack.store.key_place import KeyPlace

    order = []
    begin = KeyPlace.begin
    monkeypatch.setattr("backpack.store.vault.sync_folder", lambda _: order.append("database"))
    monkeypatch.setattr(
        KeyPlace, "begin", lambda place, file: order.append("keys") or begin(place, file)
    )
    vault.create(PASSPHRASE).close()
    assert order == ["database", "keys"]
