"""The recovery sheet: one page, every group legible and in order, the same text as the file."""

import io
import re
from dataclasses import replace

import pytest
from pypdf import PdfReader

from backpack.domain.faults import Fault
from backpack.formats.recovery_key import parse_recovery_key, render_recovery_key
from backpack.publish import recovery_sheet
from backpack.publish.recovery_sheet import (
    Paper,
    Sheet,
    render_recovery_sheet,
    render_recovery_text,
)
from tests.conftest import NOW

SECRET = bytes(range(100, 132))


@pytest.fixture
def sheet():
    return Sheet(key=render_recovery_key(SECRET), made=NOW, folder="/home/learner/backpack")


def page_of(pdf):
    (page,) = PdfReader(io.BytesIO(pdf)).pages
    return page


@pytest.mark.parametrize(("paper", "size"), [(Paper.A4, (595, 842)), (Paper.LETTER, (612, 792))])
def test_it_is_one_page_with_every_group_in_its_order(sheet, paper, size):
    page = page_of(render_recovery_sheet(sheet, paper))
    assert (round(page.mediabox.width), round(page.mediabox.height)) == size
    text = re.sub(r"\s+", "", page.extract_text())
    numbered = "".join(f"{number}{group}" for number, group in enumerate(sheet.groups, start=1))
    assert numbered in text
    assert "23Nov2026" in text
    assert "/home/learner/backpack" in text


def test_it_is_the_same_for_the_same_input(sheet):
    assert render_recovery_sheet(sheet) == render_recovery_sheet(sheet)


@pytest.mark.parametrize(
    "folder", ['#eval("1")', "C:\\Benutzer\\Zoë\\木", "/home/متعلم/حقيبة", "x" * 3000, "$]*_`"]
)
def test_any_folder_is_only_text_and_the_key_stays_on_one_page(sheet, folder):
    odd = replace(sheet, folder=folder)
    assert sheet.groups[-1] in re.sub(
        r"\s+", "", page_of(render_recovery_sheet(odd)).extract_text()
    )


def test_the_text_is_taken_back_as_it_is(sheet):
    text = render_recovery_text(sheet)
    assert parse_recovery_key(text) == SECRET
    assert "Made on 23 Nov 2026" in text
    assert "/home/learner/backpack" in text


def test_a_sheet_that_cannot_be_drawn_is_said(sheet, monkeypatch):
    monkeypatch.setattr(recovery_sheet, "resource", lambda *_: _Broken())
    with pytest.raises(Fault) as raised:
        render_recovery_sheet(sheet)
    assert raised.value.code == "recovery-sheet-failed"


class _Broken:
    def read_bytes(self):
        return b"#panic()"
