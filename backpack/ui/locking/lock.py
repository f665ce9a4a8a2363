"""Locks an open backpack: jobs end, dialogs close, the database closes, nothing stays in memory.

The window goes blank first, so that nothing can be read while the rest takes its moment.
What was under way stops between two steps: what it has done stays done, and files that
were still to be added are added once the backpack is open again.
"""

import gc
from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QPixmapCache, QWindow
from PySide6.QtWidgets import QApplication, QDialog

from backpack.domain.ports import Clock
from backpack.ui.jobs import JobRunner, Lane
from backpack.ui.locking.desktop import watch_desktop
from backpack.ui.locking.idle import Idle
from backpack.ui.locking.secret_clipboard import SecretClipboard

if TYPE_CHECKING:  # the services wait until the first window is painted
    from backpack.services.backpack import Backpack

KEYS = "Ctrl+L"


class Lock(QObject):
    """Locks by ``lock``, by itself after an idle time, and when the learner leaves the desktop.

    ``let_go`` makes the window let go of what is open, and gives it, or None where nothing is;
    ``locked`` comes when nothing of it is left.
    """

    locked = Signal()

    def __init__(
        self, runner: JobRunner, let_go: Callable[[], "Backpack | None"], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._runner = runner
        self._let_go = let_go
        self._idle: Idle | None = None
        self.clipboard = SecretClipboard(self)
        self.desktop = watch_desktop(self)
        self.desktop.left.connect(self.lock)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.focusWindowChanged.connect(self._hear_keys)

    def watch(self, clock: Clock, after: timedelta | None = None) -> None:
        """Lock by itself after this time without input, by this clock; None never does."""
        if self._idle is None:
            self._idle = Idle(clock, lambda: self._runner.is_busy, self)
            self._idle.passed.connect(self.lock)
        self._idle.wait(after)

    def lock(self) -> None:
        """Lock now; ``locked`` follows. Where nothing is open, nothing happens."""
        backpack = self._let_go()
        if backpack is None:
            return
        if self._idle is not None:
            self._idle.wait(None)
        self.clipboard.clear()
        self._runner.end_all(lambda: self._close(backpack))
        close_dialogs()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take Ctrl+L from dialogs too, which keep it from the menu."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            is_key = QKeySequence(event.keyCombination()) == QKeySequence(KEYS)
            if is_key and QApplication.activeModalWidget() is not None:
                QTimer.singleShot(0, self, self.lock)  # the dialog is still at work with the key
                return True
        return super().eventFilter(watched, event)

    def _hear_keys(self, window: QWindow | None) -> None:
        if window is not None:
            window.installEventFilter(self)

    def _close(self, backpack: "Backpack") -> None:
        def finish(_: object) -> None:
            forget_texts()
            self.locked.emit()

        self._runner.submit(
            lambda _: backpack.close(), on_done=finish, on_error=finish, lane=Lane.STORE
        )


def close_dialogs() -> None:
    """Close every dialog and menu there is, and let none of them act on it."""
    while (popup := QApplication.activePopupWidget()) is not None:
        popup.close()
    for dialog in QApplication.topLevelWidgets():
        if isinstance(dialog, QDialog):
            dialog.blockSignals(True)
            dialog.hide()
            dialog.deleteLater()


def forget_texts() -> None:
    """Empty what remembers texts and pictures of badges to be quicker the next time."""
    QPixmapCache.clear()
    for each in _remembering():
        each()
    gc.collect()


def _remembering() -> list[Callable[[], None]]:
    """Every ``lru_cache`` of the program's own."""
    return [
        found.cache_clear
        for found in gc.get_objects()
        if type(found).__name__ == "_lru_cache_wrapper"
        and getattr(found, "__module__", "").startswith("backpack.")
    ]
