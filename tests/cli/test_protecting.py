"""backpack protection: what opens the backpack, shown and changed without a window."""

import re
from datetime import timedelta

import pytest

from backpack.bootstrap import SystemClock
from backpack.store.keychain import SystemKeyring
from tests.cli.conftest import PASSPHRASE
from tests.store.keyrings import Keyring

NEW = "lantern harbour plum"


@pytest.fixture
def keychain(monkeypatch):
    """A keychain that works, in the place of the system's."""
    keyring = Keyring()
    for name in ("load", "save", "forget"):
        act = getattr(keyring, name)
        monkeypatch.setattr(SystemKeyring, name, lambda _, *given, act=act: act(*given))
    return keyring


@pytest.fixture
def sheet(backpack, tmp_path):
    """The groups of a new recovery key, saved as text."""
    path = tmp_path / "sheet.txt"
    assert backpack("protection", "recovery-key", "--text", path).status == 0
    return path, re.findall(r"^ *\d+  (\w{5})$", path.read_text("utf-8"), re.MULTILINE)


def test_what_opens_it_is_told(backpack):
    done = backpack("protection", "status", "--json")
    assert done.record == {
        "passphrase": True,
        "keychain": True,
        "recovery_key": "none",
        "recovery_key_made": None,
        "recovery_key_due": "not-yet",
    }
    assert "A passphrase opens this backpack." in backpack("protection", "status").out


def test_with_a_badge_the_sheet_is_due(backpack, kept):
    assert backpack("protection", "status", "--json").record["recovery_key_due"] == "soon"
    assert "protection prove" in backpack("protection", "status").out


def test_a_new_passphrase_from_a_file(backpack, command, home, tmp_path, passphrase_file):
    new = tmp_path / "new"
    new.write_text(NEW, encoding="utf-8")
    done = backpack("protection", "change-passphrase", "--new-passphrase-file", new)
    assert done.status == 0
    assert backpack("list").status == 3
    assert command("list", "--home", home, "--passphrase-file", new).status == 0


def test_a_new_passphrase_typed_twice(backpack, typed, command, home, tmp_path):
    typed(NEW, NEW)
    assert backpack("protection", "change-passphrase").status == 0
    typed(NEW)
    assert command("list", "--home", home).status == 0


def test_the_recovery_sheet_opens_the_backpack_as_it_was_saved(command, home, sheet):
    path, groups = sheet
    assert len(groups) == 13
    assert command("list", "--home", home, "--recovery-key-file", path).status == 0
    path.write_text(" ".join(groups).lower(), encoding="utf-8")
    assert command("list", "--home", home, "--recovery-key-file", path).status == 0


def test_a_wrong_letter_is_told_with_its_group(command, home, sheet):
    path, groups = sheet
    groups[6] = groups[6][:-1] + ("A" if groups[6][-1] != "A" else "B")
    path.write_text("-".join(groups), encoding="utf-8")
    done = command("list", "--home", home, "--recovery-key-file", path)
    assert done.status == 3
    assert "Not right: group 7." in done.err


def test_two_groups_prove_it(backpack, sheet, typed):
    path, _ = sheet
    assert backpack("protection", "prove", "--groups-file", path).status == 1
    made = backpack("protection", "recovery-key", "--print", "--json").record
    key, (first, second) = made["recovery_key"].split("-"), made["groups_to_prove"]
    typed(key[second - 1], key[first - 1])
    assert backpack("protection", "prove").status == 1
    typed(key[first - 1], key[second - 1])
    done = backpack("protection", "prove", "--json")
    assert done.record["recovery_key"] == "proven"
    assert done.record["recovery_key_due"] == "not-yet"


def test_two_groups_from_a_file_prove_it(backpack, tmp_path):
    made = backpack("protection", "recovery-key", "--print", "--json").record
    key = made["recovery_key"].split("-")
    path = tmp_path / "groups"
    path.write_text("\n".join(key[number - 1] for number in made["groups_to_prove"]))
    assert backpack("protection", "prove", "--groups-file", path).status == 0


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_the_sheet_as_pdf(backpack, tmp_path, paper):
    path = tmp_path / "sheet.pdf"
    done = backpack("protection", "recovery-key", "--pdf", path, "--paper", paper)
    assert done.status == 0
    assert path.read_bytes().startswith(b"%PDF-")
    assert "Print it, and delete the file." in done.out


def test_an_existing_file_is_kept_and_so_is_the_recovery_key(backpack, command, home, sheet):
    path, _ = sheet
    assert backpack("protection", "recovery-key", "--text", path).status == 1
    assert command("list", "--home", home, "--recovery-key-file", path).status == 0


def test_the_sheet_on_the_terminal(backpack):
    done = backpack("protection", "recovery-key", "--print")
    assert len(re.findall(r"^ *\d+  \w{5}$", done.out, re.MULTILINE)) == 13


def test_the_keychain_alone_and_back(backpack, command, home, keychain, tmp_path):
    assert backpack("protection", "keychain", "alone").status == 0
    assert backpack("list", "--json").record["fault"]["code"] == "no-passphrase"
    status = command("protection", "status", "--home", home, "--json")
    assert status.record["passphrase"] is False
    assert command("protection", "keychain", "off", "--home", home).status == 1
    new = tmp_path / "new"
    new.write_text(PASSPHRASE, encoding="utf-8")
    change = ("protection", "change-passphrase", "--new-passphrase-file", new, "--home", home)
    assert command(*change).status == 0
    assert backpack("protection", "keychain", "off").status == 0
    assert keychain.keys == {}
    assert backpack("protection", "keychain", "on", "--json").record["keychain"] is True
    assert command("list", "--home", home).status == 0


def test_a_lost_keychain_is_told_with_what_helps(backpack, command, home, keychain, sheet):
    backpack("protection", "keychain", "alone")
    keychain.keys.clear()
    done = command("list", "--home", home)
    assert done.status == 3
    assert "type the recovery key from your sheet" in done.err
    assert command("list", "--home", home, "--recovery-key-file", sheet[0]).status == 0


def test_an_empty_backpack_for_the_keychain_alone(command, tmp_path, keychain):
    home = tmp_path / "new"
    done = command("protection", "create", "--keychain-alone", "--home", home, "--json")
    assert done.record["passphrase"] is False
    assert command("list", "--home", home).status == 0


def test_without_a_keychain_it_is_refused(command, tmp_path):
    home = tmp_path / "new"
    done = command("protection", "create", "--keychain-alone", "--home", home)
    assert done.status == 1
    assert "did not keep the key" in done.err
    assert not home.exists()


def test_an_empty_backpack_with_a_passphrase(command, tmp_path, passphrase_file):
    home = tmp_path / "new"
    done = command("protection", "create", "--home", home, "--passphrase-file", passphrase_file)
    assert done.status == 0
    assert "A passphrase opens this backpack." in done.out


def test_a_new_data_key_leaves_everything(backpack, command, home, kept, sheet):
    assert backpack("protection", "rekey").status == 0
    assert backpack("list", "--json").record["id"] == kept
    assert command("list", "--home", home, "--recovery-key-file", sheet[0]).status == 0


def test_a_new_data_key_asks_for_a_passphrase_only_where_there_is_one(
    backpack, command, home, kept, typed, keychain
):
    backpack("list")
    typed(PASSPHRASE)
    assert command("protection", "rekey", "--home", home).status == 0
    assert backpack("protection", "keychain", "alone").status == 0
    assert command("protection", "rekey", "--home", home).status == 0
    assert command("list", "--home", home, "--json").record["id"] == kept


def test_a_keychain_alone_for_a_week_makes_the_sheet_due_now(
    backpack, command, home, kept, keychain, monkeypatch
):
    backpack("protection", "keychain", "alone")
    now = SystemClock().now()
    for days, due in ((0, "soon"), (6, "soon"), (8, "now")):
        monkeypatch.setattr(SystemClock, "now", lambda _, days=days: now + timedelta(days=days))
        status = command("protection", "status", "--home", home, "--json")
        assert status.record["recovery_key_due"] == due
    assert (
        "a lost keychain is a lost backpack" in command("protection", "status", "--home", home).out
    )
