import pytest
from PySide6.QtCore import Qt

from backpack.ui.views.unlock import UnlockPage
from backpack.words.faults import explain_fault
from tests.ui.desk import texts


@pytest.fixture
def page(qtbot):
    page = UnlockPage()
    qtbot.addWidget(page)
    page.show()
    return page


def test_a_passphrase_is_handed_on(page, qtbot):
    assert not page.open_button.isEnabled()
    qtbot.keyClicks(page.passphrase.line, "open sesame")
    with qtbot.waitSignal(page.entered) as entered:
        qtbot.keyClick(page.passphrase.line, Qt.Key.Key_Return)
    assert entered.args == ["open sesame"]


def test_an_empty_passphrase_is_not_tried(page, qtbot):
    with qtbot.assertNotEmitted(page.entered):
        qtbot.keyClick(page.passphrase.line, Qt.Key.Key_Return)


def test_nothing_is_tried_twice_at_once(page, qtbot):
    qtbot.keyClicks(page.passphrase.line, "open sesame")
    page.set_busy(True)
    assert not page.open_button.isEnabled()
    with qtbot.assertNotEmitted(page.entered):
        page.open_button.click()


def test_a_wrong_passphrase_is_told_and_can_be_typed_over(page, qtbot):
    qtbot.keyClicks(page.passphrase.line, "wrong")
    page.set_busy(True)
    page.show_error(explain_fault("wrong-passphrase", {}))
    assert "That passphrase does not open this backpack" in texts(page)
    assert any("Nothing is damaged" in text for text in texts(page))
    assert page.passphrase.line.selectedText() != ""
    qtbot.keyClicks(page.passphrase.line, "right")
    assert page.passphrase.text == "right"


def test_what_was_typed_can_be_forgotten(page, qtbot):
    qtbot.keyClicks(page.passphrase.line, "secret")
    page.show_error(explain_fault("wrong-passphrase", {}))
    page.clear()
    assert page.passphrase.text == ""
    assert "That passphrase does not open this backpack" not in texts(page)
