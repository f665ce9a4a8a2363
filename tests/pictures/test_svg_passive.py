"""An SVG goes out as it came only when it is a picture and nothing else."""

import pytest

from backpack.pictures.svg_passive import is_passive


def svg(inside="", attributes=""):
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
        f"{attributes}>{inside}</svg>"
    ).encode()


@pytest.mark.parametrize(
    "inside",
    [
        "",
        "<title>once upon</title><g id='a'><path d='M0 0'/></g><use href='#a'/>",
        "<use xlink:href='#a'/><image href='data:image/png;base64,AA=='/>",
        "<style>.a{fill:url(#b)}</style><circle class='a' style='fill:red' fill='url(#b)'/>",
        "<metadata><r:RDF xmlns:r='http://www.w3.org/1999/02/22-rdf-syntax-ns#'/></metadata>",
        "<i:x xmlns:i='http://www.inkscape.org/namespaces/inkscape' i:onload='no event'/>",
    ],
)
def test_a_plain_picture_is_passive(inside):
    assert is_passive(svg(inside))


@pytest.mark.parametrize(
    "inside",
    [
        "<script>alert(1)</script>",
        "<g onclick='alert(1)'/>",
        "<g ONLOAD='alert(1)'/>",
        "<a href='javascript:alert(1)'><path/></a>",
        "<a xlink:href='https://tracker.example/'/>",
        "<image href='https://tracker.example/x.png'/>",
        "<image href='data:image/svg+xml;base64,AA=='/>",
        "<use href='other.svg#a'/>",
        "<foreignObject/>",
        "<set attributeName='href' to='javascript:alert(1)'/>",
        "<animate attributeName='href'/>",
        "<h:script xmlns:h='http://www.w3.org/1999/xhtml'/>",
        "<m:math xmlns:m='http://www.w3.org/1998/Math/MathML'/>",
        "<style>@import 'https://tracker.example/x.css';</style>",
        "<style>.a{fill:u<g/>rl(https://tracker.example/)}</style>",
        "<style>.a{fill:url(x.png)}</style>",
        "<style>.a{background:\\75rl(x)}</style>",
        "<g style='fill:url(//tracker.example/)'/>",
        "<g fill='url(https://tracker.example/#a)'/>",
        "<g xml:base='https://tracker.example/'/>",
        "<?xml-stylesheet href='https://tracker.example/x.css'?>",
        "<g>",
    ],
)
def test_what_acts_loads_or_is_broken_is_not(inside):
    assert not is_passive(svg(inside))


def test_a_long_style_sheet_is_judged_as_a_whole():
    sheet = "." * 99_990 + "u" + "rl(https://tracker.example/)"
    assert not is_passive(svg(f"<style>{sheet}</style>"))


@pytest.mark.parametrize(
    "data",
    [
        b"<html xmlns='http://www.w3.org/1999/xhtml'/>",
        b"<svg/>",
        b'<!DOCTYPE svg [<!ENTITY a "b">]><svg xmlns="http://www.w3.org/2000/svg"/>',
        b'<?xml version="1.0" encoding="nonsense"?><svg xmlns="http://www.w3.org/2000/svg"/>',
        b"",
    ],
)
def test_other_documents_are_not(data):
    assert not is_passive(data)
