import pytest

from backpack.formats.badge_page import looks_like_page, parse_page

URL = "https://school.example/badges/7"


def page(head, body=""):
    return f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>".encode()


def test_a_page_names_its_badge_as_an_alternate_and_as_a_picture():
    found = parse_page(
        page(
            '<link rel="alternate" type="application/ld+json" href="/badges/7.json">'
            '<meta property="og:image" content="https://cdn.example/7.png">'
        ),
        URL,
    )
    assert found.addresses == ("https://school.example/badges/7.json", "https://cdn.example/7.png")


def test_data_in_the_page_is_taken_as_it_stands():
    found = parse_page(
        page('<script type="application/ld+json">{"a": "&lt;"}</script><script>bad()</script>'), URL
    )
    assert found.documents == (b'{"a": "&lt;"}',)


@pytest.mark.parametrize(
    "head",
    [
        '<link rel="stylesheet" type="application/json" href="/x">',
        '<link rel="alternate" type="text/html" href="/x">',
        '<link rel="alternate" type="application/json" href="javascript:alert(1)">',
        '<link rel="alternate" type="application/json" href="http://school.example/x">',
        '<link rel="alternate" type="application/json" href="https://[">',
        '<meta property="og:title" content="https://school.example/x">',
        "<link><meta><script></script>",
    ],
)
def test_everything_else_on_a_page_is_left_alone(head):
    assert parse_page(page(head), URL).addresses == ()


def test_a_page_sends_on_to_a_few_addresses_at_most():
    links = "".join(
        f'<link rel="alternate" type="application/json" href="/{number}">' for number in range(99)
    )
    assert len(parse_page(page(links), URL).addresses) == 4


@pytest.mark.parametrize(
    ("data", "is_page"),
    [
        (page(""), True),
        (b"\xef\xbb\xbf  <HTML>", True),
        (b"<!-- hello --><head>", True),
        (b'{"a": 1}', False),
        (b"<svg>", False),
    ],
)
def test_pages_are_told_from_badges(data, is_page):
    assert looks_like_page(data) is is_page
