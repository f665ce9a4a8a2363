from urllib.parse import parse_qs, urlsplit

import pytest
from PySide6.QtGui import QGuiApplication

from backpack.ui.dialogs import linkedin
from backpack.ui.dialogs.linkedin import LinkedInDialog
from tests import mint
from tests.ui.desk import texts


@pytest.fixture
def opened(monkeypatch):
    addresses = []
    monkeypatch.setattr(linkedin, "open_address", lambda address: addresses.append(address) or True)
    return addresses


@pytest.fixture
def open_dialog(desk, qtbot):
    def give(holding_id):
        dialog = LinkedInDialog(desk.backpack, desk.runner, holding_id)
        qtbot.addWidget(dialog)
        dialog.show()
        qtbot.waitUntil(lambda: not dialog.is_loading)
        return dialog

    return give


def test_every_value_is_shown_and_can_be_copied(desk, open_dialog):
    (holding_id,) = desk.add(mint.vc_jwt())
    dialog = open_dialog(holding_id)
    read = texts(dialog)
    for text in ("Name", "Data Literacy", "Issuing organization", "Northlake Academy", "2026", "3"):
        assert text in read
    assert any("Nothing is sent before you press Save." in text for text in read)
    copied = []
    for copy in dialog.copy_buttons:
        copy.click()
        copied.append(QGuiApplication.clipboard().text())
    assert copied[:4] == ["Data Literacy", "Northlake Academy", "2026", "3"]
    assert dialog.copy_buttons[0].accessibleName() == "Copy Name"


def test_the_link_is_copied_whole(desk, open_dialog):
    (holding_id,) = desk.add(mint.vc_jwt())
    dialog = open_dialog(holding_id)
    dialog.copy_button.click()
    values = parse_qs(urlsplit(QGuiApplication.clipboard().text()).query)
    assert values["name"] == ["Data Literacy"]
    assert values["issueMonth"] == ["3"]
    assert "Link copied." in texts(dialog)


def test_linkedin_opens_only_when_asked_to(desk, open_dialog, opened):
    (holding_id,) = desk.add(mint.vc_jwt())
    dialog = open_dialog(holding_id)
    assert opened == []
    dialog.open_button.click()
    assert [urlsplit(address).hostname for address in opened] == ["www.linkedin.com"]
    assert "Opened in your browser. Press Save there to finish." in texts(dialog)


def test_a_sample_is_refused_calmly(desk, open_dialog, opened):
    (holding_id,) = desk.add(mint.vc_jwt(), as_samples=True)
    dialog = open_dialog(holding_id)
    assert "A sample cannot be shared" in texts(dialog)
    assert not dialog.open_button.isVisible()
    dialog.open_linkedin()
    dialog.copy_link()
    assert opened == []


def test_a_badge_that_is_gone_is_told_calmly(open_dialog):
    dialog = open_dialog("0" * 32)
    assert "There is no such badge" in texts(dialog)
    assert not dialog.copy_button.isVisible()


def test_a_defect_is_owned_up_to(desk, open_dialog, monkeypatch):
    told = []
    monkeypatch.setattr(linkedin, "show_problem", lambda _parent, error: told.append(error))
    monkeypatch.setattr(type(desk.backpack.sharing), "linkedin", lambda _self, _id: 1 / 0)
    open_dialog("0" * 32)
    assert [type(error) for error in told] == [ZeroDivisionError]
