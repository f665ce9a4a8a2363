"""The program as it is put together: one door to the network, behind the learner's leave."""

import pytest

from backpack.bootstrap import Program, make_program
from backpack.domain.leave import EVERYWHERE, Leave
from backpack.domain.web import Trouble, Unreached
from backpack.net.fetcher import WebFetcher
from backpack.net.leave import leave_for_this
from tests.conftest import NOW
from tests.fakes.memory_store import MemoryStore
from tests.world import World

URL = "https://issuer.example/list"


@pytest.fixture
def door(monkeypatch):
    """What reaches the real door is noted, with what was known already, and goes no further."""
    asked = []

    def fetch(self, url, *, accept="", known=None):
        asked.append((url, known))
        raise Unreached(url, Trouble.NO_CONNECTION)

    monkeypatch.setattr(WebFetcher, "fetch", fetch)
    return asked


def trouble(fetcher):
    with pytest.raises(Unreached) as unreached:
        fetcher.fetch(URL)
    return unreached.value.trouble


def test_the_real_door_is_shut_until_there_is_leave(tmp_path, door):
    program = make_program(tmp_path)
    assert trouble(program.way_out(Leave)) is Trouble.NOT_ALLOWED
    assert trouble(program.way_out(Leave, MemoryStore())) is Trouble.NOT_ALLOWED
    assert door == []
    program.close()


def test_an_open_backpack_asks_as_its_store_allows(tmp_path, door):
    program = make_program(tmp_path)
    backpack = program.open(MemoryStore())
    fetcher = backpack.verifying.verifier._fetcher
    assert trouble(fetcher) is Trouble.NOT_ALLOWED
    backpack.networking.allow("issuer.example")
    assert trouble(fetcher) is Trouble.NO_CONNECTION
    assert backpack.importing.inspector.verifier._fetcher is fetcher
    program.close()


def test_what_the_store_keeps_need_only_be_confirmed(tmp_path, door):
    world = World()
    world.put(URL, {}, etag="1")
    known = world.fetch(URL)

    class Kept:
        def find_answer(self, url):
            return known

    program = make_program(tmp_path)
    with leave_for_this(Leave().allowing([EVERYWHERE])):
        trouble(program.way_out(Leave, Kept()))
        trouble(program.way_out(Leave))
    assert door == [(URL, known), (URL, None)]
    assert known.fetched == NOW


def test_a_file_of_answers_stands_in_for_the_real_door(tmp_path, door):
    web = {URL: {"status": 200, "headers": {}, "body_b64": ""}}
    program = make_program(tmp_path, web=web)
    assert trouble(program.way_out(Leave)) is Trouble.NOT_ALLOWED
    with leave_for_this(Leave().allowing([EVERYWHERE])):
        assert program.way_out(Leave, MemoryStore()).fetch(URL).status == 200
    assert door == []


def test_there_is_one_door_for_everything(tmp_path, clock):
    program = Program(home=tmp_path, vault=None, clock=clock, pictures=None)
    assert program.door is program.door
    program.close()
