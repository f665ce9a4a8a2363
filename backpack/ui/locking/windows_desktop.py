"""Windows: session and power messages that reach a window of this program.

``WTSRegisterSessionNotification`` asks for WM_WTSSESSION_CHANGE (Microsoft's Win32 reference);
WM_POWERBROADCAST comes to every window by itself.
"""

import ctypes
from ctypes import wintypes
from typing import Any

from PySide6.QtCore import QAbstractNativeEventFilter, QByteArray, QCoreApplication, QObject
from PySide6.QtGui import QGuiApplication, QWindow

from backpack.ui.locking.away import Desktop

_POWER, _SUSPEND = 0x218, 0x4
_SESSION, _LOCKED = 0x2B1, 0x7
_THIS_SESSION = 0
_KIND = b"windows_generic_MSG"


def tells_of_leaving(message: wintypes.MSG) -> bool:
    """Whether a message says that the session is locked, or the computer goes to sleep."""
    return (message.message, message.wParam) in ((_POWER, _SUSPEND), (_SESSION, _LOCKED))


class _Filter(QAbstractNativeEventFilter):
    def __init__(self, desktop: Desktop) -> None:
        super().__init__()
        self._desktop = desktop

    def nativeEventFilter(  # noqa: N802 - Qt's name
        self, kind: QByteArray | bytes | bytearray | memoryview, message: Any
    ) -> tuple[bool, int]:
        """Look at a message, and let it pass."""
        if QByteArray(kind) == _KIND and tells_of_leaving(wintypes.MSG.from_address(int(message))):
            self._desktop.left.emit()
        return False, 0


class WindowsDesktop(Desktop):
    """Hears of the session through the window that first has the focus."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._filter = _Filter(self)
        self._is_registered = False

    def watch(self) -> None:
        """Listen from now on, for the session as soon as there is a window."""
        app = QCoreApplication.instance()
        if not isinstance(app, QGuiApplication):
            return
        app.installNativeEventFilter(self._filter)
        app.focusWindowChanged.connect(self._register)
        self._register(app.focusWindow())

    def _register(self, window: QWindow | None) -> None:
        library = getattr(ctypes, "windll", None)
        if window is None or self._is_registered or library is None:
            return
        self._is_registered = bool(
            library.wtsapi32.WTSRegisterSessionNotification(int(window.winId()), _THIS_SESSION)
        )
