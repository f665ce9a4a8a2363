"""The trash in the window: listed, put back, and deleted for good with a word before."""

from datetime import date

import pytest
from PySide6.QtCore import Qt

from backpack.ui import deeds
from backpack.ui.dialogs.settings.trash import TrashPage
from backpack.ui.models.arrangement import Place
from tests.ui.window import names


@pytest.fixture
def asked(monkeypatch):
    """What the learner was asked; the answer is yes."""
    questions = []

    def ask(_parent, title, text, _yes):
        questions.append((title, text))
        return True

    monkeypatch.setattr(deeds, "ask", ask)
    return questions


@pytest.fixture
def trash(qtbot, workspace):
    """Two of three badges lie in the trash, and it is looked at."""
    workspace.wall.list.selectAll()
    workspace.deeds.remove(workspace.chosen()[:2])
    qtbot.waitUntil(lambda: len(workspace.trash.shown) == 2)
    workspace.sidebar.go_to(Place.TRASH)
    return workspace.trash


def test_the_trash_lists_what_was_removed_and_how_long_it_stays(workspace, trash):
    assert workspace.wall.stack.currentWidget() is trash
    assert not workspace.panel.isVisible()
    assert workspace.sidebar._item(Place.TRASH).data(Qt.ItemDataRole.UserRole) == 2
    assert "Deleted for good in 30 days." in trash.list.item(0).text()
    assert "Badges stay here for 30 days" in trash.words.text()


def test_return_puts_a_badge_back_and_that_can_be_undone(qtbot, workspace, trash):
    trash.list.setFocus()
    qtbot.keyClick(trash.list, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(trash.shown) == 1 and len(workspace.model.known) == 2)
    assert workspace.deeds.history.undoText().startswith("Put back")
    workspace.wall.notice.button.click()
    qtbot.waitUntil(lambda: len(trash.shown) == 2)
    workspace.deeds.history.redo()
    qtbot.waitUntil(lambda: len(trash.shown) == 1)


def test_deleting_for_good_says_how_long_backups_hold_it(qtbot, trash, asked, desk):
    desk.held_until = date(2026, 12, 21)
    trash.list.setFocus()
    qtbot.keyClick(trash.list, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: len(trash.shown) == 1)
    ((title, text),) = asked
    assert title == "Delete 1 badge for good?"
    assert text == (
        "This cannot be undone. Your automatic backups still hold it until 21 Dec 2026."
    )
    assert len(desk.store.load_removed()) == 1


def test_the_whole_trash_is_emptied(qtbot, workspace, trash, asked, desk):
    trash.empty_button.click()
    qtbot.waitUntil(lambda: trash.shown == ())
    assert asked == [("Delete 2 badges for good?", "This cannot be undone.")]
    assert trash.words.text() == "The trash is empty."
    assert not trash.empty_button.isEnabled()
    assert not trash.restore_button.isEnabled()
    assert workspace.deeds.history.count() == 0


def test_who_says_no_keeps_it(qtbot, workspace, trash, monkeypatch):
    answers = []
    monkeypatch.setattr(deeds, "ask", lambda *_words: answers.append("no"))
    trash.erase_button.click()
    qtbot.waitUntil(lambda: answers == ["no"])
    assert len(trash.shown) == 2
    workspace.sidebar.go_to(Place.ALL)
    assert len(names(workspace)) == 1


def test_another_time_in_the_trash_counts_at_once(qtbot, window, workspace, trash, desk):
    page = TrashPage(desk.backpack.emptying, desk.runner)
    qtbot.addWidget(page)
    qtbot.waitUntil(page.isEnabled)
    assert page.days.currentText() == "After 30 days"
    page.changed.connect(workspace.dialogs.trash_changed)
    page.days.setCurrentIndex(page.days.findData(None))
    page.days.activated.emit(page.days.currentIndex())
    qtbot.waitUntil(lambda: "until you delete them" in trash.words.text())
    assert "Deleted for good" not in trash.list.item(0).text()
