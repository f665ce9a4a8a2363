import threading

import pytest

from tests.fakes.memory_store import MemoryStore
from tests.ui.desk import Desk


@pytest.fixture
def desk(qapp, verifier, clock):
    desk = Desk(verifier, clock)
    yield desk
    desk.close()


@pytest.fixture
def held_saving(monkeypatch):
    """Holds every saving of addresses back: the first event tells of one, the second frees it."""
    begun, go_on = threading.Event(), threading.Event()
    real = MemoryStore.save_identities

    def slowly(store, identities, at):
        begun.set()
        assert go_on.wait(5)
        real(store, identities, at)

    monkeypatch.setattr(MemoryStore, "save_identities", slowly)
    return begun, go_on
