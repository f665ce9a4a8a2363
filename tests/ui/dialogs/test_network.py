import pytest
from PySide6.QtWidgets import QWidget

from backpack.domain.faults import Fault
from backpack.domain.leave import LeaveMode
from backpack.ui.dialogs import network
from backpack.ui.dialogs.network import NetworkDialog
from tests.fakes.memory_store import MemoryStore
from tests.ui.desk import texts


@pytest.fixture
def open_dialog(desk, qtbot):
    window = QWidget()
    qtbot.addWidget(window)

    def give():
        dialog = NetworkDialog(desk.backpack, desk.runner, window)
        dialog.show()
        qtbot.waitUntil(lambda: any(each.isChecked() for each in dialog.modes.values()))
        return dialog

    return give


def test_until_the_learner_chooses_they_are_asked_each_time(open_dialog):
    dialog = open_dialog()
    assert dialog.modes[LeaveMode.ASK].isChecked()
    assert "None yet." in texts(dialog)


def test_the_general_answer_is_kept(desk, open_dialog, qtbot):
    dialog = open_dialog()
    dialog.modes[LeaveMode.NEVER].click()
    qtbot.waitUntil(lambda: desk.backpack.networking.leave().mode is LeaveMode.NEVER)
    assert open_dialog().modes[LeaveMode.NEVER].isChecked()


def test_sites_that_may_be_asked_are_listed_and_can_be_taken_back(desk, open_dialog, qtbot):
    desk.backpack.networking.allow("badges.example.org")
    desk.backpack.networking.allow("old.example.org", plain_http=True)
    dialog = open_dialog()
    qtbot.waitUntil(lambda: set(dialog.removers) == {"badges.example.org", "old.example.org"})
    assert "also without encryption" in texts(dialog)
    assert dialog.removers["old.example.org"].accessibleName() == "Remove old.example.org"
    dialog.removers["old.example.org"].click()
    qtbot.waitUntil(lambda: set(dialog.removers) == {"badges.example.org"})
    assert not desk.backpack.networking.leave().lets("old.example.org")


def test_trouble_is_told(open_dialog, qtbot, monkeypatch):
    told = []
    monkeypatch.setattr(network, "show_problem", lambda _parent, error: told.append(error))
    dialog = open_dialog()

    def busy(*_given):
        raise Fault("store-busy")

    monkeypatch.setattr(MemoryStore, "save_setting", busy)
    dialog.choose(LeaveMode.ALWAYS)
    qtbot.waitUntil(lambda: told == [Fault("store-busy")])
