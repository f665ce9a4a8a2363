"""What becomes of text that cannot be drawn, or must not be."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backpack.publish.portfolio.clean import (
    CUT,
    LONGEST_NAME,
    MISSING,
    Cleaner,
    breakable,
)


@pytest.mark.parametrize(
    ("raw", "drawn"),
    [
        ("plain", "plain"),
        ("R&D <b> #eval $x$ `y` \\z", "R&D <b> #eval $x$ `y` \\z"),
        ("e\u0301", "é"),
        ("a\x00\x07\x1b[31mb", "a[31mb"),
        ("a\r\nb\rc\u2028d", "a\nb\nc\nd"),
        ("tab\there, wide\u2003space", "tab here, wide space"),
        ("\u202eabc\u202c\u2066def\u2069", "abcdef"),
        ("\ud800x\udc00", "x"),
        ("\ue000 \U000f0000", f"{MISSING} {MISSING}"),
        ("👩‍🚀", MISSING),
        ("✈\ufe0f", "✈"),
        ("ༀ", MISSING),
        ("zero\u200bwidth\ufeff", "zerowidth"),
        ("नमस्ते क्\u200dष", "नमस्ते क्\u200dष"),
        ("\u0f71", ""),
        ("z" + "\u0301" * 50, unicodedata.normalize("NFC", "z\u0301") + "\u0301" * 3),
    ],
)
def test_text_becomes_drawable(raw, drawn):
    assert Cleaner().text(raw) == drawn


@given(st.text())
def test_nothing_that_pdf_refuses_comes_out(raw):
    categories = {unicodedata.category(character) for character in Cleaner().text(raw)}
    assert not categories & {"Cs", "Co", "Cn"}
    assert all(
        character == "\n" or unicodedata.category(character) != "Cc"
        for character in Cleaner().text(raw)
    )


def test_a_name_of_ten_thousand_characters_is_cut_and_says_so():
    name = Cleaner().line("W" * 10_000)
    assert name == "W" * LONGEST_NAME + CUT


def test_a_long_text_is_cut_and_says_so():
    assert Cleaner().text("ab " * 50_000, 300).endswith(f"ab{CUT}")


def test_a_line_has_no_line_breaks():
    assert Cleaner().line(" a\n\n b\tc ") == "a b c"


def test_long_words_get_places_to_break_and_lose_nothing():
    broken = breakable("x" * 45 + " short " + "漢" * 60)
    assert broken == f"{'x' * 20}\u200b{'x' * 20}\u200b{'x' * 5} short {'漢' * 60}"


@pytest.mark.parametrize(
    ("address", "kept"),
    [
        ("https://example.org/a?b=c&d=%20#e", "https://example.org/a?b=c&d=%20#e"),
        ("http://example.org", "http://example.org"),
        ("mailto:someone@example.org", "mailto:someone@example.org"),
        ("https://example.org/é", "https://example.org/%C3%A9"),
        ("javascript:alert(1)", ""),
        ("JaVaScRiPt:alert(1)", ""),
        ("java\nscript:alert(1)", ""),
        ("data:text/html,x", ""),
        ("file:///etc/passwd", ""),
        ("https:///no-host", ""),
        ("mailto:", ""),
        ("https://exa mple.org", ""),
        ("https://example.org/\u202e", ""),
        ("https://exämple.org/", ""),
        ("https://[broken", ""),
        ("//example.org", ""),
        ("https://example.org/" + "a" * 3000, ""),
        ("", ""),
        (None, ""),
    ],
)
def test_only_sound_addresses_become_links(address, kept):
    assert Cleaner().link(address) == kept
