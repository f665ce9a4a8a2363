"""Addresses go out without what names somebody."""

import pytest

from backpack.domain.withholding import Withheld
from backpack.formats.bare_addresses import bare_address, bare_text, carries_email
from backpack.formats.picture_metadata import tells_location

MAIL = "ada@example.org"
WITHHELD = Withheld(values=frozenset(["learner-9"]))


@pytest.mark.parametrize(
    ("told", "bare"),
    [
        ("https://b.example/a/1?identity__email=ada%40example.org", "https://b.example/a/1"),
        (
            "https://b.example/a/1?v=2_0&identity__email=ada@x.example#top",
            "https://b.example/a/1?v=2_0#top",
        ),
        ("https://b.example/a?email=none&page=2", "https://b.example/a?page=2"),
        ("https://b.example/a?who=ada@example.org&page=2", "https://b.example/a?page=2"),
        ("https://b.example/a?who=ada%2540example.org", "https://b.example/a"),
        ("https://b.example/a?w=learner-9&z=1", "https://b.example/a?z=1"),
        ("https://ada:secret@b.example/a", "https://b.example/a"),
        ("https://b.example/@ada/post?q=a%20b", "https://b.example/@ada/post?q=a%20b"),
        ("https://b.example/ada@example.org/1", None),
        ("https://b.example/learner-9/1", None),
        ("https://", None),
        ("https://[", None),
        ("mailto:ada@example.org", None),
        ("urn:uuid:1", None),
        ("https://b.example/a b", None),
        ("https://b.example/\x01", None),
        ("https://b.example/" + "a" * 3000, None),
        ("", None),
        (None, None),
    ],
)
def test_an_address_loses_what_names_somebody(told, bare):
    assert bare_address(told, WITHHELD) == bare


def test_a_text_loses_it_from_the_addresses_inside():
    text = (
        "See https://b.example/a?identity__email=ada%40example.org, or [here](https://c.example/)."
    )
    assert bare_text(text, WITHHELD) == ("See https://b.example/a or [here](https://c.example/).")


@pytest.mark.parametrize("url", [f"https://b.example/?q={MAIL}", "https://b.example/?email=x"])
def test_an_address_with_an_email_is_told(url):
    assert carries_email(url)
    assert not carries_email("https://b.example/?q=1")


def test_a_picture_that_says_where_it_was_taken_is_told():
    gps = b"MM\x00*\x00\x00\x00\x08\x00\x01\x88\x25\x00\x04\x00\x00\x00\x01\x00\x00\x00\x1a"
    assert tells_location(b"\xff\xd8\xff\xe1\x00\x20Exif\x00\x00" + gps)
    assert tells_location(b"<x exif:GPSLatitude='1'/>")
    assert not tells_location(b"\x89PNG\r\n\x1a\n Exif\x00\x00 no place")
    assert not tells_location(gps)
