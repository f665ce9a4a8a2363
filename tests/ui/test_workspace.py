"""Looking at badges, choosing, removing and bringing back, through the window itself."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtWidgets import QFileDialog, QMenu

from backpack.domain.credential import Standard
from backpack.domain.holding import Identity, Visibility
from backpack.domain.report import Standing
from backpack.formats.reading import read_badges
from backpack.ui import asking, drag_out
from backpack.ui.models.arrangement import Order, Place
from tests import mint
from tests.ui.desk import texts
from tests.ui.window import NAMES, action, badge, dialog, drop, names, sheets


def test_badges_are_there_newest_first_and_the_first_is_looked_at(qtbot, workspace):
    assert names(workspace) == NAMES
    assert workspace.wall.list.chosen() == (workspace.model.shown[0].id,)
    qtbot.waitUntil(lambda: workspace.panel.header is not None)
    assert workspace.sidebar.places.item(0).text() == "All badges"


def test_arrow_keys_walk_and_the_panel_follows(qtbot, workspace):
    qtbot.keyClick(workspace.wall.list, Qt.Key.Key_Right)
    assert workspace.wall.list.current() == workspace.model.shown[1].id
    second = "First Aid"
    qtbot.waitUntil(lambda: second in texts(workspace.panel))


def test_typing_searches_and_clearing_brings_all_back(qtbot, window, workspace):
    action(window, "Find").trigger()
    qtbot.keyClicks(workspace.wall.top.search, "robo")
    assert names(workspace) == ["Robotics"]
    qtbot.keyClicks(workspace.wall.top.search, "zzz")
    assert workspace.wall.stack.currentWidget() is workspace.wall.nothing
    workspace.wall.nothing.clear.click()
    assert names(workspace) == NAMES
    assert workspace.wall.stack.currentWidget() is workspace.wall.list


def test_sorting_by_name_is_shown_and_remembered(window, workspace, open_window):
    action(window, "Sort: Name").trigger()
    assert names(workspace) == sorted(NAMES)
    assert workspace.wall.top.sort.text() == "Sort: Name"
    workspace.wall.top._orders.actions()[-1].trigger()
    assert workspace.model.arrangement.order is Order.EXPIRY
    assert action(window, "Sort: Expiry").isChecked()


def test_delete_removes_undo_brings_back_and_redo_removes_again(qtbot, window, workspace, desk):
    qtbot.keyClick(workspace.wall.list, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: names(workspace) == NAMES[1:])
    assert workspace.wall.list.chosen() == (workspace.model.shown[0].id,)
    assert workspace.deeds.history.undoText() == "Remove “Data Literacy”"
    workspace.wall.notice.button.click()
    qtbot.waitUntil(lambda: names(workspace) == NAMES)
    assert workspace.wall.list.current() == workspace.model.shown[0].id
    workspace.deeds.history.redo()
    qtbot.waitUntil(lambda: names(workspace) == NAMES[1:])
    assert len(desk.store.load_holdings()) == 2


def test_several_are_removed_at_once(qtbot, window, workspace):
    action(window, "Select all").trigger()
    assert len(workspace.chosen()) == 3
    action(window, "Remove").trigger()
    qtbot.waitUntil(lambda: workspace.wall.stack.currentWidget() is workspace.wall.empty)
    assert workspace.deeds.history.undoText() == "Remove 3 badges"
    assert not workspace.panel.isVisible()
    workspace.deeds.remove(())
    assert workspace.deeds.history.count() == 1


def test_who_can_see_it_is_chosen_and_undone(qtbot, window, workspace, ids):
    action(window, "Public page").trigger()
    qtbot.waitUntil(lambda: workspace.model.counts()[Place.SHARED] == 1)
    workspace.panel.visibility_chosen.emit(ids[1], Visibility.LINK)
    qtbot.waitUntil(lambda: workspace.model.counts()[Place.SHARED] == 2)
    workspace.deeds.choose_visibility(workspace.chosen(), Visibility.PUBLIC)
    assert workspace.deeds.history.count() == 2
    workspace.deeds.history.undo()
    workspace.deeds.history.undo()
    qtbot.waitUntil(lambda: workspace.model.counts()[Place.SHARED] == 0)


def test_places_show_their_own(qtbot, workspace):
    workspace.sidebar.go_to(Place.SHARED)
    assert names(workspace) == []
    assert workspace.wall.stack.currentWidget() is workspace.wall.nothing
    workspace.sidebar.go_to(Place.ALL)
    assert workspace.wall.list.chosen()


def test_confirming_the_issuer_makes_its_badges_verified(qtbot, window, workspace):
    assert workspace.model.shown[0].standing is Standing.VALID_UNKNOWN_ISSUER
    action(window, "Confirm issuer").trigger()
    qtbot.waitUntil(
        lambda: all(held.standing is Standing.VERIFIED for held in workspace.model.shown)
    )
    assert workspace.wall.notice.label.text() == "Issuer confirmed."


def test_an_address_that_is_mine_is_noted(qtbot, workspace, desk):
    workspace.panel.identity_confirm_requested.emit(
        Identity(type="email", value="learner@example.org")
    )
    qtbot.waitUntil(lambda: workspace.wall.notice.label.text().startswith("Noted"))
    assert desk.backpack.identifying.learner().identities


def test_checking_again_says_so(qtbot, window, workspace):
    action(window, "Check again").trigger()
    qtbot.waitUntil(lambda: workspace.wall.notice.label.text() == "1 badge checked.")
    workspace.panel.check_requested.emit(workspace.model.shown[1].id)
    qtbot.waitUntil(workspace.wall.notice.isVisible)
    workspace.deeds.check_again(())


def test_sharing_opens_with_every_chosen_badge_and_sends_nothing(qtbot, window, workspace, desk):
    workspace.wall.list.selectAll()
    action(window, "Share…").trigger()
    (opened,) = sheets(window)
    qtbot.waitUntil(lambda: not opened.is_loading)
    assert len(opened.desk.disclosed.badges) == 3
    opened.close()
    assert desk.backpack.sharing.history() == ()


def test_one_original_is_saved_byte_for_byte(qtbot, window, workspace, tmp_path, desk):
    action(window, "Save original…").trigger()
    qtbot.waitUntil(lambda: any(d.isVisible() for d in window.findChildren(QFileDialog)))
    asked = dialog(window, QFileDialog)
    target = tmp_path / "out.jwt"
    asked.filesSelected.emit([str(target)])
    asked.close()
    qtbot.waitUntil(target.exists)
    held = workspace.model.shown[0]
    assert target.read_bytes() == desk.store.load_artifact(held.artifact_sha256).data


@pytest.mark.parametrize("name", ["out.png", "out.svg"])
def test_a_bare_badge_is_saved_as_a_picture_that_carries_it(
    qtbot, window, workspace, tmp_path, desk, name
):
    action(window, "Save as picture…").trigger()
    qtbot.waitUntil(lambda: any(d.isVisible() for d in window.findChildren(QFileDialog)))
    asked = dialog(window, QFileDialog)
    asked.filesSelected.emit([str(tmp_path / name)])
    asked.close()
    qtbot.waitUntil((tmp_path / name).exists)
    (found,) = read_badges((tmp_path / name).read_bytes()).found
    held = workspace.model.shown[0]
    assert found.payload.text == desk.store.load_artifact(held.artifact_sha256).data


def test_several_originals_are_saved_as_a_zip(qtbot, workspace, window, tmp_path):
    workspace.wall.list.selectAll()
    action(window, "Save original…").trigger()
    qtbot.waitUntil(lambda: any(d.isVisible() for d in window.findChildren(QFileDialog)))
    asked = dialog(window, QFileDialog)
    asked.filesSelected.emit([str(tmp_path / "all.zip")])
    asked.close()
    qtbot.waitUntil((tmp_path / "all.zip").exists)
    assert (tmp_path / "all.zip").read_bytes().startswith(b"PK")


def test_dragging_out_gives_the_original(qtbot, window, workspace, desk):
    workspace.wall.list.startDrag(Qt.DropAction.CopyAction)
    assert "original" in workspace.wall.notice.label.text()
    qtbot.waitUntil(lambda: not window.runner._running)
    held = workspace.model.shown[0]
    (path,) = workspace._drag_out.write((held.id,))
    assert path.read_bytes() == desk.store.load_artifact(held.artifact_sha256).data
    assert path.stat().st_mode & 0o077 == 0
    workspace.close_down()
    assert not path.exists()


@pytest.mark.qt_log_ignore("does not support grabbing")
def test_a_press_of_the_right_button_offers_what_can_be_done(qtbot, workspace, window):
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, QPoint(5, 5), QPoint(5, 5))
    workspace.wall.list.contextMenuEvent(event)
    menu = next(m for m in window.menuBar().findChildren(QMenu) if m.isVisible())
    assert "Check again" in [each.text() for each in menu.actions()]
    menu.close()


def test_actions_wait_for_something_to_be_chosen(window, workspace):
    workspace.wall.list.clearSelection()
    assert not action(window, "Confirm issuer").isEnabled()
    assert not action(window, "Check again").isEnabled()
    workspace.wall.list.selectAll()
    assert not action(window, "Confirm issuer").isEnabled()
    assert action(window, "Check again").isEnabled()


def test_enter_goes_to_the_panel(qtbot, workspace):
    qtbot.waitUntil(lambda: workspace.panel.header is not None)
    qtbot.keyClick(workspace.wall.list, Qt.Key.Key_Return)
    focused = QGuiApplication.focusObject()
    assert focused is None or workspace.panel.isAncestorOf(focused)


def test_a_file_dropped_on_the_window_is_added(qtbot, window, workspace, tmp_path):
    file = tmp_path / "badge.jwt"
    file.write_bytes(mint.vc_jwt(id="urn:uuid:99999999-2222-4333-8444-555555555555"))
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(file))])
    assert drop(window, mime)
    qtbot.waitUntil(lambda: len(workspace.model.known) == 4, timeout=5000)
    (sheet,) = sheets(window)
    sheet.close()


def test_pasted_text_is_added(qtbot, window, workspace):
    text = mint.vc_jwt(id="urn:uuid:99999999-2222-4333-8444-555555555555").decode()
    QGuiApplication.clipboard().setText(text)
    action(window, "Paste").trigger()
    qtbot.waitUntil(lambda: len(workspace.model.known) == 4, timeout=5000)
    for sheet in sheets(window):
        sheet.close()


def test_pasting_nothing_says_so(window, workspace):
    QGuiApplication.clipboard().clear()
    action(window, "Paste").trigger()
    assert workspace.wall.notice.label.text() == "There is nothing to paste."


def test_pasting_in_the_search_types_there(qtbot, window, workspace):
    window.activateWindow()
    workspace.wall.top.search.setFocus()
    qtbot.waitUntil(workspace.wall.top.search.hasFocus)
    QGuiApplication.clipboard().setText("robo")
    action(window, "Paste").trigger()
    assert workspace.wall.top.search.text() == "robo"


@pytest.mark.parametrize("text", ["Add badges…", "Add folder…"])
def test_picked_files_are_added(qtbot, window, workspace, tmp_path, text):
    file = tmp_path / "in" / "badge.jwt"
    file.parent.mkdir()
    file.write_bytes(mint.vc_jwt(id="urn:uuid:99999999-2222-4333-8444-555555555555"))
    action(window, text).trigger()
    asked = dialog(window, QFileDialog)
    asked.filesSelected.emit([str(file if text == "Add badges…" else file.parent)])
    asked.close()
    qtbot.waitUntil(lambda: len(workspace.model.known) == 4, timeout=5000)
    for sheet in sheets(window):
        sheet.close()


@pytest.mark.parametrize("text", ["Portfolio PDF…", "Share…", "My addresses…", "About Backpack"])
def test_every_dialog_opens(qtbot, window, text):
    action(window, text).trigger()
    (opened,) = sheets(window)
    qtbot.waitUntil(lambda: not window.runner._running)
    opened.close()


def test_dropping_nothing_opens_nothing(window):
    drop(window, QMimeData())
    assert sheets(window) == []


def test_all_is_as_it_was_left(qtbot, window, workspace, open_window):
    workspace.sidebar.go_to(Place.SHARED)
    workspace.sidebar.go_to(Place.ALL)
    workspace.wall.show_order(Order.OLDEST)
    workspace.show_holdings([workspace.model.shown[1].id])
    window.resize(820, 640)
    current = workspace.wall.list.current()
    window.close()
    again = open_window()
    assert again.size() == window.size()
    assert again.workspace.model.arrangement.order is Order.OLDEST
    assert again.workspace.wall.list.current() == current


def test_a_look_is_chosen_in_the_menu(window):
    action(window, "Dark").trigger()
    assert window._theme.look.value == "dark"
    action(window, "As the system").trigger()


def test_the_window_without_badges_is_one_place_to_drop_them(qtbot, open_window):
    window = open_window()
    wall = window.workspace.wall
    assert wall.stack.currentWidget() is wall.empty
    wall.empty.add.click()
    dialog(window, QFileDialog).close()
    window._invite(is_over=True)
    assert wall.empty.property("tone") == "accent"
    wall.empty.grab()


def test_samples_have_a_place_and_a_mark_and_leave_with_one_press(qtbot, desk, open_window):
    desk.add(badge(0), as_samples=True)
    window = open_window()
    workspace = window.workspace
    assert workspace.wall.empty.samples.text() == "See the sample badges"
    workspace.wall.empty.samples.click()
    assert workspace.sidebar.place is Place.SAMPLES
    assert workspace.wall.samples.isVisible()
    assert names(workspace) == NAMES[:1]
    window.grab()
    workspace.wall.samples.button.click()
    qtbot.waitUntil(lambda: workspace.sidebar.place is Place.ALL)
    assert workspace.model.known == ()


def test_adding_samples_leads_to_them(qtbot, desk, open_window, tmp_path):
    workspace = open_window().workspace
    folder = tmp_path / "samples"
    folder.mkdir()
    (folder / "one.jwt").write_bytes(badge(1))
    object.__setattr__(desk.backpack.sampling, "folder", folder)
    workspace.wall.empty.samples.click()
    qtbot.waitUntil(lambda: workspace.sidebar.place is Place.SAMPLES, timeout=5000)
    qtbot.waitUntil(lambda: len(workspace.model.shown) == 1)
    assert workspace.model.shown[0].standard is Standard.OB_3_0


def test_long_work_shows_how_far_it_is_and_can_be_stopped(qtbot, workspace):
    stopped = []
    notice = workspace.wall.notice
    notice.show_progress("Checking…", 3, 10, lambda: stopped.append(True))
    assert (notice.bar.value(), notice.bar.maximum()) == (3, 10)
    notice.button.click()
    assert stopped == [True]
    assert not notice.isVisible()


def test_the_name_of_a_saved_file_is_safe(desk):
    (holding_id,) = desk.add(badge(0))
    assert asking.original_name(desk.backpack.exporting.original(holding_id)) == "0.jwt"
    assert Path(asking.original_name(desk.backpack.exporting.original(holding_id))).name == "0.jwt"


def test_large_type_makes_larger_cards(qtbot, workspace):
    listing = workspace.wall.list
    before = listing.gridSize()
    font = listing.font()
    font.setPointSizeF(font.pointSizeF() * 2)
    listing.setFont(font)
    assert listing.gridSize().height() > before.height()
    assert listing.gridSize().width() >= before.width()


def test_choosing_and_sorting_all_is_told_a_few_times_however_many_there_are(desk, open_window):
    desk.add(*(badge(number) for number in range(40)))
    workspace = open_window().workspace
    told = []
    workspace.wall.list.chosen_changed.connect(lambda: told.append(True))
    workspace.wall.list.selectAll()
    assert len(workspace.wall.list.chosen()) == 40
    assert len(told) == 1
    told.clear()
    workspace.wall.show_order(Order.NAME)
    assert len(workspace.wall.list.chosen()) == 40
    assert len(told) == 1


def test_a_folder_without_files_gets_a_line(qtbot, window, tmp_path):
    (tmp_path / "empty").mkdir()
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(tmp_path / "empty"))])
    drop(window, mime)
    (sheet,) = sheets(window)
    qtbot.waitUntil(lambda: not sheet.is_running)
    assert [(row.title, row.outcome) for row in sheet.model.rows] == [
        ("empty", "There is no file there")
    ]
    sheet.close()


def test_a_place_without_room_for_dragged_copies_is_told(qtbot, window, workspace, monkeypatch):
    def no_room(**_given):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(drag_out, "TemporaryDirectory", no_room)
    workspace.wall.list.startDrag(Qt.DropAction.CopyAction)
    qtbot.waitUntil(lambda: len(sheets(window)) == 1)
    assert sheets(window)[0].text() == "The file could not be saved"
    sheets(window)[0].close()


def test_closing_goes_from_sight_before_it_waits(window, monkeypatch):
    seen = []
    monkeypatch.setattr(window.runner, "shutdown", lambda: seen.append(window.isVisible()))
    window.close()
    assert seen == [False]
    monkeypatch.undo()
    window.runner.shutdown()


def test_many_badges_that_change_at_once_are_all_shown_as_they_are(qtbot, desk, open_window):
    desk.add(*(badge(number) for number in range(70)))
    workspace = open_window().workspace
    workspace.deeds.choose_visibility(workspace.model.shown, Visibility.LINK)
    qtbot.waitUntil(lambda: workspace.model.counts()[Place.SHARED] == 70)
