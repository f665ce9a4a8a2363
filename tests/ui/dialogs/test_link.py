import pytest
from PySide6.QtGui import QGuiApplication

from backpack.ui.dialogs.link import LinkDialog
from tests import mint
from tests.fakes.memory_store import MemoryStore
from tests.ui.desk import Desk
from tests.world import World

SITE = "https://school.example/badges/7"


@pytest.fixture
def dialog(qtbot):
    QGuiApplication.clipboard().clear()
    dialog = LinkDialog()
    qtbot.addWidget(dialog)
    dialog.links = []
    dialog.given.connect(lambda source: dialog.links.append(source.data.decode()))
    return dialog


@pytest.mark.parametrize("typed", [SITE, f"  {SITE} ", "school.example/badges/7"])
def test_a_link_is_handed_on_as_it_was_meant(dialog, typed):
    dialog.line.setText(typed)
    dialog.fetch_button.click()
    assert dialog.links == [SITE]


@pytest.mark.parametrize("typed", ["", "hello", "javascript:alert(1)", "https://["])
def test_what_is_no_link_cannot_be_fetched(dialog, typed):
    dialog.line.setText(typed)
    assert not dialog.fetch_button.isEnabled()
    dialog.accept()
    assert dialog.links == []


def test_a_copied_link_is_filled_in(qtbot, qapp):
    QGuiApplication.clipboard().setText(SITE)
    dialog = LinkDialog()
    qtbot.addWidget(dialog)
    assert dialog.line.text() == SITE
    QGuiApplication.clipboard().clear()


@pytest.fixture
def world():
    world = World()
    world.put(SITE, mint.vc_jwt())
    return world


@pytest.fixture
def desk(qapp, verifier, clock, world):
    desk = Desk(verifier, clock, MemoryStore(), world)
    yield desk
    desk.close()


def test_from_the_empty_wall_to_the_badge(desk, world, open_window, qtbot):
    window = open_window()
    window.workspace.wall.empty.link.click()
    dialog = next(each for each in window.findChildren(LinkDialog) if each.isVisible())
    dialog.line.setText(SITE)
    dialog.fetch_button.click()
    qtbot.waitUntil(lambda: bool(window.workspace.model.known))
    assert [held.name for held in desk.store.load_holdings()] == ["Data Literacy"]
    assert world.asked == [SITE]
