"""No cell of a table is run as a formula."""

import pytest

from backpack.publish.spreadsheet import render_table, safe_cell


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "  =1", "\u00a0=1", "\uff1d1"]
)
def test_what_looks_like_a_formula_is_marked_as_text(text):
    assert safe_cell(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "Data = power", "木", "7"])
def test_other_text_stays_as_it_is(text):
    assert safe_cell(text) == text


def test_a_table_is_utf_8_with_quotes_where_needed():
    assert render_table([("a,b", 'c"d'), ("木", "")]) == (
        b'\xef\xbb\xbf"a,b","c""d"\r\n\xe6\x9c\xa8,\r\n'
    )
