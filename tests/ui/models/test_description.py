"""What a card says, to the eye and to a screen reader."""

from datetime import timedelta

import pytest

from backpack.domain.holding import Visibility
from backpack.domain.report import Recipient, Standing
from backpack.ui.models.description import card_chips, describe_holding, standing_tone
from tests.ui.holdings import NOW, make


def chips(**different):
    return [(chip.text, chip.tone) for chip in card_chips(make(**different), NOW)]


def test_a_good_badge_is_calm():
    assert chips() == [("Verified", "good")]


@pytest.mark.parametrize("standing", list(Standing))
def test_green_is_for_verified_alone(standing):
    assert (standing_tone(standing) == "good") is (standing is Standing.VERIFIED)


@pytest.mark.parametrize(
    ("left", "text"),
    [
        (timedelta(hours=3), "Expires today"),
        (timedelta(days=1, hours=3), "Expires in 1 day"),
        (timedelta(days=23, hours=3), "Expires in 23 days"),
    ],
)
def test_a_badge_that_ends_soon_says_when(left, text):
    assert chips(expires=NOW + left) == [(text, "caution")]


def test_who_can_see_it_and_whose_it_is_are_told():
    found = chips(visibility=Visibility.PUBLIC, recipient=Recipient.SOMEONE_ELSE)
    assert found == [("Verified", "good"), ("Not yours?", "caution"), ("Public", "accent")]


def test_a_screen_reader_hears_all_of_it_with_its_place():
    badge = make(is_sample=True, visibility=Visibility.LINK)
    assert describe_holding(badge, NOW, position=3, count=24) == (
        "Data Literacy, Northlake Academy. Verified, Link, Sample. 3 of 24"
    )


def test_a_badge_that_says_nothing_is_still_described():
    said = describe_holding(make(name="", issuer_name=""), NOW, position=1, count=1)
    assert said.startswith("Badge without a name, unknown issuer.")
