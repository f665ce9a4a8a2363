import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from backpack.domain.faults import Fault
from backpack.domain.holding import Identity
from backpack.domain.report import Recipient
from backpack.ui.dialogs import addresses
from backpack.ui.dialogs.addresses import AddressesDialog, kind_words, parse_identity
from tests import mint
from tests.fakes.memory_store import MemoryStore
from tests.ui.desk import ADDRESS, texts


@pytest.fixture
def open_dialog(desk, qtbot):
    window = QWidget()
    qtbot.addWidget(window)

    def give():
        dialog = AddressesDialog(desk.backpack, desk.runner, window)
        dialog.show()
        qtbot.waitUntil(lambda: not dialog.is_busy)
        return dialog

    return give


@pytest.fixture
def told(monkeypatch):
    told = []
    monkeypatch.setattr(addresses, "show_problem", lambda _parent, error: told.append(error))
    return told


def known(desk):
    return desk.backpack.identifying.learner().identities


def test_without_an_address_it_says_what_to_do(open_dialog):
    dialog = open_dialog()
    assert "None yet. Add the address that your badges name." in texts(dialog)
    assert not dialog.add_button.isEnabled()


def test_an_address_that_is_added_is_shown_and_makes_badges_the_learners(desk, open_dialog, qtbot):
    (holding_id,) = desk.add(mint.vc_jwt())
    dialog = open_dialog()
    qtbot.keyClicks(dialog.line, " learner@example.org ")
    qtbot.keyClick(dialog.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "learner@example.org" in texts(dialog))
    assert "E-mail address" in texts(dialog)
    assert dialog.line.text() == ""
    assert desk.store.load_holding(holding_id).recipient is Recipient.YOU
    assert desk.changes[-1].learner
    assert holding_id in desk.changes[-1].updated


def test_an_address_is_taken_away_again(desk, open_dialog, qtbot):
    desk.know()
    (holding_id,) = desk.add(mint.vc_jwt())
    dialog = open_dialog()
    assert dialog.rows[ADDRESS].accessibleName() == "Remove learner@example.org"
    dialog.rows[ADDRESS].click()
    qtbot.waitUntil(lambda: dialog.rows == {})
    assert known(desk) == ()
    assert desk.store.load_holding(holding_id).recipient is not Recipient.YOU


def test_an_address_that_is_there_is_not_added_twice(desk, open_dialog, qtbot):
    desk.know()
    dialog = open_dialog()
    qtbot.keyClicks(dialog.line, "learner@example.org")
    assert not dialog.add_button.isEnabled()
    assert "This address is there already." in texts(dialog)


def test_trouble_is_told_and_what_is_kept_is_shown(desk, open_dialog, qtbot, told, monkeypatch):
    dialog = open_dialog()

    def busy(*_given):
        raise Fault("store-busy")

    monkeypatch.setattr(MemoryStore, "save_identities", busy)
    dialog.line.setText("learner@example.org")
    dialog.add()
    qtbot.waitUntil(lambda: told == [Fault("store-busy")] and not dialog.is_busy)
    assert dialog.rows == {}
    assert dialog.line.isEnabled()
    monkeypatch.setattr(MemoryStore, "load_identities", busy)
    dialog._load()
    qtbot.waitUntil(lambda: len(told) == 2)
    assert dialog.line.isEnabled()


def test_closing_does_not_stop_what_was_begun(desk, open_dialog, qtbot, held_saving):
    (holding_id,) = desk.add(mint.vc_jwt())
    dialog = open_dialog()
    begun, go_on = held_saving
    dialog.line.setText("learner@example.org")
    dialog.add_button.click()
    assert begun.wait(5)
    assert "Looking whom each badge is for…" in texts(dialog)
    dialog.add()
    dialog.close()
    dialog.deleteLater()
    qtbot.wait(10)
    go_on.set()
    qtbot.waitUntil(lambda: not desk.runner._running)
    assert desk.store.load_holding(holding_id).recipient is Recipient.YOU


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        (" learner@example.org ", "email", "E-mail address"),
        ("https://learner.example.org/me", "url", "Web page"),
        ("did:key:z6Mkabc", "id", "Identifier"),
        ("+34 600 123 456", "telephone", "Telephone number"),
    ],
)
def test_each_kind_of_address_is_told_apart(text, kind, words):
    assert parse_identity(text) == Identity(type=kind, value=text.strip())
    assert kind_words(kind) == words


@pytest.mark.parametrize("text", ["", "learner", "a@b", "learner@ example.org", "12"])
def test_what_is_no_address_cannot_be_added(open_dialog, text):
    dialog = open_dialog()
    dialog.line.setText(text)
    assert not dialog.add_button.isEnabled()
    dialog.add()
    assert not dialog.is_busy


def test_a_kind_of_anothers_making_is_shown_as_it_is():
    assert kind_words("ext:badge-number") == "ext:badge-number"
