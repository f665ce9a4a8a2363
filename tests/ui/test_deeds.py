"""What is done to badges is told once it is done, undone in its order, and never made up."""

import threading

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from backpack.domain.changes import Changes
from backpack.domain.faults import Fault
from backpack.domain.holding import Visibility
from backpack.domain.report import Standing
from backpack.ui import deeds
from backpack.ui.models.arrangement import Place
from tests import mint
from tests.fakes.memory_store import MemoryStore
from tests.ui.window import NAMES, action, badge, names, sheets


@pytest.fixture
def notice(workspace):
    return workspace.wall.notice


@pytest.fixture
def idle(qtbot, window):
    return lambda: qtbot.waitUntil(lambda: not window.runner._running)


@pytest.fixture
def refuse(monkeypatch):
    """Makes the store refuse; the answer lets it work again."""

    def give(method):
        real = getattr(MemoryStore, method)

        def busy(*_given, **_more):
            raise Fault("store-busy")

        monkeypatch.setattr(MemoryStore, method, busy)
        return lambda: monkeypatch.setattr(MemoryStore, method, real)

    return give


def told(window):
    """Closes what is told, and gives its titles."""
    boxes = [each for each in sheets(window) if hasattr(each, "informativeText")]
    for box in boxes:
        box.close()
    return [box.text() for box in boxes]


def test_the_undo_in_the_notice_goes_once_something_else_was_done(workspace, notice, idle):
    workspace.deeds.remove(workspace.model.shown[:1])
    idle()
    assert (notice.label.text(), notice.button.text()) == ("1 badge removed.", "Undo")
    workspace.deeds.choose_visibility(workspace.model.shown[:1], Visibility.PUBLIC)
    idle()
    assert not notice.isVisible()
    workspace.deeds.history.undo()
    workspace.deeds.history.undo()
    idle()
    assert names(workspace) == NAMES
    assert not notice.isVisible()


def test_a_removal_is_told_only_once_it_is_done(window, workspace, notice, idle, refuse):
    refuse("save_removed")
    workspace.deeds.remove(workspace.model.shown[:1])
    assert not notice.isVisible()
    idle()
    assert told(window) == ["The backpack is in use"]
    assert not notice.isVisible()
    assert not workspace.deeds.history.canUndo()
    assert names(workspace) == NAMES


def test_what_could_not_be_undone_can_be_undone_again(window, workspace, idle, refuse):
    workspace.deeds.remove(workspace.model.shown[:1])
    idle()
    again = refuse("save_removed")
    workspace.deeds.history.undo()
    idle()
    assert told(window) == ["The backpack is in use"]
    assert workspace.deeds.history.undoText() == "Remove “Data Literacy”"
    assert not workspace.deeds.history.canRedo()
    again()
    workspace.deeds.history.undo()
    idle()
    assert names(workspace) == NAMES
    assert workspace.deeds.history.redoText() == "Remove “Data Literacy”"


def test_what_could_not_be_done_again_can_still_be_done_again(window, workspace, idle, refuse):
    workspace.deeds.remove(workspace.model.shown[:1])
    idle()
    workspace.deeds.history.undo()
    idle()
    again = refuse("save_removed")
    workspace.deeds.history.redo()
    idle()
    assert told(window) == ["The backpack is in use"]
    assert workspace.deeds.history.canRedo()
    assert not workspace.deeds.history.canUndo()
    again()
    workspace.deeds.history.redo()
    idle()
    assert names(workspace) == NAMES[1:]


def test_pressing_delete_twice_removes_once(workspace, idle):
    first = workspace.model.shown[:1]
    workspace.deeds.remove(first)
    workspace.deeds.remove(first)
    idle()
    assert workspace.deeds.history.count() == 1


def test_samples_that_are_gone_leave_the_history_too(window, desk, workspace, idle):
    (sample,) = desk.add(badge(7), as_samples=True)
    workspace.look_again()
    idle()
    held = workspace.model.holding(sample)
    workspace.deeds.choose_visibility([held], Visibility.PUBLIC)
    workspace.deeds.remove([held, *workspace.model.shown[:1]])
    idle()
    assert workspace.deeds.history.undoText() == "Remove 2 badges"
    workspace.deeds.history.undo()
    idle()
    workspace.wall.samples.button.click()
    idle()
    assert workspace.model.holding(sample) is None
    assert workspace.deeds.history.count() == 1
    assert workspace.deeds.history.redoText() == "Remove “Data Literacy”"
    workspace.deeds.history.redo()
    workspace.deeds.history.undo()
    idle()
    assert names(workspace) == NAMES
    assert told(window) == []


def test_a_badge_erased_elsewhere_goes_from_sight_calmly(window, desk, workspace, notice, idle):
    workspace.deeds.choose_visibility(workspace.model.shown, Visibility.LINK)
    idle()
    gone = workspace.model.shown[0]
    desk.store.erase([gone.id])
    workspace.deeds.check_again([gone.id])
    idle()
    assert notice.label.text() == "That badge is not in your backpack any more."
    assert names(workspace) == NAMES[1:]
    workspace.deeds.history.undo()
    idle()
    assert workspace.deeds.history.redoText() == "“Anyone with the link” for 2 badges"
    assert sheets(window) == []


def test_removing_what_is_erased_already_leaves_nothing_to_undo(desk, workspace, notice, idle):
    first, second, _third = workspace.model.shown
    desk.store.erase([first.id])
    workspace.deeds.remove([first])
    idle()
    assert notice.label.text() == "That badge is not in your backpack any more."
    assert workspace.deeds.history.count() == 0
    assert names(workspace) == NAMES[1:]
    desk.store.erase([second.id])
    workspace.deeds.remove(workspace.model.shown)
    idle()
    assert notice.label.text() == "1 badge removed."
    assert workspace.model.known == ()
    assert workspace.deeds.history.undoText() == "Remove “Robotics”"


def test_saving_the_original_of_an_erased_badge_is_calm(window, desk, workspace, notice, idle):
    gone = workspace.model.shown[0]
    desk.store.erase([gone.id])
    workspace.deeds.save_originals([gone.id])
    idle()
    assert notice.label.text() == "That badge is not in your backpack any more."
    assert workspace.model.holding(gone.id) is None
    assert sheets(window) == []


def test_saving_a_rescued_badge_asks_where_and_then_saves_it(
    desk, workspace, idle, monkeypatch, tmp_path
):
    whole = mint.png(mint.itxt(b"openbadges", mint.vc_jwt(id="urn:uuid:rescued")))
    (held,) = desk.add(whole)
    out = tmp_path / "again.png"
    monkeypatch.setattr(deeds.asking, "ask_where_to_save", lambda _window, _name, save: save(out))
    workspace.deeds.save_rescued(held)
    idle()
    assert out.read_bytes() == whole


def test_trouble_while_checking_takes_the_progress_away(window, workspace, notice, idle, refuse):
    refuse("save_report")
    workspace.deeds.check_again([held.id for held in workspace.model.shown])
    idle()
    assert told(window) == ["The backpack is in use"]
    assert not notice.isVisible()


def test_what_was_checked_before_a_stop_is_shown(workspace, notice, qtbot, idle, monkeypatch):
    saved, go_on = threading.Event(), threading.Event()
    real = MemoryStore.save_report

    def save_slowly(store, *given, **more):
        real(store, *given, **more)
        saved.set()
        assert go_on.wait(5)

    monkeypatch.setattr(MemoryStore, "save_report", save_slowly)
    workspace.deeds.confirm_issuer(workspace.model.shown[0].id)
    qtbot.waitUntil(lambda: notice.isVisible() and saved.is_set())
    notice.button.click()
    go_on.set()
    idle()
    assert notice.label.text() == "Stopped. What was done stays done."
    standings = [held.standing for held in workspace.model.shown]
    assert standings.count(Standing.VERIFIED) == 1


def test_a_choice_that_was_refused_is_not_shown_as_made(window, workspace, qtbot, idle, refuse):
    qtbot.waitUntil(lambda: workspace.panel.header is not None)
    refuse("save_visibility")
    workspace.panel.header.visibility.buttons[Visibility.PUBLIC].click()
    idle()
    assert told(window) == ["The backpack is in use"]
    assert workspace.panel.header.visibility.buttons[Visibility.ME].isChecked()


def test_a_confirmation_can_be_taken_back(window, workspace, notice, qtbot, idle):
    confirm = action(window, "Confirm issuer")
    assert confirm.isEnabled()
    confirm.trigger()
    qtbot.waitUntil(lambda: notice.label.text() == "Issuer confirmed.")
    idle()
    assert not confirm.isEnabled()
    workspace.panel.issuer_forget_requested.emit(workspace.model.shown[0].issuer_id)
    idle()
    assert notice.label.text() == "You have taken back that you know this issuer."
    assert {held.standing for held in workspace.model.shown} == {Standing.VALID_UNKNOWN_ISSUER}
    assert confirm.isEnabled()


def test_what_another_window_did_is_shown_on_coming_back(window, desk, workspace, qtbot, idle):
    second = workspace.model.shown[1].id
    workspace.wall.list.choose([second])
    desk.add(badge(3))
    desk.store.erase([workspace.model.shown[0].id])
    QApplication.sendEvent(workspace, QEvent(QEvent.Type.WindowActivate))
    idle()
    assert names(workspace) == NAMES
    desk.store.saved_elsewhere += 1
    QApplication.sendEvent(workspace, QEvent(QEvent.Type.WindowActivate))
    idle()
    assert names(workspace) == ["First Aid", "Robotics", "Data Literacy"]
    assert workspace.wall.list.chosen() == (second,)
    assert workspace.panel.shown_id == second
    assert window.isVisible()


def test_a_badge_that_came_out_of_sight_is_not_jumped_to_later(desk, workspace, idle):
    first = workspace.wall.list.current()
    workspace.wall.top.search.setText("literacy")
    workspace.refresh(Changes(added=frozenset(desk.add(badge(4)))))
    idle()
    workspace.wall.top.search.setText("")
    workspace.refresh(Changes(learner=True))
    idle()
    assert len(workspace.model.shown) == 4
    assert workspace.wall.list.chosen() == (first,)


def test_samples_removed_elsewhere_go_from_sight_here_too(desk, workspace, notice, idle):
    desk.add(badge(7), as_samples=True)
    workspace.look_again()
    idle()
    desk.backpack.sampling.remove()
    workspace.sidebar.go_to(Place.SAMPLES)
    workspace.wall.samples.button.click()
    idle()
    assert workspace.model.counts()[Place.SAMPLES] == 0
    assert notice.label.text() == "The samples are gone."
