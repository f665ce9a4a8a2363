"""Which automatic backups stay: never none, the last days, the last weeks."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from backpack.domain.backups import DAYS, WEEKS, find_outdated, outdated_from

MONDAY = datetime(2026, 11, 23, 8, tzinfo=UTC)
MOMENTS = st.sets(
    st.integers(0, 60 * 24).map(lambda hours: MONDAY + timedelta(hours=hours)), min_size=1
)


def kept(moments):
    return sorted(set(moments) - find_outdated(moments))


def test_one_a_day_for_two_months_leaves_seven_days_and_the_weeks_before_them():
    made = [MONDAY + timedelta(days=day) for day in range(60)]
    days = [(moment - MONDAY).days for moment in kept(made)]
    assert days == [41, 48, 53, 54, 55, 56, 57, 58, 59]


def test_of_a_day_the_newest_stays():
    made = [MONDAY + timedelta(hours=hour) for hour in range(5)]
    assert kept(made) == [made[-1]]


def test_days_without_a_backup_do_not_count():
    made = [MONDAY + timedelta(days=40 * number) for number in range(9)]
    assert kept(made) == made[-DAYS:]


@given(MOMENTS)
def test_the_newest_always_stays_and_no_more_than_eleven_do(moments):
    staying = kept(moments)
    assert max(moments) in staying
    assert len(staying) <= DAYS + WEEKS


@given(MOMENTS)
def test_what_was_kept_once_is_kept_again(moments):
    staying = kept(moments)
    assert find_outdated(staying) == frozenset()


def test_with_a_backup_a_day_what_is_older_than_four_weeks_is_gone_by_then():
    erased = MONDAY + timedelta(days=2, hours=3)
    gone = outdated_from(erased)
    assert gone == date(2026, 12, 21)
    made = []
    for day in range(-30, 60):
        moment = MONDAY + timedelta(days=day)
        made = kept([*made, moment])
        holds = any(one <= erased for one in made)
        if moment.date() >= gone:
            assert not holds
    assert made
