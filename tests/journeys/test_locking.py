"""After locking, nothing of any badge is left in widgets, models or caches."""

import gc

import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from backpack.bootstrap import Program, SystemClock
from backpack.net.stand_ins import NoWeb
from backpack.store.keys import Cost, NoKeyring
from backpack.store.vault import Vault
from backpack.ui.application import begin, make_window
from backpack.ui.views.first_start import FirstStartPage
from backpack.ui.views.unlock import UnlockPage
from tests import mint
from tests.fakes.pictures import StillPictures

PASSPHRASE = "four words for nobody"
CANARY = "Pelargonium"
WAIT = 20_000


def badge():
    subject = mint.credential("x")["credentialSubject"]
    achievement = {
        **subject["achievement"],
        "name": f"{CANARY} growing",
        "description": f"All about the {CANARY}.",
        "criteria": {"narrative": f"Grow a {CANARY}."},
    }
    evidence = [{"type": ["Evidence"], "name": f"My {CANARY}", "narrative": f"{CANARY} diary"}]
    return mint.vc_jwt(credentialSubject={**subject, "achievement": achievement}, evidence=evidence)


@pytest.fixture
def window(qapp, qtbot, tmp_path):
    home = tmp_path / "home"
    program = Program(
        home=home,
        vault=Vault(home, keyring=NoKeyring(), cost=Cost(memory=64, passes=1, lanes=1)),
        clock=SystemClock(),
        pictures=StillPictures(),
        fetcher=NoWeb(),
    )
    window = make_window(qapp, home)
    qtbot.addWidget(window)
    window.show()
    begin(window, program)
    yield window
    window.close()
    if window.workspace is not None:
        window.workspace.backpack.close()


def page(qtbot, window, kind):
    qtbot.waitUntil(lambda: isinstance(window.pages.currentWidget(), kind), timeout=WAIT)
    return window.pages.currentWidget()


def opened(qtbot, window):
    qtbot.waitUntil(lambda: window.workspace is not None, timeout=WAIT)
    return window.workspace


def look_at_everything(qtbot, window, file):
    workspace = opened(qtbot, window)
    window.add_paths([file])
    qtbot.waitUntil(lambda: len(workspace.model.known) == 1, timeout=WAIT)
    qtbot.waitUntil(lambda: workspace.panel.tabs is not None, timeout=WAIT)
    for tab in range(workspace.panel.tabs.count()):
        workspace.panel.tabs.setCurrentIndex(tab)
    workspace.wall.top.search.setText(CANARY)
    window.grab()
    held = workspace.model.shown[0]
    workspace.deeds.remove([held])
    qtbot.waitUntil(lambda: not workspace.model.known, timeout=WAIT)
    workspace.deeds.history.undo()
    qtbot.waitUntil(lambda: len(workspace.model.known) == 1, timeout=WAIT)
    workspace.dialogs.open_portfolio([held.id])
    qtbot.waitUntil(lambda: not window.runner._running, timeout=WAIT)


def test_after_locking_nothing_of_a_badge_is_left_in_the_window(qtbot, window, tmp_path):
    file = tmp_path / "badge.jwt"
    file.write_bytes(badge())
    page(qtbot, window, FirstStartPage).chosen.emit(PASSPHRASE)
    look_at_everything(qtbot, window, file)
    assert remains()
    with qtbot.waitSignal(window.locked, timeout=WAIT):
        window.lock.lock()
    unlock = page(qtbot, window, UnlockPage)
    qtbot.waitUntil(lambda: not window.runner._running, timeout=WAIT)
    assert remains() == []
    unlock.entered.emit(PASSPHRASE)
    workspace = opened(qtbot, window)
    qtbot.waitUntil(lambda: len(workspace.model.known) == 1, timeout=WAIT)
    assert CANARY in workspace.model.shown[0].name


def remains():
    """Where the badge's words still are: in widgets, and in whatever Python keeps."""
    QApplication.sendPostedEvents(None, 52)  # what is to be deleted later
    gc.collect()
    shown = [
        type(widget).__name__
        for widget in QApplication.allWidgets()
        if any(CANARY in text for text in words_of(widget))
    ]
    return (
        shown
        + kept()
        + [QGuiApplication.clipboard().text()] * (CANARY in QGuiApplication.clipboard().text())
    )


def words_of(widget: QWidget):
    for name in ("text", "toPlainText", "windowTitle", "accessibleName", "toolTip", "title"):
        read = getattr(widget, name, None)
        if callable(read):
            text = read()
            if isinstance(text, str):
                yield text


def kept():
    found = []
    for thing in gc.get_objects():
        if thing is globals() or isinstance(thing, QObject):
            continue
        if any(has_canary(part) for part in gc.get_referents(thing)):
            found.append(f"{type(thing).__module__}.{type(thing).__qualname__}: {thing!r:.200}")
    return [each for each in found if "function " not in each and "code" not in each[:20]]


def has_canary(part):
    if isinstance(part, str):
        return CANARY in part and part != CANARY
    return isinstance(part, bytes) and CANARY.encode() in part
