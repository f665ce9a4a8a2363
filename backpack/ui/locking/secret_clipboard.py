"""Puts a secret on the clipboard, tells the system that it is one, and takes it back.

It is cleared after a minute, on locking and on quitting, unless something else was copied
since. Only a digest is kept to know it by.
"""

import hashlib
import secrets

from PySide6.QtCore import QMimeData, QObject, QTimer
from PySide6.QtGui import QGuiApplication

CLEARED_AFTER = 60
"""Seconds."""

_MARKS = {
    "x-kde-passwordManagerHint": b"secret",
    "org.nspasteboard.ConcealedType": b"",
    'application/x-qt-windows-mime;value="ExcludeClipboardContentFromMonitorProcessing"': b"\x01",
}
"""How clipboard histories of desktops are asked to keep out."""


class SecretClipboard(QObject):
    """Remembers whether the clipboard holds a secret of ours."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._salt = secrets.token_bytes(16)
        self._digest = b""
        self._clock = QTimer(self, interval=CLEARED_AFTER * 1000, singleShot=True)
        self._clock.timeout.connect(self.clear)

    def copy(self, text: str) -> None:
        """Put ``text`` on the clipboard for a minute."""
        mime = QMimeData()
        mime.setText(text)
        for kind, value in _MARKS.items():
            mime.setData(kind, value)
        self._digest = self._sum(text)
        QGuiApplication.clipboard().setMimeData(mime)
        self._clock.start()

    def clear(self) -> None:
        """Take the secret back, unless something else was copied since."""
        self._clock.stop()
        digest, self._digest = self._digest, b""
        if digest and self._sum(QGuiApplication.clipboard().text()) == digest:
            QGuiApplication.clipboard().clear()

    def _sum(self, text: str) -> bytes:
        return hashlib.blake2b(text.encode("utf-8", "replace"), key=self._salt).digest()
