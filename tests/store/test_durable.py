"""Files are private, whole, and never put over another one."""

import errno
import os
import stat

import pytest

from backpack.store import durable
from backpack.store.durable import make_file, make_folder, put_in_place, sync_folder

posix = pytest.mark.skipif(os.name == "nt", reason="permission bits")


def mode(path):
    return stat.S_IMODE(path.stat().st_mode)


@posix
def test_a_new_folder_is_for_its_owner_only(tmp_path):
    make_folder(tmp_path / "a" / "b")
    assert mode(tmp_path / "a" / "b") == 0o700


@posix
def test_a_folder_that_was_there_stays_as_it_was(tmp_path):
    tmp_path.chmod(0o755)
    make_folder(tmp_path)
    assert mode(tmp_path) == 0o755


def test_a_new_file_holds_its_bytes_and_is_for_its_owner_only(tmp_path):
    make_file(tmp_path / "file", b"bytes")
    assert (tmp_path / "file").read_bytes() == b"bytes"
    if os.name != "nt":
        assert mode(tmp_path / "file") == 0o600


def test_a_taken_name_is_not_written_over(tmp_path):
    (tmp_path / "file").write_bytes(b"old")
    with pytest.raises(FileExistsError):
        make_file(tmp_path / "file", b"new")
    assert (tmp_path / "file").read_bytes() == b"old"


@pytest.fixture(params=["links", "no links"])
def aside(request, tmp_path, monkeypatch):
    """A finished file, where hard links work and where they do not."""

    def refuse(*_):
        raise OSError(errno.EOPNOTSUPP, "no hard links here")

    if request.param == "no links":
        monkeypatch.setattr(durable.os, "link", refuse)
    (tmp_path / "aside").write_bytes(b"new")
    return tmp_path / "aside"


def test_a_finished_file_gets_its_name(aside, tmp_path):
    put_in_place(aside, tmp_path / "target")
    assert (tmp_path / "target").read_bytes() == b"new"
    assert not aside.exists()


def test_a_finished_file_does_not_get_a_taken_name(aside, tmp_path):
    (tmp_path / "target").write_bytes(b"old")
    with pytest.raises(FileExistsError):
        put_in_place(aside, tmp_path / "target")
    assert (tmp_path / "target").read_bytes() == b"old"
    assert aside.read_bytes() == b"new"


def test_a_system_that_opens_no_folders_is_fine(tmp_path, monkeypatch):
    def refuse(*_):
        raise PermissionError

    monkeypatch.setattr(durable.os, "open", refuse)
    assert sync_folder(tmp_path) is None


def test_a_name_is_on_the_disk_before_the_one_aside_is_taken_away(tmp_path, monkeypatch):
    """Where a file system keeps no order of its own, the file would have neither name."""
    both_there = []
    (tmp_path / "aside").write_bytes(b"new")
    monkeypatch.setattr(
        durable, "sync_folder", lambda folder: both_there.append(len(list(folder.iterdir())))
    )
    put_in_place(tmp_path / "aside", tmp_path / "target")
    assert both_there == [2, 1]
