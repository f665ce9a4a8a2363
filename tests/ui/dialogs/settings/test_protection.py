import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from backpack.domain.faults import Fault
from backpack.domain.protection import Protection, Recovery
from backpack.services.locking import Locking
from backpack.ui.dialogs.settings.protection import ProtectionPage
from backpack.ui.dialogs.settings.window import SettingsDialog
from backpack.ui.problems import DefectSheet
from tests.ui.desk import texts
from tests.ui.protection import Locks

GOOD = "harbour lantern coffee"


@pytest.fixture
def locks():
    return Locks(protection=Protection(has_passphrase=True, in_keychain=True))


@pytest.fixture
def page(qtbot, desk, locks):
    locking = Locking(store=desk.store, has_passphrase=lambda: locks.protection.has_passphrase)
    page = ProtectionPage(locks, locking, desk.runner)
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(page.isEnabled)
    return page


def choose(qtbot, page):
    page.change_button.click()
    qtbot.keyClicks(page.new.first.line, GOOD)
    qtbot.keyClicks(page.new.second.line, GOOD)
    with qtbot.waitSignal(page.changed):
        page.new.second.line.returnPressed.emit()


def test_the_passphrase_is_changed_and_not_kept_in_the_fields(qtbot, page, locks):
    choose(qtbot, page)
    assert locks.done == [("change", GOOD)]
    assert page.new.text == ""
    assert any("From now on this passphrase opens" in text for text in texts(page))


def test_the_passphrase_is_taken_away_and_chosen_again(qtbot, page, locks):
    with qtbot.waitSignal(page.changed):
        page.remove_button.click()
    assert not page.remove_button.isVisible()
    assert not page.keychain.isEnabled()
    assert not page.rekey_passphrase.isVisible()
    choose(qtbot, page)
    assert page.remove_button.isVisible()
    assert locks.done == [("remove",), ("change", GOOD)]


def test_the_keychain_is_left_and_used_again(qtbot, page, locks):
    for asked in ("leave keychain", "use keychain"):
        with qtbot.waitSignal(page.changed):
            page.keychain.click()
        assert locks.done[-1] == (asked,)
    assert page.keychain.isChecked()


def test_what_the_keychain_refuses_is_told_and_shown_as_it_is(qtbot, page, locks):
    locks.fault = Fault("keychain-keeps")
    page.keychain.click()
    qtbot.waitUntil(lambda: any("still has the key" in text for text in texts(page)))
    assert page.keychain.isChecked()


def test_a_defect_is_owned_up_to(qtbot, page, locks):
    locks.fault = ZeroDivisionError()
    page.remove_button.click()
    qtbot.waitUntil(lambda: page.findChildren(DefectSheet) != [])
    page.findChildren(DefectSheet)[0].close()


@pytest.mark.parametrize(
    ("recovery", "words"),
    [
        (Recovery.NONE, "There is none yet"),
        (Recovery.UNPROVEN, "Two groups of it are still to be typed"),
        (Recovery.PROVEN, "You have one from 23 Nov 2026."),
    ],
)
def test_it_says_how_the_recovery_sheet_stands(qtbot, page, locks, recovery, words):
    if recovery is not Recovery.NONE:
        locks.renew_recovery_key()
        locks._change(recovery=recovery)
    page.look_again()
    qtbot.waitUntil(page.isEnabled)
    assert any(words in text for text in texts(page))
    with qtbot.waitSignal(page.recovery_asked):
        page.recovery_button.click()


def test_the_idle_time_is_ten_minutes_until_another_is_chosen(qtbot, page, desk):
    assert page.idle.currentText() == "After 10 minutes"
    page.idle.setCurrentIndex(page.idle.findData(30))
    with qtbot.waitSignal(page.changed):
        page.idle.activated.emit(page.idle.currentIndex())
    assert page._locking.idle_minutes() == 30


def test_everything_is_encrypted_anew_on_request(qtbot, page, locks):
    page.rekey_passphrase.line.setText(GOOD)
    with qtbot.waitSignal(page.changed):
        page.rekey_button.click()
    assert locks.done == [("rekey", GOOD)]
    assert page.rekey_passphrase.text == ""


def test_the_settings_are_gone_through_by_keyboard(qtbot, page):
    dialog = SettingsDialog([("Protection", page), ("Other", QWidget())])
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.keyClick(dialog.list, Qt.Key.Key_Down)
    assert dialog.stack.currentIndex() == 1
    dialog.go_to(0)
    assert dialog.stack.currentWidget() is page
