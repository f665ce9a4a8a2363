"""Markdown as a tree: what is understood, and what stays the text it is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backpack.publish.portfolio.clean import Cleaner
from backpack.publish.portfolio.markdown import parse_markdown


def parse(source, cleaner=None):
    return parse_markdown(source, cleaner or Cleaner())


def text(value):
    return {"t": "text", "v": value}


def test_paragraphs_and_emphasis():
    assert parse("One **two** *three*\nfour  \nfive `six`\n\nseven") == [
        {
            "t": "p",
            "c": [
                text("One "),
                {"t": "strong", "c": [text("two")]},
                text(" "),
                {"t": "em", "c": [text("three")]},
                text(" "),
                text("four"),
                {"t": "br"},
                text("five "),
                {"t": "code", "v": "six"},
            ],
        },
        {"t": "p", "c": [text("seven")]},
    ]


def test_lists_quotes_and_code():
    assert parse("1. a\n2. b\n   - c\n\n> q\n\n```\nx = 1\n```\n\n# Title") == [
        {
            "t": "list",
            "ordered": True,
            "items": [
                [{"t": "p", "c": [text("a")]}],
                [
                    {"t": "p", "c": [text("b")]},
                    {"t": "list", "ordered": False, "items": [[{"t": "p", "c": [text("c")]}]]},
                ],
            ],
        },
        {"t": "quote", "c": [{"t": "p", "c": [text("q")]}]},
        {"t": "code", "v": "x = 1"},
        {"t": "p", "c": [{"t": "strong", "c": [text("Title")]}]},
    ]


def test_a_sound_link_is_a_link():
    assert parse("[here](https://example.org/a?b=1)") == [
        {
            "t": "p",
            "c": [{"t": "link", "href": "https://example.org/a?b=1", "c": [text("here")]}],
        }
    ]


def test_a_long_address_stays_whole():
    address = "https://example.org/" + "x" * 200
    assert parse(f"[here]({address})")[0]["c"][0]["href"] == address


def flat(nodes):
    for node in nodes:
        if isinstance(node, list):
            yield from flat(node)
        else:
            yield node
            yield from flat(node.get("c", []))
            yield from flat(node.get("items", []))


@pytest.mark.parametrize(
    "source",
    [
        "[x](javascript:alert(1))",
        "[x](data:text/html,y)",
        "[x](file:///etc/passwd)",
        "[x](ftp://example.org)",
        "<script>alert(1)</script>",
        "![x](https://tracker.example/pixel.png)",
        '<a href="https://example.org">x</a>',
    ],
)
def test_what_is_active_elsewhere_is_text_here(source):
    kinds = {node["t"] for node in flat(parse(source))} - {"link"}
    links = [node["href"] for node in flat(parse(source)) if node["t"] == "link"]
    assert kinds <= {"p", "text", "span"}
    assert links in ([], ["https://tracker.example/pixel.png"])


def depth(nodes, level=0):
    return max(
        (
            depth(node.get("items") or [node.get("c", [])], level + 1)
            if isinstance(node, dict)
            else depth(node, level)
            for node in nodes
        ),
        default=level,
    )


@pytest.mark.parametrize(
    "source", [">" * 60 + " deep", "".join("  " * n + "- a\n" for n in range(60))]
)
def test_deep_nesting_is_flattened_and_nothing_is_lost(source):
    tree = parse(source)
    assert depth(tree) < 16
    assert any(node.get("v", "").strip() for node in flat(tree))


@given(st.text(alphabet="ab*_[]()!<>`#-+>1. \n\t\\&;\"'", max_size=80))
def test_any_text_gives_a_tree_whose_lists_hold_items(source):
    for node in flat(parse(source)):
        assert node["t"] in {
            "p",
            "list",
            "quote",
            "code",
            "text",
            "strong",
            "em",
            "link",
            "span",
            "br",
        }
        if node["t"] == "list":
            assert all(isinstance(item, list) for item in node["items"])
