"""One window for each backpack: a second start hands its files to the first, and ends.

Only programs of the same user can call: the socket lies in the folder that the system keeps
for this user's session. That no two programs write to one backpack is the store's part;
this only spares the learner a second window.
"""

import json
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from backpack.ui.meeting_place import address_of

_PATIENCE = 1500
"""Milliseconds for the first window to answer; where it does not, there is a second one."""

_LONGEST = 1024 * 1024
_TAKEN = b"taken\n"


def hand_over(home: Path, paths: Sequence[Path]) -> bool:
    """Give ``paths`` to the window that shows the backpack in ``home``, and bring it up.

    False when there is none. Waits for its answer.
    """
    socket = QLocalSocket()
    socket.connectToServer(address_of(home))
    if not socket.waitForConnected(_PATIENCE):
        return False
    names = [str(path.absolute()) for path in paths]
    socket.write(json.dumps(names).encode() + b"\n")
    socket.flush()
    has_answer = socket.canReadLine() or socket.waitForReadyRead(_PATIENCE)
    return has_answer and bytes(socket.readLine().data()) == _TAKEN


class FirstWindow(QObject):
    """Waits for later starts over the same ``home``; ``called`` carries the files of each."""

    called = Signal(object)

    def __init__(self, home: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._address = address_of(home)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._greet)

    def listen(self) -> bool:
        """Begin to listen; what a killed program has left behind is no obstacle."""
        if self._server.listen(self._address):
            return True
        QLocalServer.removeServer(self._address)
        return self._server.listen(self._address)

    def close(self) -> None:
        """Listen no more."""
        self._server.close()

    def _greet(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            socket.disconnected.connect(socket.deleteLater)
            socket.readyRead.connect(lambda socket=socket: self._read(socket))
            self._read(socket)

    def _read(self, socket: QLocalSocket) -> None:
        if socket.bytesAvailable() > _LONGEST:
            socket.abort()
        elif socket.canReadLine():
            paths = _parse_paths(bytes(socket.readLine().data()))
            socket.write(_TAKEN)
            socket.flush()
            self.called.emit(paths)


def _parse_paths(line: bytes) -> tuple[Path, ...]:
    """What stands in a line; nothing where it is no list of names."""
    try:
        names = json.loads(line)
    except ValueError:
        return ()
    return (
        tuple(Path(name) for name in names if isinstance(name, str))
        if isinstance(names, list)
        else ()
    )
