"""What the learner did not allow is never asked."""

import threading

import pytest

from backpack.domain.faults import Fault
from backpack.domain.leave import EVERYWHERE, OFFLINE, Leave, LeaveMode
from backpack.domain.web import Trouble, Unreached
from backpack.net.leave import Guarded, leave_for_this
from tests.world import World

URL = "https://issuer.example/badge"
PLAIN = "http://issuer.example/badge"


@pytest.fixture
def world():
    world = World()
    for url in (URL, PLAIN, "https://127.0.0.1/"):
        world.put(url, {})
    return world


def trouble(fetcher, url=URL):
    with pytest.raises(Unreached) as unreached:
        fetcher.fetch(url)
    assert unreached.value.url == url
    return unreached.value.trouble


def test_nothing_is_asked_without_leave(world):
    fetcher = Guarded(world, Leave)
    assert trouble(fetcher) is Trouble.NOT_ALLOWED
    assert trouble(fetcher, PLAIN) is Trouble.NOT_ALLOWED
    assert world.asked == []


def test_an_allowed_host_is_asked_for_what_was_wanted(world):
    fetcher = Guarded(world, lambda: Leave().allowing(["issuer.example"]))
    assert fetcher.fetch(URL, accept="application/json").status == 200
    assert world.asked == [URL]


def test_plain_http_is_not_secure_without_a_leave_of_its_own(world):
    leave = Leave(mode=LeaveMode.ALWAYS)
    assert trouble(Guarded(world, lambda: leave), PLAIN) is Trouble.NOT_SECURE
    plain = leave.allowing([], plain_http=["issuer.example"])
    assert Guarded(world, lambda: plain).fetch(PLAIN).status == 200


def test_no_leave_opens_an_address_that_is_never_asked(world):
    everything = Leave().allowing([EVERYWHERE], plain_http=[EVERYWHERE])
    fetcher = Guarded(world, lambda: everything)
    assert trouble(fetcher, "https://127.0.0.1/") is Trouble.REFUSED_ADDRESS
    assert world.asked == []


def test_the_saved_leave_is_read_anew_each_time(world):
    saved = [Leave(mode=LeaveMode.ALWAYS), Leave()]
    fetcher = Guarded(world, lambda: saved.pop(0))
    assert fetcher.fetch(URL).status == 200
    assert trouble(fetcher) is Trouble.NOT_ALLOWED


def test_a_store_that_cannot_be_read_gives_no_leave(world):
    def unreadable():
        raise Fault("store-busy")

    assert trouble(Guarded(world, unreadable)) is Trouble.NOT_ALLOWED


def test_leave_for_this_once_ends_with_the_deed(world):
    fetcher = Guarded(world, Leave)
    with leave_for_this(Leave().allowing([EVERYWHERE])):
        assert fetcher.fetch(URL).status == 200
        with leave_for_this(OFFLINE):
            assert trouble(fetcher) is Trouble.NOT_ALLOWED
        assert fetcher.fetch(URL).status == 200
    assert trouble(fetcher) is Trouble.NOT_ALLOWED


def test_nothing_else_that_goes_on_meanwhile_gains_by_leave_for_this_once(world):
    fetcher = Guarded(world, Leave)
    troubles = []
    with leave_for_this(Leave().allowing([EVERYWHERE])):
        other = threading.Thread(target=lambda: troubles.append(trouble(fetcher)))
        other.start()
        other.join()
    assert troubles == [Trouble.NOT_ALLOWED]
