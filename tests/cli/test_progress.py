"""Progress on a terminal: seen where somebody looks, silent everywhere else."""

import io
import sys

import pytest

from backpack.cli.progress import progress_beside_output, terminal_progress


class Terminal(io.StringIO):
    def isatty(self):
        return True


@pytest.fixture
def screen(monkeypatch):
    """Called in the test itself, since pytest puts its own stream in place before."""

    def look():
        terminal = Terminal()
        monkeypatch.setattr(sys, "stderr", terminal)
        return terminal

    return look


def test_each_step_is_written_over_and_the_last_is_wiped(screen):
    terminal = screen()
    with terminal_progress() as progress:
        progress.step(1, 3, "badge.png")
        progress.step(2, None, "other.png")
    assert terminal.getvalue().split("\r\x1b[K") == ["", "1/3 badge.png", "2 other.png", ""]


def test_the_line_is_wiped_when_the_work_fails(screen):
    terminal = screen()

    def work():
        with terminal_progress() as progress:
            progress.step(1, 3, "badge.png")
            raise ValueError("broken")

    with pytest.raises(ValueError, match="broken"):
        work()
    assert terminal.getvalue().endswith("\r\x1b[K")


def test_a_label_from_a_badge_cannot_command_the_terminal(screen):
    terminal = screen()
    with terminal_progress() as progress:
        progress.step(1, 3, "\x1b[2J")
    assert "\x1b[2J" not in terminal.getvalue()


def test_nothing_is_written_into_a_file(capsys):
    with terminal_progress() as progress:
        progress.step(1, 3, "badge.png")
    assert capsys.readouterr().err == ""


def test_lines_that_appear_one_by_one_are_progress_enough(screen, monkeypatch):
    terminal = screen()
    with progress_beside_output() as progress:
        progress.step(1, 3, "badge.png")
    assert "1/3" in terminal.getvalue()
    monkeypatch.setattr(sys, "stdout", Terminal())
    before = terminal.getvalue()
    with progress_beside_output() as progress:
        progress.step(2, 3, "badge.png")
    assert terminal.getvalue() == before
