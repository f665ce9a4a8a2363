"""Takes pictures of windows without a screen, once everything in them has come in."""

import json
import os
import sys
from pathlib import Path
from time import monotonic, sleep
from types import TracebackType

from PySide6.QtCore import QMessageLogContext, QSize, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QWidget

from backpack.ui.application import make_application
from backpack.ui.jobs import JobRunner, Lane
from tools.tour.report import Report

_SCREEN = QSize(1920, 1200)
_QUIET = 0.3
_PATIENCE = 30.0
"""Seconds: how long nothing may happen before a picture is taken, and how long that may take."""

_NOISE = ("This plugin does not support", "OpenType support missing for")
"""What Qt says of every window without a screen, and of every font without every script."""


class Camera:
    """Saves pictures in ``folder``, numbered as they are taken."""

    def __init__(self, folder: Path, scratch: Path, report: Report) -> None:
        os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={_describe_screen(scratch)}"
        self.app = make_application(["tour"])
        self._folder = folder
        self._report = report
        self.taken: list[Path] = []
        sys.excepthook = self._note_defect
        qInstallMessageHandler(_tell)

    def take(self, name: str, widget: QWidget, runner: JobRunner) -> None:
        """Save a picture of ``widget`` as it looks when all jobs of ``runner`` are done."""
        is_quiet = self.settle(runner)
        path = self._folder / f"{len(self.taken) + 1:02}-{name}.png"
        is_saved = widget.grab().save(str(path))
        self._report.expect(f"picture {path.name}", (True, True), (is_quiet, is_saved))
        self.taken.append(path)

    def settle(self, runner: JobRunner) -> bool:
        """Let jobs and events run until nothing happens; False when that takes too long."""
        running = [0]

        def note(count: int) -> None:
            running.append(count)

        runner.busy_changed.connect(note)
        # One more job makes the runner tell how many there are already.
        runner.submit(lambda _: None, on_done=lambda _: None, lane=Lane.STORE)
        began = quiet_since = monotonic()
        while monotonic() - quiet_since < _QUIET and monotonic() - began < _PATIENCE:
            self.app.processEvents()
            sleep(0.005)
            if running[-1]:
                quiet_since = monotonic()
        runner.busy_changed.disconnect(note)
        return not running[-1]

    def _note_defect(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """Qt calls this for what was raised in a slot, and goes on."""
        sys.__excepthook__(kind, error, trace)
        self._report.failures.append(f"a defect in the window: {kind.__name__}: {error}")


def _tell(_kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
    if not message.startswith(_NOISE):
        print(f"  Qt: {message}", file=sys.stderr)


def _describe_screen(folder: Path) -> Path:
    """A file that gives Qt's offscreen platform a screen of a usual size."""
    screen = {
        "name": "tour",
        "x": 0,
        "y": 0,
        "width": _SCREEN.width(),
        "height": _SCREEN.height(),
        "logicalDpi": 96,
        "logicalBaseDpi": 96,
        "dpr": 1,
    }
    path = folder / "screen.json"
    path.write_text(json.dumps({"screens": [screen]}), encoding="utf-8")
    return path
