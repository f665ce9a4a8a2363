"""resume, wording and signature, from the command line."""

import csv
import io

import docx
import pytest

from tests import mint


@pytest.fixture
def mine(backpack, tmp_path):
    path = tmp_path / "mine.jwt"
    path.write_bytes(mint.vc_jwt())
    return backpack("add", path, "--json").record["badges"][0]["id"]


def read_csv(path):
    return list(csv.DictReader(io.StringIO(path.read_text("utf-8-sig"), newline="")))


class TestResume:
    @pytest.mark.parametrize(
        "ending", ["docx", "html", "htm", "txt", "md", "pdf", "json", "csv", "tex", "typ"]
    )
    def test_comes_in_the_form_that_the_name_of_the_file_tells(
        self, backpack, mine, tmp_path, ending
    ):
        path = tmp_path / f"resume.{ending}"
        done = backpack("resume", "--all", "--output", path, "--json")
        assert done.status == 0, done.err
        assert done.record["badges"] == [mine]
        assert path.stat().st_size > 100

    def test_is_word_where_that_is_asked_for(self, backpack, mine, tmp_path):
        path = tmp_path / "resume"
        done = backpack(
            "resume", "--all", "--form", "docx", "--name", "A Learner", "--output", path
        )
        assert "(1 badge)" in done.out
        assert docx.Document(path).paragraphs[0].text == "A Learner"

    def test_asks_for_a_form_where_none_can_be_told(self, backpack, mine, tmp_path):
        done = backpack("resume", "--all", "--output", tmp_path / "resume.doc")
        assert done.status == 1
        assert "It is not clear what kind of file to make" in done.err
        assert list(tmp_path.glob("resume*")) == []

    def test_says_that_nothing_was_chosen(self, backpack, mine, tmp_path):
        done = backpack("resume", "--output", tmp_path / "resume.txt", "--json")
        assert done.status == 1
        assert done.record["fault"]["code"] == "nothing-chosen"
        assert not (tmp_path / "resume.txt").exists()

    def test_leaves_an_existing_file_alone(self, backpack, mine, tmp_path):
        path = tmp_path / "resume.txt"
        path.write_text("precious")
        assert backpack("resume", "--all", "--output", path).status == 1
        assert path.read_text() == "precious"
        assert backpack("resume", "--all", "--output", path, "--replace").status == 0
        assert path.read_text() != "precious"

    def test_remembers_order_and_length(self, backpack, mine, tmp_path):
        first = ("--all", "--order", "issuer", "--length", "full")
        backpack("resume", *first, "--output", tmp_path / "one.txt")
        backpack("resume", "--all", "--output", tmp_path / "two.txt")
        assert (tmp_path / "one.txt").read_text() == (tmp_path / "two.txt").read_text()
        assert "How it was earned" in (tmp_path / "one.txt").read_text()

    def test_tells_whom_a_badge_is_made_out_to_only_when_asked(self, backpack, mine, tmp_path):
        full = ("--all", "--length", "full")
        backpack("resume", *full, "--output", tmp_path / "one.txt")
        backpack("resume", *full, "--with-recipient", "--output", tmp_path / "two.txt")
        assert "learner@example.org" not in (tmp_path / "one.txt").read_text()
        assert "learner@example.org" in (tmp_path / "two.txt").read_text()

    def test_goes_into_the_history(self, backpack, mine, tmp_path, shares):
        backpack("resume", "--all", "--output", tmp_path / "resume.txt")
        (share,) = shares()
        assert (share.way, share.place) == ("resume", "resume.txt")
        assert share.sha256


class TestWording:
    def test_stands_in_the_resume_in_place_of_the_issuers(self, backpack, mine, tmp_path):
        words = ("--title", "Reading data", "--details", "=Forty hours")
        record = backpack("wording", mine, *words, "--json").record
        assert record == {
            "id": mine, "title": "Reading data", "issuer": "", "details": "=Forty hours",
        }  # fmt: skip
        backpack("resume", "--all", "--output", tmp_path / "resume.csv")
        (row,) = read_csv(tmp_path / "resume.csv")
        assert (row["Badge"], row["Details"]) == ("Reading data", "'=Forty hours")

    def test_is_shown_and_given_back(self, backpack, mine):
        backpack("wording", mine, "--title", "Reading data", "--details", "Forty hours")
        assert backpack("wording", mine).out.splitlines() == [
            "Title: Reading data",
            "Issuer: Northlake Academy",
            "  Forty hours",
        ]
        shown = backpack("wording", mine, "--title", "", "--details", "").out
        assert shown.startswith("Title: Data Literacy\n")


class TestSignature:
    @pytest.mark.parametrize("form", ["hosted", "embedded", "eml", "outlook", "txt", "pictures"])
    def test_comes_in_every_form(self, backpack, mine, tmp_path, form):
        path = tmp_path / "signature"
        done = backpack("signature", "--all", "--form", form, "--output", path, "--json")
        assert done.status == 0, done.err
        assert done.record["fits_gmail"] is True
        assert path.exists()

    def test_remembers_its_lines(self, backpack, mine, tmp_path):
        given = ("--name", "A Learner", "--role", "Teacher", "--line", "+1 555 010 0199",
                 "--size", "80", "--link", "https://learner.example.net/")  # fmt: skip
        backpack("signature", "--all", *given, "--output", tmp_path / "one.html")
        backpack("signature", "--all", "--form", "txt", "--output", tmp_path / "two.txt")
        text = (tmp_path / "two.txt").read_text().splitlines()
        assert text[:4] == ["-- ", "A Learner", "Teacher", "+1 555 010 0199"]
        assert text[-1] == "See and check my badge: https://learner.example.net/"

    def test_says_when_it_is_too_long_for_gmail(self, backpack, mine, tmp_path):
        quotes = "'" * 200  # each becomes five characters
        lines = ["--name", quotes, "--role", quotes, *["--line", quotes] * 6]
        lines += ["--link", f"https://t.example/{'&' * 400}"]
        form = ("--form", "hosted", "--output", tmp_path / "one.html")
        done = backpack("signature", "--all", *lines, *form, "--replace")
        assert "10,000 characters" in done.err
        record = backpack("signature", "--all", *form, "--replace", "--json").record
        assert record["fits_gmail"] is False

    def test_goes_into_the_history(self, backpack, mine, tmp_path, shares):
        backpack("signature", "--all", "--output", tmp_path / "one.html")
        assert [share.way for share in shares()] == ["signature"]


@pytest.fixture
def shares(home, tmp_path):
    from types import SimpleNamespace

    from backpack.cli.opening import opened
    from tests.cli.conftest import PASSPHRASE

    def give():
        secret = tmp_path / "passphrase"
        secret.write_text(PASSPHRASE)
        options = SimpleNamespace(home=home, passphrase_file=secret, json=False)
        with opened(options) as backpack:
            return backpack.sharing.history()

    return give
