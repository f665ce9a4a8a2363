"""Paints a line of the adding sheet as a card: picture, name, sentence, and outcome.

The outcome stands at the end of the line, or below the name where there is no room for
both. All sizes come from the font; heights are remembered for the width they hold for.
"""

import math
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QTextLayout
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from backpack.ui.delegates.picture import paint_picture
from backpack.ui.fonts import scaled
from backpack.ui.models.adding_model import AddingModel, AddingRole
from backpack.ui.models.adding_rows import AddingRow
from backpack.ui.paragraph import lay_out
from backpack.ui.pictures import PictureCache
from backpack.ui.theme import tokens_in_use
from backpack.ui.tokens import Tokens

PICTURE_SIDE = 32
GAP = 8
"""Pixels between two cards."""

_PADDING = 14.0
_RADIUS = 12.0
_MOST_OUTCOME = 0.5
"""The share of a line that the outcome may take; with more, it stands below."""


_LEAST_OUTCOME = 0.4
"""The share of a line that an outcome needs beside a button; with less, the button is beneath."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Places:
    """Where things go on a card, in a card that begins at 0, 0 and reads left to right."""

    picture: QRectF
    title: QRectF
    text: QRectF
    outcome: QRectF
    height: float
    is_stacked: bool


class AddingDelegate(QStyledItemDelegate):
    """Paints the rows of an ``AddingModel``; ``widths`` are what buttons need, by their text."""

    def __init__(self, model: AddingModel, pictures: PictureCache, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._pictures = pictures
        self._view = view
        self._heights: dict[int, int] = {}
        self._heights_for: tuple[int, str] = (0, "")
        self.widths: dict[str, int] = {}
        model.dataChanged.connect(self._heights.clear)

    def is_stacked(self, row: AddingRow, width: int) -> bool:
        """Whether the outcome of ``row`` stands below its name in a view of this width."""
        return self._places(row, width).is_stacked

    def sizeHint(
        self, _option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """As wide as the view, as high as the words need."""
        width = self._view.viewport().width()
        if self._heights_for != (width, self._view.font().key()):
            self._heights.clear()
            self._heights_for = (width, self._view.font().key())
        height = self._heights.get(index.row())
        if height is None:
            places = self._places(index.data(AddingRole.ROW), width)
            height = self._heights[index.row()] = math.ceil(places.height) + GAP
        return QSize(width, height)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint one card."""
        row = index.data(AddingRole.ROW)
        tokens = tokens_in_use()
        card = QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -GAP - 0.5)
        places = self._places(row, option.rect.width())
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        has_focus = bool(option.state & QStyle.StateFlag.State_HasFocus)
        painter.setPen(QPen(QColor(tokens.accent if has_focus else tokens.line), 1 + has_focus))
        painter.setBrush(QColor(tokens.surface))
        painter.drawRoundedRect(card, _RADIUS, _RADIUS)
        self._paint_picture(painter, self._placed(places.picture, card), row)
        self._paint_words(painter, places, card, row, tokens)
        painter.restore()

    def _paint_picture(self, painter: QPainter, area: QRectF, row: AddingRow) -> None:
        ratio = self._view.devicePixelRatioF()
        picture = self._pictures.picture(row.holding.id, ratio) if row.holding else None
        paint_picture(painter, area, picture, row.title)

    def _paint_words(
        self, painter: QPainter, places: _Places, card: QRectF, row: AddingRow, tokens: Tokens
    ) -> None:
        base = self._view.font()
        is_mirrored = self._view.layoutDirection() is Qt.LayoutDirection.RightToLeft
        start = Qt.AlignmentFlag.AlignRight if is_mirrored else Qt.AlignmentFlag.AlignLeft
        end = Qt.AlignmentFlag.AlignLeft if is_mirrored else Qt.AlignmentFlag.AlignRight
        beside = start if places.is_stacked else end
        for text, font, colour, area, side in (
            (row.title, _title_font(base), tokens.text, places.title, start),
            (row.text, _text_font(base), tokens.muted, places.text, start),
            (row.outcome, _outcome_font(base), _colour(row, tokens), places.outcome, beside),
        ):
            painter.setPen(QColor(colour))
            target = self._placed(area, card)
            for layout, top in _lines(text, font, target.width(), side):
                layout.draw(painter, QPointF(target.left(), target.top() + top))

    def _placed(self, area: QRectF, card: QRectF) -> QRectF:
        """``area`` moved onto ``card``, and mirrored where the language is."""
        moved = area.translated(card.topLeft())
        if self._view.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            moved.moveLeft(card.right() - area.right())
        return moved

    def _places(self, row: AddingRow, width: int) -> _Places:
        base = self._view.font()
        left = _PADDING + PICTURE_SIDE + 10
        room = width - left - _PADDING
        width_of_button = self.widths.get(row.button, 0)
        button = width_of_button + 10.0 if width_of_button else 0.0
        outcome = QFontMetricsF(_outcome_font(base)).horizontalAdvance(row.outcome) + 2
        is_stacked = outcome + button > room * _MOST_OUTCOME
        words = room if is_stacked else room - outcome - button - 16
        title = _height(row.title, _title_font(base), words)
        text = _height(row.text, _text_font(base), words)
        is_beneath = room - button < min(outcome, room * _LEAST_OUTCOME)
        beside_button = room if is_beneath else room - button
        below = _height(row.outcome, _outcome_font(base), beside_button) + 4
        if is_stacked and button:
            press = QFontMetricsF(base).height() + 18
            below = below + press + 6 if is_beneath else max(below, press)
        height = max(title + text + 2 + (below if is_stacked else 0), PICTURE_SIDE) + 2 * 10
        if button:
            height = max(height, QFontMetricsF(base).height() + 36)
        top = (height - title - text - 2 - (below if is_stacked else 0)) / 2
        line = QFontMetricsF(_outcome_font(base)).height()
        beside = QRectF(left + room - button - outcome, (height - line) / 2, outcome, line)
        return _Places(
            picture=QRectF(_PADDING, 10 if is_stacked else (height - PICTURE_SIDE) / 2, 32, 32),
            title=QRectF(left, top, words, title),
            text=QRectF(left, top + title + 2, words, text),
            outcome=QRectF(left, top + title + text + 6, beside_button, below)
            if is_stacked
            else beside,
            height=height,
            is_stacked=is_stacked,
        )


def _lines(
    text: str, font: QFont, width: float, side: Qt.AlignmentFlag
) -> list[tuple[QTextLayout, float]]:
    placed, top = [], 0.0
    for layout, height in lay_out(text, font, width, side):
        placed.append((layout, top))
        top += height
    return placed


def _height(text: str, font: QFont, width: float) -> float:
    metrics = QFontMetricsF(font)
    if "\n" not in text and metrics.horizontalAdvance(text) <= width:
        return metrics.height()
    return sum(height for _, height in lay_out(text, font, width, Qt.AlignmentFlag.AlignLeft))


def _colour(row: AddingRow, tokens: Tokens) -> str:
    return tokens.muted if row.tone == "neutral" else str(getattr(tokens, row.tone))


def _title_font(base: QFont) -> QFont:
    return scaled(base, 1, weight=QFont.Weight.DemiBold)


def _text_font(base: QFont) -> QFont:
    return scaled(base, 0.9)


def _outcome_font(base: QFont) -> QFont:
    return scaled(base, 0.95, weight=QFont.Weight.Medium)
