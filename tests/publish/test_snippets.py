"""Pieces for pages and READMEs: nothing in a name acts, and other readers read them."""

from dataclasses import replace
from urllib.parse import unquote

import html5lib
import pytest
from markdown_it import MarkdownIt

from backpack.domain.credential import Image
from backpack.publish.qr import is_codable, render_qr_png, render_qr_svg
from backpack.publish.snippets import html_snippet, markdown_snippet
from tests.publish.test_social import LINK, badge

NAMES = (
    "Data Literacy",
    "R&D <script>alert(1)</script>",
    "](javascript:alert(1)) [x",
    "a*b_c`d`~e|f#g",
    "“quotes” \"and\" 'more'",
    "مهارات データ 🎓",
    "![x](https://evil.example/x.png)",
    "\\",
)
PICTURE = "https://issuer.example/p(1).png"


def with_picture(name):
    plain = badge(name=name)
    credential = replace(plain.credential, image=Image(url=PICTURE))
    return replace(plain, credential=credential, picture=b"png")


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("make", [with_picture, lambda name: badge(name=name)])
def test_html_holds_one_link_and_nothing_that_acts(name, make):
    parsed = html5lib.parseFragment(html_snippet(make(name)), namespaceHTMLElements=False)
    (link,) = list(parsed)
    assert (link.tag, dict(link.attrib)) == ("a", {"href": LINK})
    if make is with_picture:
        (image,) = list(link)
        assert image.tag == "img"
        assert set(image.attrib) == {"src", "alt", "width", "height"}
        assert image.attrib["src"] == PICTURE
        assert name in image.attrib["alt"]
    else:
        assert not list(link)
        assert name in link.text


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("make", [with_picture, lambda name: badge(name=name)])
def test_markdown_holds_one_link_and_nothing_that_acts(name, make):
    (paragraph,) = [
        token
        for token in MarkdownIt("commonmark").parse(markdown_snippet(make(name)))
        if token.type == "inline"
    ]
    links = [token for token in paragraph.children if token.type == "link_open"]
    assert [unquote(link.attrs["href"]) for link in links] == [LINK]
    images = [token for token in paragraph.children if token.type == "image"]
    assert [unquote(image.attrs["src"]) for image in images] == [PICTURE] * (make is with_picture)
    text = "".join(t.content for t in paragraph.children if t.type in ("text", "text_special"))
    assert name in (images[0].content.replace("\\", "") if images else text) or "\\" in name
    assert not [token for token in paragraph.children if token.type in ("html_inline", "em_open")]


def test_a_badge_without_a_page_is_told_by_its_name():
    alone = badge(address=None)
    assert markdown_snippet(alone) == "Data Literacy, issued by Northlake"
    assert html_snippet(alone) == "<span>Data Literacy, issued by Northlake</span>"


def test_the_learners_own_words_stand_for_the_picture():
    told = replace(with_picture("X"), alternative_text="A star & more")
    assert 'alt="A star &amp; more"' in html_snippet(told)


def test_a_code_is_a_picture_that_reads_back():
    import io

    import zxingcpp
    from PIL import Image as Picture

    (code,) = zxingcpp.read_barcodes(Picture.open(io.BytesIO(render_qr_png(LINK))))
    assert code.text == LINK
    assert render_qr_svg(LINK).startswith(b"<?xml")
    assert b"<script" not in render_qr_svg(LINK)


def test_an_address_that_is_too_long_for_a_code_is_refused():
    assert is_codable(LINK)
    assert not is_codable("")
    assert not is_codable("x" * 1001)
    with pytest.raises(ValueError, match="1001"):
        render_qr_png("x" * 1001)
