"""File names made from anything: what they may and may not be on three systems."""

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from backpack.domain.artifact import Artifact
from backpack.publish.file_names import LONGEST, name_originals, safe_file_name, suffix_for

FORBIDDEN = frozenset('<>:"/\\|?*\0')


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Data Literacy", "Data Literacy.png"),
        ("Maîtrise de l\u2019information", "Maîtrise de l-information.png"),
        ("مهارات", "مهارات.png"),
        ("डिजिटल साक्षरता", "डिजिटल साक्षरता.png"),
        ("../../etc/passwd", "etc-passwd.png"),
        ("C:\\Windows\\system32", "C--Windows-system32.png"),
        ("CON", "_CON.png"),
        ("lpt¹", "_lpt¹.png"),
        ("", "badge.png"),
        ("...", "badge.png"),
        ("🎓", "badge.png"),
        ("\u202egnp.exe", "gnp-exe.png"),
        ("-rf", "rf.png"),
        ("a\r\n\tb\0c", "a b c.png"),
        ("  spaces   inside ", "spaces inside.png"),
    ],
)
def test_a_name_becomes_a_file_name_that_reads_like_it(name, expected):
    assert safe_file_name(name, ".png") == expected


@given(st.text(max_size=200), st.sampled_from([".png", ".json", ""]))
@example("x" * 300, ".png")
@example("é" * 300, ".png")
@example("漢" * 26 + "𠀀", ".png")
@example("a" * 75 + " " * 9 + "b", ".png")
@example("nul", "")
@example("\ud800", ".png")
def test_any_text_gives_a_name_that_every_system_takes(text, suffix):
    name = safe_file_name(text, suffix)
    assert 0 < len(name.encode()) <= LONGEST
    assert name.endswith(suffix)
    stem = name.removesuffix(suffix)
    assert stem == stem.strip(" .-")
    assert stem
    assert not FORBIDDEN & set(name)
    assert all(unicodedata.category(character)[0] != "C" for character in name)
    assert stem.casefold() not in ("con", "prn", "aux", "nul", "com1", "lpt9")


@given(st.lists(st.sampled_from(["A", "a", "ß", "SS", "x" * 300, "", "é", "e\u0301"]), max_size=30))
def test_names_stay_apart_even_where_case_is_not_told_apart(texts):
    taken: list[str] = []
    for text in texts:
        taken.append(safe_file_name(text, ".png", taken=taken))
    folded = {unicodedata.normalize("NFD", name).casefold() for name in taken}
    assert len(folded) == len(taken)
    assert all(len(name.encode()) <= LONGEST for name in taken)


def test_the_second_of_a_name_is_numbered():
    assert safe_file_name("A", ".png", taken=["a.PNG", "a (2).png"]) == "A (3).png"


@pytest.mark.parametrize(
    ("media_type", "suffix"),
    [
        ("image/png", ".png"),
        ("image/svg+xml", ".svg"),
        ("application/json", ".json"),
        ("APPLICATION/JSON; charset=utf-8", ".json"),
        ("application/jwt", ".jwt"),
        ("application/x-unheard-of", ".bin"),
    ],
)
def test_the_ending_follows_what_the_bytes_are(media_type, suffix):
    assert suffix_for(Artifact(data=b"", media_type=media_type, name="x.exe")) == suffix


def test_originals_keep_their_names_and_get_the_right_ending():
    artifacts = [
        Artifact(data=b"1", media_type="image/png", name="My badge.PNG"),
        Artifact(data=b"2", media_type="image/png", name="..\\..\\my BADGE.png"),
        Artifact(data=b"3", media_type="application/json", name="/home/x/badge.txt"),
        Artifact(data=b"4", media_type="application/jwt", name=""),
    ]
    assert name_originals(artifacts) == (
        "My badge.png",
        "my BADGE (2).png",
        "badge.json",
        "badge.jwt",
    )
