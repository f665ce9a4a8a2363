"""Automatic backups: once a day after changes, in their place, and quietly where that fails."""

import errno
from contextlib import closing
from datetime import date, timedelta

import pytest

from backpack.domain.backups import BackupNotice
from backpack.domain.faults import Fault
from backpack.domain.progress import Progress
from backpack.services.backing_up import BackingUp
from backpack.store.backup import writing
from backpack.store.backup.place import BackupPlace
from backpack.store.keys import Cost, NoKeyring
from backpack.store.vault import Vault
from tests.store import examples

PASSPHRASE = "plum harbour lantern"


class Hands:
    """A clock that is set by hand."""

    moment = examples.START

    def now(self):
        return self.moment


@pytest.fixture
def clock():
    return Hands()


@pytest.fixture
def home(tmp_path):
    return tmp_path / "home"


@pytest.fixture
def store(home):
    cheap = Cost(memory=64, passes=1, lanes=1)
    with closing(Vault(home, keyring=NoKeyring(), cost=cheap).create(PASSPHRASE)) as opened:
        yield opened


@pytest.fixture
def may():
    return [True]


@pytest.fixture
def backing_up(store, home, clock, may):
    place = BackupPlace(home=home)
    return BackingUp(store=store, clock=clock, place=place, may_back_up=lambda: may[0])


def keep(store, number=0):
    held = examples.holding(number)
    store.save_new(held, examples.artifact(number), examples.report(number))
    return held


def make(backing_up):
    return backing_up.save_if_due(Progress())


def test_an_empty_backpack_needs_none(backing_up):
    assert make(backing_up) is None
    assert backing_up.state().notice is None


def test_the_first_badge_is_backed_up_beside_the_backpack(backing_up, store, home, clock):
    keep(store)
    label = make(backing_up)
    assert label.path.parent == home.with_name("home-backups")
    assert label.made == clock.now()
    assert backing_up.backups() == (label,)
    state = backing_up.state()
    assert (state.newest, state.notice, state.trouble) == (label, None, None)
    assert state.is_default


def test_there_is_one_a_day_and_only_after_changes(backing_up, store, clock):
    keep(store)
    assert make(backing_up)
    keep(store, 1)
    clock.moment += timedelta(hours=1)
    assert make(backing_up) is None
    clock.moment += timedelta(days=1)
    assert make(backing_up)
    clock.moment += timedelta(days=1)
    assert make(backing_up) is None
    store.save_visibility([examples.holding(0).id], examples.holding(0).visibility, clock.now())
    assert make(backing_up)


def test_a_backup_that_was_taken_away_is_made_again(backing_up, store):
    keep(store)
    make(backing_up).path.unlink()
    assert make(backing_up)


def test_old_ones_go_and_those_of_others_stay(backing_up, store, clock, home):
    keep(store)
    first = make(backing_up)
    foreign = first.path.with_name("backpack-0badcafe-20200101-000000.backpack")
    foreign.write_bytes(first.path.read_bytes())
    (foreign.parent / "notes.txt").write_text("mine")
    (foreign.parent / "broken.backpack").write_bytes(b"not one")
    for day in range(1, 40):
        clock.moment = examples.START + timedelta(days=day)
        keep(store, day)
        assert make(backing_up)
    assert len(backing_up.place.automatic()) == 9
    assert foreign.exists()
    assert len(backing_up.backups()) == 10
    assert len(list(foreign.parent.iterdir())) == 12


def test_a_place_of_ones_own_choice_is_used_and_the_old_ones_stay(backing_up, store, tmp_path):
    keep(store)
    first = make(backing_up)
    stick = tmp_path / "stick"
    stick.mkdir()
    backing_up.choose_place(stick)
    second = make(backing_up)
    assert second.path.parent == stick
    assert first.path.exists()
    assert not backing_up.state().is_default
    backing_up.choose_place(None)
    assert backing_up.state().folder == first.path.parent


def test_a_place_that_is_no_folder_cannot_be_chosen(backing_up, tmp_path):
    with pytest.raises(Fault, match="backup-place-missing"):
        backing_up.choose_place(tmp_path / "nowhere")


def test_a_stick_that_is_not_there_is_a_quiet_notice_until_it_is_again(backing_up, store, tmp_path):
    keep(store)
    stick = tmp_path / "stick"
    stick.mkdir()
    backing_up.choose_place(stick)
    stick.rmdir()
    assert make(backing_up) is None
    state = backing_up.state()
    assert state.trouble == Fault("backup-place-missing", folder=str(stick))
    assert state.notice is BackupNotice.TROUBLE
    stick.mkdir()
    assert make(backing_up)
    assert backing_up.state().trouble is None


def test_a_full_place_keeps_the_last_good_one(backing_up, store, clock, monkeypatch):
    keep(store)
    good = make(backing_up)
    clock.moment += timedelta(days=1)
    keep(store, 1)

    def full(*_):
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(writing, "_write_all", full)
        assert make(backing_up) is None
    assert backing_up.state().notice is BackupNotice.TROUBLE
    assert backing_up.backups() == (good,)


def test_a_place_that_cannot_be_made_is_a_notice_too(backing_up, store):
    keep(store)
    backing_up.place.default.write_bytes(b"a file in its way")
    assert make(backing_up) is None
    assert backing_up.state().trouble.code == "backup-not-written"


def test_a_damaged_store_never_takes_the_place_of_a_good_backup(
    backing_up, store, clock, monkeypatch
):
    keep(store)
    good = make(backing_up)
    clock.moment += timedelta(days=1)
    keep(store, 1)
    monkeypatch.setattr(type(store), "check_pages", _torn)
    with pytest.raises(Fault, match="store-damaged"):
        make(backing_up)
    assert backing_up.backups() == (good,)


def _torn(_):
    raise Fault("store-damaged", name="n", folder="f")


def test_torn_pages_are_found(store, home):
    store.check_pages()
    keep(store)
    store._database.truncate_log()
    data = bytearray((home / "backpack.db").read_bytes())
    data[-2000] ^= 1
    (home / "backpack.db").write_bytes(data)
    with pytest.raises(Fault, match="store-damaged"):
        store.check_pages()


def test_without_a_recovery_key_there_is_none_and_it_is_said(backing_up, store, may, tmp_path):
    may[0] = False
    keep(store)
    assert make(backing_up) is None
    assert backing_up.state().notice is BackupNotice.NEEDS_RECOVERY_KEY
    with pytest.raises(Fault, match="recovery-key-needed"):
        backing_up.save(tmp_path / "one.backpack", Progress())


def test_after_two_weeks_without_one_it_is_said(backing_up, store, clock):
    keep(store)
    assert backing_up.state().notice is BackupNotice.OLD
    make(backing_up)
    clock.moment += timedelta(days=15)
    assert backing_up.state().notice is BackupNotice.OLD


def test_one_file_is_saved_and_replaced_only_when_that_is_meant(backing_up, store, tmp_path, clock):
    keep(store)
    path = tmp_path / "one.backpack"
    first = backing_up.save(path, Progress())
    assert (first.path, first.made) == (path, clock.now())
    with pytest.raises(Fault, match="file-exists"):
        backing_up.save(path, Progress())
    clock.moment += timedelta(hours=1)
    assert backing_up.save(path, Progress(), replace=True).made == clock.now()
    assert [each.name for each in tmp_path.iterdir() if each.is_file()] == ["one.backpack"]
    new = tmp_path / "new.backpack"
    assert backing_up.save(new, Progress(), replace=True).path == new


def test_where_replacing_fails_the_old_one_stays(backing_up, store, tmp_path):
    keep(store)
    path = tmp_path / "one.backpack"
    path.mkdir()
    with pytest.raises(Fault, match="backup-not-written"):
        backing_up.save(path, Progress(), replace=True)
    assert path.is_dir()
    assert not list(tmp_path.glob(".*.backpack"))


def test_it_is_told_until_when_an_erased_badge_is_in_backups(backing_up, store, clock):
    held = keep(store)
    assert backing_up.holds_until(clock.now()) is None
    make(backing_up)
    clock.moment += timedelta(hours=1)
    store.erase([held.id], clock.now())
    assert backing_up.holds_until(clock.now()) == date(2026, 3, 23)


@pytest.mark.parametrize("data", [b"", b"[]", b'{"folder": 3}', b"[" * 100_000, b"\xff"])
def test_a_state_that_makes_no_sense_is_as_good_as_none(backing_up, home, data):
    (home / "backups.json").write_bytes(data)
    assert backing_up.state().is_default
