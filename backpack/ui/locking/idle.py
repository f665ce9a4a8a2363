"""Notices that nobody has touched the window for a while.

The time is the clock's, not a timer's, which stands still while a computer sleeps. Input is
seen at the windows that have the focus: a filter over the whole application would slow down
every event there is.
"""

from collections.abc import Callable
from datetime import datetime, timedelta

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QWindow

from backpack.domain.ports import Clock

_LOOK_EVERY = 10_000
"""Milliseconds."""

_INPUT = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletPress,
        QEvent.Type.DragEnter,
    }
)


class Idle(QObject):
    """``passed`` comes once the time is over, and again at each look until there is input.

    ``is_busy`` tells that something the learner asked for is still under way: that counts
    as if the learner were there.
    """

    passed = Signal()

    def __init__(
        self, clock: Clock, is_busy: Callable[[], bool], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._clock = clock
        self._is_busy = is_busy
        self._after: timedelta | None = None
        self._touched: datetime = clock.now()
        self._looks = QTimer(self, interval=_LOOK_EVERY)
        self._looks.timeout.connect(self.look)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.focusWindowChanged.connect(self._follow)
            self._follow(app.focusWindow())

    def wait(self, after: timedelta | None) -> None:
        """Take this as the time from now on; None never passes."""
        self._after = after
        self.touch()
        if after is None:
            self._looks.stop()
        else:
            self._looks.start()

    def touch(self) -> None:
        """The learner is there."""
        self._touched = self._clock.now()

    def look(self) -> None:
        """See whether the time is over."""
        if self._after is None:
            return
        if self._is_busy():
            self.touch()
        elif self._clock.now() - self._touched >= self._after:
            self.passed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See input pass by, and let it pass."""
        if event.type() in _INPUT:
            self.touch()
        return super().eventFilter(watched, event)

    def _follow(self, window: QWindow | None) -> None:
        if window is not None:
            window.installEventFilter(self)  # once more only moves it to the front
            self.touch()
