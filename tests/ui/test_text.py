"""Text from badges is shown as it is: no markup, nothing hidden, nothing reordered."""

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QWidget

from backpack.ui.flow import FlowLayout
from backpack.ui.text import as_tooltip, chip, plain_label, set_role, visible_text


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("Data Literacy", "Data Literacy"),
        ("مهارات رقمية", "مهارات رقمية"),
        ("txt\u202egpj", "txt[U+202E]gpj"),
        ("a\u2066b\u2069", "a[U+2066]b[U+2069]"),
        ("bell\x07", "bell[U+0007]"),
        ("two\r\nlines", "two\nlines"),
        ("two\u2028lines", "two\nlines"),
        ("lone\ud800", "lone\ufffd"),
        ("\u0926\u094d\u200d", "\u0926\u094d\u200d"),
    ],
)
def test_what_would_hide_or_reorder_is_made_visible(given, shown):
    assert visible_text(given) == shown


def test_no_letter_carries_more_marks_than_a_script_needs():
    assert visible_text("a" + "\u0301" * 200) == "a" + "\u0301" * 5


def test_a_label_never_reads_markup(qtbot):
    label = plain_label("<b>bold</b> <img src=x>", role="title")
    qtbot.addWidget(label)
    assert label.textFormat() is Qt.TextFormat.PlainText
    assert label.text() == "<b>bold</b> <img src=x>"
    assert label.property("role") == "title"


def test_a_tooltip_never_reads_markup():
    assert as_tooltip("<img src=x>\n&") == "<span>&lt;img src=x&gt;<br>&amp;</span>"


def test_a_chip_says_its_tone(qtbot):
    label = chip("Verified", "good")
    qtbot.addWidget(label)
    assert (label.property("role"), label.property("tone")) == ("chip", "good")
    set_role(label, "chip", tone="bad")
    assert label.property("tone") == "bad"


@pytest.fixture
def flow(qtbot):
    owner = QWidget()
    qtbot.addWidget(owner)
    flow = FlowLayout(owner, gap=4)
    for _ in range(4):
        box = QWidget()
        box.setFixedSize(40, 10)
        flow.addWidget(box)
    yield flow
    owner.close()


def places(flow):
    return [flow.itemAt(number).geometry().topLeft().toTuple() for number in range(flow.count())]


def test_widgets_flow_into_lines(flow):
    assert flow.heightForWidth(400) == 10
    assert flow.heightForWidth(90) == 24
    assert flow.heightForWidth(10) == 52
    flow.setGeometry(QRect(0, 0, 90, 100))
    assert places(flow) == [(0, 0), (44, 0), (0, 14), (44, 14)]


def test_lines_begin_at_the_right_where_the_language_does(flow):
    flow.parentWidget().setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    flow.setGeometry(QRect(0, 0, 90, 100))
    assert places(flow) == [(50, 0), (6, 0), (50, 14), (6, 14)]


def test_a_flow_can_be_emptied(flow):
    assert flow.itemAt(9) is None
    assert flow.takeAt(9) is None
    assert flow.minimumSize() == flow.sizeHint()
    assert not flow.expandingDirections()
    flow.clear()
    assert flow.count() == 0
