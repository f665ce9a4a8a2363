"""Hears from the system that the learner is away: the desktop locks, or the computer sleeps.

One plain interface, ``Desktop``; ``watch_desktop`` chooses what fits the system. Where a
system tells nothing, the backpack still locks by Ctrl+L and after its idle time.
"""

import sys

from PySide6.QtCore import QObject

from backpack.ui.locking.away import Desktop


def watch_desktop(parent: QObject) -> Desktop:
    """Listen to the desktop that this program runs on, until ``parent`` is gone."""
    desktop = make_desktop(parent, sys.platform)
    desktop.watch()
    return desktop


def make_desktop(parent: QObject, platform: str) -> Desktop:
    """What listens on a ``platform``, named as ``sys.platform`` does."""
    if platform == "win32":
        from backpack.ui.locking.windows_desktop import WindowsDesktop  # noqa: PLC0415 - system

        return WindowsDesktop(parent)
    if platform == "darwin":
        from backpack.ui.locking.mac_desktop import MacDesktop  # noqa: PLC0415 - the system's own

        return MacDesktop(parent)
    from backpack.ui.locking.free_desktop import FreeDesktop  # noqa: PLC0415 - the system's own

    return FreeDesktop(parent)
