"""When the time is over, whoever waits is woken."""

import socket
import time

from backpack.net.deadline import Deadline


def test_a_connection_made_too_late_is_ended_at_once():
    with Deadline(0.01) as deadline:
        time.sleep(0.05)
        one, other = socket.socketpair()
        with one, other:
            deadline.hold(one)
            assert deadline.is_over
            assert deadline.remaining > 0
            assert one.recv(1) == b""


def test_a_connection_in_time_stays_open_after_the_fetch():
    one, other = socket.socketpair()
    with one, other:
        with Deadline(9) as deadline:
            deadline.hold(one)
            assert not deadline.is_over
        other.sendall(b"x")
        assert one.recv(1) == b"x"


def test_a_connection_that_was_closed_meanwhile_does_no_harm():
    one, other = socket.socketpair()
    with Deadline(0.05) as deadline:
        deadline.hold(one)
        one.shutdown(socket.SHUT_RDWR)
        one.close()
        other.close()
        time.sleep(0.1)
        assert deadline.is_over
