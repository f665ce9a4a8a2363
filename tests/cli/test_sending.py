"""Links, posts, snippets and codes from the command line, and the history of what went out."""

import csv
import json
from urllib.parse import parse_qs, urlsplit

import pytest

from backpack.cli.opening import opened
from backpack.domain.progress import Progress
from backpack.services.sources import Source
from tests import mint


@pytest.fixture
def paged(backpack, tmp_path):
    path = tmp_path / "paged.jwt"
    evidence = [{"id": "https://w.example/1", "name": "Film"}, {"id": "https://w.example/2"}]
    path.write_bytes(
        mint.vc_jwt(
            id="https://b.example/1?identity__email=learner%40example.org", evidence=evidence
        )
    )
    return backpack("add", path, "--json").record["badges"][0]["id"]


@pytest.fixture
def sample(backpack, badge, home, passphrase_file):
    options = type("Options", (), {"home": home, "passphrase_file": passphrase_file})
    with opened(options) as open_backpack:
        source = Source(name=badge.name, path=badge)
        open_backpack.importing.add([source], Progress(), as_samples=True)
    (line,) = backpack("list").out.splitlines()
    assert line.endswith("(sample)")
    return line.split()[0]


class TestLinkedIn:
    def test_shows_each_field_and_the_address(self, backpack, kept):
        done = backpack("linkedin", kept)
        assert "Name: Data Literacy" in done.out
        url = urlsplit(done.out.splitlines()[-1])
        assert url.hostname == "www.linkedin.com"
        assert parse_qs(url.query)["issueMonth"] == ["3"]

    def test_programs_get_both_and_the_page_is_clean(self, backpack, paged):
        record = backpack("linkedin", paged, "--json").record
        assert record["fields"]["issueYear"] == "2026"
        assert record["fields"]["certUrl"] == "https://b.example/1"
        assert record["url"].startswith("https://www.linkedin.com/profile/add?")
        assert "learner" not in record["url"]

    def test_the_issuers_page_is_remembered(self, backpack, kept):
        page = ("--issuer-page", "https://www.linkedin.com/company/1337/")
        for more in (page, ()):
            record = backpack("linkedin", kept, *more, "--json").record
            assert record["fields"]["organizationId"] == "1337"
        done = backpack("linkedin", kept, "--issuer-page", "https://www.linkedin.com/company/x/")
        assert done.status == 1
        assert "There is no number" in done.err

    def test_a_sample_stays_here(self, backpack, sample):
        done = backpack("linkedin", sample)
        assert done.status == 1
        assert "A sample cannot be shared" in done.err


class TestPost:
    def test_opens_a_post_that_is_written(self, backpack, paged):
        record = backpack("post", paged, "--to", "bluesky", "--json").record
        text = parse_qs(urlsplit(record["url"]).query)["text"]
        words = "I earned the badge “Data Literacy” from Northlake Academy."
        assert text == [f"{words} https://b.example/1"]
        assert backpack("post", paged, "--to", "x", "--text", "Mine").out.startswith("https://")

    def test_ones_own_mastodon_is_remembered(self, backpack, kept):
        backpack("post", kept, "--to", "mastodon", "--instance", "school.example")
        record = backpack("post", kept, "--to", "mastodon", "--json").record
        assert record["place"] == "school.example"

    def test_a_site_that_takes_a_page_alone_needs_one(self, backpack, kept):
        done = backpack("post", kept, "--to", "facebook")
        assert done.status == 1
        assert "no page" in done.err


class TestSnippet:
    def test_is_a_line_for_each_badge(self, backpack, paged):
        assert backpack("snippet", paged).out.startswith("[Data Literacy")
        record = backpack("snippet", paged, "--form", "html", "--json").record
        assert record["text"].startswith('<a href="https://b.example/1">')


class TestCode:
    def test_is_saved_as_picture_or_drawing(self, backpack, paged, tmp_path):
        for name, start in (("a.png", b"\x89PNG"), ("a.svg", b"<?xml")):
            record = backpack("qr", paged, "--output", tmp_path / name, "--json").record
            assert record["address"] == "https://b.example/1"
            assert (tmp_path / name).read_bytes().startswith(start)
        assert "Saved" in backpack("qr", paged, "--output", tmp_path / "b.png").out

    def test_needs_an_address(self, backpack, kept, tmp_path):
        assert backpack("qr", kept, "--output", tmp_path / "a.png").status == 1


class TestDisclose:
    def test_shows_what_would_go_out_and_what_the_original_holds(self, backpack, paged):
        record = backpack("disclose", paged, "--no-name", "--json").record
        assert record["recipients"] == []
        assert record["original"] is None
        assert record["original_holds"] == ["email", "link", "evidence"]
        assert record["original_kept_back_for"] == ["email", "link"]
        record = backpack(
            "disclose", paged, "--with-recipient", "--name", "Ada", "--leave-out", f"{paged[:8]}:1",
            "--full-originals", "--json",
        ).record  # fmt: skip
        assert record["recipients"] == ["learner@example.org"]
        assert record["learner"] == "Ada"
        assert record["evidence"] == ["https://w.example/2"]
        assert record["original"]

    def test_tells_people_too(self, backpack, paged):
        out = backpack("disclose", paged).out
        assert "The signed original contains your e-mail" in out
        assert "Evidence: Film, https://w.example/2" in out
        assert "goes out" in backpack("disclose", paged, "--full-originals").out

    def test_an_item_is_told_by_badge_and_number(self, backpack, paged):
        for wrong in ("1", "x:0", "x:y"):
            assert backpack("disclose", paged, "--leave-out", wrong).status == 2


class TestShared:
    def test_tells_what_went_out_newest_first(self, backpack, paged, kept):
        assert "Nothing has gone out yet." in backpack("shared").out
        backpack("linkedin", kept)
        backpack("post", paged, "--to", "reddit")
        ways = [record["way"] for record in backpack("shared", "--json").records]
        assert ways == ["reddit", "linkedin-profile"]
        (record,) = backpack("shared", kept, "--json").records
        assert record["badges"][0]["fields"] == ["badge"]
        assert len(record["sha256"]) == 64
        assert "Went out: Reddit, www.reddit.com" in backpack("shared").out

    def test_is_saved_for_programs_and_for_spreadsheets(self, backpack, kept, tmp_path):
        backpack("linkedin", kept)
        backpack("shared", "--output", tmp_path / "a.json")
        assert json.loads((tmp_path / "a.json").read_text())[0]["way"] == "linkedin-profile"
        record = backpack("shared", "--output", tmp_path / "a.csv", "--json").record
        assert record["output"].endswith("a.csv")
        with (tmp_path / "a.csv").open(encoding="utf-8-sig", newline="") as file:
            assert len(list(csv.reader(file))) == 2
