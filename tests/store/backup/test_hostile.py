"""A backup that somebody has changed: nothing of it is used, and the store is not touched."""

import io
import json
import struct
from dataclasses import replace

import pytest

from backpack.domain.faults import Fault
from backpack.domain.progress import Progress
from backpack.store.backup.opening import (
    OwnKey,
    Passphrase,
    find_key,
    opened_backup,
    restore_backup,
)
from backpack.store.backup.sealing import CHUNK, MAGIC, TAG, make_head, read_head, seal_chunks
from backpack.store.backup.writing import write_backup
from tests.store.backup.conftest import MADE, SECRET, keep_large, vault_in
from tests.store.contract import keep

SEALED = CHUNK + TAG


def parts(path):
    """The head's bytes, and each sealed chunk."""
    data = path.read_bytes()
    head = read_head(io.BytesIO(data)).start
    rest = data[len(head) :]
    return head, [rest[at : at + SEALED] for at in range(0, len(rest), SEALED)]


def write(path, head, chunks):
    path.write_bytes(head + b"".join(chunks))
    return path


def refused(look, path, *codes):
    with pytest.raises(Fault) as raised:
        look(path)
    assert raised.value.code in (codes or ("backup-damaged",))
    assert list(look.folder.iterdir()) == []


def seal(tmp_path, backup, content):
    """A backup with a genuine seal around whatever bytes."""
    with backup.open("rb") as file:
        old = read_head(file)
    head = make_head(old.keys_text, MADE)
    pieces = [content[at : at + CHUNK] for at in range(0, len(content), CHUNK)]
    key = find_key(old, SECRET)
    return write(tmp_path / "sealed.backpack", head.start, seal_chunks(iter(pieces), key, head))


def test_it_has_three_chunks(backup):
    _, chunks = parts(backup)
    assert [len(chunk) for chunk in chunks[:2]] == [SEALED, SEALED]
    assert len(chunks) == 3


@pytest.mark.slow
def test_every_byte_of_the_head_counts(backup, look, monkeypatch):
    from backpack.store import locks

    monkeypatch.setattr(locks, "unwrap_key", _once_each(locks.unwrap_key))
    head, chunks = parts(backup)
    changed = backup.with_name("changed.backpack")
    for at in range(len(head)):
        other = bytearray(head)
        other[at] ^= 1
        write(changed, other, chunks[:1])
        refused(look, changed, "backup-damaged", "not-a-backup", "backup-newer")


def _once_each(real):
    known = {}

    def unwrap(copy, text):
        if copy not in known:
            known[copy] = real(copy, text)
        return known[copy]

    return unwrap


@pytest.mark.parametrize("place", [0, 1, 2])
@pytest.mark.parametrize("at", [0, 1, -TAG - 1, -TAG, -1])
def test_every_chunk_counts_to_its_last_byte(backup, look, place, at):
    head, chunks = parts(backup)
    other = bytearray(chunks[place])
    other[at] ^= 0x80
    chunks[place] = bytes(other)
    refused(look, write(backup, head, chunks))


def test_what_is_cut_off_at_or_within_any_chunk_is_damaged(backup, look):
    head, chunks = parts(backup)
    for count in range(3):
        refused(look, write(backup, head, chunks[:count]))
        refused(look, write(backup, head, [*chunks[:count], chunks[count][:-1]]))
        refused(look, write(backup, head, [*chunks[:count], chunks[count][: TAG - 1]]))


@pytest.mark.parametrize(
    "order", [(1, 0, 2), (0, 0, 1, 2), (0, 1, 1, 2), (0, 1, 2, 2), (0, 2), (2,), (0, 1, 2, 0)]
)
def test_chunks_cannot_be_exchanged_repeated_or_left_out(backup, look, order):
    head, chunks = parts(backup)
    refused(look, write(backup, head, [chunks[place] for place in order]))


@pytest.mark.parametrize("end", [b"\0", b"\0" * TAG, b"\0" * SEALED])
def test_nothing_can_be_added_at_the_end(backup, look, end):
    head, chunks = parts(backup)
    refused(look, write(backup, head, [*chunks, end]))


def test_chunks_of_another_backup_of_the_same_backpack_do_not_fit(backup, look, store, tmp_path):
    second = tmp_path / "second.backpack"
    write_backup(store.database, second, MADE, Progress())
    (head, chunks), (other_head, other_chunks) = parts(backup), parts(second)
    for place in range(3):
        mixed = [*chunks[:place], other_chunks[place], *chunks[place + 1 :]]
        refused(look, write(backup, head, mixed))
    refused(look, write(backup, other_head, chunks))


def test_the_head_of_another_backpack_does_not_fit(backup, another, look):
    (head, _), (_, chunks) = parts(backup), parts(another)
    refused(look, write(backup, head, chunks))


@pytest.mark.parametrize("length", [0, 10, 262_145, 2**31, 2**32 - 1])
def test_a_length_that_cannot_be_is_refused_without_reading_so_much(backup, look, length):
    data = bytearray(backup.read_bytes())
    struct.pack_into(">I", data, 20, length)
    backup.write_bytes(data)
    refused(look, backup)


@pytest.mark.parametrize(
    ("form", "code"), [(2, "backup-newer"), (2**32 - 1, "backup-newer"), (0, "backup-damaged")]
)
def test_a_backup_of_another_format_says_so(backup, look, form, code):
    data = bytearray(backup.read_bytes())
    struct.pack_into(">I", data, 16, form)
    backup.write_bytes(data)
    refused(look, backup, code)


@pytest.mark.parametrize(
    "members",
    [
        [],
        {},
        {"made": 3, "salt": "", "keys": ""},
        {"made": "2026-01-01T00:00:00", "salt": "00" * 32, "keys": "{}"},
        {"made": "2026-01-01T00:00:00Z", "salt": "00" * 31, "keys": "{}"},
        {"made": "2026-01-01T00:00:00Z", "salt": "00" * 32, "keys": 3},
        {"made": "2026-01-01T00:00:00Z", "salt": "00" * 32, "keys": "{}"},
    ],
)
def test_a_head_that_makes_no_sense_is_damaged(tmp_path, look, members):
    data = json.dumps(members).encode()
    path = tmp_path / "odd.backpack"
    path.write_bytes(struct.pack(">16sII", MAGIC, 1, len(data)) + data)
    refused(look, path)


def test_a_head_nested_without_end_is_damaged(tmp_path, look):
    data = b"[" * 100_000
    path = tmp_path / "odd.backpack"
    path.write_bytes(struct.pack(">16sII", MAGIC, 1, len(data)) + data)
    refused(look, path)


def test_keys_of_a_later_format_need_a_later_program(backup, look):
    with backup.open("rb") as file:
        members = json.loads(read_head(file).keys_text)
    members["format"] = 99
    members.pop("sum")
    from backpack.store.key_file import _sum

    text = json.dumps({**members, "sum": _sum(members)}).encode()
    backup.write_bytes(make_head(text, MADE).start)
    refused(look, backup, "backup-newer")


@pytest.mark.parametrize("data", [b"", b"\x89", MAGIC[:-1], b"SQLite format 3\0" * 9, b"\0" * 999])
def test_another_file_is_not_a_backup(tmp_path, look, data):
    path = tmp_path / "other.backpack"
    path.write_bytes(data)
    refused(look, path, "not-a-backup")


def test_what_is_not_there_or_a_folder_is_said(tmp_path, look):
    refused(look, tmp_path / "nothing.backpack", "not-found")
    refused(look, tmp_path, "not-readable")


@pytest.mark.parametrize("content", [b"", b"x", b"SQLite format 3\0" + b"\0" * 4096, b"\0" * 8192])
def test_no_database_inside_of_a_genuine_seal_is_damaged(backup, look, tmp_path, content):
    refused(look, seal(tmp_path, backup, content))


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TRIGGER t AFTER INSERT ON holdings BEGIN DELETE FROM reports; END",
        "CREATE VIEW v AS SELECT * FROM holdings",
    ],
)
def test_a_database_that_would_do_something_by_itself_is_refused(store, tmp_path, look, statement):
    with store._database.writing() as cursor:
        cursor.execute(statement)
    path = tmp_path / "odd.backpack"
    write_backup(store.database, path, MADE, Progress())
    refused(look, path)


def test_a_database_of_a_later_schema_needs_a_later_program(store, tmp_path, look):
    with store._database.writing() as cursor:
        cursor.execute("UPDATE alembic_version SET version_num = '9999'")
    path = tmp_path / "newer.backpack"
    write_backup(store.database, path, MADE, Progress())
    refused(look, path, "backup-newer")


def test_a_database_that_says_nothing_of_its_schema_is_damaged(store, tmp_path, look):
    with store._database.writing() as cursor:
        cursor.execute("DROP TABLE alembic_version")
    path = tmp_path / "odd.backpack"
    write_backup(store.database, path, MADE, Progress())
    refused(look, path)


def test_the_present_store_is_not_touched_by_any_of_it(store, backup, home):
    before = store.load_holdings()
    head, chunks = parts(backup)
    write(backup, head, chunks[:2])
    with (
        pytest.raises(Fault, match="backup-damaged"),
        opened_backup(backup, OwnKey(store=store), home, Progress()),
    ):
        pass
    with pytest.raises(Fault, match="backpack-exists"):
        restore_backup(backup, SECRET, vault_in(home), Progress())
    assert store.load_holdings() == before
    assert not list(home.glob("*.part*"))


def test_a_damaged_one_is_not_restored_and_leaves_a_folder_without_backpack(backup, tmp_path):
    head, chunks = parts(backup)
    write(backup, head, chunks[:2])
    with pytest.raises(Fault, match="backup-damaged"):
        restore_backup(backup, SECRET, vault_in(tmp_path / "new"), Progress())
    assert list((tmp_path / "new").iterdir()) == []


def test_badges_under_the_same_identifier_in_other_bytes_cannot_be_merged(store, another, home):
    keep(store, 0)
    before = store.load_holdings()
    with (
        opened_backup(another, SECRET, home, Progress()) as other,
        pytest.raises(Fault, match="backup-damaged"),
    ):
        store.merge(other, Progress())
    assert store.load_holdings() == before


def test_nothing_in_the_file_can_be_read_without_the_key(store, tmp_path):
    keep_large(store)
    keep(store, 1, name="CANARY-NAME", issuer_name="CANARY-ISSUER")
    path = tmp_path / "one.backpack"
    write_backup(store.database, path, MADE, Progress())
    data = path.read_bytes()
    for canary in (b"CANARY", b"bytes of 0000", b"SQLite format", b"issuer.example"):
        assert canary not in data


def test_a_wrong_passphrase_is_told_from_damage(backup, look):
    with pytest.raises(Fault, match="wrong-passphrase"):
        look(backup, replace(SECRET, text="something else entirely"))
    assert look(backup, Passphrase(text=SECRET.text))
