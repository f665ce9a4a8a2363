"""export, original and portfolio: files that go out, from the command line."""

import hashlib
import sys
import zipfile

import pytest

from tests import mint


@pytest.fixture
def second(backpack, tmp_path):
    path = tmp_path / "second.jwt"
    path.write_bytes(mint.ob2_jws())
    return backpack("add", path, "--json").record["badges"][0]["id"]


class TestOriginal:
    def test_comes_back_byte_for_byte(self, backpack, badge, kept, tmp_path):
        done = backpack("original", kept, "--output", tmp_path / "out.png")
        assert done.status == 0
        assert (tmp_path / "out.png").read_bytes() == badge.read_bytes()

    def test_tells_programs_the_digest(self, backpack, badge, kept, tmp_path):
        record = backpack("original", kept, "--output", tmp_path / "out.png", "--json").record
        assert record["sha256"] == hashlib.sha256(badge.read_bytes()).hexdigest()

    def test_goes_to_standard_output_for_a_pipe(self, backpack, badge, kept):
        assert backpack("original", kept, "--output", "-").data == badge.read_bytes()

    def test_never_goes_to_a_screen(self, backpack, kept, monkeypatch):
        monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
        assert backpack("original", kept, "--output", "-").status == 2

    def test_a_folder_that_nobody_may_write_to_is_said(self, backpack, kept, tmp_path):
        done = backpack("original", kept, "--output", tmp_path / ("x" * 300) / "out.png")
        assert done.status == 1
        assert "The file could not be saved" in done.err

    def test_an_existing_file_is_replaced_only_when_asked(self, backpack, kept, tmp_path):
        path = tmp_path / "out.png"
        path.write_text("precious")
        done = backpack("original", kept, "--output", path)
        assert (done.status, path.read_text()) == (1, "precious")
        assert backpack("original", kept, "--output", path, "--replace").status == 0
        assert path.read_bytes().startswith(b"\x89PNG")


class TestExport:
    def names(self, path):
        with zipfile.ZipFile(path) as archive:
            return sorted(archive.namelist())

    def test_chosen_badges(self, backpack, kept, second, tmp_path):
        done = backpack("export", kept[:8], "--output", tmp_path / "out.zip")
        assert f"Saved: {tmp_path / 'out.zip'} (1 badge)" in done.out
        assert self.names(tmp_path / "out.zip") == ["badge.png"]

    def test_all_badges(self, backpack, kept, second, tmp_path):
        record = backpack("export", "--all", "--output", tmp_path / "out.zip", "--json").record
        assert set(record["badges"]) == {kept, second}
        assert len(self.names(tmp_path / "out.zip")) == 2

    def test_public_badges(self, backpack, kept, second, tmp_path):
        backpack("publish", second, "--to", "public")
        backpack("export", "--public", "--output", tmp_path / "out.zip")
        assert self.names(tmp_path / "out.zip") == ["second.jwt"]

    def test_nothing_public_is_refused(self, backpack, kept, tmp_path):
        done = backpack("export", "--public", "--output", tmp_path / "out.zip")
        assert done.status == 1
        assert "No badge is chosen" in done.err

    def test_which_badges_has_to_be_said(self, backpack, tmp_path):
        assert backpack("export", "--output", tmp_path / "out.zip").status == 2


class TestPortfolio:
    def test_holds_the_public_badges(self, backpack, kept, second, tmp_path):
        backpack("publish", kept, "--to", "public")
        path = tmp_path / "portfolio.pdf"
        record = backpack("portfolio", "--output", path, "--name", "A Learner", "--json").record
        assert record["badges"] == [kept]
        assert path.read_bytes().startswith(b"%PDF")

    def test_holds_chosen_badges_or_all(self, backpack, kept, second, tmp_path):
        out = ("--output", tmp_path / "portfolio.pdf", "--json", "--replace")
        assert backpack("portfolio", "--chosen", second[:8], *out).record["badges"] == [second]
        assert set(backpack("portfolio", "--all", *out).record["badges"]) == {kept, second}

    def test_without_a_public_badge_there_is_nothing_to_put_in(self, backpack, kept, tmp_path):
        done = backpack("portfolio", "--output", tmp_path / "portfolio.pdf")
        assert done.status == 1
        assert "No badge is chosen" in done.err
        assert not (tmp_path / "portfolio.pdf").exists()
