"""The whole way of a learner, through the command line as it is installed."""

import hashlib
import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from pypdf import PdfReader

from backpack.assets import resource

EXPECTED = Path(__file__).parents[2] / "tools" / "sample_badges" / "expected.json"


@pytest.fixture
def learner(home, passphrase_file):
    """Runs the program in a process of its own, and gives its lines of JSON."""

    def run(*arguments, status=0):
        where = ("--home", home, "--passphrase-file", passphrase_file)
        done = subprocess.run(
            [sys.executable, "-m", "backpack", *arguments, *where, "--json"],
            capture_output=True,
            check=False,
            env={**os.environ, "PYTHONWARNINGS": "error"},
        )
        assert (done.returncode, done.stderr) == (status, b"")
        return [json.loads(line) for line in done.stdout.splitlines()]

    return run


@pytest.mark.slow
def test_badges_go_in_are_chosen_and_come_out_unchanged(learner, tmp_path):
    samples = sorted(resource("samples").iterdir())
    (tmp_path / "no-badge.txt").write_text("hello")
    added = learner("add", *samples, tmp_path / "no-badge.txt", status=1)
    assert [record["outcome"] for record in added] == ["badges"] * 12 + ["refused"]
    ids = {Path(record["source"]).name: record["badges"][0]["id"] for record in added[:-1]}

    learner("issuers", "confirm", ids["data-literacy.png"])
    learner("publish", ids["data-literacy.png"], ids["data-basics.svg"], "--to", "public")
    listed = {record["file"]: record for record in learner("list")}
    assert listed["data-literacy.png"]["standing"] == "verified"
    assert {name for name, each in listed.items() if each["visibility"] == "public"} == {
        "data-literacy.png",
        "data-basics.svg",
    }

    (link,) = learner("linkedin", ids["data-literacy.png"])
    assert link["fields"]["name"] == "Data Literacy for Educators"
    whole = ("--name", "A Learner", "--originals-tell-more")  # they are made out to an address
    learner("portfolio", "--output", tmp_path / "out.pdf", *whole)
    attached = PdfReader(tmp_path / "out.pdf").attachments
    assert {name for name in attached if name.startswith("data-")} == {
        "data-literacy.png",
        "data-basics.svg",
    }

    learner("export", "--all", "--output", tmp_path / "all.zip")
    with zipfile.ZipFile(tmp_path / "all.zip") as archive:
        out = {name: hashlib.sha256(archive.read(name)).hexdigest() for name in archive.namelist()}
    assert out == {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in samples}
    for path in samples:
        learner("original", ids[path.name], "--output", tmp_path / path.name)
        assert (tmp_path / path.name).read_bytes() == path.read_bytes()

    learner("remove", ids["data-literacy.png"])
    learner("restore", ids["data-literacy.png"])
    assert len(learner("list")) == 12


def test_each_sample_stands_as_it_was_minted_to(command):
    expected = json.loads(EXPECTED.read_bytes())
    known = [option for each in expected for option in ("--known-issuer", each["issuer_id"])]
    for options, standing in (((), "standing"), (known, "standing_when_known")):
        done = command("check", resource("samples"), "--json", *options)
        found = {
            Path(record["source"]).name: record["badges"][0]["standing"] for record in done.records
        }
        assert found == {each["file"]: each[standing] for each in expected}
