from datetime import timedelta

import pytest
from PySide6.QtCore import QEvent, QObject, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QWindow

from backpack.ui.locking.idle import Idle
from tests.conftest import NOW

TEN = timedelta(minutes=10)


class Clock:
    def __init__(self):
        self.time = NOW

    def now(self):
        return self.time


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def busy():
    return []


@pytest.fixture
def idle(qapp, clock, busy):
    parent = QObject()
    idle = Idle(clock, lambda: bool(busy), parent)
    idle.told = []
    idle.passed.connect(lambda: idle.told.append(True))
    idle.wait(TEN)
    yield idle
    idle.wait(None)
    parent.deleteLater()


def test_after_ten_minutes_without_input_the_time_is_over(idle, clock):
    clock.time += TEN - timedelta(seconds=1)
    idle.look()
    assert idle.told == []
    clock.time += timedelta(seconds=1)
    idle.look()
    assert idle.told == [True]


@pytest.mark.parametrize(
    "event",
    [
        QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier),
        QMouseEvent(
            QEvent.Type.MouseMove,
            QPointF(1, 1),
            QPointF(1, 1),
            Qt.MouseButton.NoButton,
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
        ),
    ],
)
def test_a_key_or_the_mouse_begins_the_time_anew(idle, clock, event):
    window = QWindow()
    idle._follow(window)
    clock.time += TEN
    assert not idle.eventFilter(window, event)
    idle.look()
    assert idle.told == []


def test_what_is_no_input_does_not(idle, clock):
    clock.time += TEN
    assert not idle.eventFilter(QWindow(), QEvent(QEvent.Type.UpdateRequest))
    idle.look()
    assert idle.told == [True]


def test_work_that_the_learner_waits_for_holds_it_up(idle, clock, busy):
    busy.append("adding 1,000 badges")
    clock.time += TEN
    idle.look()
    busy.clear()
    idle.look()
    assert idle.told == []
    clock.time += TEN
    idle.look()
    assert idle.told == [True]


def test_where_it_is_switched_off_it_never_passes(idle, clock):
    idle.wait(None)
    clock.time += TEN * 100
    idle.look()
    assert idle.told == []
    assert not idle._looks.isActive()
