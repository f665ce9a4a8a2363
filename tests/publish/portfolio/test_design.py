"""Colours that stay readable, whatever the learner likes."""

import pytest

from backpack.domain.faults import Fault
from backpack.publish.portfolio.design import ACCENT, parse_accent, shades


@pytest.mark.parametrize("written", ["#0b6e69", "0B6E69", " #0B6E69 "])
def test_a_colour_may_be_written_as_people_do(written):
    assert parse_accent(written) == ACCENT


@pytest.mark.parametrize("written", ["", "teal", "#12345", "#1234567", '#fff"))#eval('])
def test_what_is_no_colour_is_refused(written):
    with pytest.raises(Fault, match="unknown-colour"):
        parse_accent(written)


def test_the_usual_accent_stays_as_it_is():
    assert shades(ACCENT)["accent"] == ACCENT


@pytest.mark.parametrize("accent", ["#FFFFFF", "#FFD700", "#00FF00", "#000000", "#FF69B4"])
def test_text_in_any_accent_can_be_read_on_white(accent):
    assert contrast_with_white(shades(accent)["accent"]) >= 4.5


def contrast_with_white(colour):
    shares = {1: 0.2126, 3: 0.7152, 5: 0.0722}
    return 1.05 / (0.05 + sum(share * linear(colour[at : at + 2]) for at, share in shares.items()))


def linear(written):
    part = int(written, 16) / 255
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
