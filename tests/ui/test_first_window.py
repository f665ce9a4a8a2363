"""A second start over the same backpack: its files arrive in the first window, and it ends."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtNetwork import QLocalSocket

from backpack.ui import first_window, meeting_place
from backpack.ui.first_window import FirstWindow, hand_over


@pytest.fixture
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    return tmp_path / "home"


@pytest.fixture
def first(qapp, home):
    parent = QObject()
    first = FirstWindow(home, parent)
    first.calls = []
    first.called.connect(first.calls.append)
    assert first.listen()
    yield first
    first.close()
    parent.deleteLater()


START = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from backpack.ui.first_window import hand_over
app = QCoreApplication([])
sys.exit(0 if hand_over(Path(sys.argv[1]), [Path(name) for name in sys.argv[2:]]) else 7)
"""


def start_again(qtbot, home, *paths):
    """A second start, in a process of its own; whether the first window took the files."""
    command = [sys.executable, "-c", START, *map(str, (home, *paths))]
    with subprocess.Popen(command) as second:
        qtbot.waitUntil(lambda: second.poll() is not None, timeout=20_000)
    return second.returncode == 0


def test_the_files_of_a_second_start_arrive_in_the_first_window(qtbot, first, home):
    paths = [Path("/somewhere/über badge.png"), Path("/somewhere/b.json")]
    assert start_again(qtbot, home, *paths)
    assert first.calls == [tuple(paths)]


def test_a_start_without_files_still_calls_the_window(qtbot, first, home):
    assert start_again(qtbot, home)
    assert first.calls == [()]


def test_a_window_over_another_backpack_is_left_alone(qtbot, first, home):
    assert not start_again(qtbot, home.parent / "other")
    assert first.calls == []


def test_where_there_is_no_window_the_start_goes_on(qapp, home):
    assert not hand_over(home, [])


def test_a_window_that_does_not_answer_keeps_nobody_waiting(qapp, first, home, monkeypatch):
    monkeypatch.setattr(first_window, "_PATIENCE", 50)
    assert not hand_over(home, [])  # on the same thread nobody can answer


def test_what_a_killed_program_left_behind_is_no_obstacle(qapp, home):
    code = (
        "import os, sys\n"
        "from pathlib import Path\n"
        "from PySide6.QtCore import QCoreApplication\n"
        "from backpack.ui import first_window\n"
        "app = QCoreApplication([])\n"
        f"window = first_window.FirstWindow(Path({str(home)!r}))\n"
        "assert window.listen()\n"
        "os._exit(9)\n"
    )
    subprocess.run([sys.executable, "-c", code], check=False)
    first = FirstWindow(home)
    assert first.listen()
    first.close()


def test_each_system_has_a_place_where_windows_meet(home, monkeypatch):
    monkeypatch.delenv("XDG_RUNTIME_DIR")
    assert meeting_place.address_of(home).startswith(f"{home}/backpack-")
    monkeypatch.setattr(meeting_place.sys, "platform", "win32")
    assert "/" not in meeting_place.address_of(home)


def test_a_first_start_need_not_look_for_a_window_where_none_can_be(home, monkeypatch):
    assert not meeting_place.may_be_taken(home)
    first = FirstWindow(home)
    assert first.listen()
    assert meeting_place.may_be_taken(home)
    first.close()
    assert not meeting_place.may_be_taken(home)
    monkeypatch.setattr(meeting_place.sys, "platform", "win32")
    assert meeting_place.may_be_taken(home)


@pytest.mark.parametrize(
    ("line", "paths"),
    [
        (b"no list\n", ()),
        (json.dumps({"a": 1}).encode() + b"\n", ()),
        (json.dumps(["/a", 7]).encode() + b"\n", (Path("/a"),)),
    ],
)
def test_what_is_no_list_of_files_only_calls_the_window(qtbot, first, line, paths):
    socket = QLocalSocket()
    socket.connectToServer(first._address)
    socket.write(line)
    qtbot.waitUntil(lambda: first.calls != [])
    assert first.calls == [paths]


def test_an_endless_message_is_cut_off(qtbot, first, monkeypatch):
    monkeypatch.setattr(first_window, "_LONGEST", 100)
    socket = QLocalSocket()
    socket.connectToServer(first._address)
    socket.write(b"x" * 200)
    qtbot.waitUntil(lambda: socket.state() is QLocalSocket.LocalSocketState.UnconnectedState)
    assert first.calls == []


def test_a_window_that_is_called_comes_forward(window, tmp_path):
    window.showMinimized()
    window.come_forward([])
    assert not window.windowState() & Qt.WindowState.WindowMinimized
    assert window.isVisible()
