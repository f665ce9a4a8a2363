"""What is left of an SVG: its drawing, and nothing that acts, loads, moves or never ends."""

import base64
import re
import time

import pytest
from PIL import Image

from backpack.pictures.drawing import draw
from backpack.pictures.raster import draw_raster, to_png
from backpack.pictures.refusal import Reason, RefusedError
from backpack.pictures.svg import DEPTH_LIMIT, ELEMENT_LIMIT, PICTURE_LIMIT, rebuild_svg
from tests.pictures.conftest import SVG_OPEN, encoded, opened, png_header, svg


def rebuilt(inside):
    return rebuild_svg(svg(inside), lambda data: to_png(draw_raster(data, 64))).decode()


def refusal(data):
    begun = time.process_time()
    with pytest.raises(RefusedError) as refused:
        draw(data if isinstance(data, bytes) else svg(data), 64)
    assert time.process_time() - begun < 2
    return refused.value.reason


def data_url(data, kind="png"):
    return f"data:image/{kind};base64,{base64.b64encode(data).decode()}"


def test_a_drawing_keeps_what_is_seen():
    inside = (
        '<defs><linearGradient id="g"><stop offset="0" stop-color="red"/></linearGradient></defs>'
        '<g transform="rotate(3)" class="a"><path d="M0 0h9" fill="url(#g)" style="opacity:.5"/>'
        '</g><text x="1" xml:space="preserve">A &amp; B</text><use xlink:href="#g" x="2"/>'
    )
    assert rebuilt(inside) == (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100"><defs>'
        '<linearGradient id="g"><stop offset="0" stop-color="red"></stop></linearGradient></defs>'
        '<g transform="rotate(3)" class="a">'
        '<path d="M0 0h9" fill="url(#g)" style="opacity:.5"></path></g>'
        '<text x="1" xml:space="preserve">A &amp; B</text><use x="2" href="#g"></use></svg>'
    )


@pytest.mark.parametrize(
    "active",
    [
        "<script>alert(1)</script>",
        '<script href="https://evil.example/x.js"/>',
        "<foreignObject><body xmlns='http://www.w3.org/1999/xhtml'>hi</body></foreignObject>",
        '<rect onload="alert(1)" onclick="alert(2)"/>',
        '<set attributeName="href" to="https://evil.example"/>',
        '<animate attributeName="x" from="0" to="9" dur="1s"/>',
        '<a href="javascript:alert(1)"><rect/></a>',
        '<image href="https://evil.example/x.png"/>',
        '<image xlink:href="file:///etc/evil.png"/>',
        '<image href="\\\\evil\\share\\x.png"/>',
        '<image href="../evil.png"/>',
        '<image href="data:image/svg+xml;base64,PHN2Zy8+evil"/>',
        '<use href="other.svg#evil"/>',
        '<feImage href="#evil"/>',
        '<rect fill="url(https://evil.example/x)"/>',
        '<rect style="fill:url(https://evil.example/x)"/>',
        '<rect style="fill:\\75rl(https://evil.example)"/>',
        '<rect style="background:url(#evil)"/>',
        "<style>@import 'https://evil.example/x.css';</style>",
        "<style>@font-face{font-family:x;src:url(https://evil.example)}</style>",
        "<style>rect{fill:url('https://evil.example')}</style>",
        "<style>rect{fill:u/**/rl(https://evil.example)}</style>",
        "<style>[href^='evil']{fill:red}</style>",
        "<title>evil</title><desc>evil</desc><metadata>evil</metadata>",
        '<x xmlns="https://evil.example"/>',
        '<rect xml:base="https://evil.example"/>',
        '<rect data-evil="1"/>',
    ],
)
def test_nothing_that_acts_or_loads_is_left(active):
    left = rebuilt(active)
    assert not re.search(
        r"script|foreign|alert|evil|import|animate|<set|https?:(?!//www\.w3\.org/2000/svg)|file:",
        left,
    )


def test_the_badge_inside_is_not_drawn_along():
    left = rebuilt(
        '<o:assertion xmlns:o="http://openbadges.org" verify="eyJ.x.y"/>'
        '<o:credential xmlns:o="https://purl.imsglobal.org/ob/v3p0"><![CDATA[{"a":1}]]>'
        "</o:credential><rect/>"
    )
    assert (
        left == '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100"><rect></rect></svg>'
    )


def test_what_a_link_encloses_is_still_drawn():
    assert "<g><rect></rect></g>" in rebuilt('<a href="https://a.example"><rect/></a>')


def test_a_local_file_is_not_drawn(tmp_path):
    path = tmp_path / "red.png"
    path.write_bytes(encoded(Image.new("RGB", (10, 10), "red")))
    for address in (path, path.as_uri(), path.name):
        drawn = opened(draw(svg(f'<image href="{address}" width="100" height="100"/>'), 32))
        assert drawn.getextrema()[3] == (0, 0)


def test_a_picture_inside_is_drawn_anew():
    exif = Image.Exif()
    exif[0x010E] = "secret"
    inner = encoded(Image.new("RGB", (300, 300), "red"), "JPEG", exif=exif)
    inside = f'<image href="{data_url(inner, "jpeg")}" width="100" height="100"/>'
    left = rebuilt(inside)
    again = base64.b64decode(re.search('base64,([^"]+)"', left)[1])
    assert opened(again).size == (64, 64)
    assert b"secret" not in again
    assert opened(draw(svg(inside), 32)).getpixel((16, 16))[0] > 200


@pytest.mark.parametrize("data", [png_header(30_000, 30_000), b"II*\0tiff", b"", b"junk"])
def test_a_harmful_picture_inside_is_left_out(data):
    assert "href" not in rebuilt(f'<image href="{data_url(data)}"/>')


def test_too_many_pictures_inside_are_refused():
    one = f'<image href="{data_url(encoded(Image.new("RGB", (1, 1))))}"/>'
    assert rebuilt(one * PICTURE_LIMIT).count("href") == PICTURE_LIMIT
    assert refusal(one * (PICTURE_LIMIT + 1)) is Reason.TOO_INTRICATE


def test_a_plain_doctype_is_accepted_and_never_fetched():
    doctype = (
        b'<?xml version="1.0"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" '
        b'"http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">'
    )
    assert opened(draw(doctype + svg('<rect width="9" height="9"/>'), 32)).size == (32, 32)


@pytest.mark.parametrize(
    "subset",
    [
        '<!ENTITY a "x">',
        '<!ENTITY a SYSTEM "file:///etc/passwd">',
        '<!ENTITY % p SYSTEM "https://evil.example/x.dtd"> %p;',
        '<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">',
        '<!ATTLIST svg onload CDATA "alert(1)">',
    ],
)
def test_declarations_of_its_own_are_refused(subset):
    assert refusal(f"<!DOCTYPE svg [{subset}]>".encode() + svg("<rect/>")) is Reason.UNSAFE


def test_an_entity_of_the_unread_doctype_is_refused():
    data = b'<!DOCTYPE svg SYSTEM "a.dtd">' + svg("<text>&evil;</text>")
    assert refusal(data) is Reason.UNSAFE


def test_a_bomb_of_uses_is_counted_before_it_is_drawn():
    levels = "".join(
        f'<g id="u{level}">' + f'<use href="#u{level + 1}"/>' * 10 + "</g>" for level in range(12)
    )
    assert refusal(f'<defs>{levels}<g id="u12"/></defs><use href="#u0"/>') is Reason.TOO_INTRICATE


@pytest.mark.parametrize("kind", ["clipPath", "mask", "pattern"])
def test_a_bomb_by_style_sheet_is_counted_as_well(kind):
    prop = {"clipPath": "clip-path", "mask": "mask", "pattern": "fill"}[kind]
    rules = "".join(f".c{n}{{{prop}:url(#k{n + 1})}}" for n in range(8))
    parts = "".join(
        f'<{kind} id="k{n}">' + f'<rect class="c{n}" width="9" height="9"/>' * 10 + f"</{kind}>"
        for n in range(8)
    )
    inside = f'<style>{rules}</style><defs>{parts}</defs><rect class="c0"/>'
    assert refusal(inside) is Reason.TOO_INTRICATE


@pytest.mark.parametrize(
    "circle",
    [
        '<g id="a"><use href="#a"/></g>',
        '<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g>',
        '<pattern id="p"><rect fill="url(#p)"/></pattern>',
    ],
)
def test_a_drawing_that_contains_itself_is_refused(circle):
    assert refusal(circle) is Reason.TOO_INTRICATE


@pytest.mark.parametrize("name", ["g", "unknown"])
def test_deep_nesting_is_refused(name):
    assert refusal(f"<{name}>" * 100_000) is Reason.TOO_INTRICATE
    shallow = f"<{name}>" * (DEPTH_LIMIT - 1) + f"</{name}>" * (DEPTH_LIMIT - 1)
    assert rebuilt(shallow).startswith("<svg")


def test_a_long_chain_of_references_is_refused():
    chain = "".join(f'<use id="u{n}" href="#u{n + 1}"/>' for n in range(20_000))
    assert refusal(chain) is Reason.TOO_INTRICATE


def test_references_count_as_depth_wherever_they_begin():
    nest = "<g>" * 40 + '<use href="#{to}"/>' + "</g>" * 40
    inside = f'<g id="deep">{"<g>" * 40}{"</g>" * 40}</g>' + nest.format(to="deep")
    assert refusal(inside) is Reason.TOO_INTRICATE


def test_too_many_elements_are_refused():
    assert refusal("<rect/>" * ELEMENT_LIMIT) is Reason.TOO_INTRICATE


def test_too_much_text_is_refused():
    assert refusal(f"<text>{'a' * 20_001}</text>") is Reason.TOO_INTRICATE


def test_a_blur_without_end_is_stopped_or_drawn_in_time():
    blur = '<filter id="f"><feGaussianBlur stdDeviation="1e9"/></filter>'
    begun = time.process_time()
    draw(svg(f'{blur}<rect width="90" height="90" filter="url(#f)"/>'), 64)
    assert time.process_time() - begun < 2


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", Reason.KIND),
        (b"hello", Reason.KIND),
        (b"%PDF-1.7", Reason.KIND),
        (b"\x1f\x8b\x08svgz", Reason.KIND),
        (b"<html><body/></html>", Reason.KIND),
        (b"<svg/>", Reason.KIND),
        (SVG_OPEN.encode(), Reason.DAMAGED),
        (b"<", Reason.DAMAGED),
        (b'<?xml version="1.0" encoding="UTG-8"?>' + svg(""), Reason.DAMAGED),
        (b'<?xml version="1.0" encoding="big5"?>' + svg(""), Reason.DAMAGED),
    ],
)
def test_what_is_no_sound_svg_is_told_apart(data, reason):
    assert refusal(data) is reason


@pytest.mark.parametrize("start", [b"", b"\xef\xbb\xbf", b"\n  "])
def test_the_start_of_a_file_may_vary(start):
    assert opened(draw(start + svg("<rect/>"), 16)).size == (16, 16)


def test_utf_16_is_read():
    text = svg("<rect/>").decode()
    assert opened(draw(text.encode("utf-16"), 16)).size == (16, 16)


@pytest.mark.parametrize(
    ("box", "size"),
    [
        ('viewBox="0 0 100 60"', (50, 30)),
        ('viewBox="0 0 60 100" width="100%" height="100%"', (30, 50)),
        ('width="3" height="7"', (21, 50)),
        ('width="1e6" height="10"', (50, 1)),
        ('viewBox="0 0 0 0"', (50, 50)),
        ("", (50, 50)),
    ],
)
def test_the_longer_side_has_the_size_that_was_asked_for(box, size):
    data = f'<svg xmlns="http://www.w3.org/2000/svg" {box}><rect width="9" height="9"/></svg>'
    width, height = opened(draw(data.encode(), 50)).size
    assert (abs(width - size[0]) <= 1, abs(height - size[1]) <= 1) == (True, True)
    assert max(width, height) == 50


def test_the_ground_is_clear_and_half_clear_stays_half():
    drawn = opened(draw(svg('<rect width="50" height="100" fill="red" opacity=".5"/>'), 20))
    assert drawn.getpixel((15, 10))[3] == 0
    assert drawn.getpixel((5, 10)) == (255, 0, 0, 128)
    assert drawn.info == {}


def test_text_in_a_picture_is_drawn_with_some_font():
    drawn = opened(draw(svg('<text y="60" font-size="60" font-family="Nowhere">A</text>'), 64))
    assert drawn.getextrema()[3][1] > 200
