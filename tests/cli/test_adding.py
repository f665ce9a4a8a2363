"""backpack add: what is kept, what is said of it, and how a backpack comes to be."""

import json
import shutil
import subprocess
import sys

from backpack.domain.faults import Fault
from tests import mint
from tests.cli.conftest import PASSPHRASE


def test_an_added_badge_is_there_afterwards(backpack, badge):
    done = backpack("add", badge)
    assert done.status == 0
    assert "Added: Data Literacy, from Northlake Academy" in done.out
    assert done.out.splitlines()[-1] == "1 badge added."
    assert "Data Literacy" in backpack("list").out


def test_the_same_badge_twice_is_already_here(backpack, badge, kept):
    record = backpack("add", badge, "--json").record
    assert record["badges"][0]["kept"] == "already-here"
    assert record["badges"][0]["id"] == kept
    done = backpack("add", badge)
    assert f"Already here: Data Literacy, from Northlake Academy ({kept[:8]})" in done.out
    assert done.out.splitlines()[-1] == "0 badges added, 1 already here."


def test_a_refused_file_does_not_keep_the_others_out(backpack, badge, no_badge):
    done = backpack("add", no_badge, badge)
    assert done.status == 1
    assert "Refused: No badge inside this picture" in done.out
    assert done.out.splitlines()[-1] == "1 badge added, 1 refused."


def test_a_forged_badge_is_kept_with_its_standing(backpack, forged):
    record = backpack("add", forged, "--json").record
    assert record["badges"][0]["kept"] == "added"
    assert record["badges"][0]["standing"] == "invalid"


def test_two_badges_in_one_picture_are_both_kept(backpack, tmp_path):
    path = tmp_path / "two.png"
    texts = (mint.vc_jwt(), mint.vc_jwt(id="urn:uuid:second"))
    path.write_bytes(mint.png(*(mint.itxt(b"openbadgecredential", text) for text in texts)))
    done = backpack("add", path, "--json")
    assert [found["kept"] for found in done.record["badges"]] == ["added", "added"]
    assert [caution["code"] for caution in done.record["cautions"]] == ["several-badges"]


def test_what_was_refused_inside_a_file_is_told_and_counts(backpack, tmp_path):
    path = tmp_path / "half.png"
    texts = (mint.vc_jwt(), b"{not json")
    path.write_bytes(mint.png(*(mint.itxt(b"openbadgecredential", text) for text in texts)))
    done = backpack("add", path, "--json")
    assert done.status == 1
    assert [fault["code"] for fault in done.record["refused"]] == ["damaged-text"]
    assert "Already here" in backpack("add", path).out


def test_the_first_badge_makes_the_backpack(command, tmp_path, badge, passphrase_file):
    where = ("--home", tmp_path / "new", "--passphrase-file", passphrase_file)
    assert command("add", badge, *where).status == 0
    assert "Data Literacy" in command("list", *where).out


def test_a_new_passphrase_is_asked_for_twice_and_the_reader_is_warned(
    command, tmp_path, badge, typed
):
    waiting = typed(PASSPHRASE, PASSPHRASE)
    done = command("add", badge, "--home", tmp_path / "new")
    assert done.status == 0
    assert not waiting
    assert "cannot be looked up" in done.err


def test_two_different_new_passphrases_make_no_backpack(command, tmp_path, badge, typed):
    typed(PASSPHRASE, "plum harbour lamp")
    done = command("add", badge, "--home", tmp_path / "new")
    assert done.status == 3
    assert "The two passphrases differ" in done.err
    assert not (tmp_path / "new").exists()


def test_a_short_new_passphrase_makes_no_backpack(command, tmp_path, badge, passphrase_file):
    passphrase_file.write_text("short")
    where = ("--home", tmp_path / "new", "--passphrase-file", passphrase_file)
    done = command("add", badge, *where, "--json")
    assert (done.status, done.record["fault"]["code"]) == (3, "passphrase-too-short")


def test_the_samples_come_with_their_mark(backpack):
    done = backpack("add", "--samples")
    assert done.status == 0
    assert "Added: First Aid" in done.out
    lines = backpack("list").out.splitlines()
    assert len(lines) >= 12
    assert all(line.endswith("(sample)") for line in lines)
    assert backpack("add", "--samples", "--json").records[0]["badges"][0]["kept"] == "already-here"


def test_either_files_or_the_samples(backpack, badge):
    assert backpack("add").status == 2
    assert backpack("add", badge, "--samples").status == 2


def test_a_backpack_that_another_command_made_just_now_is_opened(
    command, empty_home, tmp_path, badge, passphrase_file, monkeypatch
):
    home = tmp_path / "new"

    def be_late(vault, _):
        shutil.copytree(empty_home, home)
        raise Fault("backpack-exists", folder=str(home))

    monkeypatch.setattr("backpack.store.vault.Vault.create", be_late)
    done = command("add", badge, "--home", home, "--passphrase-file", passphrase_file)
    assert done.status == 0
    assert done.out.splitlines()[-1] == "1 badge added."


def test_trouble_with_the_store_ends_the_command_calmly(backpack, badge, monkeypatch):
    def full(*_):
        raise Fault("store-full")

    monkeypatch.setattr("backpack.store.repository.SqlStore.save_new", full)
    done = backpack("add", badge)
    assert done.status == 1
    assert done.err.splitlines()[0] == "The disk is full"


def test_a_badge_reported_as_added_survives_the_death_of_the_program(
    home, passphrase_file, backpack, tmp_path
):
    for number in range(200):
        text = mint.vc_jwt(id=f"urn:uuid:{number}")
        (tmp_path / "many").mkdir(exist_ok=True)
        (tmp_path / "many" / f"{number}.jwt").write_bytes(text)
    program = (sys.executable, "-m", "backpack", "add", tmp_path / "many", "--json")
    options = ("--home", home, "--passphrase-file", passphrase_file)
    with subprocess.Popen([*program, *options], stdout=subprocess.PIPE) as process:
        reported = [json.loads(process.stdout.readline()) for _ in range(5)]
        process.kill()
    ids = {record["badges"][0]["id"] for record in reported}
    listed = {record["id"] for record in backpack("list", "--json").records}
    assert ids <= listed
