"""A picture of every window, from the first start to the dialogs."""

from collections.abc import Sequence
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QSettings, QSize
from PySide6.QtWidgets import QDialog, QWidget

from backpack.bootstrap import Program
from backpack.services.backpack import Backpack
from backpack.services.sources import Source
from backpack.ui.application import begin, make_main_window, make_window
from backpack.ui.main_window import MainWindow
from backpack.ui.theme import SETTING, Look
from backpack.ui.views.first_start import FirstStartPage
from backpack.ui.views.unlock import UnlockPage
from backpack.ui.workspace import Workspace
from tools.tour.camera import Camera
from tools.tour.report import table, title

_SIZE = QSize(1320, 820)
_TABS = ("overview", "evidence", "verification", "history")
Kind = TypeVar("Kind", bound=QWidget)


def photograph_beginning(
    camera: Camera, program: Program, passphrase: str, samples: Sequence[Path]
) -> None:
    """The first start, the empty wall and adding; ``program`` has no backpack yet."""
    title("Pictures: the beginning of another backpack")
    _choose_look(program, Look.LIGHT)
    window = _begin(camera, program)
    camera.take("first-start", window, window.runner)
    _child(window, FirstStartPage).chosen.emit(passphrase)
    camera.take("empty-wall", window, window.runner)
    sources = [Source(name=path.name, path=path) for path in samples]
    whole = samples[0].read_bytes()
    bad = (
        Source(name="holiday.png", data=_without_badge(whole)),
        Source(name="cut-off.png", data=whole[:64]),
        Source(name="notes.txt", data=b"Remember to download the badge."),
    )
    _workspace(window).add((*sources[:2], *bad, *sources[2:]))
    camera.settle(window.runner)
    _take_dialog(camera, "adding", window)
    _take_dialog(camera, "issuers", window)
    _close(camera, window)
    window = _begin(camera, program)
    camera.settle(window.runner)
    _child(window, UnlockPage)
    camera.take("unlock", window, window.runner)
    _close(camera, window)


def photograph_backpack(camera: Camera, program: Program, backpack: Backpack) -> None:
    """The wall in both looks, each tab of the panel, and the dialogs of an open backpack."""
    title("Pictures: the backpack with the samples")
    for look in (Look.DARK, Look.LIGHT):
        _choose_look(program, look)
        window = make_main_window(camera.app, program, backpack)
        window.resize(_SIZE)
        window.show()
        camera.settle(window.runner)
        first = backpack.organising.holdings()[0]
        _workspace(window).show_holdings([first.id])
        camera.take(f"main-{look.value}", window, window.runner)
        if look is Look.LIGHT:
            _photograph_details(camera, window, first.id)
        _close(camera, window)
    table([(path.name, f"{path.stat().st_size // 1024} KiB") for path in camera.taken])


def _photograph_details(camera: Camera, window: MainWindow, holding_id: str) -> None:
    workspace = _workspace(window)
    for number, name in enumerate(_TABS):
        if workspace.panel.tabs is None:
            raise LookupError("the panel shows no badge")
        workspace.panel.tabs.setCurrentIndex(number)
        camera.take(f"panel-{name}", workspace.panel, window.runner)
    workspace.dialogs.open_portfolio(workspace.wall.list.chosen())
    _take_dialog(camera, "portfolio", window)
    workspace.dialogs.open_share([holding_id])
    _take_dialog(camera, "share", window)
    workspace.dialogs.open_link()
    _take_dialog(camera, "link", window)
    workspace.dialogs.open_network()
    _take_dialog(camera, "network", window)
    workspace.dialogs.open_about()
    _take_dialog(camera, "about", window)


def _begin(camera: Camera, program: Program) -> MainWindow:
    window = make_window(camera.app, program.home)
    window.resize(_SIZE)
    begin(window, program)
    window.show()
    return window


def _choose_look(program: Program, look: Look) -> None:
    program.home.mkdir(parents=True, exist_ok=True)
    settings = QSettings(str(program.home / "window.ini"), QSettings.Format.IniFormat)
    settings.setValue(SETTING, look.value)
    settings.sync()


def _take_dialog(camera: Camera, name: str, window: MainWindow) -> None:
    camera.settle(window.runner)
    dialog = next(each for each in window.findChildren(QDialog) if each.isVisible())
    camera.take(name, dialog, window.runner)
    dialog.close()
    camera.settle(window.runner)


def _close(camera: Camera, window: MainWindow) -> None:
    window.close()
    window.deleteLater()
    camera.app.processEvents()


def _child(window: MainWindow, kind: type[Kind]) -> Kind:
    page = window.pages.currentWidget()
    if not isinstance(page, kind):
        raise TypeError(f"the window shows {type(page).__name__}, not {kind.__name__}")
    return page


def _workspace(window: MainWindow) -> Workspace:
    if window.workspace is None:
        raise LookupError("the backpack did not open")
    return window.workspace


def _without_badge(png: bytes) -> bytes:
    """The same picture as a website would keep it: without the badge inside."""
    from io import BytesIO  # noqa: PLC0415 - only here

    from PIL import Image  # noqa: PLC0415 - only here

    out = BytesIO()
    with Image.open(BytesIO(png)) as picture:
        picture.convert("RGB").save(out, "PNG")
    return out.getvalue()
