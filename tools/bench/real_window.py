"""The real program, ended at its first paint, or when the unlocked wall is painted.

Run as ``real_window.py first|wall HOME``. The wall's run types the passphrase as soon as it is
asked, and prints the seconds that the key derivation took.
"""

import importlib
import os
import sys
import time
from typing import Any

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from backpack.__main__ import main as start

PASSPHRASE = "a passphrase to measure with"


class FirstPaint(QObject):
    """Ends the process once a top-level widget has been painted."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Watch for the paint."""
        is_window = isinstance(watched, QWidget) and watched.isWindow()
        if event.type() is QEvent.Type.Paint and is_window:
            QTimer.singleShot(0, lambda: os._exit(0))
        return False


class Unlocking(QObject):
    """Enters the passphrase, and ends the process once a wall of badges is painted."""

    def __init__(self, derivation: list[float]) -> None:
        super().__init__()
        self._derivation = derivation
        self._has_entered = False
        self._timer = QTimer(self, interval=1)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def _look(self) -> None:
        from backpack.ui.main_window import MainWindow  # noqa: PLC0415 - not before the paint

        for window in QApplication.topLevelWidgets():
            if not isinstance(window, MainWindow):
                continue
            page: Any = window.pages.currentWidget()
            if not self._has_entered and hasattr(page, "entered"):
                self._has_entered = True
                page.entered.emit(PASSPHRASE)
            if window.workspace is not None:
                self._timer.stop()
                window.workspace.wall.list.viewport().installEventFilter(self)
                self._workspace = window.workspace

    def eventFilter(self, _: QObject, event: QEvent) -> bool:
        """Watch for the paint of a wall that has its badges."""
        if event.type() is QEvent.Type.Paint and self._workspace.model.rowCount():
            QTimer.singleShot(0, self._end)
        return False

    def _end(self) -> None:
        print(sum(self._derivation), flush=True)
        os._exit(0)


def time_derivation() -> list[float]:
    """The list that each key derivation from now on adds its seconds to."""
    keys: Any = importlib.import_module("backpack.store.keys")
    times: list[float] = []
    real = keys._stretched  # noqa: SLF001 - whoever calls it, that is what takes the time

    def timed(*arguments: Any) -> Any:
        begun = time.perf_counter()
        result = real(*arguments)
        times.append(time.perf_counter() - begun)
        return result

    keys._stretched = timed  # noqa: SLF001 - the same
    return times


def main() -> int:
    """Start the program with a watcher on it."""
    import backpack.ui.application as application  # noqa: PLC0415, PLR0402 - to watch it

    mode, home = sys.argv[1:3]
    make = application.make_application

    def make_watched(arguments: Any) -> Any:
        app = make(arguments)
        watcher = Unlocking(time_derivation()) if mode == "wall" else FirstPaint()
        if mode == "first":
            app.installEventFilter(watcher)
        watcher.setParent(app)
        return app

    application.make_application = make_watched
    sys.argv[1:] = ["--home", home]
    return start()


if __name__ == "__main__":
    sys.exit(main())
