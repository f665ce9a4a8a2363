"""The medal of a badge without a picture."""

from xml.etree import ElementTree as ET

import pytest

from backpack.formats.svg import read_svg_texts
from backpack.pictures.svg import rebuild_svg
from backpack.pictures.svg_passive import is_passive
from backpack.publish.medal import TINTS, TITLE_LIMIT, initials, render_medal
from backpack.publish.portfolio.badge import TINTS as PORTFOLIO_TINTS
from backpack.ui.tokens import LIGHT

SVG = "{http://www.w3.org/2000/svg}"
NAMES = [
    "Data Literacy",
    "",
    "<b>&\"'</b> ]]>",
    "$dark $",
    "\x00\x1b[31m\ud800 x",
    "数据",
    "a" * 999,
]


@pytest.mark.parametrize("name", NAMES)
def test_any_name_gives_a_sound_and_harmless_picture(name):
    picture = render_medal(name, "Northlake Academy")
    assert read_svg_texts(picture) == ()
    assert is_passive(picture)
    assert b"<text" in rebuild_svg(picture, bytes)


def test_the_name_is_its_title_and_the_initials_stand_in_it():
    root = ET.fromstring(render_medal("Rock &\nRoll", "Northlake Academy"))
    assert root.findtext(f"{SVG}title") == "Rock & Roll"
    assert root.findtext(f"{SVG}text") == "RR"


def test_a_long_name_is_cut():
    title = ET.fromstring(render_medal("a" * 999, "")).findtext(f"{SVG}title")
    assert len(title) == TITLE_LIMIT


@pytest.mark.parametrize(
    ("name", "letters"),
    [("Data Literacy", "DL"), ("first aid at work", "FW"), ("Kubernetes", "K"),
     ("1000 hours", "1H"), ("(Open) source", "S"), ("★ —", "★"), ("", "★"),
     ("ßtraße", "S"), ("数据素养", "数")],
)  # fmt: skip
def test_initials(name, letters):
    assert initials(name) == letters


def test_one_issuer_has_one_colour_and_the_first_is_the_accent():
    assert render_medal("A", "Northlake") == render_medal("A", "Northlake")
    assert len({render_medal("A", str(number)) for number in range(99)}) == len(TINTS)
    assert TINTS[0][1] == LIGHT.accent
    assert len(TINTS) == PORTFOLIO_TINTS


def luminance(colour):
    parts = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("tint", TINTS)
def test_white_letters_can_be_read_on_every_tint(tint):
    for ground in tint[1:]:
        assert 1.05 / (luminance(ground) + 0.05) >= 4.5
