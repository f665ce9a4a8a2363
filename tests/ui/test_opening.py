"""From nothing to an open backpack: first start, passphrase, keyring, and files to open."""

import sys
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QDialog

from backpack.domain.faults import Fault
from backpack.domain.protection import Protection, Recovery
from backpack.ui import application
from backpack.ui.application import Application, begin, make_icon, make_window, run_window
from backpack.ui.opening_page import OpeningPage
from backpack.ui.problems import DefectSheet
from backpack.ui.views import trouble
from backpack.ui.views.first_start import FirstStartPage
from backpack.ui.views.trouble import TroublePage
from backpack.ui.views.unlock import UnlockPage
from backpack.ui.workspace import Workspace
from backpack.words.faults import explain_fault
from tests import mint
from tests.ui.desk import texts


@dataclass
class Vault:
    """Opens for one passphrase; ``remembered`` is what a keyring would do."""

    store: object
    exists: bool = True
    remembered: bool = False
    keeps: bool = True
    trouble: Exception | None = None
    protection: Protection = Protection(has_passphrase=True, in_keychain=True)  # noqa: RUF009
    delay_left: float = 0.0
    tried: list[str | None] = field(default_factory=list)

    def keychain_works(self):
        return self.keeps

    def claim(self):
        pass

    def create(self, passphrase):
        if passphrase is None and not self.keeps:
            raise Fault("keychain-refused")
        self.exists = True
        self.tried.append(passphrase)
        return self.store

    def unlock(self, passphrase):
        self.tried.append(passphrase)
        if passphrase == "defect":
            raise ZeroDivisionError
        if passphrase != "right words":
            raise Fault("wrong-passphrase")
        return self.store

    def unlock_with_recovery_key(self, text):
        self.tried.append(text)
        if text != "right key":
            raise Fault("wrong-recovery-key")
        return self.store

    def unlock_with_keyring(self):
        if self.trouble is not None:
            raise self.trouble
        return self.store if self.remembered else None

    def keychain_fault(self):
        return Fault("keychain-silent")


@dataclass
class Program:
    """A program over the desk's backpack."""

    home: Path
    vault: Vault
    clock: object
    backpack: object

    def open(self, _store):
        return self.backpack

    def close(self):
        pass


@pytest.fixture
def program(tmp_path, desk, clock):
    return Program(tmp_path, Vault(desk.store), clock, desk.backpack)


@pytest.fixture
def start(qapp, qtbot, program):
    windows = []

    def give():
        window = make_window(qapp, program.home)
        windows.append(window)
        qtbot.addWidget(window)
        window.show()
        begin(window, program)
        return window

    yield give
    for window in windows:
        window.close()


def wait_for(qtbot, window, kind):
    qtbot.waitUntil(lambda: isinstance(window.pages.currentWidget(), kind), timeout=5000)
    return window.pages.currentWidget()


def test_the_first_thing_seen_is_a_calm_page(qtbot, start):
    window = start()
    assert isinstance(window.pages.currentWidget(), OpeningPage)
    page = OpeningPage()
    qtbot.addWidget(page)
    page.resize(400, 300)
    silent = page.grab().toImage()
    page._explain()
    assert page.grab().toImage() != silent


def test_a_first_start_makes_a_backpack(qtbot, start, program):
    program.vault.exists = False
    window = start()
    page = wait_for(qtbot, window, FirstStartPage)
    page.chosen.emit("right words")
    wait_for(qtbot, window, Workspace)
    assert program.vault.tried == ["right words"]


def test_where_a_keychain_works_a_first_start_is_one_button(qtbot, start, program):
    program.vault.exists = False
    page = wait_for(qtbot, start(), FirstStartPage)
    qtbot.waitUntil(page.create_button.isEnabled)
    assert not page.passphrase.isVisible()
    page.create_button.click()
    wait_for(qtbot, page.window(), Workspace)
    assert program.vault.tried == [None]


def test_where_no_keychain_keeps_anything_a_passphrase_is_asked_for(qtbot, start, program):
    program.vault.exists, program.vault.keeps = False, False
    page = wait_for(qtbot, start(), FirstStartPage)
    qtbot.waitUntil(page.passphrase.isVisible)
    assert not page.other_guard.isVisible()


def test_a_keychain_that_refuses_after_all_leaves_the_passphrase(qtbot, start, program):
    program.vault.exists = False
    page = wait_for(qtbot, start(), FirstStartPage)
    qtbot.waitUntil(page.create_button.isEnabled)
    program.vault.keeps = False
    page.create_button.click()
    qtbot.waitUntil(page.passphrase.isVisible)
    assert any("did not keep the key" in text for text in texts(page))


def test_what_was_locked_opens_by_the_keychain_only_when_that_is_asked(qtbot, start, program):
    program.vault.remembered = True
    window = start()
    wait_for(qtbot, window, Workspace)
    window.lock.lock()
    page = wait_for(qtbot, window, UnlockPage)
    assert page.keychain_button.isVisible()
    page.keychain_button.click()
    wait_for(qtbot, window, Workspace)


def test_a_keychain_that_is_silent_when_asked_says_so(qtbot, start, program):
    page = wait_for(qtbot, start(), UnlockPage)
    page.keychain_button.click()
    qtbot.waitUntil(lambda: any("keychain does not have the key" in text for text in texts(page)))


def test_a_silent_keychain_alone_says_what_helps_and_takes_the_recovery_key(qtbot, start, program):
    program.vault.protection = Protection(
        has_passphrase=False, in_keychain=True, recovery=Recovery.PROVEN
    )
    window = start()
    page = wait_for(qtbot, window, UnlockPage)
    qtbot.waitUntil(lambda: any("keychain does not have the key" in text for text in texts(page)))
    assert not page.passphrase.isVisible()
    page.other_way.click()
    page.recovery.box.setPlainText("wrong key")
    page.open_button.click()
    qtbot.waitUntil(lambda: program.vault.tried == ["wrong key"])
    qtbot.waitUntil(page.open_button.isEnabled)
    page.recovery.box.setPlainText("right key")
    page.open_button.click()
    wait_for(qtbot, window, Workspace)


def test_after_several_wrong_passphrases_the_next_try_waits(qtbot, start, program):
    page = wait_for(qtbot, start(), UnlockPage)
    program.vault.delay_left = 3.5
    page.passphrase.line.setText("wrong words")
    page.open_button.click()
    qtbot.waitUntil(lambda: page.open_button.text() == "Open, in 4 seconds")
    assert not page.open_button.isEnabled()


def test_a_wrong_passphrase_can_be_tried_again(qtbot, start, program):
    window = start()
    page = wait_for(qtbot, window, UnlockPage)
    page.entered.emit("wrong words")
    qtbot.waitUntil(lambda: program.vault.tried == ["wrong words"])
    qtbot.waitUntil(lambda: not window.runner._running)
    assert window.pages.currentWidget() is page
    page.entered.emit("right words")
    wait_for(qtbot, window, Workspace)


def test_the_keyring_opens_without_asking(qtbot, start, program):
    program.vault.remembered = True
    wait_for(qtbot, start(), Workspace)
    assert program.vault.tried == []


def test_where_a_passphrase_cannot_help_none_is_asked_for(qtbot, start, program):
    program.vault.trouble = Fault("keys-missing", folder="here", name="keys.json")
    window = start()
    page = wait_for(qtbot, window, TroublePage)
    assert "The key file of this backpack is missing" in texts(page)
    assert page.path.text() == str(program.home)
    assert window.findChildren(QDialog) == []
    program.vault.trouble = None
    page.again_button.click()
    wait_for(qtbot, window, UnlockPage)


def test_a_trouble_that_stays_is_told_again(qtbot, start, program):
    program.vault.trouble = Fault("keys-damaged", folder="here", name="keys.json")
    window = start()
    first = wait_for(qtbot, window, TroublePage)
    first.again_button.click()
    qtbot.waitUntil(lambda: window.pages.currentWidget() is not first)
    assert wait_for(qtbot, window, TroublePage).again_button.isEnabled()


def test_a_folder_that_cannot_be_opened_is_told(qtbot, start, program):
    class Closed:
        @property
        def exists(self):
            raise Fault("folder-not-readable", folder="here", reason="Permission denied")

    program.vault = Closed()
    page = wait_for(qtbot, start(), TroublePage)
    assert "The folder of the backpack cannot be opened" in texts(page)


def test_a_damaged_store_is_told_instead_of_asking_again(qtbot, start, program, monkeypatch):
    window = start()
    page = wait_for(qtbot, window, UnlockPage)

    def unlock(_passphrase):
        raise Fault("store-damaged", folder="here", name="backpack.db")

    monkeypatch.setattr(program.vault, "unlock", unlock)
    page.entered.emit("right words")
    assert "The backpack's file is damaged" in texts(wait_for(qtbot, window, TroublePage))


def test_the_folder_of_a_backpack_in_trouble_can_be_opened(qtbot, tmp_path, monkeypatch):
    opened = []

    class Desktop:
        @staticmethod
        def openUrl(url):  # noqa: N802 - Qt's name
            opened.append(Path(url.toLocalFile()))

    monkeypatch.setattr(trouble, "QDesktopServices", Desktop)
    page = TroublePage(explain_fault("store-missing", {"folder": "f", "name": "n"}), tmp_path)
    qtbot.addWidget(page)
    page.folder_button.click()
    assert opened == [tmp_path]


def test_a_silent_keyring_does_not_keep_the_window(qtbot, start, program, monkeypatch):
    asked, answer = threading.Event(), threading.Event()

    def wait_for_an_answer():
        asked.set()
        answer.wait(10)

    monkeypatch.setattr(program.vault, "unlock_with_keyring", wait_for_an_answer)
    window = start()
    qtbot.waitUntil(asked.is_set)
    started = time.perf_counter()
    window.close()
    assert time.perf_counter() - started < 2
    assert not window.isVisible()
    answer.set()


def test_a_defect_while_opening_is_owned_up_to(qtbot, start):
    window = start()
    wait_for(qtbot, window, UnlockPage).entered.emit("defect")
    qtbot.waitUntil(lambda: len(window.findChildren(DefectSheet)) == 1)
    window.findChildren(DefectSheet)[0].close()


def test_files_to_open_wait_until_the_backpack_is_open(qtbot, start, program, tmp_path):
    file = tmp_path / "badge.jwt"
    file.write_bytes(mint.vc_jwt())
    program.vault.remembered = True
    window = start()
    window.add_paths([file])
    workspace = wait_for(qtbot, window, Workspace)
    qtbot.waitUntil(lambda: len(workspace.model.known) == 1, timeout=5000)
    for sheet in window.findChildren(QDialog):
        sheet.close()
    window.add_paths([])
    assert [each for each in window.findChildren(QDialog) if each.isVisible()] == []


def test_the_system_can_ask_to_open_a_file(qtbot, qapp, tmp_path):
    asked = []
    event = QFileOpenEvent(QUrl.fromLocalFile(str(tmp_path / "a.png")))

    class Listener:
        class file_opened:  # noqa: N801 - stands for a signal
            emit = asked.append

    assert Application.event(Listener(), event)
    assert asked == [tmp_path / "a.png"]


def test_the_icon_comes_in_every_size(qapp):
    assert {size.width() for size in make_icon().availableSizes()} >= {16, 32, 64, 128, 256}


def test_the_whole_program_runs_until_its_window_is_closed(qapp, monkeypatch, program, desk):
    class App:
        file_opened = qapp.aboutToQuit  # any signal will do

        @staticmethod
        def exec():
            window.close()
            return 0

    program.vault.remembered = True
    window = make_window(qapp, program.home)
    monkeypatch.setattr(application, "make_application", lambda _arguments: App)
    monkeypatch.setattr(application, "make_window", lambda _app, _home: window)
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    assert run_window(program, []) == 0


def test_a_defect_that_nobody_caught_is_shown(qtbot, start, capsys):
    window = start()
    error = ZeroDivisionError("secret")
    application._own_up(window, type(error), error, error.__traceback__)
    (sheet,) = window.findChildren(DefectSheet)
    assert "secret" not in sheet.report.toPlainText()
    assert "ZeroDivisionError" in capsys.readouterr().err
    sheet.close()
    application._own_up(window, KeyboardInterrupt, KeyboardInterrupt(), None)
