"""After three wrong passphrases each further try waits longer, up to half a minute."""

from backpack.domain.delay import Delay


def test_the_first_three_tries_do_not_wait_and_then_it_doubles():
    delay, now, waits = Delay(), 100.0, []
    for _ in range(10):
        delay = delay.failed(now)
        waits.append(delay.left(now))
        now += delay.left(now)
        assert delay.left(now) == 0.0
    assert waits == [0, 0, 1, 2, 4, 8, 16, 30, 30, 30]


def test_it_counts_down():
    delay = Delay(failures=4).failed(10.0)
    assert delay.left(11.5) == 2.5
    assert delay.left(1000.0) == 0.0


def test_before_any_failure_there_is_nothing_to_wait_for():
    assert Delay().left(0.0) == 0.0
