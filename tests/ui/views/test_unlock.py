import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from backpack.formats.recovery_key import render_recovery_key
from backpack.ui.views.recovery_field import find_recovery_key
from backpack.ui.views.unlock import UnlockPage, Ways
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


KEY = render_recovery_key(bytes(range(32)))


@pytest.fixture
def all_ways(qtbot):
    page = UnlockPage(Ways(passphrase=True, keychain=True, recovery=True))
    qtbot.addWidget(page)
    page.show()
    return page


def test_the_recovery_key_is_another_way_and_leads_back(all_ways, qtbot):
    all_ways.other_way.click()
    assert not all_ways.passphrase.isVisible()
    assert all_ways.focusProxy() is all_ways.recovery
    qtbot.keyClicks(all_ways.recovery.box, "ABCDE FGHJK")
    with qtbot.waitSignal(all_ways.recovery_entered) as entered:
        qtbot.keyClick(all_ways.recovery.box, Qt.Key.Key_Return)
    assert entered.args == ["ABCDE FGHJK"]
    all_ways.other_way.click()
    assert all_ways.passphrase.isVisible()


def test_the_keychain_is_asked_only_when_its_button_is_pressed(all_ways, qtbot):
    with qtbot.waitSignal(all_ways.keychain_asked):
        qtbot.keyClick(all_ways.keychain_button, Qt.Key.Key_Space)


def test_only_the_ways_that_there_are_are_offered(page, qtbot):
    assert not page.keychain_button.isVisible()
    assert not page.other_way.isVisible()
    paper = UnlockPage(Ways(passphrase=False, recovery=True))
    qtbot.addWidget(paper)
    paper.show()
    assert paper.recovery.isVisible()
    assert not paper.other_way.isVisible()


def test_the_wait_before_the_next_try_counts_down(page, qtbot):
    qtbot.keyClicks(page.passphrase.line, "wrong")
    page.show_error(explain_fault("wrong-passphrase", {}), 1.2)
    assert page.open_button.text() == "Open, in 2 seconds"
    with qtbot.assertNotEmitted(page.entered):
        qtbot.keyClick(page.passphrase.line, Qt.Key.Key_Return)
    page._clock.timeout.emit()
    assert page.open_button.text() == "Open, in 1 second"
    page._clock.timeout.emit()
    assert page.open_button.text() == "Open"
    assert page.open_button.isEnabled()


def test_a_saved_recovery_key_is_found_in_its_file(all_ways, tmp_path):
    file = tmp_path / "sheet.txt"
    file.write_text(f"Backpack\nmade on 25 November\n\n{KEY}\n", encoding="utf-8")
    all_ways.other_way.click()
    all_ways.recovery._take_file(file)
    assert all_ways.recovery.text == KEY
    all_ways.recovery._take_file(tmp_path / "gone.txt")
    assert any("cannot be opened" in text for text in texts(all_ways))
    assert find_recovery_key("  nothing like it \n") == "nothing like it"


def test_the_file_with_the_key_is_asked_for(all_ways, qtbot):
    all_ways.other_way.click()
    all_ways.recovery.file_button.click()
    (asked,) = all_ways.findChildren(QFileDialog)
    asked.close()
