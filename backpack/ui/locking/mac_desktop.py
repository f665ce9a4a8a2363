"""macOS: the note that the login window posts when the screen locks, also before sleep.

By Core Foundation's distributed notification centre (Apple's CFNotificationCenter reference).
"""

import ctypes
import ctypes.util
from typing import Any

from PySide6.QtCore import QObject

from backpack.ui.locking.away import Desktop

_LOCKED = b"com.apple.screenIsLocked"
_UTF_8 = 0x08000100
_AT_ONCE = 4
"""CFNotificationSuspensionBehaviorDeliverImmediately."""

_Callback = ctypes.CFUNCTYPE(None, *[ctypes.c_void_p] * 5)
_POINTER = ctypes.c_void_p


class MacDesktop(Desktop):
    """``core`` is Core Foundation; it keeps calling back as long as the program runs."""

    def __init__(self, parent: QObject | None = None, *, core: Any = None) -> None:
        super().__init__(parent)
        self._core = core
        self._callback = _Callback(self._tell)

    def watch(self) -> None:
        """Listen from now on."""
        core = self._core or _load_core()
        if core is None:
            return
        core.CFNotificationCenterGetDistributedCenter.restype = _POINTER
        core.CFStringCreateWithCString.restype = _POINTER
        core.CFStringCreateWithCString.argtypes = [_POINTER, ctypes.c_char_p, ctypes.c_uint32]
        core.CFNotificationCenterAddObserver.restype = None
        core.CFNotificationCenterAddObserver.argtypes = [
            _POINTER,
            _POINTER,
            _Callback,
            _POINTER,
            _POINTER,
            ctypes.c_long,
        ]
        center = core.CFNotificationCenterGetDistributedCenter()
        name = core.CFStringCreateWithCString(None, _LOCKED, _UTF_8)
        core.CFNotificationCenterAddObserver(center, None, self._callback, name, None, _AT_ONCE)

    def _tell(self, *_note: object) -> None:
        self.left.emit()


def _load_core() -> Any:
    path = ctypes.util.find_library("CoreFoundation")
    return None if path is None else ctypes.CDLL(path)
