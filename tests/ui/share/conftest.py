import pytest

from backpack.ui.share import desk as desk_module
from backpack.ui.share.window import ShareWindow
from tests import mint

EVIDENCE = [
    {"id": "https://work.example/1", "type": ["Evidence"], "name": "Film & talk"},
    {"id": "https://work.example/2", "type": ["Evidence"], "name": "Essay"},
]
PAGE = "https://b.example/1"


def baked(**changes):
    told = {"id": f"{PAGE}?identity__email=learner%40example.org", "evidence": EVIDENCE, **changes}
    return mint.png(mint.itxt(b"openbadgecredential", mint.vc_jwt(**told)))


@pytest.fixture
def opened(monkeypatch):
    """The addresses that were given to the browser."""
    addresses = []
    monkeypatch.setattr(
        desk_module, "open_address", lambda address: addresses.append(address) or True
    )
    return addresses


@pytest.fixture
def saved_to(monkeypatch, tmp_path):
    """Every file is saved in one folder, under the name that is offered."""

    def save(_parent, name, take):
        take(tmp_path / name)

    monkeypatch.setattr(desk_module.asking, "ask_where_to_save", save)
    return tmp_path


@pytest.fixture
def open_share(desk, qtbot):
    windows = []

    def give(ids, way=""):
        window = ShareWindow(desk.backpack, desk.runner, ids, way)
        windows.append(window)
        qtbot.addWidget(window)
        window.show()
        qtbot.waitUntil(lambda: not window.is_loading)
        qtbot.waitUntil(lambda: not desk.runner._running)
        return window

    yield give
    for window in windows:
        window.close()


@pytest.fixture
def share(desk, open_share):
    """Opens one badge at one way."""

    def give(way, **changes):
        return open_share(desk.add(baked(**changes)), way)

    return give


@pytest.fixture
def history(desk, qtbot):
    """What was noted, once everything has ended."""

    def give():
        qtbot.waitUntil(lambda: not desk.runner._running)
        return desk.backpack.sharing.history()

    return give
