"""backpack backup, backups, restore FILE and merge: from one computer to another and back."""

import shutil
from contextlib import closing
from datetime import date

import pytest

from backpack.formats.recovery_key import split_groups
from backpack.store.keys import NoKeyring
from backpack.store.vault import Vault
from tests import mint
from tests.cli.conftest import PASSPHRASE


@pytest.fixture
def recovery_key(home):
    """The backpack's recovery key, whose sheet the learner has shown to have."""
    vault = Vault(home, keyring=NoKeyring())
    with closing(vault.unlock(PASSPHRASE)) as store:
        text = vault.locks.renew_recovery_key(store, date(2026, 5, 4))
    groups = split_groups(text)
    vault.locks.prove_recovery_key(
        *(groups[number - 1] for number in vault.locks.groups_to_prove())
    )
    return text


@pytest.fixture
def backpack(backpack, recovery_key):
    assert recovery_key
    return backpack


@pytest.fixture
def elsewhere(recovery_key, command, home, tmp_path, passphrase_file):
    """The same backpack on another computer."""
    assert recovery_key
    there = shutil.copytree(home, tmp_path / "there")

    def run_command(verb, *arguments):
        return command(verb, *arguments, "--home", there, "--passphrase-file", passphrase_file)

    return run_command


def test_a_backup_is_saved_and_restored_into_a_new_home(
    backpack, command, kept, tmp_path, passphrase_file
):
    path = tmp_path / "mine.backpack"
    done = backpack("backup", path)
    assert (done.status, done.out) == (0, f"Saved, read back and compared: {path}\n")
    assert backpack("backup", path, "--json").record["fault"]["code"] == "file-exists"
    again = backpack("backup", path, "--replace", "--json").record
    assert (again["file"], again["size"]) == (str(path), path.stat().st_size)
    new = tmp_path / "new"
    options = ("--home", new, "--passphrase-file", passphrase_file)
    done = command("restore", path, *options)
    assert (done.status, done.out.splitlines()[0]) == (0, f"Restored into {new}")
    assert command("list", "--json", *options).record["id"] == kept
    refused = command("restore", path, "--json", *options)
    assert (refused.status, refused.record["fault"]["code"]) == (3, "backpack-exists")
    other = ("--home", tmp_path / "newer", "--backup-passphrase-file", passphrase_file)
    assert command("restore", path, "--json", *other).record["restored"] == str(path)


def test_a_backup_opens_by_the_recovery_key_alone(backpack, command, tmp_path, recovery_key):
    backpack("backup", tmp_path / "mine.backpack")
    sheet = tmp_path / "sheet.txt"
    sheet.write_text(recovery_key.lower() + "\n")
    options = ("--backup-recovery-key-file", sheet, "--home", tmp_path / "new", "--json")
    assert command("restore", tmp_path / "mine.backpack", *options).status == 0
    sheet.write_text("ABCDE")
    elsewhere = ("--home", tmp_path / "newer", "--json")
    wrong = command("restore", tmp_path / "mine.backpack", *options[:2], *elsewhere)
    assert wrong.record["fault"]["code"] == "recovery-key-incomplete"


def test_without_a_recovery_sheet_there_is_no_backup(home, command, tmp_path, passphrase_file):
    options = ("--home", home, "--passphrase-file", passphrase_file, "--json")
    done = command("backup", tmp_path / "mine.backpack", *options)
    assert (done.status, done.record["fault"]["code"]) == (1, "recovery-key-needed")


def test_the_passphrase_of_a_backup_is_asked_for(backpack, command, tmp_path, typed):
    backpack("backup", tmp_path / "mine.backpack")
    typed("something else", "plum harbour lantern")
    home = ("--home", tmp_path / "new")
    wrong = command("restore", tmp_path / "mine.backpack", *home, "--json")
    assert (wrong.status, wrong.record["fault"]["code"]) == (1, "wrong-passphrase")
    assert command("restore", tmp_path / "mine.backpack", *home).status == 0


def test_a_merge_is_shown_before_and_brings_both_sides_together(
    backpack, elsewhere, kept, tmp_path
):
    badge = tmp_path / "other.jwt"
    badge.write_bytes(mint.vc_jwt(id="urn:uuid:other"))
    added = elsewhere("add", badge, "--json").record["badges"][0]["id"]
    elsewhere("collection", "create", "Teaching")
    elsewhere("identity", "add", "email:learner@example.org")
    stick = tmp_path / "stick.backpack"
    elsewhere("backup", stick)
    shown = backpack("merge", stick, "--preview")
    assert shown.out.splitlines() == [
        "This would happen:",
        "1 badge added",
        "1 collection changed",
        "Your addresses, confirmed issuers or settings changed",
    ]
    assert len(backpack("list", "--json").records) == 1
    merged = backpack("merge", stick, "--json").record
    assert (merged["added"], merged["identities"], merged["preview"]) == ([added], 1, False)
    assert {held["id"] for held in backpack("list", "--json").records} == {kept, added}
    assert backpack("merge", stick).out == "Everything is here already.\n"


def test_a_file_that_is_no_backup_is_said(backpack, tmp_path):
    path = tmp_path / "odd.backpack"
    path.write_bytes(b"something else")
    done = backpack("merge", path, "--json")
    assert (done.status, done.record["fault"]["code"]) == (1, "not-a-backup")


def test_backups_are_made_listed_and_put_elsewhere(backpack, kept, tmp_path, home):
    assert kept
    assert backpack("backups", "list").out.splitlines()[1] == "There is none yet."
    made = backpack("backups", "make", "--json").record
    assert made["file"].startswith(str(home.with_name("home-backups")))
    assert "Nothing has changed" in backpack("backups", "make").out
    assert backpack("backups", "make", "--json").out == ""
    assert len(backpack("backups", "list").out.splitlines()) == 2
    assert backpack("backups", "list", "--json").record == made
    stick = tmp_path / "stick"
    stick.mkdir()
    assert backpack("backups", "place", stick).out == f"Backups lie in {stick}\n"
    assert "Saved" in backpack("backups", "make").out
    shutil.rmtree(stick)
    done = backpack("backups", "make", "--json")
    assert (done.status, done.record["fault"]["code"]) == (1, "backup-place-missing")
    usual = backpack("backups", "place", "--usual", "--json").record
    assert usual["folder"] == str(home.with_name("home-backups"))
