"""The least that PySide6 can do: an empty window, ended at its first paint."""

import os
import sys

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget


class BareWindow(QWidget):
    """Paints nothing, and ends the process."""

    def paintEvent(self, _: QPaintEvent) -> None:
        """End at once, without tearing anything down."""
        QTimer.singleShot(0, lambda: os._exit(0))


if __name__ == "__main__":
    app = QApplication(sys.argv)
    window = BareWindow()
    window.resize(1320, 820)
    window.show()
    app.exec()
