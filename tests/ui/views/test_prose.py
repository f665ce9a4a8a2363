import pytest
from PySide6.QtCore import Qt

from backpack.ui.links import LinkButton
from backpack.ui.paragraph import Paragraph
from backpack.ui.views.prose import Block, BlockKind, Prose, parse_prose


def test_paragraphs_headings_and_lists_come_out_as_plain_blocks():
    blocks = parse_prose("# Plan\n\nSome *fine*\n**words**  \nmore\n\n- one\n  - two\n\n3. three")
    assert [(b.text, b.kind, b.depth) for b in blocks] == [
        ("Plan", BlockKind.HEADING, 0),
        ("Some fine words\nmore", BlockKind.TEXT, 0),
        ("• one", BlockKind.ITEM, 0),
        ("• two", BlockKind.ITEM, 1),
        ("3. three", BlockKind.ITEM, 0),
    ]


def test_quotations_and_code_keep_their_words():
    blocks = parse_prose("> said\n\n```\n<b>x</b>\n```\n\n    y = 1")
    assert [(b.text, b.kind, b.depth) for b in blocks] == [
        ("said", BlockKind.TEXT, 1),
        ("<b>x</b>", BlockKind.CODE, 0),
        ("y = 1", BlockKind.CODE, 0),
    ]


def test_html_stays_visible_as_text():
    assert parse_prose("<script>alert(1)</script>")[0].text == "<script>alert(1)</script>"
    assert parse_prose("a <b>c</b>")[0].text == "a <b>c</b>"


def test_links_stand_beside_their_text_and_pictures_are_only_words():
    (block,) = parse_prose("See [the **rubric**](https://rubric.example/x) ![a cat](http://i/x)")
    assert block.text == "See the rubric a cat"
    assert block.links == (("the rubric", "https://rubric.example/x"),)


def test_an_empty_text_has_no_blocks():
    assert parse_prose("") == ()


def test_a_text_without_end_is_cut():
    (block,) = parse_prose("a" * 60_000)
    assert len(block.text) == 50_001
    assert block.text.endswith("…")


def test_very_many_paragraphs_share_the_last_label():
    blocks = parse_prose("\n\n".join(f"p{number}" for number in range(500)))
    assert len(blocks) == 120
    assert blocks[-1].text.endswith("p498\np499")


@pytest.mark.parametrize("flaw", ["[" * 3000, "> " * 3000 + "x", "*a " * 3000, "`" * 4001])
def test_markdown_made_to_be_slow_is_read_in_time(flaw):
    assert all(isinstance(block, Block) for block in parse_prose(flaw))


def test_blocks_are_shown_as_plain_labels_with_links_that_name_the_host(qtbot):
    blocks = [
        Block("# not a heading", BlockKind.HEADING),
        Block("", links=(("the plan", "https://plan.example/p"), ("bad", "javascript:alert(1)"))),
        Block("host", links=(("", "https://plan.example/p"),)),
    ]
    prose = Prose(blocks)
    qtbot.addWidget(prose)
    assert [each.text() for each in prose.findChildren(Paragraph)] == ["# not a heading", "host"]
    links = prose.findChildren(LinkButton)
    assert [each.accessibleName() for each in links] == ["the plan (plan.example)", "plan.example"]


@pytest.mark.parametrize("direction", list(Qt.LayoutDirection)[:2])
def test_lists_lean_to_the_side_where_the_language_begins(qtbot, direction):
    prose = Prose(parse_prose("- one\n  - two [here](https://plan.example/p)\n\nthree"))
    qtbot.addWidget(prose)
    prose.setLayoutDirection(direction)
    prose.resize(400, 300)
    prose.show()
    one, two, three = (each.geometry() for each in prose.findChildren(Paragraph))
    is_mirrored = direction is Qt.LayoutDirection.RightToLeft
    indents = [400 - each.right() - 1 if is_mirrored else each.left() for each in (one, two, three)]
    assert indents == [0, 16, 0]
    assert (two.left() if is_mirrored else 400 - two.right() - 1) == 0
