"""The one window: its size and place, its menus, and what is dropped on it. Wiring only."""

import gc
from collections.abc import Sequence
from datetime import timedelta
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QSettings, Qt, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QGuiApplication,
)
from PySide6.QtWidgets import QMainWindow, QMenuBar, QStackedWidget, QWidget

from backpack.ui.theme import Theme
from backpack.words import tr

if TYPE_CHECKING:  # imports wait until the first window is painted
    from backpack.bootstrap import Program
    from backpack.services.backpack import Backpack
    from backpack.ui.jobs import JobRunner
    from backpack.ui.locking.lock import Lock
    from backpack.ui.workspace import Workspace

_SIZE = (1320, 820)


class MainWindow(QMainWindow):
    """Shows one page before the backpack is open, and the workspace afterwards.

    ``locked`` when what was open is locked, and the window waits for the next page.
    """

    locked = Signal()

    def __init__(self, settings: QSettings, theme: Theme) -> None:
        super().__init__()
        self._settings = settings
        self._theme = theme
        self._waiting: list[Path] = []
        self.workspace: Workspace | None = None
        self.pages = QStackedWidget()
        self.setWindowTitle(tr("Backpack"))
        self.setCentralWidget(self.pages)
        self.setMinimumSize(820, 520)
        self._restore_place()

    @cached_property
    def runner(self) -> "JobRunner":
        """Runs everything slow; what nobody else takes care of is shown as a problem."""
        from backpack.ui.jobs import JobRunner  # noqa: PLC0415 - after the first paint

        return JobRunner(self.tell_problem, self)

    def tell_problem(self, error: BaseException) -> None:
        """Show the world's trouble calmly, a defect with a report.

        A badge that another window or command erased is no trouble: it goes from sight.
        """
        if self.workspace is not None and self.workspace.forget_gone(error):
            return
        from backpack.ui.problems import show_problem  # noqa: PLC0415 - seldom needed

        show_problem(self, error)

    def show_page(self, page: QWidget) -> None:
        """Show a page instead of the one before, which is not needed any more."""
        before = self.pages.currentWidget()
        self.pages.addWidget(page)
        self.pages.setCurrentWidget(page)
        if page.focusProxy() is not None:
            page.setFocus()  # else what is typed at once is lost
        if before is not None and before is not page:
            self.pages.removeWidget(before)
            before.deleteLater()

    @cached_property
    def lock(self) -> "Lock":
        """Locks what is open, and holds what is secret on the clipboard."""
        from backpack.ui.locking.lock import Lock  # noqa: PLC0415 - the same

        lock = Lock(self.runner, self.let_go, self)
        lock.locked.connect(self.locked)
        return lock

    def show_backpack(self, program: "Program", backpack: "Backpack") -> None:
        """Show an open backpack, and add what the program was opened with."""
        from backpack.ui.actions import fill_menus  # noqa: PLC0415 - after the first paint
        from backpack.ui.workspace import Workspace  # noqa: PLC0415 - after the first paint

        clipboard = self.lock.clipboard
        workspace = Workspace(program, backpack, self.runner, self._settings, clipboard)
        self.workspace = workspace
        workspace.ready.connect(gc.enable)  # off since the start, to be there sooner
        fill_menus(self, workspace, self._theme, self.lock.lock)
        self.show_page(workspace)
        self.setAcceptDrops(True)
        self._theme.changed.connect(workspace.update)
        workspace.ready.connect(lambda: self._watch(program, backpack))
        workspace.dialogs.protection_changed.connect(lambda: self._watch(program, backpack))
        waiting, self._waiting = self._waiting, []
        self.add_paths(waiting)

    def let_go(self) -> "Backpack | None":
        """Go blank, with nothing of the open backpack in the window; None where none is open.

        The backpack is for the caller to close. Files that were still to be added wait.
        """
        from backpack.ui.opening_page import OpeningPage  # noqa: PLC0415 - the same

        workspace, self.workspace = self.workspace, None
        if workspace is None:
            return None
        self._remember(workspace)
        self._waiting.extend(workspace.unfinished)
        self.setAcceptDrops(False)
        self.setMenuBar(QMenuBar())
        self.show_page(OpeningPage(tr("Locking…")))
        workspace.close_down()
        return workspace.backpack

    def add_paths(self, paths: Sequence[Path]) -> None:
        """Add files and folders, now or as soon as the backpack is open."""
        if self.workspace is None:
            self._waiting.extend(paths)
        elif paths:
            from backpack.ui.adding import Files  # noqa: PLC0415 - the same

            self.workspace.add(Files(tuple(paths)))

    def come_forward(self, paths: Sequence[Path]) -> None:
        """Be seen, and add what a second start was given."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()
        self.add_paths(paths)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take anything that may be a badge, unless it comes from the wall itself."""
        from backpack.ui.adding import has_something_to_add  # noqa: PLC0415 - the same

        if event.source() is None and has_something_to_add(event.mimeData()):
            self._invite(is_over=True)
            event.acceptProposedAction()

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:
        """Nothing was dropped."""
        self._invite(is_over=False)

    def dropEvent(self, event: QDropEvent) -> None:
        """Add what was dropped."""
        from backpack.ui.adding import sources_from_mime  # noqa: PLC0415 - the same

        self._invite(is_over=False)
        sources = sources_from_mime(event.mimeData())
        if self.workspace is not None and sources is not None:
            event.acceptProposedAction()
            self.workspace.add(sources)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember how all was left, go from sight, and end what is under way."""
        if self.workspace is not None:  # else there may be no folder to keep it in
            self._remember(self.workspace)
        self.hide()  # what is under way may take a moment to end
        self.runner.shutdown()
        if self.workspace is not None:
            self.workspace.close_down()
            self.lock.clipboard.clear()
        super().closeEvent(event)

    def _watch(self, program: "Program", backpack: "Backpack") -> None:
        """Lock by itself after the time that the learner chose."""
        from backpack.ui.jobs import Lane  # noqa: PLC0415 - after the first paint

        def wait(minutes: int | None) -> None:
            after = None if minutes is None else timedelta(minutes=minutes)
            self.lock.watch(program.clock, after)

        self.runner.submit(
            lambda _: backpack.locking.idle_minutes(), on_done=wait, lane=Lane.STORE
        ).ends_with(self.workspace or self)

    def _remember(self, workspace: "Workspace") -> None:
        self._settings.setValue("window/geometry", self.saveGeometry())
        workspace.remember()
        self._settings.sync()

    def _invite(self, *, is_over: bool) -> None:
        if self.workspace is not None:
            self.workspace.wall.empty.invite(is_over=is_over)

    def _restore_place(self) -> None:
        geometry = self._settings.value("window/geometry")
        if isinstance(geometry, QByteArray) and self.restoreGeometry(geometry):
            return
        screen = QGuiApplication.primaryScreen().availableGeometry().size()
        self.resize(min(_SIZE[0], screen.width()), min(_SIZE[1], screen.height()))
