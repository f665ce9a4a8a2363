"""Tables for spreadsheets (RFC 4180), in which no cell is a formula.

What begins like a formula is run by Excel, LibreOffice and Google Sheets as they open the file
(OWASP, "CSV injection"): such a cell gets an apostrophe before it, which they hide.
"""

import csv
import io
from collections.abc import Iterable, Sequence

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")

_MARK = "\ufeff"
"""Tells Excel that the text is UTF-8."""


def render_table(rows: Iterable[Sequence[str]]) -> bytes:
    """Rows of cells as CSV in UTF-8."""
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\r\n").writerows(
        [safe_cell(cell) for cell in row] for row in rows
    )
    return (_MARK + out.getvalue()).encode("utf-8", "replace")


def safe_cell(text: str) -> str:
    """``text`` that no spreadsheet takes for a formula."""
    return f"'{text}" if text.lstrip(" \u00a0").startswith(_FORMULA) else text
