"""Paints a badge as a card: picture, name, issuer, and what is to be known of it.

All sizes come from the font, so that large type is not cut. Reads nothing itself: the
holding comes from the model, the picture from the cache.
"""

from functools import lru_cache

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from backpack.domain.holding import Holding
from backpack.ui.delegates.chips import (
    chip_font,
    chip_height,
    chip_width,
    paint_chip,
    paint_chips,
)
from backpack.ui.delegates.medal import paint_medal, paint_waiting
from backpack.ui.fonts import scaled
from backpack.ui.models.description import Chip, card_chips
from backpack.ui.models.holding_model import HoldingModel, HoldingRole
from backpack.ui.pictures import PictureCache
from backpack.ui.text import visible_text
from backpack.ui.theme import tokens_in_use
from backpack.ui.tokens import Tokens
from backpack.words import tr

PICTURE_SIDE = 84
MARGIN = 7
"""Pixels around a card, within its cell: half the gap between two cards."""

_TOP = 20
_SIDE = 14
_RADIUS = 12.0
_NAME_LINES = 2


class BadgeDelegate(QStyledItemDelegate):
    """Paints the cells of the wall."""

    def __init__(self, model: HoldingModel, pictures: PictureCache, view: QWidget) -> None:
        super().__init__(view)
        self._model = model
        self._pictures = pictures
        self._view = view
        self.cell_width = 0

    def least_cell(self) -> QSize:
        """The size that a cell has at least."""
        base = self._view.font()
        name, small = QFontMetricsF(_name_font(base)), QFontMetricsF(_issuer_font(base))
        chips = QFontMetricsF(chip_font(base))
        height = (
            _TOP + PICTURE_SIDE + 14
            + _NAME_LINES * name.lineSpacing() + 4 + small.lineSpacing()
            + 16 + chip_height(chips) + 14
        )  # fmt: skip
        return QSize(self._least_width(chips), round(height) + 2 * MARGIN)

    def sizeHint(
        self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """The whole cell."""
        least = self.least_cell()
        return QSize(max(self.cell_width, least.width()), least.height())

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint one card."""
        holding = index.data(HoldingRole.HOLDING)
        if not isinstance(holding, Holding):
            return
        tokens = tokens_in_use()
        area = QRectF(option.rect).adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(option.direction)
        state = option.state
        _paint_ground(painter, area, state, tokens)
        self._paint_picture(painter, area, holding, tokens)
        _paint_words(painter, area, self._view.font(), holding, tokens)
        painter.setLayoutDirection(option.direction)
        self._paint_chips(painter, area, holding, tokens, state)
        painter.restore()

    def _least_width(self, chips: QFontMetricsF) -> int:
        """Room for the longest chips that a sound badge has."""
        longest = Chip(text=tr("Expires in {count} days", count=60), tone="caution")
        public = Chip(text=tr("Public"), tone="accent")
        needed = chip_width(longest, chips) + 6 + chip_width(public, chips)
        return round(max(needed + 12, PICTURE_SIDE + 2 * _SIDE)) + 2 * MARGIN

    def _paint_picture(
        self, painter: QPainter, area: QRectF, holding: Holding, tokens: Tokens
    ) -> None:
        box = QRectF(area.center().x() - PICTURE_SIDE / 2, area.top() + _TOP, 0, 0)
        box.setSize(QSize(PICTURE_SIDE, PICTURE_SIDE).toSizeF())
        ratio = self._view.devicePixelRatioF()
        pixmap = self._pictures.picture(holding.id, ratio)
        if pixmap is None:
            paint_waiting(painter, box, tokens)
        elif pixmap.isNull():
            paint_medal(painter, box, visible_text(holding.name), tokens)
        else:
            size = pixmap.deviceIndependentSize()
            corner = box.center() - QPointF(size.width() / 2, size.height() / 2)
            painter.drawPixmap(corner, pixmap)

    def _paint_chips(
        self,
        painter: QPainter,
        area: QRectF,
        holding: Holding,
        tokens: Tokens,
        state: QStyle.StateFlag,
    ) -> None:
        painter.setFont(chip_font(self._view.font()))
        metrics = QFontMetricsF(painter.font())
        height = chip_height(metrics)
        row = QRectF(area.left() + 6, area.bottom() - 14 - height, area.width() - 12, height)
        ground = tokens.surface if state & QStyle.StateFlag.State_Selected else ""
        chips = card_chips(holding, self._model.arrangement.now)
        paint_chips(painter, row, chips, tokens, ground=ground)
        if holding.is_sample:
            self._paint_sample_mark(painter, area, tokens, ground)

    def _paint_sample_mark(
        self, painter: QPainter, area: QRectF, tokens: Tokens, ground: str
    ) -> None:
        mark = Chip(text=tr("Sample"), tone="neutral")
        metrics = QFontMetricsF(painter.font())
        width = chip_width(mark, metrics)
        is_mirrored = painter.layoutDirection() is Qt.LayoutDirection.RightToLeft
        left = area.left() + 8 if is_mirrored else area.right() - 8 - width
        spot = QRectF(left, area.top() + 8, width, chip_height(metrics))
        paint_chip(painter, spot, mark, tokens, ground)


def _paint_ground(painter: QPainter, area: QRectF, state: QStyle.StateFlag, tokens: Tokens) -> None:
    """The card itself: chosen, under the pointer, and with the keyboard's focus."""
    is_chosen = bool(state & QStyle.StateFlag.State_Selected)
    is_hovered = bool(state & QStyle.StateFlag.State_MouseOver)
    if state & QStyle.StateFlag.State_HasFocus:
        painter.setPen(QPen(QColor(tokens.accent), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(area.adjusted(-4, -4, 4, 4), _RADIUS + 4, _RADIUS + 4)
    border = tokens.accent if is_chosen else tokens.edge if is_hovered else tokens.line
    fill = tokens.accent_soft if is_chosen else tokens.hover if is_hovered else tokens.surface
    painter.setPen(QPen(QColor(border), 2 if is_chosen else 1))
    painter.setBrush(QColor(fill))
    painter.drawRoundedRect(area.adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS, _RADIUS)


def _paint_words(
    painter: QPainter, area: QRectF, base: QFont, holding: Holding, tokens: Tokens
) -> None:
    painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)  # the names' own
    name = " ".join(visible_text(holding.name).split()) or tr("Badge without a name")
    issuer = " ".join(visible_text(holding.issuer_name).split())
    width = area.width() - 2 * _SIDE
    line = QRectF(area.left() + _SIDE, area.top() + _TOP + PICTURE_SIDE + 14, width, 0)
    font = _name_font(base)
    line = _paint_line(painter, line, font, tokens.text, _break_name(name, font, width))
    small = _issuer_font(base)
    fitting = QFontMetricsF(small).elidedText(issuer, Qt.TextElideMode.ElideRight, width)
    _paint_line(painter, line.translated(0, 4), small, tokens.muted, (fitting,))


def _paint_line(
    painter: QPainter, line: QRectF, font: QFont, ink: str, texts: tuple[str, ...]
) -> QRectF:
    """Draw centred lines from the top of ``line`` on; where the next one would be."""
    painter.setFont(font)
    painter.setPen(QColor(ink))
    line.setHeight(QFontMetricsF(font).lineSpacing())
    for text in texts:
        painter.drawText(line, Qt.AlignmentFlag.AlignHCenter, text)
        line = line.translated(0, line.height())
    return line


@lru_cache(maxsize=2048)
def _break_name(name: str, font: QFont, width: float) -> tuple[str, ...]:
    """At most two lines, the last one cut with "…" where there is more."""
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout = QTextLayout(name, font)
    layout.setTextOption(option)
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(width)
    length = line.textLength()
    layout.endLayout()
    rest = name[length:].strip()
    if not rest:
        return (name,)
    cut = QFontMetricsF(font).elidedText(rest, Qt.TextElideMode.ElideRight, width)
    return name[:length].strip(), cut


def _name_font(base: QFont) -> QFont:
    return scaled(base, 1.0, weight=QFont.Weight.DemiBold)


def _issuer_font(base: QFont) -> QFont:
    return scaled(base, 0.9)
