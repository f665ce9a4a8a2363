"""What the wall shows for a place, a search and an order."""

from datetime import timedelta

import pytest

from backpack.domain.holding import Visibility
from backpack.domain.report import Recipient, Standing
from backpack.ui.models.arrangement import (
    ORDER_NAMES,
    PLACE_NAMES,
    Arrangement,
    Order,
    Place,
    arrange,
    count_places,
    days_left,
    fold,
    is_in_place,
    is_out_of_date,
)
from tests.ui.holdings import NOW, make

TODAY = Arrangement(now=NOW)
SHARED = make(1, visibility=Visibility.LINK)
PUBLIC = make(2, visibility=Visibility.PUBLIC)
ENDING = make(3, expires=NOW + timedelta(days=23))
SAMPLE = make(4, is_sample=True, standing=Standing.INVALID, visibility=Visibility.PUBLIC)
FORGED = make(5, standing=Standing.INVALID)
THEIRS = make(6, recipient=Recipient.SOMEONE_ELSE)
ALL = (SHARED, PUBLIC, ENDING, SAMPLE, FORGED, THEIRS)


def ids(holdings):
    return [held.id for held in holdings]


@pytest.mark.parametrize(
    ("place", "there"),
    [
        (Place.ALL, [SHARED, PUBLIC, ENDING, FORGED, THEIRS]),
        (Place.SHARED, [SHARED, PUBLIC]),
        (Place.EXPIRING, [ENDING]),
        (Place.ATTENTION, [FORGED, THEIRS]),
        (Place.SAMPLES, [SAMPLE]),
    ],
)
def test_each_place_has_its_own(place, there):
    assert arrange(ALL, Arrangement(now=NOW, place=place)) == there


def test_samples_count_for_nothing_but_themselves():
    counts = count_places(ALL, NOW)
    assert counts == {
        Place.ALL: 5,
        Place.SHARED: 2,
        Place.EXPIRING: 1,
        Place.ATTENTION: 2,
        Place.SAMPLES: 1,
        Place.TRASH: 0,
    }


@pytest.mark.parametrize(
    ("standing", "is_there"),
    [
        (Standing.VERIFIED, False),
        (Standing.VALID_UNKNOWN_ISSUER, False),
        (Standing.UNSIGNED, False),
        (Standing.NOT_YET_VALID, False),
        (Standing.UNVERIFIABLE, True),
        (Standing.EXPIRED, True),
        (Standing.REVOKED, True),
        (Standing.SUSPENDED, True),
        (Standing.INVALID, True),
    ],
)
def test_attention_is_for_what_is_wrong(standing, is_there):
    assert is_in_place(make(standing=standing), Place.ATTENTION, NOW) is is_there


@pytest.mark.parametrize(
    ("search", "found"),
    [
        ("", True),
        ("data", True),
        ("DATA lit", True),
        ("lit data", True),
        ("northlake", True),
        ("élite", True),
        ("elite", True),
        ("strasse", True),
        ("reading", True),
        ("data cooking", False),
    ],
)
def test_a_search_finds_all_words_whatever_their_case_and_accents(search, found):
    badge = make(name="Data Literacy Élite Straße", tags=("Reading",))
    assert arrange([badge], Arrangement(now=NOW, search=search)) == ([badge] if found else [])


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        (Order.NEWEST, "cab"),
        (Order.OLDEST, "bac"),
        (Order.NAME, "bac"),
        (Order.ISSUER, "cba"),
        (Order.EXPIRY, "acb"),
    ],
)
def test_every_order_sorts(order, expected):
    badges = [
        make(2, id="a", name="Beta", issuer_name="Z", expires=NOW),
        make(3, id="b", name="álpha", issuer_name="M", expires=None),
        make(1, id="c", name="Gamma", issuer_name="A", expires=NOW + timedelta(days=1)),
    ]
    shown = arrange(badges, Arrangement(now=NOW, order=order))
    assert "".join(ids(shown)) == expected


def test_a_badge_without_a_date_is_as_old_as_its_adding():
    undated = make(id="undated", issued=None, added=NOW - timedelta(days=5))
    shown = arrange([make(9), undated, make(1)], TODAY)
    assert shown[1] is undated


@pytest.mark.parametrize(
    ("expires", "standing", "days"),
    [
        (None, Standing.VERIFIED, None),
        (timedelta(days=23, hours=2), Standing.VERIFIED, 23),
        (timedelta(hours=2), Standing.VALID_UNKNOWN_ISSUER, 0),
        (timedelta(days=61), Standing.VERIFIED, None),
        (timedelta(days=-1), Standing.VERIFIED, None),
        (timedelta(days=23), Standing.INVALID, None),
    ],
)
def test_days_are_counted_only_for_sound_badges_that_end_soon(expires, standing, days):
    badge = make(expires=NOW + expires if expires else None, standing=standing)
    assert days_left(badge, NOW) == days


def test_a_date_that_passed_calls_for_another_check():
    assert is_out_of_date(make(expires=NOW - timedelta(days=1)), NOW)
    assert is_out_of_date(make(standing=Standing.NOT_YET_VALID), NOW)
    assert not is_out_of_date(make(), NOW)
    ended = make(expires=NOW - timedelta(days=1), standing=Standing.EXPIRED)
    assert not is_out_of_date(ended, NOW)


def test_everything_has_a_name():
    assert set(PLACE_NAMES) == set(Place)
    assert set(ORDER_NAMES) == set(Order)
    assert fold("Ünïcode") == "unicode"
