"""How a command comes by the key: keyring, file or question; and what keeps it out."""

import os

import pytest

from backpack.store.keychain import SystemKeyring
from tests.cli.conftest import PASSPHRASE


def test_where_there_is_no_backpack_none_is_made(command, tmp_path, passphrase_file):
    home = tmp_path / "nowhere"
    done = command("list", "--home", home, "--passphrase-file", passphrase_file)
    assert done.status == 3
    assert "There is no backpack here yet" in done.err
    assert not home.exists()


@pytest.mark.parametrize("verb", ["list", "add"])
def test_a_folder_that_nobody_may_look_into_is_said(command, home, badge, passphrase_file, verb):
    home = home / ("x" * 300)  # which no disk looks up, even for root
    given = ("add", badge) if verb == "add" else ("list",)
    done = command(*given, "--home", home, "--passphrase-file", passphrase_file, "--json")
    assert (done.status, done.record["fault"]["code"]) == (3, "folder-not-readable")


def test_a_wrong_passphrase_is_told_apart_from_damage(command, home, tmp_path):
    path = tmp_path / "wrong"
    path.write_text("plum harbour lantern?")
    done = command("list", "--home", home, "--passphrase-file", path, "--json")
    assert (done.status, done.record["fault"]["code"]) == (3, "wrong-passphrase")


def test_a_damaged_key_file_is_told_as_that(backpack, home):
    for name in ("keys.json", "keys.copy.json"):
        (home / name).write_text("{}")
    assert backpack("list", "--json").record["fault"]["code"] == "keys-damaged"


def test_options_of_the_program_may_stand_before_the_verb(command, home, passphrase_file):
    done = command("--home", home, "--passphrase-file", passphrase_file, "list")
    assert done.status == 0


def test_only_the_first_line_of_the_file_counts(command, home, passphrase_file):
    passphrase_file.write_bytes(PASSPHRASE.encode() + b"\r\nand a note\n")
    done = command("list", "--home", home, "--passphrase-file", passphrase_file)
    assert done.status == 0


def test_a_missing_file_of_a_passphrase_is_named(command, home, tmp_path):
    done = command("list", "--home", home, "--passphrase-file", tmp_path / "gone")
    assert done.status == 3
    assert "gone was not found" in done.err


def test_a_file_that_is_no_text_is_named(command, home, tmp_path):
    path = tmp_path / "bytes"
    path.write_bytes(b"\xff\xfe\xfa")
    done = command("list", "--home", home, "--passphrase-file", path)
    assert "it is not text" in done.err


def test_a_folder_instead_of_a_file_is_named(command, home, tmp_path):
    done = command("list", "--home", home, "--passphrase-file", tmp_path)
    assert done.status == 3
    assert "This file cannot be opened" in done.err


def test_somebody_at_a_terminal_is_asked(command, home, typed):
    typed(PASSPHRASE)
    assert command("list", "--home", home).status == 0


def test_a_slip_of_the_finger_is_forgiven_twice(command, home, typed):
    waiting = typed("wrong", "wrong again", PASSPHRASE)
    done = command("list", "--home", home)
    assert (done.status, waiting) == (0, [])
    assert "Try again" in done.err


def test_the_third_wrong_passphrase_is_the_last(command, home, typed):
    typed("wrong", "wrong", "wrong", PASSPHRASE)
    assert command("list", "--home", home).status == 3


def test_nobody_at_a_terminal_is_never_waited_for(command, home):
    done = command("list", "--home", home)
    assert done.status == 3
    assert "--passphrase-file" in done.err


def test_an_answer_that_ends_early_leaves_the_backpack_shut(command, home, typed, monkeypatch):
    typed()

    def end_of_file(_):
        raise EOFError

    monkeypatch.setattr("getpass.getpass", end_of_file)
    assert command("list", "--home", home).status == 3


def test_a_keyring_that_knows_the_key_saves_the_question(command, home, backpack, monkeypatch):
    remembered = {}

    def save(_, name, key):
        remembered[name] = bytes(key)
        return True

    monkeypatch.setattr(SystemKeyring, "save", save)
    monkeypatch.setattr(
        SystemKeyring, "load", lambda _, name: bytearray(remembered.get(name, b"")) or None
    )
    assert backpack("list").status == 0
    assert command("list", "--home", home).status == 0


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root reads anything")
def test_a_passphrase_file_of_somebody_else_is_named(command, home, passphrase_file):
    passphrase_file.chmod(0)
    assert command("list", "--home", home, "--passphrase-file", passphrase_file).status == 3
