"""The recovery sheet: made, taken along, proven, and never a trap."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QLabel

from backpack.domain.faults import Fault
from backpack.domain.protection import Protection, Recovery
from backpack.publish.recovery_sheet import Paper
from backpack.ui.dialogs.passphrase import PassphraseDialog
from backpack.ui.dialogs.recovery import RecoveryDialog, _paper
from backpack.ui.locking.secret_clipboard import SecretClipboard
from backpack.ui.problems import DefectSheet
from tests.ui.desk import texts
from tests.ui.protection import KEY, Locks

GROUPS = KEY.split("-")
UNPROVEN = Protection(
    has_passphrase=True,
    in_keychain=True,
    recovery=Recovery.UNPROVEN,
    recovery_made=date(2026, 11, 20),
)


@pytest.fixture
def locks():
    return Locks()


@pytest.fixture
def give(qtbot, desk, locks):
    def give(**options):
        dialog = RecoveryDialog(locks, desk.runner, SecretClipboard(desk.runner), **options)
        qtbot.addWidget(dialog)
        dialog.show()
        qtbot.waitUntil(dialog.isEnabled)
        return dialog

    yield give
    QGuiApplication.clipboard().clear()


@pytest.fixture
def sheet(qtbot, give):
    """The dialog with a sheet in sight."""
    dialog = give()
    dialog.make_button.click()
    qtbot.waitUntil(dialog.next_button.isVisible)
    return dialog


def test_every_group_is_shown_with_its_number_and_read_out_letter_by_letter(sheet):
    shown = [label.text() for label in sheet.key_box.findChildren(QLabel)]
    assert shown == [f"{place:>2}  {group}" for place, group in enumerate(GROUPS, start=1)]
    first = sheet.key_box.findChildren(QLabel)[0]
    assert first.accessibleName() == f"Group 1: {' '.join(GROUPS[0])}"


def test_two_groups_prove_that_the_learner_has_it(qtbot, sheet, locks):
    sheet.next_button.click()
    qtbot.waitUntil(sheet.first.isVisible)
    assert not sheet.key_box.isVisible()
    assert sheet.first.accessibleName() == "Group 4"
    assert not sheet.done_button.isEnabled()
    qtbot.keyClicks(sheet.first, GROUPS[3])
    qtbot.keyClicks(sheet.second, "WRONG")
    sheet.done_button.click()
    qtbot.waitUntil(lambda: any("These are not the two groups" in text for text in texts(sheet)))
    sheet.back_button.click()
    assert sheet.key_box.isVisible()
    sheet.next_button.click()
    qtbot.waitUntil(sheet.first.isVisible)
    qtbot.keyClicks(sheet.first, GROUPS[3])
    qtbot.keyClicks(sheet.second, GROUPS[8])
    with qtbot.waitSignal(sheet.proven):
        sheet.second.returnPressed.emit()
    qtbot.waitUntil(lambda: not sheet.isVisible())
    assert locks.protection.recovery is Recovery.PROVEN


def test_the_copied_key_leaves_the_clipboard_again(qtbot, sheet):
    sheet.copy()
    assert QGuiApplication.clipboard().text() == KEY
    assert any("cleared in a minute" in text for text in texts(sheet))
    sheet._clipboard.clear()
    assert QGuiApplication.clipboard().text() == ""


@pytest.mark.parametrize(
    ("save", "name", "begins"),
    [("save_pdf", "sheet.pdf", b"%PDF-"), ("save_text", "key.txt", b"Recovery key")],
)
def test_the_sheet_is_saved_to_be_printed_or_kept(qtbot, sheet, tmp_path, save, name, begins):
    getattr(sheet, save)()
    (asked,) = sheet.findChildren(QFileDialog)
    asked.filesSelected.emit([str(tmp_path / name)])
    asked.close()
    said = "Whoever has that file can open your backpack"
    qtbot.waitUntil(lambda: any(said in text for text in texts(sheet)), timeout=20_000)
    assert (tmp_path / name).read_bytes().startswith(begins)


def test_an_unproven_sheet_can_still_be_proven_or_renewed(qtbot, give, locks):
    locks.protection = UNPROVEN
    dialog = give()
    assert any("You have a sheet from 20 Nov 2026" in text for text in texts(dialog))
    dialog.prove_button.click()
    qtbot.waitUntil(dialog.first.isVisible)
    assert not dialog.back_button.isVisible()
    assert locks.done == []


def test_a_proven_sheet_is_replaced_only_on_request(give, locks):
    locks.protection = Protection(
        has_passphrase=True,
        in_keychain=True,
        recovery=Recovery.PROVEN,
        recovery_made=date(2026, 11, 20),
    )
    dialog = give()
    assert any("A new one makes it worthless" in text for text in texts(dialog))
    assert not dialog.prove_button.isVisible()
    dialog.later_button.click()
    assert locks.done == []


def test_what_cannot_wait_has_no_way_around_but_ways_out(qtbot, give, locks):
    dialog = give(must_be=True)
    assert any("For a week now" in text for text in texts(dialog))
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    dialog.close()
    dialog.reject()
    assert dialog.isVisible()
    assert not dialog.later_button.isVisible()
    with qtbot.waitSignal(dialog.export_asked):
        dialog.export_button.click()
    with qtbot.waitSignal(dialog.passphrase_asked):
        dialog.passphrase_button.click()
    dialog.put_off()
    assert not dialog.isVisible()


@pytest.mark.parametrize("trouble", [Fault("store-full"), ZeroDivisionError()])
def test_trouble_that_is_not_the_learners_keeps_nobody_in(qtbot, give, locks, trouble):
    dialog = give(must_be=True)
    locks.fault = trouble
    dialog.make_button.click()
    qtbot.waitUntil(dialog.later_button.isVisible)
    for each in dialog.findChildren(DefectSheet):
        each.close()
    dialog.later_button.click()
    assert not dialog.isVisible()


def test_a_passphrase_may_stand_in_for_the_sheet(qtbot, desk, locks):
    dialog = PassphraseDialog(locks, desk.runner)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.save()
    assert locks.done == []
    qtbot.keyClicks(dialog.new.first.line, "harbour lantern coffee")
    qtbot.keyClicks(dialog.new.second.line, "harbour lantern coffee")
    with qtbot.waitSignal(dialog.accepted):
        dialog.save_button.click()
    assert locks.done == [("change", "harbour lantern coffee")]
    assert dialog.new.text == ""


def test_a_passphrase_that_was_not_saved_can_be_tried_again(qtbot, desk, locks, monkeypatch):
    told = []
    monkeypatch.setattr(
        "backpack.ui.dialogs.passphrase.show_problem", lambda _parent, error: told.append(error)
    )
    locks.fault = Fault("store-full")
    dialog = PassphraseDialog(locks, desk.runner)
    qtbot.addWidget(dialog)
    for line in (dialog.new.first.line, dialog.new.second.line):
        line.setText("harbour lantern coffee")
    dialog.save()
    qtbot.waitUntil(lambda: told == [locks.fault])
    assert dialog.isEnabled()


def test_paper_is_what_printers_of_the_country_take(monkeypatch):
    from PySide6.QtCore import QLocale

    before = QLocale()
    for name, paper in (("de_DE", Paper.A4), ("en_US", Paper.LETTER)):
        QLocale.setDefault(QLocale(name))
        assert _paper() is paper
    QLocale.setDefault(before)
