"""A card shows what it should, in both looks, at any size, from either side."""

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPixmap
from PySide6.QtWidgets import QListView, QStyle, QStyleOptionViewItem

from backpack.domain.holding import Visibility
from backpack.domain.report import Recipient, Standing
from backpack.ui.delegates.badge_delegate import BadgeDelegate, _break_name
from backpack.ui.delegates.medal import initials
from backpack.ui.models.arrangement import Arrangement, Place
from backpack.ui.models.holding_model import HoldingModel
from backpack.ui.theme import apply_theme
from backpack.ui.tokens import DARK, LIGHT
from tests.ui.holdings import NOW, make

LONG = "A name that goes on and on about everything that was ever learned in that one course"
SELECTED = QStyle.StateFlag.State_Selected


class Pictures:
    """Gives the same picture for everything."""

    def __init__(self, picture=None):
        self.given = picture

    def picture(self, _holding_id, _ratio):
        return self.given


@pytest.fixture
def draw(qapp, qtbot):
    """Paints one card and gives the picture."""
    view = QListView()
    qtbot.addWidget(view)
    pictures = Pictures()

    def give(
        held, *, state=None, direction=Qt.LayoutDirection.LeftToRight, picture=None, points=10
    ):
        font = view.font()
        font.setPointSizeF(points)
        view.setFont(font)
        model = HoldingModel(NOW, view)
        place = Place.SAMPLES if held.is_sample else Place.ALL
        model.ask(Arrangement(now=NOW, place=place))
        model.show_all([held])
        pictures.given = picture
        delegate = BadgeDelegate(model, pictures, view)
        size = delegate.sizeHint(QStyleOptionViewItem(), model.index(0))
        image = QImage(size, QImage.Format.Format_RGB32)
        image.fill(QColor("white"))
        option = QStyleOptionViewItem()
        option.rect = QRect(0, 0, size.width(), size.height())
        option.direction = direction
        option.state = QStyle.StateFlag.State_Enabled
        if state is not None:
            option.state |= state
        painter = QPainter(image)
        delegate.paint(painter, option, model.index(0))
        painter.end()
        return image

    yield give
    apply_theme(qapp, LIGHT)


@pytest.fixture(params=[LIGHT, DARK], ids=["light", "dark"])
def tokens(qapp, request):
    apply_theme(qapp, request.param)
    return request.param


def test_every_state_looks_different(draw, tokens):
    states = (None, SELECTED, QStyle.StateFlag.State_MouseOver, QStyle.StateFlag.State_HasFocus)
    pictures = [draw(make(), state=state) for state in states]
    for number, one in enumerate(pictures):
        for other in pictures[number + 1 :]:
            assert one != other


@pytest.mark.parametrize("standing", [s for s in Standing if s is not Standing.VERIFIED])
def test_no_other_standing_looks_verified(draw, tokens, standing):
    assert draw(make(standing=standing)) != draw(make())


def test_a_sample_a_share_and_a_strangers_badge_can_be_told(draw, tokens):
    plain = draw(make())
    assert draw(make(is_sample=True)) != plain
    assert draw(make(visibility=Visibility.PUBLIC)) != plain
    assert draw(make(recipient=Recipient.SOMEONE_ELSE)) != plain


def test_the_picture_is_shown_once_it_is_there(draw, tokens):
    waiting = draw(make())
    without = draw(make(), picture=QPixmap())
    picture = QPixmap(84, 60)
    picture.fill(QColor("#ff00ff"))
    shown = draw(make(), picture=picture)
    assert waiting != without
    centre = shown.pixelColor(shown.width() // 2, 7 + 20 + 42)
    assert centre == QColor("#ff00ff")
    assert draw(make(name="Another One"), picture=QPixmap()) != without


def test_right_to_left_puts_chips_the_other_way(draw, tokens):
    held = make(visibility=Visibility.PUBLIC, is_sample=True)
    assert draw(held) != draw(held, direction=Qt.LayoutDirection.RightToLeft)


def test_large_type_is_not_cut(draw, tokens):
    small, large = draw(make()), draw(make(), points=20)
    assert large.height() > small.height()
    assert large.width() > small.width()


@pytest.mark.parametrize(
    "name", ["", LONG, "\u202e\u0301" * 400, "مهارات التعليم الرقمي", "x" * 900]
)
def test_any_name_can_be_drawn(draw, tokens, name):
    image = draw(make(name=name, issuer_name=name), picture=QPixmap())
    assert not image.isNull()


def test_a_long_name_ends_with_dots_on_the_second_line(qapp):
    lines = _break_name(LONG, qapp.font(), 150.0)
    assert len(lines) == 2
    assert lines[1].endswith("…")
    assert _break_name("Short", qapp.font(), 150.0) == ("Short",)


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Data Literacy for Educators", "DE"),
        ("Robotics", "R"),
        ("(new) first aid", "FA"),
        ("…", "·"),
    ],
)
def test_initials_stand_for_a_name(name, letters):
    assert initials(name) == letters
