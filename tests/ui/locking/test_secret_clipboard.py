import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from backpack.ui.locking.secret_clipboard import CLEARED_AFTER, SecretClipboard

SECRET = "AAAA-BBBB-CCCC"


@pytest.fixture
def clipboard(qapp):
    parent = QObject()
    yield SecretClipboard(parent)
    QGuiApplication.clipboard().clear()
    parent.deleteLater()


def test_a_secret_is_taken_back_after_a_minute(clipboard):
    clipboard.copy(SECRET)
    assert QGuiApplication.clipboard().text() == SECRET
    assert clipboard._clock.isActive()
    assert clipboard._clock.interval() == CLEARED_AFTER * 1000 == 60_000
    clipboard._clock.timeout.emit()
    assert QGuiApplication.clipboard().text() == ""


def test_what_was_copied_since_stays(clipboard):
    clipboard.copy(SECRET)
    QGuiApplication.clipboard().setText("a shopping list")
    clipboard.clear()
    assert QGuiApplication.clipboard().text() == "a shopping list"


def test_what_others_copied_is_never_cleared(clipboard):
    QGuiApplication.clipboard().setText("a shopping list")
    clipboard.clear()
    clipboard.copy(SECRET)
    clipboard.clear()
    QGuiApplication.clipboard().setText(SECRET)
    clipboard.clear()
    assert QGuiApplication.clipboard().text() == SECRET


def test_clipboard_histories_are_asked_to_keep_out(clipboard):
    clipboard.copy(SECRET)
    mime = QGuiApplication.clipboard().mimeData()
    assert bytes(mime.data("x-kde-passwordManagerHint").data()) == b"secret"
    assert mime.hasFormat("org.nspasteboard.ConcealedType")
