"""The key file lies there twice: one that is torn or gone does not lose the backpack."""

import errno
from contextlib import closing
from pathlib import Path

import pytest

from backpack.domain.faults import Fault
from backpack.store import durable, key_place
from backpack.store.key_file import make_key_file, serialize_key_file
from backpack.store.key_place import COPY, KEYS, KeyPlace
from backpack.store.keys import make_key, wrap_key
from tests.store.conftest import CHEAP, PASSPHRASE
from tests.store.looking import digests


def some_file():
    key = make_key()
    return make_key_file(key, wrap_key(key, PASSPHRASE, CHEAP))


@pytest.fixture
def file():
    return some_file()


@pytest.fixture
def place(home, file):
    home.mkdir()
    place = KeyPlace(home)
    place.begin(file)
    return place


def test_both_files_are_the_same_from_the_first_day(place, home, file):
    assert set(digests(home)) == {KEYS, COPY}
    assert (home / KEYS).read_bytes() == (home / COPY).read_bytes() == serialize_key_file(file)
    assert place.read() == (file, serialize_key_file(file))


def test_a_second_first_key_file_is_refused(place, home):
    before = digests(home)
    with pytest.raises(FileExistsError):
        place.begin(some_file())
    assert digests(home) == before


@pytest.mark.parametrize("name", [KEYS, COPY])
@pytest.mark.parametrize(
    "damage",
    [Path.unlink, lambda path: path.write_bytes(b""), lambda path: path.write_bytes(b"{torn")],
    ids=["gone", "emptied", "torn"],
)
def test_one_damaged_file_is_made_good_from_the_other(place, home, file, name, damage):
    damage(home / name)
    assert place.exists
    assert place.read()[0] == file
    place.mend()
    assert (home / KEYS).read_bytes() == (home / COPY).read_bytes() == serialize_key_file(file)
    assert set(digests(home)) == {KEYS, COPY}


def test_every_flipped_bit_and_every_cut_of_one_file_is_survived(place, home, file):
    whole = (home / KEYS).read_bytes()
    torn = [whole[:at] + bytes([whole[at] ^ 4]) + whole[at + 1 :] for at in range(len(whole))]
    for data in (*torn, *(whole[:length] for length in range(0, len(whole), 7))):
        (home / KEYS).write_bytes(data)
        assert place.read()[0] == file


def test_a_file_that_cannot_be_read_is_replaced_by_its_copy(place, home, file, monkeypatch):
    real = Path.open

    def refuse(path, *given, **options):
        if path.name == KEYS:
            raise OSError(errno.EIO, "Input/output error")
        return real(path, *given, **options)

    monkeypatch.setattr(Path, "open", refuse)
    assert place.read()[0] == file
    (home / COPY).unlink()
    with pytest.raises(OSError, match="Input/output error"):
        place.read()


def test_both_damaged_is_damage_and_nothing_is_written(place, home):
    for name in (KEYS, COPY):
        (home / name).write_bytes(b"{}")
    before = digests(home)
    with pytest.raises(ValueError, match=r".*"):
        place.read()
    place.mend()
    assert digests(home) == before


def test_the_first_file_counts_where_both_are_whole(place, home):
    other = some_file()
    (home / KEYS).write_bytes(serialize_key_file(other))
    assert place.read()[0] == other
    place.mend()
    assert (home / COPY).read_bytes() == serialize_key_file(other)


def test_a_file_of_a_newer_program_is_left_as_it_is(place, home, monkeypatch):
    monkeypatch.setattr(
        key_place, "parse_key_file", lambda _: (_ for _ in ()).throw(Fault("store-newer"))
    )
    before = digests(home)
    with pytest.raises(Fault, match="store-newer"):
        place.read()
    place.mend()
    with pytest.raises(Fault, match="store-newer"):
        place.save(some_file())
    assert digests(home) == before


def test_an_endless_file_is_not_read_to_its_end(place, home, file):
    (home / KEYS).write_bytes(b" " * 10**6)
    assert place.read()[0] == file


def test_what_is_saved_is_in_both(place, home):
    other = some_file()
    place.save(other)
    assert (home / KEYS).read_bytes() == (home / COPY).read_bytes() == serialize_key_file(other)
    assert set(digests(home)) == {KEYS, COPY}


def test_a_disk_that_gives_back_something_else_keeps_the_old_file(place, home, file, monkeypatch):
    other = some_file()

    def lie(aside, target):
        durable.move_over(aside, target)
        if b"sum" in target.read_bytes() and serialize_key_file(other) == target.read_bytes():
            target.write_bytes(b"something else")

    monkeypatch.setattr(key_place, "move_over", lie)
    with pytest.raises(Fault) as raised:
        place.save(other)
    assert raised.value.code == "store-io"
    assert place.read()[0] == file
    assert set(digests(home)) == {KEYS, COPY}


def test_a_copy_that_cannot_be_replaced_undoes_the_change(place, home, file, monkeypatch):
    real = Path.replace

    def refuse(path, target):
        if target.name == COPY:
            raise OSError(errno.EIO, "Input/output error")
        return real(path, target)

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(Fault, match="store-io"):
        place.save(some_file())
    assert place.read()[0] == file


def test_damage_during_a_change_is_not_taken_over(vault, home):
    with closing(vault.create(PASSPHRASE)) as store:
        (home / KEYS).write_bytes(b"")
        vault.locks.change_passphrase(store, "another passphrase")
    assert (home / KEYS).read_bytes() == (home / COPY).read_bytes()
    vault.unlock("another passphrase").close()
