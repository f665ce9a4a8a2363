"""The encrypted store: the contract, several threads, and the disk's trouble."""

import threading
from contextlib import closing
from dataclasses import replace
from datetime import datetime

import pytest
from sqlcipher3 import dbapi2

from backpack.domain.faults import Fault
from backpack.store.vault import DATABASE
from tests.store import examples
from tests.store.conftest import PASSPHRASE
from tests.store.contract import NOON, StoreContract, keep


class TestSqlStore(StoreContract):
    """The ``store`` fixture is the real one."""


def test_everything_is_there_after_closing_and_opening(vault, store):
    held = keep(store)
    store.save_thumbnail(held.id, b"png")
    store.save_setting("wall.order", ["name"])
    store.close()
    with closing(vault.unlock(PASSPHRASE)) as again:
        assert again.load_holdings() == (held,)
        assert again.load_artifact(held.artifact_sha256) == examples.artifact(0)
        assert again.load_report(held.id) == examples.report(0)
        assert again.load_thumbnail(held.id) == b"png"
        assert again.load_setting("wall.order") == ["name"]


def test_older_reports_stay(store):
    held = keep(store)
    store.save_report(held.id, examples.report(1))
    with store._database.reading() as cursor:
        cursor.execute("SELECT count(*) AS kept FROM reports")
        assert cursor.fetchone()["kept"] == 2


def count(store, table):
    with store._database.reading() as cursor:
        cursor.execute(f"SELECT count(*) AS kept FROM {table}")
        return cursor.fetchone()["kept"]


def test_a_body_that_many_badges_rest_on_is_there_once_and_leaves_with_the_last(store):
    shared, own = examples.answer(0), examples.answer(1)
    for number, answers in enumerate([(shared, own), (shared,)]):
        told = examples.report(number, answers=answers)
        store.save_new(examples.holding(number), examples.artifact(number), told)
    assert (count(store, "bodies"), count(store, "answers")) == (2, 3)
    store.erase([examples.holding(0).id])
    assert (count(store, "bodies"), count(store, "answers")) == (1, 1)
    assert store.load_report(examples.holding(1).id).answers == (shared,)
    store.erase([examples.holding(1).id])
    assert (count(store, "bodies"), count(store, "answers")) == (0, 0)


def test_bodies_leave_with_the_reports_that_are_thinned_out(store):
    held = keep(store)
    for number in range(1, 8):
        store.save_report(held.id, examples.report(number, answers=(examples.answer(number),)))
    assert count(store, "reports") == 2
    assert (count(store, "bodies"), count(store, "answers")) == (1, 1)


def test_a_file_name_in_no_encoding_is_kept_with_a_replacement_character(store):
    held = keep(store, file_name="b\udce4dge.png", issuer_id="urn:\ud800", credential_id="\udfff")
    kept = store.load_holding(held.id)
    assert (kept.file_name, kept.issuer_id) == ("b\ufffddge.png", "urn:\ufffd")
    twin = store.find_twin(sha256="", position=0, credential_id="\udfff", issuer_id="urn:\ud800")
    assert twin == kept


def test_a_time_without_a_zone_is_a_defect(store):
    naive = datetime(2026, 1, 1)  # noqa: DTZ001 - the point of the test
    with pytest.raises(ValueError, match="zone"):
        keep(store, issued=naive)
    assert store.load_holdings() == ()


def test_keeping_the_same_identifier_twice_is_a_defect_and_changes_nothing(store):
    held = keep(store)
    with pytest.raises(dbapi2.IntegrityError):
        store.save_new(replace(held, name="Another"), examples.artifact(1), examples.report())
    assert store.load_holdings() == (held,)
    with pytest.raises(KeyError):
        store.load_artifact(examples.artifact(1).sha256)


def test_several_threads_save_and_read_at_once(store):
    errors = []

    def work(first):
        try:
            for number in range(first, first + 10):
                held = keep(store, number)
                store.save_thumbnail(held.id, b"png")
                assert store.load_holding(held.id) == held
                store.load_holdings()
        except BaseException as error:  # noqa: BLE001 - told by the main thread
            errors.append(error)

    threads = [threading.Thread(target=work, args=(first,)) for first in range(0, 60, 10)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert errors == []
    assert [held.id for held in store.load_holdings()] == [
        examples.holding(number).id for number in reversed(range(60))
    ]


def test_a_full_disk_is_said_and_nothing_is_half_there(store):
    held = keep(store)
    with store._database.writing() as cursor:
        cursor.execute("PRAGMA page_count")
        pages = cursor.fetchone()[0]
        cursor.execute(f"PRAGMA max_page_count={pages + 2}")
    with pytest.raises(Fault) as raised:
        store.save_new(examples.holding(1), examples.artifact(1, 500_000), examples.report(1))
    assert raised.value == Fault("store-full")
    assert store.load_holdings() == (held,)
    assert store.load_artifact(held.artifact_sha256) == examples.artifact(0)
    store.save_removed([held.id], NOON)


def test_another_program_in_the_middle_of_saving_is_said(vault, store, home, monkeypatch):
    monkeypatch.setattr("backpack.store.engine.BUSY_TIMEOUT", 0.05)
    keep(store)
    with closing(vault.unlock(PASSPHRASE)) as other, other._database.writing():
        impatient = vault.unlock(PASSPHRASE)
        with pytest.raises(Fault) as raised:
            keep(impatient, 1)
        impatient.close()
    assert raised.value == Fault("store-busy")
    keep(store, 1)


def test_what_another_program_saved_is_news(vault, store):
    held = keep(store)
    before = store.revision()
    with closing(vault.unlock(PASSPHRASE)) as other:
        assert other.load_holdings() == (held,)
        assert store.revision() == before
        keep(other, 1)
        news = store.revision()
        assert news != before
        keep(store, 2)
        assert store.revision() == news
        other.erase([held.id])
        assert store.revision() not in (before, news)


def test_moving_the_log_into_the_file_is_no_news(store):
    before = store.revision()
    for number in range(8):
        store.save_new(
            examples.holding(number, artifact_sha256=examples.artifact(number, 10**6).sha256),
            examples.artifact(number, 10**6),
            examples.report(number),
        )
    assert store.revision() == before


def test_a_connection_that_cannot_undo_is_replaced_and_that_counts_as_news(store, monkeypatch):
    before = store.revision()
    database = store._database

    class Stuck:
        def __init__(self, connection):
            self.connection = connection

        def rollback(self):
            raise dbapi2.OperationalError("disk I/O error")

        def __getattr__(self, name):
            return getattr(self.connection, name)

    monkeypatch.setattr(database, "_saving", Stuck(database._saving))
    with pytest.raises(ZeroDivisionError), database.writing():
        raise ZeroDivisionError
    held = keep(store)
    assert store.load_holdings() == (held,)
    assert store.revision() != before


def test_a_torn_page_is_said_with_the_file_and_its_folder(vault, store, home):
    large = examples.artifact(0, 50_000)
    held = examples.holding(0, artifact_sha256=large.sha256)
    store.save_new(held, large, examples.report())
    store.close()
    database = home / DATABASE
    data = bytearray(database.read_bytes())
    for page in range(len(data) // 4096 - 6, len(data) // 4096):
        data[page * 4096 + 100] ^= 1
    database.write_bytes(data)
    with closing(vault.unlock(PASSPHRASE)) as torn:
        assert torn.load_holdings() == (held,)
        with pytest.raises(Fault) as raised:
            torn.load_artifact(large.sha256)
    assert raised.value == Fault("store-damaged", name=DATABASE, folder=str(home))


def test_a_vanished_file_is_said_and_not_made_anew(vault, store, home):
    keep(store)
    store.close()
    with closing(vault.unlock(PASSPHRASE)) as opened:
        opened._database._pool.empty()
        (home / DATABASE).unlink()
        with pytest.raises(Fault, match="store-io"):
            opened.load_holdings()
    assert not (home / DATABASE).exists()


def test_a_closed_store_does_not_open_itself_again(store):
    store.close()
    with pytest.raises(RuntimeError, match="closed"):
        store.load_holdings()
    assert store._database._key == b""


def test_wrong_sql_is_a_defect(store):
    with (
        pytest.raises(dbapi2.OperationalError, match="syntax"),
        store._database.reading() as cursor,
    ):
        cursor.execute("SELEC")


def test_the_log_is_emptied_after_erasing(store, home):
    held = keep(store)
    store.erase([held.id])
    assert (home / f"{DATABASE}-wal").stat().st_size == 0


def test_connections_have_the_safe_settings(store):
    expected = {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "secure_delete": 1,
        "temp_store": 2,
        "trusted_schema": 0,
        "cipher_memory_security": "0",
    }
    with store._database.reading() as cursor:
        found = {name: cursor.execute(f"PRAGMA {name}").fetchone()[0] for name in expected}
    assert found == expected


def test_saving_works_again_after_a_passing_trouble(store):
    keep(store)
    store._database._saving.execute("PRAGMA query_only=ON")  # as a file opened for reading only
    with pytest.raises(Fault, match="store-read-only"):
        keep(store, 1)
    keep(store, 2)
    assert len(store.load_holdings()) == 2
