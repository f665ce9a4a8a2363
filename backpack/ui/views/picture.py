"""The picture of a badge in the panel, and what stands there when it has none."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from backpack.domain.holding import Holding
from backpack.ui.delegates.medal import paint_medal, paint_waiting
from backpack.ui.pictures import PictureCache
from backpack.ui.theme import tokens_in_use


def paint_picture(painter: QPainter, area: QRectF, picture: QPixmap | None, name: str) -> None:
    """Draw ``picture`` into the middle of ``area``; None is on its way, a null one is a medal."""
    tokens = tokens_in_use()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if picture is None:
        paint_waiting(painter, area, tokens)
    elif picture.isNull():
        paint_medal(painter, area, name, tokens)
    else:
        size = picture.deviceIndependentSize()
        target = QRectF(0, 0, size.width(), size.height())
        target.moveCenter(area.center())
        painter.drawPixmap(target.topLeft().toPoint(), picture)
    painter.restore()


class BadgePicture(QWidget):
    """A square of ``side`` pixels with a badge's picture; its name is read out in its place."""

    def __init__(
        self, holding: Holding, pictures: PictureCache, side: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._holding = holding
        self._pictures = pictures
        self._side = side
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(holding.name)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        pictures.ready.connect(self._take)

    def sizeHint(self) -> QSize:
        """Its side."""
        return QSize(self._side, self._side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the picture, or what stands for it."""
        picture = self._pictures.picture(self._holding.id, self.devicePixelRatioF())
        paint_picture(QPainter(self), QRectF(self.rect()), picture, self._holding.name)

    def _take(self, holding_id: str) -> None:
        if holding_id == self._holding.id:
            self.update()
