"""The door: window or command, exit statuses, and what a terminal gets to see."""

import argparse
import subprocess
import sys
from pathlib import Path

import pytest

from backpack import __main__, __version__
from backpack.cli import program
from backpack.cli.arguments import make_parser
from backpack.cli.output import complain, plain, silence_output
from backpack.cli.parsing import parse_identity
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

    def test_a_name_that_no_disk_can_hold_opens_nothing(self, command, windows):
        assert (command("x" * 300).status, windows) == (2, [])

    def test_a_file_in_a_closed_folder_is_for_the_window_to_explain(
        self, command, windows, monkeypatch
    ):
        def refuse(_):
            raise PermissionError(13, "Permission denied")

        monkeypatch.setattr(Path, "exists", refuse)
        assert command("closed/x.svg").status == 0
        assert [paths for _, paths in windows] == [[Path("closed/x.svg")]]

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

    @pytest.mark.parametrize(
        "moment", ["9999-12-31T23:59:59-10:00", "9999-12-31", "0001-01-01T00:00:00+10:00"]
    )
    def test_a_moment_at_the_end_of_all_calendars_is_wrong_usage(self, command, moment):
        assert command("check", "x", "--as-of", moment).status == 2

    def test_the_last_years_of_the_calendar_can_be_judged(self, command, badge):
        for moment in ("9998-12-31T23:59:59-10:00", "0002-01-01T00:00:00+10:00"):
            assert command("check", badge, "--as-of", moment).status == 0

    @pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device of Linux")
    @pytest.mark.parametrize("options", [[], ["--json"]])
    def test_an_output_that_takes_nothing_is_said_calmly(self, badge, options):
        with Path("/dev/full").open("w") as full:
            done = subprocess.run(
                [sys.executable, "-m", "backpack", "check", badge, *options],
                check=False, stdout=full, stderr=subprocess.PIPE, text=True,
            )  # fmt: skip
        assert done.returncode == 1
        assert done.stderr.splitlines()[:2] == [
            "The output could not be written",
            "Where it should go, there was trouble: No space left on device.",
        ]
        assert "Traceback" not in done.stderr

    def test_a_disk_that_is_full_ends_the_command_with_the_reason(
        self, command, badge, monkeypatch
    ):
        def full(*_, **__):
            raise OSError(28, "No space left on device")

        silenced = []
        monkeypatch.setattr(program, "silence_output", lambda: silenced.append(True))
        with monkeypatch.context() as patched:
            patched.setattr(sys.stdout, "write", full)
            done = command("check", badge)
        assert (done.status, silenced) == (1, [True])
        assert "No space left on device" in done.err

    def test_trouble_that_cannot_be_told_either_stops_nothing(self, monkeypatch, capsys):
        def full(*_, **__):
            raise OSError(28, "No space left on device")

        with monkeypatch.context() as patched:
            patched.setattr(sys.stderr, "write", full)
            complain("unheard")
        assert capsys.readouterr().err == ""

    def test_a_pipe_closed_while_it_is_written_to_is_no_drama(self, command, badge, monkeypatch):
        def close(*_, **__):
            raise BrokenPipeError

        monkeypatch.setattr(program, "silence_output", lambda: None)
        with monkeypatch.context() as patched:
            patched.setattr(sys.stdout, "write", close)
            done = command("check", badge)
        assert (done.status, done.err) == (1, "")

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
            ("name:Ada Byron", Identity(type="name", value="Ada Byron")),
            ("emailAddress:ada@x.example", Identity(type="email", value="ada@x.example")),
            ("mailto:ada@x.example", Identity(type="email", value="ada@x.example")),
            ("phone:+49 30 1", Identity(type="telephone", value="+49 30 1")),
            ("username:ada", Identity(type="userName", value="ada")),
        ],
    )
    def test_is_a_kind_and_a_value(self, text, identity):
        assert parse_identity(text) == identity

    @pytest.mark.parametrize("text", ["", "ada@example.org", "email:", "did:", "shoe:9"])
    def test_anything_else_is_wrong_usage(self, text):
        with pytest.raises(argparse.ArgumentTypeError):
            parse_identity(text)
