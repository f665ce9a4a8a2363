import struct
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backpack.domain.faults import Fault
from backpack.formats.png import bake_png, read_png_texts
from backpack.formats.strict_json import TEXT_LIMIT
from tests.mint import chunk, itxt, png

TEXT = "{“é”}".encode()


@pytest.mark.parametrize(
    "baked",
    [
        itxt(b"openbadges", TEXT),
        itxt(b"openbadgecredential", TEXT),
        itxt(b"clrcredential", TEXT),
        itxt(b"openbadges", TEXT, is_compressed=True),
    ],
)
def test_international_text_is_read_as_utf_8(baked):
    assert read_png_texts(png(baked)).texts == (TEXT,)


@pytest.mark.parametrize(
    "baked",
    [
        (b"tEXt", b"openbadges\0caf\xe9"),
        (b"zTXt", b"openbadges\0\0" + zlib.compress(b"caf\xe9")),
    ],
)
def test_older_text_is_read_as_latin_1(baked):
    assert read_png_texts(png(baked)).texts == ("café".encode(),)


def test_a_badge_after_the_pixels_is_found():
    data = png()
    late = data[:-12] + chunk(*itxt(b"openbadges", TEXT)) + data[-12:]
    assert read_png_texts(late).texts == (TEXT,)


def test_other_texts_are_not_badges():
    assert read_png_texts(png((b"tEXt", b"Author\0A Learner"))).texts == ()


def test_several_badges_are_all_given():
    data = png(itxt(b"openbadges", b"1"), itxt(b"openbadges", b"2"))
    assert read_png_texts(data).texts == (b"1", b"2")


def test_damage_after_the_badge_leaves_the_badge_whole():
    data = png(itxt(b"openbadges", TEXT))
    broken = data[:-14] + b"\0" + data[-13:]
    result = read_png_texts(broken)
    assert result.texts == (TEXT,)
    assert result.damage == "a checksum does not match"


@pytest.mark.parametrize("keep", [0, 4, 20, 40, -13, -12, -1])
def test_a_cut_picture_is_told_from_a_whole_one(keep):
    data = png()
    body = data[8:][:keep]
    assert read_png_texts(data[:8] + body).damage == "it ends too early"


def test_a_length_beyond_the_file_is_a_cut():
    assert read_png_texts(png()[:8] + b"\xff\xff\xff\xffiTXt" + b"\0" * 40).damage


def test_bytes_after_the_end_are_counted():
    assert read_png_texts(png() + b"MZ!").trailing == 3
    assert read_png_texts(png()).trailing == 0


@pytest.mark.parametrize(
    ("baked", "code"),
    [
        ((b"zTXt", b"openbadges\0\0" + zlib.compress(b"a" * (TEXT_LIMIT + 1))), "too-large"),
        (itxt(b"openbadges", b"a" * (TEXT_LIMIT * 40), is_compressed=True), "too-large"),
        (itxt(b"openbadges", b"a" * (TEXT_LIMIT + 1)), "too-large"),
        ((b"tEXt", b"openbadges\0" + b"a" * (TEXT_LIMIT + 1)), "too-large"),
        ((b"zTXt", b"openbadges\0\0nonsense"), "damaged-text"),
        ((b"zTXt", b"openbadges\0\0" + zlib.compress(b"abc" * 99)[:-6]), "damaged-text"),
    ],
)
def test_bombs_and_broken_compression_are_refused(baked, code):
    with pytest.raises(Fault) as caught:
        read_png_texts(png(baked))
    assert caught.value.code == code


@given(st.binary(max_size=300), st.sampled_from(["openbadges", "openbadgecredential"]))
def test_baking_adds_one_chunk_and_changes_no_other_byte(text, keyword):
    picture = png((b"tEXt", b"Author\0A Learner"))
    baked = bake_png(picture, keyword, text)
    assert read_png_texts(baked).texts == (text,)
    start = baked.index(keyword.encode()) - 8
    length = struct.unpack_from(">I", baked, start)[0] + 12
    assert baked[:start] + baked[start + length :] == picture


def test_only_a_png_can_be_baked():
    with pytest.raises(Fault, match="damaged-picture"):
        bake_png(b"GIF89a", "openbadges", b"{}")
