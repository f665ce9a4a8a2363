"""The quiet strip, and the one dialog that opens by itself."""

import pytest

from backpack.domain.protection import Due
from backpack.ui.dialogs.passphrase import PassphraseDialog
from backpack.ui.dialogs.recovery import RecoveryDialog
from backpack.ui.dialogs.settings.window import SettingsDialog
from tests.ui.window import action, badge, dialog, sheets


def test_while_nothing_is_due_there_is_no_strip(workspace):
    assert not workspace.wall.reminder.isVisible()


def test_the_first_badges_bring_the_strip_and_it_opens_the_sheet(qtbot, window, desk):
    workspace = window.workspace
    desk.locks.due = Due.SOON
    desk.add(badge(7))
    workspace.deeds.remove(workspace.model.shown[:1])
    qtbot.waitUntil(workspace.wall.reminder.isVisible)
    workspace.wall.reminder.button.click()
    sheet = dialog(window, RecoveryDialog)
    qtbot.waitUntil(sheet.isEnabled)
    assert sheet.later_button.isVisible()
    desk.locks.due = Due.NOT_YET
    sheet.reject()
    qtbot.waitUntil(lambda: not workspace.wall.reminder.isVisible())


@pytest.fixture
def overdue(qtbot, desk, window):
    desk.locks.due = Due.NOW
    window.workspace.reminders.look()
    qtbot.waitUntil(lambda: sheets(window) != [])
    return dialog(window, RecoveryDialog)


def test_after_a_week_the_sheet_opens_by_itself_and_once(qtbot, window, overdue):
    assert not overdue.later_button.isVisible()
    window.workspace.reminders.look()
    qtbot.waitUntil(lambda: not window.runner._running)
    assert sheets(window) == [overdue]


def test_a_passphrase_ends_the_hurry(qtbot, window, overdue, desk):
    qtbot.waitUntil(overdue.isEnabled)
    overdue.passphrase_button.click()
    asked = dialog(overdue, PassphraseDialog)
    for line in (asked.new.first.line, asked.new.second.line):
        line.setText("harbour lantern coffee")
    desk.locks.due = Due.SOON
    asked.save_button.click()
    qtbot.waitUntil(lambda: sheets(window) == [])
    assert desk.locks.done == [("change", "harbour lantern coffee")]


def test_the_badges_can_be_taken_along_first(qtbot, window, overdue, monkeypatch):
    asked = []
    monkeypatch.setattr(window.workspace.deeds, "save_originals", asked.extend)
    qtbot.waitUntil(overdue.isEnabled)
    overdue.export_button.click()
    assert len(asked) == 3


def test_the_settings_are_in_the_menu_and_lead_to_the_sheet(qtbot, window):
    settings = action(window, "Settings…")
    assert settings.shortcut().toString() == "Ctrl+,"
    settings.trigger()
    opened = dialog(window, SettingsDialog)
    page = opened.stack.currentWidget()
    qtbot.waitUntil(page.isEnabled)
    page.recovery_button.click()
    dialog(window, RecoveryDialog)


def test_another_idle_time_counts_at_once(qtbot, window, desk):
    desk.backpack.locking.choose_idle(5)
    window.workspace.dialogs.protection_changed.emit()
    qtbot.waitUntil(lambda: window.lock._idle is not None and window.lock._idle._after is not None)
    assert window.lock._idle._after.total_seconds() == 300
