"""The panel's last tabs, in the window."""

import json

from PySide6.QtWidgets import QPushButton

from backpack.ui import deeds
from tests.ui.desk import texts


def test_the_last_tab_of_the_panel_shows_it(workspace, qtbot):
    qtbot.waitUntil(lambda: workspace.panel.tabs is not None)
    workspace.panel.open_tab(3)
    assert any(each.startswith("Added from") for each in texts(workspace.panel.pages[3]))


def test_the_report_is_saved_as_a_page_or_with_all_that_it_rests_on(
    workspace, ids, qtbot, monkeypatch, tmp_path
):
    names = iter([tmp_path / "report.html", tmp_path / "report.json"])
    monkeypatch.setattr(
        deeds.asking, "ask_where_to_save", lambda _window, _name, save: save(next(names))
    )
    qtbot.waitUntil(lambda: workspace.panel.tabs is not None)
    workspace.panel.open_tab(2)
    button = next(
        each
        for each in workspace.panel.pages[2].findChildren(QPushButton)
        if each.text() == "Save the report…"
    )
    button.click()
    button.click()
    qtbot.waitUntil((tmp_path / "report.json").exists)
    assert (tmp_path / "report.html").read_bytes().startswith(b"<!DOCTYPE html>")
    assert "report" in json.loads((tmp_path / "report.json").read_bytes())
