"""Starts the window: names, icon, font, look, and the files it was asked to open.

The first window is painted before anything that an open backpack needs is imported.
"""

import sys
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSettings, Qt, Signal
from PySide6.QtGui import QFileOpenEvent, QGuiApplication, QIcon
from PySide6.QtWidgets import QApplication

from backpack import __version__
from backpack.assets import resource
from backpack.ui.fonts import use_interface_font
from backpack.ui.main_window import MainWindow
from backpack.ui.meeting_place import may_be_taken
from backpack.ui.opening_page import OpeningPage
from backpack.ui.theme import Theme

if TYPE_CHECKING:  # bootstrap and the services wait until the first window is painted
    from backpack.bootstrap import Program
    from backpack.services.backpack import Backpack

_ICON_SIZES = (16, 32, 64, 128, 256)


class Application(QApplication):
    """The Qt application; ``file_opened`` brings what macOS wants opened."""

    file_opened = Signal(object)

    def event(self, event: QEvent) -> bool:
        """Take the system's wish to open a file."""
        if isinstance(event, QFileOpenEvent):
            self.file_opened.emit(Path(event.file()))
            return True
        return super().event(event)


def run_window(program: "Program", paths: Sequence[Path]) -> int:
    """Open the window on ``program`` and stay until it is closed; the exit status.

    Where a window shows that backpack already, it comes forward with ``paths`` instead.
    """
    app = make_application(sys.argv)
    if _has_been_taken(program.home, paths):
        return 0
    window = make_window(app, program.home)
    sys.excepthook = lambda kind, error, trace: _own_up(window, kind, error, trace)
    app.file_opened.connect(lambda path: window.add_paths([path]))
    window.add_paths(paths)
    window.show()
    begin(window, program).painted.connect(lambda: _listen(app, window, program.home))
    status = app.exec()
    if window.workspace is not None:
        window.workspace.backpack.close()
    program.close()
    return status


def make_application(arguments: Sequence[str]) -> Application:
    """The application with its names and its font, still without a look."""
    QGuiApplication.setHighDpiScaleFactorRoundingPolicy(
        Qt.HighDpiScaleFactorRoundingPolicy.PassThrough
    )
    app = Application(list(arguments))
    app.setApplicationName("backpack")
    app.setApplicationDisplayName("Backpack")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("backpack")
    use_interface_font(app)
    return app


def make_window(app: QApplication, home: Path) -> MainWindow:
    """The window in its look, with what is remembered beside the backpack in ``home``."""
    settings = QSettings(str(home / "window.ini"), QSettings.Format.IniFormat)
    theme = Theme(app, settings)
    theme.apply()
    return MainWindow(settings, theme)


def make_main_window(app: QApplication, program: "Program", backpack: "Backpack") -> MainWindow:
    """The window over a backpack that is open already."""
    window = make_window(app, program.home)
    window.show_backpack(program, backpack)
    return window


def begin(window: MainWindow, program: "Program") -> OpeningPage:
    """Show a calm page at once; whatever comes after it waits until that is painted."""
    page = OpeningPage()
    page.painted.connect(lambda: _lead_on(window, program))
    window.show_page(page)
    return page


def make_icon() -> QIcon:
    """The program's icon in every size that systems ask for."""
    icon = QIcon()
    for size in _ICON_SIZES:
        icon.addFile(str(resource("icons", f"backpack-{size}.png")))
    return icon


def _has_been_taken(home: Path, paths: Sequence[Path]) -> bool:
    """Whether a window that shows this backpack has come forward, with the files."""
    if not may_be_taken(home):
        return False
    from backpack.ui.first_window import hand_over  # noqa: PLC0415 - only a second start needs it

    return hand_over(home, paths)


def _listen(app: QApplication, window: MainWindow, home: Path) -> None:
    from backpack.ui.first_window import FirstWindow  # noqa: PLC0415 - after the first paint

    first = FirstWindow(home, window)
    first.called.connect(window.come_forward)
    first.listen()
    app.aboutToQuit.connect(first.close)


def _lead_on(window: MainWindow, program: "Program") -> None:
    from backpack.ui.opening import Opening  # noqa: PLC0415 - after the first paint

    Opening(window, program).begin()
    window.setWindowIcon(make_icon())


def _own_up(
    window: MainWindow,
    kind: type[BaseException],
    error: BaseException,
    trace: TracebackType | None,
) -> None:
    """Show a defect that nobody caught; Ctrl+C in a terminal just ends the program."""
    if issubclass(kind, KeyboardInterrupt):
        QApplication.quit()
        return
    sys.__excepthook__(kind, error, trace)
    window.tell_problem(error)
