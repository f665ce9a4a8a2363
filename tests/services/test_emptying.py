"""What leaves the trash for good, when, and what is said before."""

from datetime import date, timedelta

import pytest

from backpack.domain.progress import Progress
from backpack.services.emptying import KEEP_CHOICES, Emptying
from backpack.services.sources import Source
from tests.conftest import NOW
from tests.ui.window import badge


@pytest.fixture
def emptying(store, clock):
    return Emptying(store=store, clock=clock, held_until=lambda _moment: date(2026, 12, 21))


@pytest.fixture
def ids(importing):
    sources = [Source(name=f"{number}.jwt", data=badge(number)) for number in range(3)]
    return [line.holding.id for line in importing.add(sources, Progress()).lines]


def discard(store, holding_id, days):
    store.save_removed([holding_id], NOW - timedelta(days=days))


def test_after_thirty_days_and_not_before_it_is_deleted(store, emptying, ids):
    discard(store, ids[0], 30)
    discard(store, ids[1], 29)
    assert [emptying.days_left(store.load_holding(each)) for each in ids] == [0, 1, None]
    assert emptying.erase_outdated().removed == {ids[0]}
    assert {held.id for held in store.load_removed()} == {ids[1]}
    assert not emptying.erase_outdated()


@pytest.mark.parametrize("days", KEEP_CHOICES)
def test_another_time_can_be_chosen(store, emptying, ids, days):
    emptying.choose_days(days)
    assert emptying.keep_days() == days
    discard(store, ids[0], 400)
    assert bool(emptying.erase_outdated()) is (days is not None)
    assert emptying.days_left(store.load_holding(ids[1])) is None


def test_a_time_that_cannot_be_chosen_is_refused_or_passed_over(store, emptying):
    with pytest.raises(ValueError, match="8"):
        emptying.choose_days(8)
    store.save_setting("trash.keep", {"days": 8})
    assert emptying.keep_days() == 30


def test_only_what_is_in_the_trash_can_be_deleted(store, emptying, ids):
    discard(store, ids[0], 1)
    assert emptying.erase(ids[:2]).removed == {ids[0]}
    assert {held.id for held in store.load_holdings()} == set(ids[1:])


def test_the_whole_trash_is_emptied(store, emptying, ids):
    for each in ids:
        discard(store, each, 1)
    assert emptying.empty().removed == set(ids)
    assert not emptying.empty()


def test_it_says_until_when_backups_hold_what_is_deleted(emptying):
    assert emptying.backups_hold_until() == date(2026, 12, 21)
