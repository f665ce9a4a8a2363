import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QGuiApplication

from backpack.ui.paragraph import Paragraph


@pytest.fixture
def make(qtbot):
    def give(text):
        label = Paragraph(text)
        qtbot.addWidget(label)
        return label

    return give


def test_a_word_wider_than_the_label_breaks(make):
    label = make("x" * 300)
    line = label.heightForWidth(10_000)
    assert label.heightForWidth(200) >= 5 * line
    assert label.minimumSizeHint().width() < 60


def test_every_line_break_begins_a_line(make):
    assert make("a\nb\nc").heightForWidth(500) == pytest.approx(
        3 * make("a").heightForWidth(500), abs=3
    )


def test_text_is_shown_as_it_is(make):
    label = make("<b>bold</b> &amp; \u202e")
    assert label.text() == "<b>bold</b> &amp; [U+202E]"
    assert label.textFormat() is Qt.TextFormat.PlainText


def test_larger_type_needs_more_height(make):
    label = make("words " * 40)
    before = label.heightForWidth(300)
    font = QFont(label.font())
    font.setPointSizeF(font.pointSizeF() * 2)
    label.setFont(font)
    assert label.heightForWidth(300) > 2 * before


def test_another_text_has_its_own_height(make):
    label = make("words " * 40)
    before = label.heightForWidth(300)
    label.show_text("word")
    assert label.heightForWidth(300) < before


def test_a_long_text_asks_for_lines_instead_of_width(make):
    assert make("words " * 400).sizeHint().width() < 700


@pytest.mark.parametrize("text", ["left", "من اليمين إلى اليسار"])
def test_it_is_drawn_on_the_side_where_the_language_begins(make, text):
    def ink(label):
        image = label.grab().toImage()
        ground = image.pixel(0, 0)
        return [
            x
            for x in range(image.width())
            if any(image.pixel(x, y) != ground for y in range(image.height()))
        ]

    label = make(text)
    label.resize(600, 40)
    assert max(ink(label)) < 300
    label.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert min(ink(label)) > 300


def test_its_text_can_be_copied(make):
    label = make("urn:uuid:1")
    label.actions()[0].trigger()
    assert QGuiApplication.clipboard().text() == "urn:uuid:1"
