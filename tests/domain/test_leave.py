"""What the learner lets the program ask."""

import pytest

from backpack.domain.leave import EVERYWHERE, OFFLINE, Leave, LeaveMode

HOST = "badges.example.org"


def test_nothing_is_asked_until_the_learner_allows_it():
    assert Leave().mode is LeaveMode.ASK
    assert not Leave().lets(HOST)
    assert not Leave().lets_plain_http(HOST)


def test_a_host_that_was_allowed_is_asked_and_no_other():
    leave = Leave().allowing([HOST])
    assert leave.lets(HOST)
    assert not leave.lets("example.org")
    assert not leave.lets(f"more.{HOST}")
    assert not leave.forgetting(HOST).lets(HOST)


def test_everywhere_is_every_host():
    leave = Leave().allowing([EVERYWHERE])
    assert leave.lets(HOST)
    assert not leave.lets_plain_http(HOST)
    assert leave.allowing([], plain_http=[EVERYWHERE]).lets_plain_http(HOST)


@pytest.mark.parametrize("mode", LeaveMode)
def test_plain_http_needs_a_leave_of_its_own(mode):
    leave = Leave(mode=mode)
    assert not leave.lets_plain_http(HOST)
    plain = leave.allowing([], plain_http=[HOST])
    assert plain.lets_plain_http(HOST) is (mode is not LeaveMode.NEVER)
    assert not plain.lets_plain_http("example.org")
    assert not plain.forgetting(HOST).lets_plain_http(HOST)


def test_always_lets_every_host_be_asked():
    assert Leave(mode=LeaveMode.ALWAYS).lets(HOST)


def test_never_stands_whatever_else_was_allowed():
    leave = Leave(mode=LeaveMode.NEVER).allowing([HOST, EVERYWHERE], plain_http=[HOST])
    assert not leave.lets(HOST)
    assert not OFFLINE.allowing([HOST]).lets(HOST)
