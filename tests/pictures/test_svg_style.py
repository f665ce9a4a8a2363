"""Style sheets in pictures keep their colours and lose their addresses."""

import pytest

from backpack.pictures.svg_style import (
    class_references,
    clean_declarations,
    clean_sheet,
    is_harmless,
    references_of,
)


def test_a_drawing_programs_style_sheet_stays_as_it_is():
    sheet = "\n .cls-1, .cls-2 { fill: #fff; } /* c */ .cls-2{mask:url(#m)} "
    assert clean_sheet(sheet) == ".cls-1, .cls-2{fill:#fff}\n.cls-2{mask:url(#m)}"


@pytest.mark.parametrize(
    "sheet",
    [
        "@import url(x.css);",
        "@import 'x.css'",
        "@media print{.a{fill:red}}",
        "@font-face{src:url(x)}",
        ".a{fill:url(x)}",
        ".a{fill:url( 'https://a.example' )}",
        ".a{fill:url(#b) url(c)}",
        ".a{fill:\\75 rl(x)}",
        ".a{behavior:none}",
        ".a{fill}",
        ".a{fill:}",
        "<b>{fill:red}",
        ".a{fill:red",
        "path{fill:url(#b)}",
        "/* .a{fill:red}",
    ],
)
def test_what_loads_or_cannot_be_counted_is_dropped(sheet):
    assert clean_sheet(sheet) == ""


def test_one_bad_declaration_does_not_take_the_good_ones_along():
    assert clean_declarations("fill:red;src:url(x);fill:url(y); opacity : .5") == (
        "fill:red;opacity:.5"
    )


@pytest.mark.parametrize("value", ["url(#a)", "url('#a')", 'URL( "#a" )', "url(#a) none"])
def test_references_inside_the_picture_are_found(value):
    assert references_of(value) == ("a",)
    assert is_harmless(value)


def test_the_classes_of_a_sheet_tell_what_they_need():
    sheet = ".a, .b{fill:url(#g)}\n.a{mask:url(#m)}\n.c{fill:red}"
    assert class_references(sheet) == {"a": ("g", "m"), "b": ("g",)}
