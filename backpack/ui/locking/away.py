"""What every system has to tell of the learner's being away; each has a module of its own."""

from PySide6.QtCore import QObject, Signal


class Desktop(QObject):
    """``left`` comes when the desktop locks or the computer goes to sleep; may come twice."""

    left = Signal()

    def watch(self) -> None:
        """Begin to listen; a system that tells nothing is no trouble."""
