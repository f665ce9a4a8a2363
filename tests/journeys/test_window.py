"""The whole way of a learner through the window: drop, look, publish, link, PDF, original.

Everything is real: the encrypted store, the picture worker, the files that come out.
"""

import gc
import hashlib
import io
from urllib.parse import parse_qs, urlsplit

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtWidgets import QFileDialog

from backpack.assets import resource
from backpack.bootstrap import Program, SystemClock
from backpack.domain.holding import Visibility
from backpack.domain.report import Standing
from backpack.net.stand_ins import NoWeb
from backpack.pictures.worker import PictureWorker
from backpack.store.keys import Cost, NoKeyring
from backpack.store.vault import Vault
from backpack.ui.application import begin, make_window
from backpack.ui.dialogs.adding import AddingSheet
from backpack.ui.dialogs.portfolio import PortfolioDialog
from backpack.ui.share.window import ShareWindow
from backpack.ui.views.first_start import FirstStartPage
from backpack.ui.views.unlock import UnlockPage

PASSPHRASE = "four words for nobody"
BADGE = resource("samples", "data-literacy.png")
OTHERS = [resource("samples", name) for name in ("first-aid.png", "emergent-reading.svg")]


@pytest.fixture
def learner(qapp, qtbot, tmp_path):
    journey = Journey(qapp, qtbot, tmp_path)
    yield journey
    journey.end()


class Journey:
    """What a learner does, by key and by click."""

    def __init__(self, qapp, qtbot, folder):
        self.app, self.qtbot, self.folder = qapp, qtbot, folder
        self.pictures = PictureWorker()
        self.window = None

    def start(self):
        home = self.folder / "home"
        vault = Vault(home, keyring=NoKeyring(), cost=Cost(memory=64, passes=1, lanes=1))
        program = Program(
            home=home,
            vault=vault,
            clock=SystemClock(),
            pictures=self.pictures,
            fetcher=NoWeb(),
        )
        self.window = make_window(self.app, home)
        self.qtbot.addWidget(self.window)
        self.window.show()
        begin(self.window, program)

    def quit(self):
        workspace = self.window.workspace
        self.window.close()
        workspace.backpack.close()

    def end(self):
        if self.window is not None and self.window.workspace is not None:
            self.quit()
        QGuiApplication.clipboard().clear()
        self.pictures.close()

    def wait(self, condition):
        self.qtbot.waitUntil(condition, timeout=20_000)

    def page(self, kind):
        self.wait(lambda: isinstance(self.window.pages.currentWidget(), kind))
        return self.window.pages.currentWidget()

    def type(self, field, text):
        self.qtbot.keyClicks(field.line, text)

    def press(self, button):
        self.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    def dialog(self, kind):
        self.wait(lambda: any(one.isVisible() for one in self.window.findChildren(kind)))
        return next(one for one in self.window.findChildren(kind) if one.isVisible())

    def save_as(self, path):
        """Answer the system's dialog."""
        asked = self.dialog(QFileDialog)
        asked.filesSelected.emit([str(path)])
        asked.close()

    @property
    def workspace(self):
        self.wait(lambda: self.window.workspace is not None)
        return self.window.workspace

    @property
    def panel(self):
        self.wait(lambda: self.workspace.panel.header is not None)
        return self.workspace.panel

    def drop(self, *paths):
        mime = QMimeData()
        mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
        event = QDropEvent(
            QPointF(500, 400),
            Qt.DropAction.CopyAction,
            mime,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
        self.window.dropEvent(event)

    def held(self, name):
        return next(one for one in self.workspace.model.known if one.file_name == name)


def first_start(learner):
    learner.start()
    page = learner.page(FirstStartPage)
    learner.wait(page.passphrase.isVisible)
    assert learner.window.focusWidget() is page.passphrase.first.line
    learner.type(page.passphrase.first, PASSPHRASE)
    learner.type(page.passphrase.second, PASSPHRASE)
    learner.qtbot.keyClick(page.passphrase.second.line, Qt.Key.Key_Return)
    learner.wait(lambda: learner.window.workspace is not None)


def drop_badges(learner):
    learner.drop(BADGE, *OTHERS)
    sheet = learner.dialog(AddingSheet)
    learner.wait(lambda: not sheet.is_running)
    learner.press(sheet.done_button)
    learner.wait(lambda: len(learner.workspace.model.known) == 3)
    held = learner.held(BADGE.name)
    assert held.standing is Standing.VALID_UNKNOWN_ISSUER
    learner.workspace.wall.list.choose([held.id])
    learner.wait(lambda: learner.workspace.panel.shown_id == held.id)
    return held.id


def confirm_and_publish(learner, holding_id):
    learner.workspace.panel.issuer_confirm_requested.emit(holding_id)
    learner.wait(lambda: learner.held(BADGE.name).standing is Standing.VERIFIED)
    learner.workspace.panel.visibility_chosen.emit(holding_id, Visibility.PUBLIC)
    learner.wait(lambda: learner.held(BADGE.name).visibility is Visibility.PUBLIC)


def copy_link(learner, holding_id):
    learner.workspace.panel.share_requested.emit(holding_id)
    dialog = learner.dialog(ShareWindow)
    learner.wait(lambda: not dialog.is_loading)
    learner.press(dialog.page.copy_button)
    dialog.close()
    return parse_qs(urlsplit(QGuiApplication.clipboard().text()).query)


def save_portfolio(learner, path):
    learner.workspace.dialogs.open_portfolio(learner.workspace.wall.list.chosen())
    dialog = learner.dialog(PortfolioDialog)
    learner.wait(lambda: not dialog.is_loading)
    learner.qtbot.keyClicks(dialog.form.name, "A Learner")
    learner.press(dialog.create_button)
    learner.save_as(path)
    learner.wait(path.exists)
    learner.wait(dialog.open_button.isVisible)
    dialog.close()
    return PdfReader(io.BytesIO(path.read_bytes()))


def test_a_badge_goes_in_is_shown_and_comes_out_unchanged(learner):
    first_start(learner)
    badge = drop_badges(learner)
    confirm_and_publish(learner, badge)

    link = copy_link(learner, badge)
    assert link["name"] == ["Data Literacy for Educators"]
    assert (link["issueYear"], link["issueMonth"]) == (["2026"], ["3"])

    portfolio = save_portfolio(learner, learner.folder / "portfolio.pdf")
    assert "A Learner" in portfolio.pages[0].extract_text()
    assert portfolio.attachments[BADGE.name] == [BADGE.read_bytes()]

    learner.workspace.panel.save_original_requested.emit(badge)
    original = learner.folder / "original.png"
    learner.save_as(original)
    learner.wait(original.exists)
    assert sha256(original) == sha256(BADGE)


def test_garbage_is_collected_again_once_the_wall_is_there(learner):
    gc.disable()
    first_start(learner)
    learner.wait(gc.isenabled)


def test_closed_and_opened_again_all_is_as_it_was_left(learner):
    first_start(learner)
    badge = drop_badges(learner)
    confirm_and_publish(learner, badge)
    learner.window.resize(840, 640)
    learner.quit()

    learner.start()
    page = learner.page(UnlockPage)
    learner.type(page.passphrase, "not this one at all")
    learner.qtbot.keyClick(page.passphrase.line, Qt.Key.Key_Return)
    learner.wait(page.error.isVisible)
    page.clear()
    learner.type(page.passphrase, PASSPHRASE)
    learner.qtbot.keyClick(page.passphrase.line, Qt.Key.Key_Return)
    learner.wait(lambda: learner.window.workspace is not None)
    learner.wait(lambda: len(learner.workspace.model.known) == 3)
    held = learner.held(BADGE.name)
    assert (held.visibility, held.standing) == (Visibility.PUBLIC, Standing.VERIFIED)
    assert learner.workspace.wall.list.chosen() == (badge,)
    assert learner.window.height() == 640


def sha256(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()
