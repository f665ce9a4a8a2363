from types import SimpleNamespace

import pytest

from backpack.ui.application import make_main_window
from tests.ui.desk import Desk
from tests.ui.window import badge


@pytest.fixture
def desk(qapp, verifier, clock):
    desk = Desk(verifier, clock)
    yield desk
    desk.close()


@pytest.fixture
def program(tmp_path, clock):
    """What the window asks of the program once a backpack is open."""
    return SimpleNamespace(home=tmp_path, clock=clock)


@pytest.fixture
def open_window(qapp, qtbot, desk, program):
    """Opens the window over the desk's backpack and waits for its badges."""
    windows = []

    def give():
        window = make_main_window(qapp, program, desk.backpack)
        windows.append(window)
        qtbot.addWidget(window)
        with qtbot.waitSignal(window.workspace.ready):
            window.show()
        qtbot.waitUntil(lambda: window.lock._idle is not None)  # how long it may stay idle is read
        return window

    yield give
    for window in windows:
        window.close()


@pytest.fixture
def ids(desk):
    """Three badges that are kept, newest first."""
    return desk.add(*(badge(number) for number in range(3)))


@pytest.fixture
def window(ids, open_window):
    return open_window()


@pytest.fixture
def workspace(window):
    return window.workspace
