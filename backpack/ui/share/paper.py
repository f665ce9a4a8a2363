"""Paper with words and pictures on it: previews are painted, since no widget here reads markup.

What is on it comes from the same values as the file, so what is seen is what is written.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from backpack.ui.paragraph import lay_out
from backpack.ui.text import visible_text

MARGIN = 20
"""Pixels around what is on the paper."""

_GAP = 12
_USUAL_POINTS = 10
_RADIUS = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """A paragraph. ``points`` are those of a usual screen, ``below`` the pixels after it."""

    text: str
    colour: str
    points: float = 10
    is_bold: bool = False
    is_underlined: bool = False
    below: float = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """Words beside a picture of ``side`` pixels; ``picture`` may be null."""

    picture: QImage
    side: float
    words: tuple[Words, ...]
    below: float = 14


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """One of several pictures; where ``picture`` is null, its ``text`` stands in a frame."""

    picture: QImage
    text: str
    width: float
    height: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Pictures:
    """Pictures side by side, in as many lines as they need."""

    shown: tuple[Shown, ...]
    colour: str
    below: float = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A line across, two pixels high."""

    colour: str
    width: float
    below: float = 10


Part = Words | Beside | Pictures | Rule
Drawing = Callable[[QPainter, QPointF], None]
Placed = tuple[float, Drawing]
"""The height of something, with what draws it from its upper left corner."""


class Paper(QWidget):
    """Draws parts one below the other, from left to right as they will be read."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._parts: Sequence[Part] = ()
        self._ground = "#FFFFFF"
        self._placed: tuple[int, list[Placed]] = (-1, [])
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_parts(self, parts: Sequence[Part], ground: str, *, described: str) -> None:
        """Show these on paper of that colour; ``described`` is what a screen reader reads."""
        self._parts = parts
        self._ground = ground
        self._placed = (-1, [])
        self.setAccessibleDescription(visible_text(described))
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        """Narrower means higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of all parts on paper ``width`` pixels wide."""
        return round(sum(height for height, _ in self._lay_out(width))) + 2 * MARGIN

    def sizeHint(self) -> QSize:
        """A comfortable width."""
        width = self.fontMetrics().averageCharWidth() * 64
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Wide enough for a few words."""
        return QSize(self.fontMetrics().averageCharWidth() * 20, 4 * MARGIN)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the paper, and what of it is in sight."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._ground))
        painter.drawRoundedRect(QRectF(self.rect()), _RADIUS, _RADIUS)
        top = float(MARGIN)
        for height, draw in self._lay_out(self.width()):
            if event.rect().intersects(QRectF(0, top, self.width(), height).toAlignedRect()):
                draw(painter, QPointF(MARGIN, top))
            top += height

    def _lay_out(self, width: int) -> list[Placed]:
        if self._placed[0] != width:
            room = max(width - 2 * MARGIN, 1)
            self._placed = (width, [_place(part, room) for part in self._parts])
        return self._placed[1]


def _place(part: Part, room: float) -> Placed:
    match part:
        case Words():
            return _place_words(part, room)
        case Beside():
            return _place_beside(part, room)
        case Pictures():
            return _place_pictures(part, room)
        case Rule():
            return _place_rule(part, room)


def _place_words(words: Words, room: float) -> Placed:
    left = Qt.AlignmentFlag.AlignLeft
    lines = lay_out(visible_text(words.text), _font(words), room, left)
    height = sum(each for _, each in lines)

    def draw(painter: QPainter, corner: QPointF) -> None:
        painter.setPen(QColor(words.colour))
        top = corner.y()
        for layout, each in lines:
            layout.draw(painter, QPointF(corner.x(), top))
            top += each

    return height + words.below, draw


def _place_beside(beside: Beside, room: float) -> Placed:
    side = beside.side * _scale()
    indent = side + _GAP if beside.side else 0
    placed = [_place_words(words, room - indent) for words in beside.words]
    height = max(sum(each for each, _ in placed), side if not beside.picture.isNull() else 0)

    def draw(painter: QPainter, corner: QPointF) -> None:
        if not beside.picture.isNull():
            _draw_picture(painter, beside.picture, QRectF(corner.x(), corner.y(), side, side))
        top = corner.y()
        for each, draw_words in placed:
            draw_words(painter, QPointF(corner.x() + indent, top))
            top += each

    return height + beside.below, draw


def _place_pictures(pictures: Pictures, room: float) -> Placed:
    places = list(_in_lines(pictures.shown, room))
    height = max((area.bottom() for _, area in places), default=0.0)

    def draw(painter: QPainter, corner: QPointF) -> None:
        for shown, area in places:
            _draw_shown(painter, shown, area.translated(corner), pictures.colour)

    return height + pictures.below, draw


def _in_lines(shown: Sequence[Shown], room: float) -> Iterator[tuple[Shown, QRectF]]:
    left = top = lowest = 0.0
    for each in shown:
        if left and left + each.width > room:
            left, top = 0.0, lowest + _GAP
        area = QRectF(left, top, each.width, each.height)
        left, lowest = area.right() + _GAP, max(lowest, area.bottom())
        yield each, area


def _draw_shown(painter: QPainter, shown: Shown, area: QRectF, colour: str) -> None:
    if not shown.picture.isNull():
        _draw_picture(painter, shown.picture, area)
        return
    painter.setPen(QPen(QColor(colour), 1, Qt.PenStyle.DotLine))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(area)
    painter.save()
    painter.setClipRect(area)
    words = Words(text=shown.text, colour=colour, points=7)
    _place_words(words, area.width() - 6)[1](painter, area.topLeft() + QPointF(3, 3))
    painter.restore()


def _draw_picture(painter: QPainter, picture: QImage, area: QRectF) -> None:
    size = QSize(picture.size()).scaled(area.size().toSize(), Qt.AspectRatioMode.KeepAspectRatio)
    target = QRectF(0, 0, size.width(), size.height())
    target.moveCenter(area.center())
    painter.drawImage(target, picture)


def _place_rule(rule: Rule, room: float) -> Placed:
    def draw(painter: QPainter, corner: QPointF) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(rule.colour))
        painter.drawRect(QRectF(corner.x(), corner.y() + 6, min(rule.width, room), 2))

    return 8 + rule.below, draw


def _font(words: Words) -> QFont:
    font = QFont(QApplication.font())
    font.setPointSizeF(words.points * _scale())
    font.setBold(words.is_bold)
    font.setUnderline(words.is_underlined)
    return font


def _scale() -> float:
    """How much larger than usual this learner reads."""
    return QApplication.font().pointSizeF() / _USUAL_POINTS
