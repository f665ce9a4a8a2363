"""Locking over the window: what goes, what waits, and what is said."""

from datetime import timedelta

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QMenu

from backpack.domain.progress import Progress
from backpack.ui.adding import Files
from backpack.ui.dialogs.adding import AddingSheet
from backpack.ui.jobs import Lane
from backpack.ui.opening_page import OpeningPage
from backpack.ui.problems import ask
from tests import mint
from tests.ui.window import action, dialog, sheets


@pytest.fixture
def closed(desk, monkeypatch):
    """How often the store was closed."""
    calls = []
    monkeypatch.setattr(type(desk.store), "close", lambda _store: calls.append(True))
    return calls


def press(widget, key, modifiers):
    """As the system does it: the key comes to the window first."""
    event = QKeyEvent(QEvent.Type.KeyPress, key, modifiers)
    QCoreApplication.sendEvent(widget.windowHandle(), event)


def test_ctrl_l_closes_the_store_and_empties_the_window(qtbot, window, closed):
    assert action(window, "Lock").shortcut().toString() == "Ctrl+L"
    with qtbot.waitSignal(window.locked):
        qtbot.keyClick(window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert closed == [True]
    assert window.workspace is None
    assert isinstance(window.pages.currentWidget(), OpeningPage)
    assert not window.acceptDrops()
    assert window.menuBar().findChildren(QMenu) == []


def test_ctrl_l_locks_from_a_dialog_too(qtbot, window, closed):
    window.workspace.dialogs.open_about()
    about = dialog(window)
    qtbot.waitUntil(about.isActiveWindow)
    press(about, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier)
    with qtbot.waitSignal(window.locked):
        press(about, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert sheets(window) == []
    assert closed == [True]


def test_locking_what_is_locked_does_nothing(qtbot, window, closed):
    with qtbot.waitSignal(window.locked):
        window.lock.lock()
    window.lock.lock()
    assert closed == [True]


def test_a_learner_who_leaves_the_desktop_or_stays_idle_leaves_it_locked(qtbot, window, closed):
    qtbot.waitUntil(lambda: window.lock._idle is not None)
    window.lock.watch(window.lock._idle._clock, timedelta(0))
    with qtbot.waitSignal(window.locked):
        window.lock._idle.look()
    assert closed == [True]
    assert not window.lock._idle._looks.isActive()


def test_the_desktop_that_locks_takes_the_backpack_with_it(qtbot, window, closed):
    with qtbot.waitSignal(window.locked):
        window.lock.desktop.left.emit()


def test_the_store_closes_only_after_what_is_under_way_has_stopped(qtbot, window, closed):
    order = []

    def work(progress: Progress) -> None:
        while True:
            try:
                progress.step(1)
            except BaseException:
                order.append(list(closed))
                raise

    window.runner.submit(work, on_done=lambda _: None, lane=Lane.NETWORK)
    with qtbot.waitSignal(window.locked):
        window.lock.lock()
    assert order == [[]]
    assert closed == [True]


def test_a_question_that_waits_for_an_answer_hears_no(qtbot, window, closed):
    answers = []
    QTimer.singleShot(50, window.lock.lock)
    with qtbot.waitSignal(window.locked):
        answers.append(ask(window, "Really?", "It is gone then.", "Remove"))
    assert answers == [False]


def test_files_that_were_being_added_wait_for_the_next_opening(
    qtbot, window, desk, tmp_path, monkeypatch, closed
):
    paths = tuple(tmp_path / f"{number}.jwt" for number in range(3))
    for path in paths:
        path.write_bytes(mint.vc_jwt())
    monkeypatch.setattr(
        "backpack.services.importing.Importing.add",
        lambda _self, sources, progress: [progress.step(1) for _ in iter(lambda: 0, 1)],
    )
    window.workspace.add(Files(paths))
    qtbot.waitUntil(lambda: window.findChildren(AddingSheet) != [])
    with qtbot.waitSignal(window.locked):
        window.lock.lock()
    assert window._waiting == list(paths)


def test_a_secret_on_the_clipboard_goes_with_locking_and_with_quitting(qtbot, window, closed):
    window.lock.clipboard.copy("AAAA-BBBB")
    with qtbot.waitSignal(window.locked):
        window.lock.lock()
    assert QGuiApplication.clipboard().text() == ""


def test_quitting_takes_the_secret_along(window):
    window.lock.clipboard.copy("AAAA-BBBB")
    window.close()
    assert QGuiApplication.clipboard().text() == ""
