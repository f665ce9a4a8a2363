"""The small parts: languages, pictures, standings and the guess at heights."""

import pytest

from backpack.domain.report import Standing
from backpack.publish.portfolio.length import surely_fits
from backpack.publish.portfolio.pictures import is_codable, render_code, wrap_png
from backpack.publish.portfolio.script import is_right_to_left, language_of
from backpack.publish.portfolio.standing import checks, pills, sentence
from tests.publish.badges import draw_picture, make_badge, make_standing


@pytest.mark.parametrize(
    ("text", "claimed", "language"),
    [
        ("Data", "", "en"),
        ("Data", "fr-CA", "fr"),
        ("Data", "ar", "en"),
        ("Data", "#bad", "en"),
        ("مهارات", "", "ar"),
        ("مہارت", "ur", "ur"),
        ("مهارات", "en", "ar"),
        ("डिजिटल", "mr-IN", "mr"),
        ("基礎", "", "zh"),
        ("基礎", "ja", "ja"),
        ("基礎の", "zh", "ja"),
        ("データ", "", "ja"),
        ("데이터", "", "ko"),
        ("שלום", "", "he"),
        ("123", "", "en"),
        ("Ελλάδα", "el", "el"),
    ],
)
def test_the_language_follows_the_writing(text, claimed, language):
    assert language_of(text, claimed, "en") == language


@pytest.mark.parametrize(
    ("text", "right"),
    [("abc", False), ("12 مهارات", True), ("R مهارات", False), ("שלום", True), ("123", False)],
)
def test_the_first_strong_character_gives_the_direction(text, right):
    assert is_right_to_left(text) is right


def test_a_png_is_wrapped_in_its_own_size():
    svg = wrap_png(draw_picture(0, 64))
    assert 'width="64" height="64"' in svg
    assert "data:image/png;base64,iVBOR" in svg


@pytest.mark.parametrize("data", [b"", b"GIF89a", b"<svg onload='x'/>"])
def test_what_is_no_png_is_not_drawn(data):
    assert wrap_png(data) == ""


def test_a_code_is_a_drawing_without_anything_active():
    svg = render_code("https://example.org/badge?a=1&b=<2>")
    assert svg.startswith("<svg ")
    assert "script" not in svg
    assert "example" not in svg


@pytest.mark.parametrize("address", ["", "http://example.org", "https://e.org/" + "a" * 300])
def test_other_addresses_get_no_code(address):
    assert not is_codable(address)


WORDS = {
    Standing.VERIFIED: ("good", "Signature valid"),
    Standing.VALID_UNKNOWN_ISSUER: ("good", "Signature valid"),
    Standing.EXPIRED: ("caution", "Expired"),
    Standing.REVOKED: ("bad", "Revoked"),
    Standing.SUSPENDED: ("caution", "Suspended"),
    Standing.NOT_YET_VALID: ("neutral", "Not valid yet"),
    Standing.INVALID: ("bad", "Not valid"),
    Standing.UNVERIFIABLE: ("neutral", "Not checked"),
    Standing.UNSIGNED: ("neutral", "Not checked"),
}


@pytest.mark.parametrize("standing", list(Standing))
def test_every_standing_has_its_words_and_colour(standing):
    entry = make_badge(1, picture=b"", standing=make_standing(standing))
    (pill,) = pills(entry)
    assert (pill["kind"], pill["text"]) == WORDS[standing]
    assert "20 Nov 2026" in sentence(entry)


def test_confirmed_by_the_learner_or_not_others_read_the_same():
    told = [
        sentence(make_badge(1, picture=b"", standing=make_standing(standing)))
        for standing in (Standing.VERIFIED, Standing.VALID_UNKNOWN_ISSUER)
    ]
    assert told[0] == told[1]
    assert "Verified" not in told[0]


def test_a_sample_is_marked():
    entry = make_badge(0, picture=b"", is_sample=True)
    assert [pill["text"] for pill in pills(entry)] == ["Signature valid", "Sample"]


def test_others_learn_neither_of_the_confirmation_nor_of_the_recipient_check():
    titles = [check["title"] for check in checks(make_badge(0, picture=b""))]
    assert titles == ["What proves it", "Whose word it is", "Revocation", "Dates"]


def sized(*blocks, facts=()):
    return {
        "facts": [{"value": {"v": value}} for value in facts],
        "sections": [{"title": "", "blocks": list(blocks)}],
    }


def paragraph(text):
    return {"t": "p", "c": [{"t": "text", "v": text}]}


@pytest.mark.parametrize(
    ("badge", "fits"),
    [
        (sized(paragraph("short")), True),
        (sized(paragraph("word " * 700)), False),
        (sized(*[paragraph("line")] * 60), False),
        (sized({"t": "list", "items": [[paragraph("x")]] * 60}), False),
        (sized({"t": "quote", "c": [paragraph("x")] * 60}), False),
        (sized({"t": "code", "v": "x\n" * 60}), False),
        (sized({"t": "chips", "v": [{"v": "a" * 50}] * 60}), False),
        (sized({"t": "p", "c": [{"t": "br"}] * 80}), False),
        (sized(paragraph("short"), facts=["x" * 500]), False),
        (sized({"t": "p", "c": [{"t": "em", "c": [{"t": "text", "v": "x"}]}]}), True),
    ],
)
def test_only_what_surely_fits_is_kept_in_one_piece(badge, fits):
    assert surely_fits(badge, 50) is fits
