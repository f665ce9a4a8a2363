"""What a page tells of its badge, and that no page takes long."""

import time

import pytest

from backpack.formats.html_page import looks_like_page, read_page

PAGE = b"""<!DOCTYPE html><html><head>
<link rel="stylesheet" href="/style.css"><link rel=alternate type="application/rss+xml" href=/feed>
<link rel="canonical alternate" type="application/ld+json; x=y" href='/badge.json?a=1&amp;b=2'>
<LINK REL=Alternate TYPE=application/ld+json HREF=https://data.example/1>
<link rel="alternate" type="application/ld+json" href="javascript:alert(1)">
<link rel="alternate" type="application/ld+json" href="http://[broken">
<link rel="alternate" type="application/ld+json" href="">
<link rel="alternate" type="application/ld+json" href="http://page.example/1.json">
<link rel="alternate" type="application/ld+json">
<link rel="alternate" type="text/html" href="/x">
<meta property="og:title" content="First Aid > all"><meta property="og:image" content="img/1.png">
<meta name="og:image:secure_url" content="img/1.png" content="second.png">
<script async src='/x.js'></script>
<script type="application/ld+json">  {"a": 1} </script>
</head></html>"""


def test_links_pictures_and_data_are_found():
    contents = read_page(PAGE, "https://page.example/badges/1")
    assert contents.documents == (
        "https://page.example/badge.json?a=1&b=2",
        "https://data.example/1",
    )
    assert contents.pictures == ("https://page.example/badges/img/1.png",)
    assert contents.data == (b'{"a": 1}',)


def test_no_more_than_a_few_of_each_are_taken():
    links = b"".join(
        b'<link rel=alternate type="application/ld+json" href="/%d">' % n for n in range(9)
    )
    scripts = b'<script type="application/ld+json">{}</script>' * 9
    contents = read_page(links + scripts, "https://page.example")
    assert (len(contents.documents), len(contents.data)) == (4, 4)


def test_data_without_an_end_is_none():
    assert read_page(b'<script type="application/ld+json">{', "https://a.example").data == ()


@pytest.mark.parametrize(
    ("body", "is_page"),
    [
        (PAGE, True),
        (b"\xef\xbb\xbf <HTML lang=en>", True),
        (b"<!-- x --><head>", True),
        (b'{"a": 1}', False),
        (b'{"narrative": "<header>"}', False),
        (b'<svg xmlns="http://www.w3.org/2000/svg">', False),
        (b"", False),
    ],
)
def test_a_page_is_told_from_a_badge(body, is_page):
    assert looks_like_page(body) is is_page


@pytest.mark.parametrize(
    "pattern",
    ["<!--", "<link ", "<link a='", "<script>", "<script type=application/ld+json>", "<link "
     + "a=" * 1900 + ">", "<link " + "a " * 1900 + ">", "<meta " + "a" * 3990 + ">"],
)  # fmt: skip
def test_no_page_takes_long(pattern):
    body = (pattern * (5_000_000 // len(pattern))).encode()
    begun = time.perf_counter()
    read_page(body, "https://a.example")
    assert time.perf_counter() - begun < 2
