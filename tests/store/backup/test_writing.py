"""Making a backup: whole while others save, made sure of, and nothing left where it fails."""

import errno
import io
import os
import stat
import threading
from contextlib import closing
from itertools import count

import pytest

from backpack.domain.faults import Fault
from backpack.domain.progress import Cancelled, Progress
from backpack.store.backup import writing
from backpack.store.backup.opening import OwnKey, read_label, restore_backup
from backpack.store.backup.sealing import CHUNK
from backpack.store.backup.writing import write_backup
from tests.store.backup.conftest import MADE, SECRET, keep_large, vault_in
from tests.store.conftest import PASSPHRASE
from tests.store.contract import keep


def test_what_is_in_it_is_what_was_there(store, backup, look):
    assert look(backup) == store.load_holdings()
    label = read_label(backup)
    assert (label.made, label.size) == (MADE, backup.stat().st_size)


def test_it_is_for_its_owner_only(backup):
    assert stat.S_IMODE(backup.stat().st_mode) == 0o600


def test_an_empty_backpack_can_be_backed_up_too(store, tmp_path, look):
    write_backup(store.database, tmp_path / "empty.backpack", MADE, Progress())
    assert look(tmp_path / "empty.backpack") == ()


@pytest.mark.parametrize("beyond", [-1, 0, 1])
def test_content_of_whole_chunks_needs_no_empty_one(beyond):
    from backpack.store.backup.sealing import make_head, open_chunks, seal_chunks

    head = make_head(b"{}", MADE)
    content = os.urandom(2 * CHUNK + beyond)
    pieces = [content[at : at + CHUNK] for at in range(0, len(content), CHUNK)]
    sealed = b"".join(seal_chunks(iter(pieces), bytes(32), head))
    assert b"".join(c for c, _ in open_chunks(io.BytesIO(sealed), bytes(32), head)) == content


def test_progress_counts_bytes_written_and_read_back(store, tmp_path):
    keep_large(store)
    steps = []
    write_backup(store.database, tmp_path / "one.backpack", MADE, Progress(report=steps.append))
    assert [step.done for step in steps] == sorted(step.done for step in steps)
    assert steps[-1].done == steps[-1].total
    assert len(steps) == 6


def test_stopped_in_the_middle_it_leaves_nothing(store, tmp_path):
    keep_large(store)
    place = tmp_path / "place"
    place.mkdir()
    for number in range(5):
        waiting = count()
        progress = Progress()
        progress.report = lambda _, progress=progress, number=number, waiting=waiting: (
            progress.cancel() if next(waiting) == number else None
        )
        with pytest.raises(Cancelled):
            write_backup(store.database, place / "one.backpack", MADE, progress)
        assert list(place.iterdir()) == []
    assert keep(store, 5)


def test_an_existing_file_is_never_overwritten(store, tmp_path):
    path = tmp_path / "one.backpack"
    path.write_bytes(b"mine")
    with pytest.raises(Fault) as raised:
        write_backup(store.database, path, MADE, Progress())
    assert raised.value == Fault("file-exists", name="one.backpack")
    assert path.read_bytes() == b"mine"


def test_a_place_that_is_not_there_is_said_as_such(store, tmp_path):
    with pytest.raises(Fault, match="backup-not-written"):
        write_backup(store.database, tmp_path / "nowhere" / "one.backpack", MADE, Progress())


@pytest.mark.parametrize("call", ["open", "fsync", "write"])
def test_a_full_medium_is_said_and_leaves_nothing(store, tmp_path, monkeypatch, call):
    place = tmp_path / "place"
    place.mkdir()

    def full(*_, **__):
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patched:
        if call == "write":
            patched.setattr(writing, "_write_all", full)
        else:
            patched.setattr(writing.os, call, full)
        with pytest.raises(Fault) as raised:
            write_backup(store.database, place / "one.backpack", MADE, Progress())
    assert raised.value.parameters["reason"] == "No space left on device"
    assert list(place.iterdir()) == []
    assert keep(store, 5)


@pytest.mark.parametrize("where", [0, 300, -1, None])
def test_a_medium_that_gives_back_something_else_is_found_out(store, tmp_path, monkeypatch, where):
    keep_large(store)
    real = writing._compare

    def spoiled(aside, *rest):
        data = bytearray(aside.read_bytes())
        if where is None:
            del data[-100:]
        else:
            data[where] ^= 1
        aside.write_bytes(data)
        real(aside, *rest)

    monkeypatch.setattr(writing, "_compare", spoiled)
    with pytest.raises(Fault, match="backup-not-the-same"):
        write_backup(store.database, tmp_path / "one.backpack", MADE, Progress())
    assert not list(tmp_path.glob("*.backpack"))


def test_an_older_backup_in_its_place_is_found_out(store, backup, tmp_path, monkeypatch):
    real = writing._compare
    monkeypatch.setattr(writing, "_compare", lambda aside, *rest: real(_put(backup, aside), *rest))
    with pytest.raises(Fault, match="backup-not-the-same"):
        write_backup(store.database, tmp_path / "two.backpack", MADE, Progress())


def _put(source, target):
    target.write_bytes(source.read_bytes())
    return target


def test_others_save_meanwhile_and_the_backup_is_of_one_moment(vault, store, tmp_path, look):
    keep_large(store)
    before = store.load_holdings()

    numbers = count(10)

    def save(_):
        keep(store, next(numbers))
        with closing(vault.unlock(PASSPHRASE)) as other:
            keep(other, next(numbers))
            with other._database.reading() as cursor:
                cursor.execute("PRAGMA wal_checkpoint(PASSIVE)")
                cursor.fetchall()

    write_backup(store.database, tmp_path / "one.backpack", MADE, Progress(report=save))
    assert look(tmp_path / "one.backpack") == before
    assert len(store.load_holdings()) == len(before) + 12


def test_two_backups_at_once_wait_for_each_other(store, tmp_path, look):
    keep_large(store)
    paths = [tmp_path / f"{number}.backpack" for number in range(3)]
    threads = [
        threading.Thread(target=write_backup, args=(store.database, path, MADE, Progress()))
        for path in paths
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert all(look(path) == store.load_holdings() for path in paths)


def test_where_somebody_reads_on_and_on_it_is_said_and_can_be_tried_again(
    vault, store, tmp_path, monkeypatch
):
    from backpack.store import engine

    monkeypatch.setattr(engine, "BUSY_TIMEOUT", 0.05)
    store.close()
    with closing(vault.unlock(PASSPHRASE)) as hurried, closing(vault.unlock(PASSPHRASE)) as other:
        with other._database.reading_together() as cursor:
            cursor.execute("SELECT count(*) FROM holdings")
            cursor.fetchall()
            keep(hurried)
            with pytest.raises(Fault, match="store-busy"):
                write_backup(hurried.database, tmp_path / "one.backpack", MADE, Progress())
        write_backup(hurried.database, tmp_path / "one.backpack", MADE, Progress())


def test_an_own_key_opens_what_is_of_this_backpack_and_nothing_else(store, backup, another, look):
    own = OwnKey(store=store)
    assert look(backup, own) == store.load_holdings()
    with pytest.raises(Fault, match="backup-of-another"):
        look(another, own)


def test_restored_it_is_a_backpack_with_the_same_keys(store, backup, tmp_path):
    steps = []
    restore_backup(backup, SECRET, vault_in(tmp_path / "new"), Progress(report=steps.append))
    assert len(steps) == 3
    names = {path.name for path in (tmp_path / "new").iterdir()}
    assert {"keys.json", "backpack.db"} <= names
    assert not any(".new" in name for name in names)
    with closing(vault_in(tmp_path / "new").unlock(PASSPHRASE)) as again:
        assert again.load_holdings() == store.load_holdings()
        large = store.load_holdings()[-1].artifact_sha256
        assert again.load_artifact(large) == store.load_artifact(large)


def test_a_restoring_that_is_stopped_leaves_no_backpack(backup, tmp_path):
    progress = Progress()
    progress.cancel()
    with pytest.raises(Cancelled):
        restore_backup(backup, SECRET, vault_in(tmp_path / "new"), progress)
    assert list((tmp_path / "new").iterdir()) == []


@pytest.mark.parametrize("name", ["keys.json", "backpack.db", "backpack.db-wal"])
def test_no_backpack_is_ever_restored_over_another(backup, tmp_path, name):
    home = tmp_path / "new"
    home.mkdir()
    (home / name).write_bytes(b"mine")
    with pytest.raises(Fault, match="backpack-exists"):
        restore_backup(backup, SECRET, vault_in(home), Progress())
    assert [path.read_bytes() for path in home.iterdir()] == [b"mine"]


def test_a_backup_of_an_earlier_schema_is_brought_up_to_date(store, backup, tmp_path, look):
    before = store.load_holdings()
    with store._database.writing() as cursor:
        for table in ("members", "collections", "shares", "erasures"):
            cursor.execute(f"DROP TABLE {table}")
        for column in ("notes", "own_tags", "alternative_text", "changed"):
            cursor.execute(f"ALTER TABLE holdings DROP COLUMN {column}")
        cursor.execute("UPDATE alembic_version SET version_num = '0002'")
    write_backup(store.database, tmp_path / "old.backpack", MADE, Progress())
    assert look(tmp_path / "old.backpack") == before
