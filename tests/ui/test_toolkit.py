"""Guards against releases of the toolkit that break the program outright."""

import sys

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage, QPainter


class Bell(QObject):
    rung = Signal(int)


@pytest.fixture
def painter(qapp):
    image = QImage(8, 8, QImage.Format.Format_ARGB32_Premultiplied)
    painter = QPainter(image)
    yield painter
    painter.end()


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None and True are immortal from 3.12 on")
class TestReferences:
    """PySide6 6.12.0 loses one for each call, which ends in an abort."""

    def test_emitting_a_signal_keeps_those_to_true(self, qapp):
        bell = Bell()
        before = sys.getrefcount(True)
        for _ in range(50):
            bell.rung.emit(1)
        assert abs(sys.getrefcount(True) - before) < 10

    def test_painting_keeps_those_to_none(self, painter):
        before = sys.getrefcount(None)
        for _ in range(50):
            painter.save()
            painter.setPen("black")
            painter.restore()
        assert abs(sys.getrefcount(None) - before) < 40
