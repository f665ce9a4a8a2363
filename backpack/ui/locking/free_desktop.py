"""Linux and the BSDs: what screen savers and logind say on D-Bus.

``org.freedesktop.login1`` is described at systemd.io, the screen savers' signal in the
freedesktop idle inhibition draft; GNOME and Cinnamon send the same under names of their own.
A signal can only make the backpack lock, so it does not matter who sends it.
"""

import os

from PySide6.QtCore import QObject, Slot
from PySide6.QtDBus import QDBusConnection, QDBusMessage

from backpack.ui.locking.away import Desktop

_SAVERS = ("org.freedesktop.ScreenSaver", "org.gnome.ScreenSaver", "org.cinnamon.ScreenSaver")
_LOGIN = "org.freedesktop.login1"
_SESSIONS = "/org/freedesktop/login1/session/"


class FreeDesktop(Desktop):
    """``session`` and ``system`` are the two buses."""

    def __init__(
        self,
        parent: QObject | None = None,
        *,
        session: QDBusConnection | None = None,
        system: QDBusConnection | None = None,
        session_id: str | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session or QDBusConnection.sessionBus()
        self._system = system or QDBusConnection.systemBus()
        self._session_id = (
            os.environ.get("XDG_SESSION_ID", "") if session_id is None else session_id
        )

    def watch(self) -> None:
        """Subscribe to all of them; a bus that is not there says nothing."""
        for saver in _SAVERS:
            self._hear(self._session, saver, "ActiveChanged", "tell_if_so(bool)")
        self._hear(self._system, f"{_LOGIN}.Manager", "PrepareForSleep", "tell_if_so(bool)")
        if self._session_id:
            path = _SESSIONS + bus_label(self._session_id)
            self._hear(self._system, f"{_LOGIN}.Session", "Lock", "tell(QDBusMessage)", path)

    def _hear(
        self, bus: QDBusConnection, interface: str, name: str, slot: str, path: str = ""
    ) -> None:
        bus.connect("", path, interface, name, self, f"1{slot}")  # type: ignore[call-overload] # SLOT()

    @Slot(bool)
    def tell_if_so(self, is_away: bool) -> None:  # noqa: FBT001 - a signal's argument
        """The screen saver went on or off; sleep is near or over."""
        if is_away:
            self.left.emit()

    @Slot(QDBusMessage)
    def tell(self, _message: QDBusMessage) -> None:
        """This very session was locked."""
        self.left.emit()


def bus_label(text: str) -> str:
    """``text`` as a part of an object path, written as systemd writes it (``bus_label_escape``)."""
    return "".join(
        letter
        if letter.isascii() and (letter.isalpha() or (letter.isdigit() and place))
        else "".join(f"_{byte:02x}" for byte in letter.encode())
        for place, letter in enumerate(text)
    )
