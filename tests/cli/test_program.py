"""The door: window or command, exit statuses, and what a terminal gets to see."""

import argparse
import subprocess
import sys

import pytest

from backpack import __main__, __version__
from backpack.cli import program
from backpack.cli.arguments import make_parser, parse_identity
from backpack.cli.output import plain, silence_output
from backpack.domain.holding import Identity


def test_every_verb_of_the_parser_is_known_at_the_door():
    actions = make_parser()._subparsers._group_actions
    assert set(actions[0].choices) == program.VERBS


@pytest.mark.parametrize(
    "arguments",
    [[], ["badge.png"], ["--home", "list"], ["--home", "h", "badge.png"], ["--", "list"],
     ["--home=h", "badge.png", "list"]],
)  # fmt: skip
def test_nothing_or_files_open_the_window(arguments):
    assert program.is_for_window(arguments)


@pytest.mark.parametrize(
    "arguments",
    [["list"], ["--home", "h", "list"], ["--passphrase-file", "f", "show", "x"], ["--help"],
     ["--version"], ["--passphrase-file", "f"]],
)  # fmt: skip
def test_a_verb_is_for_the_command_line(arguments):
    assert not program.is_for_window(arguments)


class TestWindow:
    @pytest.fixture
    def windows(self, monkeypatch):
        """The windows that were opened."""
        opened = []

        def run_window(program, paths):
            opened.append((program.home, paths))
            return 0

        monkeypatch.setattr("backpack.ui.application.run_window", run_window)
        return opened

    def test_opens_with_the_files_and_the_folder(self, command, windows, badge, tmp_path):
        assert command("--home", tmp_path, badge).status == 0
        assert windows == [(tmp_path, [badge])]

    def test_a_mistyped_verb_opens_nothing(self, command, windows):
        done = command("lits")
        assert (done.status, windows) == (2, [])
        assert "lits is neither a command nor a file." in done.err

    def test_without_a_display_nothing_is_tried(self, command, windows, monkeypatch):
        monkeypatch.setattr(sys, "platform", "linux")
        for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
            monkeypatch.delenv(name, raising=False)
        done = command()
        assert (done.status, windows) == (1, [])
        assert "no display" in done.err

    def test_other_systems_always_have_a_display(self, command, windows, monkeypatch):
        monkeypatch.setattr(sys, "platform", "darwin")
        monkeypatch.delenv("QT_QPA_PLATFORM")
        assert command().status == 0


class TestExitStatus:
    def test_the_version_is_told(self, command):
        done = command("--version")
        assert (done.status, done.out.strip()) == (0, f"backpack {__version__}")

    def test_wrong_usage_is_2(self, command):
        assert command("add").status == 2
        assert command("list", "--no-such-option").status == 2
        assert command("check", "x", "--as-of", "yesterday").status == 2
        assert command("check", "x", "--identity", "somebody").status == 2

    def test_ctrl_c_is_what_shells_expect(self, command, monkeypatch):
        def interrupt(_):
            raise KeyboardInterrupt

        monkeypatch.setattr("backpack.cli.checking.given_sources", interrupt)
        assert command("check", "x").status == 130

    def test_a_reader_that_goes_away_is_no_drama(self, badge):
        shell = f"'{sys.executable}' -m backpack check {' '.join([str(badge)] * 300)} | head -1"
        done = subprocess.run(shell, check=True, shell=True, capture_output=True, text=True)
        assert done.stderr == ""

    def test_a_closed_pipe_ends_the_command(self, command, monkeypatch):
        def close(_):
            raise BrokenPipeError

        silenced = []
        monkeypatch.setattr("backpack.cli.checking.given_sources", close)
        monkeypatch.setattr(program, "silence_output", lambda: silenced.append(True))
        assert command("check", "x").status == 1
        assert silenced == [True]

    def test_what_comes_after_a_closed_pipe_goes_nowhere(self, tmp_path, monkeypatch):
        with (tmp_path / "out").open("w+") as stream:
            monkeypatch.setattr(sys, "stdout", stream)
            silence_output()
            print("too late", file=stream, flush=True)
            monkeypatch.undo()
        assert (tmp_path / "out").read_text() == ""

    def test_a_program_from_source_starts_no_workers_part(self, monkeypatch, capsys):
        monkeypatch.setattr("multiprocessing.freeze_support", lambda: pytest.fail("frozen"))
        monkeypatch.setattr(sys, "argv", ["backpack", "--version"])
        assert __main__.main() == 0
        assert __version__ in capsys.readouterr().out

    def test_a_frozen_program_serves_its_own_workers(self, monkeypatch):
        called = []
        monkeypatch.setattr(sys, "frozen", True, raising=False)
        monkeypatch.setattr("multiprocessing.freeze_support", lambda: called.append(True))
        monkeypatch.setattr(sys, "argv", ["backpack", "--version"])
        assert __main__.main() == 0
        assert called == [True]


def test_starting_a_worker_imports_nothing_heavy():
    code = "import sys, backpack.__main__; print(*sorted(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    loaded = {name for name in done.stdout.split() if name.startswith("backpack")}
    assert loaded == {"backpack", "backpack.__main__"}


class TestPlain:
    @pytest.mark.parametrize("text", ["Żółw", "木の亀", "שלום", "naïve café", "👩‍🎓"])
    def test_any_language_comes_through(self, text):
        assert plain(text) == text

    @pytest.mark.parametrize("text", ["\x1b[31m", "\x9b", "\x07", "\u202e", "\ud800", "\u2028"])
    def test_what_a_terminal_would_obey_does_not(self, text):
        assert plain(text).startswith("\N{REPLACEMENT CHARACTER}")

    def test_everything_stays_on_one_line(self):
        assert plain("a\nb\tc\r") == "a b c "


class TestIdentity:
    @pytest.mark.parametrize(
        ("text", "identity"),
        [
            ("email:ada@example.org", Identity(type="email", value="ada@example.org")),
            ("url:https://ada.example", Identity(type="url", value="https://ada.example")),
            ("did:key:z6Mk", Identity(type="id", value="did:key:z6Mk")),
        ],
    )
    def test_is_a_kind_and_a_value(self, text, identity):
        assert parse_identity(text) == identity

    @pytest.mark.parametrize("text", ["", "ada@example.org", "email:", "did:", "shoe:9"])
    def test_anything_else_is_wrong_usage(self, text):
        with pytest.raises(argparse.ArgumentTypeError):
            parse_identity(text)
