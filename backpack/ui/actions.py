"""The menus: every action of the window once, with its shortcut and where it stands."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial

from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from backpack.domain.holding import Visibility
from backpack.ui.locking.lock import KEYS
from backpack.ui.main_deeds import WindowDeeds
from backpack.ui.models.arrangement import ORDER_NAMES, Order
from backpack.ui.theme import Look, Theme
from backpack.ui.workspace import Workspace
from backpack.words import mark, tr
from backpack.words.verdicts import visibility_label

Key = QKeySequence.StandardKey

_LOOKS = {
    Look.SYSTEM: mark("As the system"),
    Look.LIGHT: mark("Light"),
    Look.DARK: mark("Dark"),
}


@dataclass(slots=True)
class Actions:
    """The actions that depend on what is chosen."""

    for_some: list[QAction] = field(default_factory=list)
    for_one: list[QAction] = field(default_factory=list)
    confirm: list[QAction] = field(default_factory=list)

    def follow(self, count: int, *, may_confirm: bool) -> None:
        """Switch them by how many badges are chosen, and what is known of the issuer."""
        for action in self.confirm:
            action.setEnabled(may_confirm)
        for action in self.for_some:
            action.setEnabled(count > 0)
        for action in self.for_one:
            action.setEnabled(count == 1)


def fill_menus(
    window: QMainWindow, workspace: Workspace, theme: Theme, lock: Callable[[], None]
) -> Actions:
    """Put every menu into the window's menu bar, and the add menu on its button."""
    deeds = WindowDeeds(window, workspace)
    actions = Actions()
    _fill_file(window, deeds, actions, lock)
    _fill_edit(window, workspace, deeds, actions)
    badge = _fill_badge(window, deeds, actions)
    _fill_view(window, workspace, theme)
    _add(window.menuBar().addMenu(tr("&Help")), tr("About Backpack"), deeds.about)
    menu = workspace.wall.top.add_menu
    _add(menu, tr("Files…"), deeds.add_files)
    _add(menu, tr("Folder…"), deeds.add_folder)
    _add(menu, tr("From a link…"), deeds.add_link)
    _add(menu, tr("Paste"), deeds.paste)
    workspace.wall.list.menu_asked.connect(lambda place: badge.popup(place))  # noqa: PLW0108 - keeps the menu
    workspace.add_files_asked.connect(deeds.add_files)

    def follow() -> None:
        chosen = workspace.wall.list.chosen()
        may_confirm = len(chosen) == 1 and workspace.may_confirm(chosen[0])
        actions.follow(len(chosen), may_confirm=may_confirm)

    workspace.chosen_changed.connect(follow)
    follow()
    return actions


def _fill_file(
    window: QMainWindow, deeds: WindowDeeds, actions: Actions, lock: Callable[[], None]
) -> None:
    menu = window.menuBar().addMenu(tr("&File"))
    add = _add(menu, tr("Add badges…"), deeds.add_files)
    add.setShortcuts([QKeySequence(Key.Open), QKeySequence(Key.New)])
    _add(menu, tr("Add folder…"), deeds.add_folder)
    _add(menu, tr("Add from a link…"), deeds.add_link)
    menu.addSeparator()
    actions.for_some.append(
        _add(menu, tr("Save original…"), deeds.save_originals, QKeySequence(Key.Save))
    )
    _add(menu, tr("Portfolio PDF…"), deeds.open_portfolio, QKeySequence(Key.Print))
    menu.addSeparator()
    _add(menu, tr("Lock"), lock, QKeySequence(KEYS))
    quit_action = _add(menu, tr("Quit"), window.close, QKeySequence("Ctrl+Q"))
    quit_action.setMenuRole(QAction.MenuRole.QuitRole)


def _fill_edit(
    window: QMainWindow, workspace: Workspace, deeds: WindowDeeds, actions: Actions
) -> None:
    menu = window.menuBar().addMenu(tr("&Edit"))
    stack = workspace.deeds.history
    undo = stack.createUndoAction(menu, tr("Undo"))
    undo.setShortcut(QKeySequence(Key.Undo))
    redo = stack.createRedoAction(menu, tr("Redo"))
    redo.setShortcut(QKeySequence(Key.Redo))
    menu.addActions([undo, redo])
    menu.addSeparator()
    _add(menu, tr("Paste"), deeds.paste, QKeySequence(Key.Paste))
    _add(menu, tr("Select all"), workspace.wall.list.selectAll, QKeySequence(Key.SelectAll))
    _add(menu, tr("Find"), deeds.find, QKeySequence(Key.Find))
    menu.addSeparator()
    actions.for_some.append(_add(menu, tr("Remove"), deeds.remove))
    menu.addSeparator()
    settings = _add(menu, tr("Settings…"), deeds.open_settings, QKeySequence("Ctrl+,"))
    settings.setMenuRole(QAction.MenuRole.PreferencesRole)
    _add(menu, tr("My addresses…"), deeds.open_addresses)
    _add(menu, tr("Network…"), deeds.open_network)


def _fill_badge(window: QMainWindow, deeds: WindowDeeds, actions: Actions) -> QMenu:
    menu = window.menuBar().addMenu(tr("&Badge"))
    some, one = actions.for_some, actions.for_one
    some.append(_add(menu, tr("Check again"), deeds.check_again, QKeySequence(Key.Refresh)))
    some.append(_add(menu, tr("Ask the issuers…"), deeds.ask_issuers))
    actions.confirm.append(_add(menu, tr("Confirm issuer"), deeds.confirm_issuer))
    menu.addSeparator()
    for choice in Visibility:
        some.append(_add(menu, visibility_label(choice), deeds.visibility_deed(choice)))
    menu.addSeparator()
    some.append(_add(menu, tr("Share…"), deeds.share, QKeySequence("Ctrl+Shift+S")))
    some.append(_add(menu, tr("Save original…"), deeds.save_originals))
    one.append(_add(menu, tr("Save as picture…"), deeds.save_picture))
    menu.addSeparator()
    some.append(_add(menu, tr("Remove"), deeds.remove))
    return menu


def _fill_view(window: QMainWindow, workspace: Workspace, theme: Theme) -> None:
    menu = window.menuBar().addMenu(tr("&View"))
    looks = QActionGroup(menu)
    for look, name in _LOOKS.items():
        action = _add(menu, tr(name), partial(theme.choose, look))
        action.setCheckable(True)
        action.setChecked(theme.look is look)
        looks.addAction(action)
    menu.addSeparator()
    orders = QActionGroup(menu)
    by_order = {}
    for order in Order:
        text = tr("Sort: {order}", order=tr(ORDER_NAMES[order]))
        action = _add(menu, text, partial(workspace.wall.show_order, order))
        action.setCheckable(True)
        action.setChecked(workspace.model.arrangement.order is order)
        orders.addAction(action)
        by_order[order] = action
    workspace.wall.order_changed.connect(lambda order: by_order[order].setChecked(True))


def _add(
    menu: QMenu, text: str, deed: Callable[[], object], shortcut: QKeySequence | None = None
) -> QAction:
    action = QAction(text, menu)
    action.triggered.connect(lambda _checked=False: deed())
    if shortcut is not None:
        action.setShortcut(shortcut)
    menu.addAction(action)
    return action
