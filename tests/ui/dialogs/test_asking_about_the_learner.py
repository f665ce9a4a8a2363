import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication

from backpack.domain.holding import Identity
from backpack.ui.dialogs.identity import IdentityDialog, ask_identity, parse_identity
from backpack.ui.dialogs.name import NameDialog, ask_name


def answer(qtbot, text, key):
    """Types into the dialog that is about to open, and presses a key there."""

    def type_it():
        dialog = QApplication.activeModalWidget()
        dialog.line.clear()
        qtbot.keyClicks(dialog.line, text)
        qtbot.keyClick(dialog, key)

    QTimer.singleShot(0, type_it)


def test_the_name_is_given(qtbot):
    answer(qtbot, " A  Learner ", Qt.Key.Key_Return)
    assert ask_name(None, "") == "A Learner"


def test_no_name_need_be_given(qtbot):
    answer(qtbot, "A Learner", Qt.Key.Key_Escape)
    assert ask_name(None, "Before") is None


def test_an_empty_name_cannot_be_saved(qtbot):
    dialog = NameDialog("")
    qtbot.addWidget(dialog)
    assert not dialog.save_button.isEnabled()
    dialog.line.setText("  ")
    assert not dialog.save_button.isEnabled()
    dialog.line.setText("A Learner")
    assert dialog.save_button.isEnabled()


def test_an_address_is_given(qtbot):
    answer(qtbot, "learner@example.org", Qt.Key.Key_Return)
    assert ask_identity(None) == Identity(type="email", value="learner@example.org")


def test_no_address_need_be_given(qtbot):
    answer(qtbot, "learner@example.org", Qt.Key.Key_Escape)
    assert ask_identity(None) is None


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (" learner@example.org ", "email"),
        ("https://learner.example.org/me", "url"),
        ("did:key:z6Mkabc", "id"),
        ("+34 600 123 456", "telephone"),
    ],
)
def test_each_kind_of_address_is_told_apart(text, kind):
    assert parse_identity(text) == Identity(type=kind, value=text.strip())


@pytest.mark.parametrize("text", ["", "learner", "a@b", "learner@ example.org", "12"])
def test_what_is_no_address_cannot_be_added(qtbot, text):
    dialog = IdentityDialog()
    qtbot.addWidget(dialog)
    dialog.line.setText(text)
    assert not dialog.add_button.isEnabled()
