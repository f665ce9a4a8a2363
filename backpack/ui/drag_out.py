"""Dragging badges out: the original files, as plain copies that go when the program ends.

The copies lie in a folder that only this user can read. A drag may begin once they are
written, which is a moment later, and only while the button is still held.
"""

import os
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDrag, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from backpack.domain.artifact import Artifact
from backpack.domain.faults import Fault
from backpack.publish.file_names import name_originals
from backpack.services.exporting import Exporting
from backpack.ui.jobs import JobRunner, Lane


class DragOut:
    """Writes the originals aside and lets them be dragged to other programs."""

    def __init__(self, exporting: Exporting, runner: JobRunner) -> None:
        self._exporting = exporting
        self._runner = runner
        self._folder: TemporaryDirectory[str] | None = None

    def begin(self, holding_ids: tuple[str, ...], view: QWidget, picture: QPixmap | None) -> None:
        """Start dragging these badges out of ``view``."""
        self._runner.submit(
            lambda _: self.write(holding_ids),
            on_done=lambda paths: self._drag(paths, view, picture),
            lane=Lane.STORE,
        ).ends_with(view)

    def write(self, holding_ids: tuple[str, ...]) -> tuple[Path, ...]:
        """Copies of the originals, each file once. Runs off the GUI thread.

        Raises:
            Fault: ``not-writable`` when there is no room for them.
        """
        originals = {
            artifact.sha256: artifact
            for artifact in (self._exporting.original(each) for each in holding_ids)
        }
        names = name_originals(originals.values())
        try:
            return self._write_files(dict(zip(names, originals.values(), strict=True)))
        except OSError as error:
            raise Fault("not-writable", name=names[0], reason=error.strerror or "") from error

    def _write_files(self, files: dict[str, Artifact]) -> tuple[Path, ...]:
        digests = "-".join(artifact.sha256[:8] for artifact in files.values())
        folder = Path(self._open_folder()) / digests[:64]
        folder.mkdir(mode=0o700, exist_ok=True)
        for name, artifact in files.items():
            with os.fdopen(
                os.open(folder / name, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb"
            ) as file:
                file.write(artifact.data)
        return tuple(folder / name for name in files)

    def clear(self) -> None:
        """Delete every copy."""
        if self._folder is not None:
            with suppress(OSError):
                self._folder.cleanup()
            self._folder = None

    def _open_folder(self) -> str:
        if self._folder is None:
            self._folder = TemporaryDirectory(prefix="backpack-", ignore_cleanup_errors=True)
        return self._folder.name

    def _drag(self, paths: tuple[Path, ...], view: QWidget, picture: QPixmap | None) -> None:
        if not QApplication.mouseButtons() & Qt.MouseButton.LeftButton:
            return
        drag = QDrag(view)
        drag.setMimeData(files_as_mime(paths))
        if picture is not None and not picture.isNull():
            drag.setPixmap(picture)
            middle = picture.deviceIndependentSize().toSize() / 2
            drag.setHotSpot(QPoint(middle.width(), middle.height()))
        drag.exec(Qt.DropAction.CopyAction)


def files_as_mime(paths: tuple[Path, ...]) -> QMimeData:
    """The files as other programs take them."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return mime
