import pytest

from backpack.publish.plain import plain_line, plain_text, set_off, sound_link
from tests.publish import hostile


@pytest.mark.parametrize("text", hostile.TEXTS)
def test_a_line_holds_nothing_that_hides_breaks_or_turns_it_around(text):
    line = plain_line(text)
    assert len(line) <= 201
    assert not set(line) & set("\x00\x07\x1b\n\r\t\u202e\u2066\ud800\ufffe")
    assert line.encode() == line.encode(errors="ignore")


def test_a_letter_carries_no_more_than_three_marks():
    assert len(plain_line(hostile.PILED)) <= 4


def test_a_text_keeps_its_paragraphs_and_is_cut():
    assert plain_text("one\r\ntwo\u2028three") == "one\ntwo\nthree"
    assert plain_text("x" * 50, 10) == "x" * 10 + "…"


def test_joiners_that_scripts_need_stay():
    assert plain_line("क्\u200dष") == "क्\u200dष"


@pytest.mark.parametrize(
    ("address", "kept"),
    [
        (None, ""),
        ("mailto:ada@example.org", ""),
        ("ftp://example.org/", ""),
        ("javascript:alert(1)", ""),
        ("https://example.org/a b", ""),
        ("https://example.org/b", "https://example.org/b"),
        ("https://example.org/münze", "https://example.org/m%C3%BCnze"),
    ],
)
def test_only_web_addresses_are_links(address, kept):
    assert sound_link(address) == kept


def test_what_follows_a_name_from_the_right_stays_on_its_side():
    assert set_off("مهارات").endswith("\u200e")
    assert set_off("Skills") == "Skills"
