"""The in-memory store that other tests use keeps the contract of the real one."""

import pytest

from tests.fakes.memory_store import MemoryStore
from tests.store.contract import StoreContract


class TestMemoryStore(StoreContract):
    @pytest.fixture
    def store(self):
        return MemoryStore()

    def test_it_tells_that_it_was_closed(self, store):
        store.close()
        assert store.is_closed
