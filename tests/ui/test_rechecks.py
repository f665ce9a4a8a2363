"""Quiet checks: what is due is checked, and a change is told once."""

from dataclasses import replace

import pytest

from backpack.domain.changes import Changes
from backpack.domain.faults import Fault
from backpack.domain.report import Standing
from backpack.services.rechecking import Rechecking, StandingChange
from backpack.ui import rechecks
from tests.conftest import NOW


def change(held, after=Standing.REVOKED):
    return StandingChange(holding=held, before=Standing.VERIFIED, after=after, when=NOW)


@pytest.fixture
def news(desk, ids, monkeypatch):
    """What was found out and not seen; seeing it takes it away."""
    found = []
    monkeypatch.setattr(Rechecking, "news", lambda _: tuple(found))
    monkeypatch.setattr(Rechecking, "mark_seen", lambda _, changes: found.clear())
    return found


def told(window):
    return window.workspace.wall.notice.label.text()


def test_a_change_is_told_with_what_was_before_and_can_be_looked_at(
    desk, ids, news, open_window, qtbot
):
    held = desk.store.load_holding(ids[1])
    news.append(change(held))
    window = open_window()
    qtbot.waitUntil(lambda: told(window) == f"{held.name}: Verified before, Revoked now.")
    window.workspace.wall.notice.button.click()
    qtbot.waitUntil(lambda: window.workspace.wall.list.chosen() == (ids[1],))
    qtbot.waitUntil(lambda: news == [])


def test_several_changes_are_one_sentence(desk, ids, news, open_window, qtbot):
    news.extend(change(desk.store.load_holding(each)) for each in ids[:2])
    window = open_window()
    qtbot.waitUntil(lambda: told(window) == "2 badges have changed.")


def test_a_batch_is_checked_without_a_word_and_never_two_at_once(
    desk, ids, news, open_window, qtbot, monkeypatch
):
    runs = []
    monkeypatch.setattr(Rechecking, "recheck", lambda _self, _step: runs.append(1) or Changes())
    window = open_window()
    window.workspace.rechecks.run()
    window.workspace.rechecks.run()
    qtbot.waitUntil(lambda: not window.workspace.rechecks._is_running)
    assert runs == [1]
    assert told(window) == ""


def test_trouble_with_a_check_that_nobody_asked_for_is_not_told(
    desk, ids, news, open_window, qtbot, monkeypatch
):
    def busy(*_given):
        raise Fault("store-busy")

    monkeypatch.setattr(Rechecking, "recheck", busy)
    window = open_window()
    window.workspace.rechecks.run()
    qtbot.waitUntil(lambda: not window.workspace.rechecks._is_running)
    assert desk.errors == []


def test_it_begins_by_itself_after_a_while(desk, ids, news, open_window, qtbot, monkeypatch):
    monkeypatch.setattr(rechecks, "_FIRST", 1)
    runs = []
    monkeypatch.setattr(Rechecking, "recheck", lambda _self, _step: runs.append(1) or Changes())
    open_window()
    qtbot.waitUntil(lambda: runs == [1])


def test_a_badge_with_a_long_name_keeps_its_notice_in_one_place(
    desk, ids, news, open_window, qtbot
):
    held = replace(desk.store.load_holding(ids[0]), name="Word " * 60)
    news.append(change(held))
    window = open_window()
    qtbot.waitUntil(lambda: "Revoked now" in told(window))
    assert window.width() < 2000
