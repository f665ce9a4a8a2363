import pytest
from hypothesis import given
from hypothesis import strategies as st

from backpack.domain.faults import Fault
from backpack.formats.strict_json import TEXT_LIMIT
from backpack.formats.svg import DEPTH_LIMIT, SIZE_LIMIT, bake_svg, read_svg_texts
from tests.mint import SVG

OB2 = "http://openbadges.org"
OB3 = "https://purl.imsglobal.org/ob/v3p0"
CLR = "https://purl.imsglobal.org/clr/v2p0"


def svg(inside, before=""):
    return f'{before}<svg xmlns="http://www.w3.org/2000/svg">{inside}</svg>'.encode()


@pytest.mark.parametrize(
    ("inside", "texts"),
    [
        (f'<o:assertion xmlns:o="{OB2}" verify="a.b.c"/>', (b"a.b.c",)),
        (f'<assertion xmlns="{OB2}" verify="a.b.c"></assertion>', (b"a.b.c",)),
        (f'<x:credential xmlns:x="{OB3}"><![CDATA[{{"a":1}}]]></x:credential>', (b'{"a":1}',)),
        (f'<x:credential xmlns:x="{CLR}" verify="a.b.c"/>', (b"a.b.c",)),
        (f'<g><g><o:assertion xmlns:o="{OB2}">{{}}</o:assertion></g></g>', (b"{}",)),
        (f'<o:assertion xmlns:o="{OB2}" verify="https://a.example/1">{{}}</o:assertion>', (b"{}",)),
        (f'<o:assertion xmlns:o="{OB2}" verify="a.b.c">{{}}</o:assertion>', (b"{}", b"a.b.c")),
        (f'<o:assertion xmlns:o="{OB2}"/>', ()),
        ('<assertion verify="a.b.c"/>', ()),
        ("", ()),
    ],
)
def test_badges_are_found_by_namespace_never_by_prefix(inside, texts):
    assert read_svg_texts(svg(inside)) == texts


def test_a_badge_inside_a_badge_belongs_to_the_outer_one():
    inner = f'<o:assertion xmlns:o="{OB2}" verify="x.y.z">inner</o:assertion>'
    assert read_svg_texts(svg(f'<o:assertion xmlns:o="{OB2}">a{inner}</o:assertion>')) == (
        b"ainner",
    )


def test_utf_16_and_a_plain_doctype_are_read():
    doctype = '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/svg11.dtd">'
    text = svg(f'<o:assertion xmlns:o="{OB2}" verify="a.b.c"/>', doctype)
    assert read_svg_texts(text) == (b"a.b.c",)
    declared = '<?xml version="1.0" encoding="UTF-16"?>' + text.decode()
    assert read_svg_texts(declared.encode("utf-16")) == (b"a.b.c",)


@pytest.mark.parametrize(
    "data",
    [
        b"<html/>",
        b"hello",
        b"<svg/>",
        b"<",
        b'<?xml version="1.0" encoding="UTG-8"?><svg/>',
        b'<?xml version="1.0" encoding="big5"?><svg/>',
    ],
)
def test_what_is_no_svg_is_told(data):
    assert read_svg_texts(data) is None


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (svg("&x;", '<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>'), "active-content"),
        (svg("&x;", '<!DOCTYPE svg [<!ENTITY x "ha">]>'), "active-content"),
        (svg("<g>"), "damaged-picture"),
        (svg("<g>" * DEPTH_LIMIT + "</g>" * DEPTH_LIMIT), "too-large"),
        (svg(f'<o:assertion xmlns:o="{OB2}" verify="a.b.c"/>' * 1_002), "too-large"),
        (svg(" " * SIZE_LIMIT), "too-large"),
        (
            svg(f'<o:assertion xmlns:o="{OB2}">' + "a" * (TEXT_LIMIT + 1) + "</o:assertion>"),
            "too-large",
        ),
    ],
)
def test_traps_are_refused(data, code):
    with pytest.raises(Fault) as caught:
        read_svg_texts(data)
    assert caught.value.code == code


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=60))
def test_json_survives_baking_whatever_it_holds(text):
    baked = bake_svg(SVG, OB3, '{"a":"' + text + ']]>"}')
    if "￾" not in text and "￿" not in text:
        assert read_svg_texts(baked) == (('{"a":"' + text + ']]>"}').encode(),)


def test_line_ends_of_every_system_survive_baking():
    text = '{\r\n"a":\r1\n}'
    assert read_svg_texts(bake_svg(SVG, OB3, text)) == (text.encode(),)


@pytest.mark.parametrize("namespace", [OB2, OB3])
def test_baking_adds_one_element_and_changes_no_other_byte(namespace):
    baked = bake_svg(SVG, namespace, "a.b.c")
    assert read_svg_texts(baked) == (b"a.b.c",)
    start = baked.index(b"<openbadges:")
    end = baked.index(b"/>", start) + 2
    assert baked[:start] + baked[end:] == SVG


def test_baking_finds_the_root_behind_a_comment_with_text_inside():
    picture = b'<!-- <svg> --><svg xmlns="http://www.w3.org/2000/svg"> text </svg>'
    baked = bake_svg(picture, OB2, "a.b.c")
    assert baked.startswith(b'<!-- <svg> --><svg xmlns="http://www.w3.org/2000/svg"><openbadges')


@pytest.mark.parametrize("picture", [b"<html/>", b'<svg xmlns="http://www.w3.org/2000/svg"/>'])
def test_only_an_svg_with_room_inside_can_be_baked(picture):
    with pytest.raises(Fault, match="damaged-picture"):
        bake_svg(picture, OB2, "a.b.c")
