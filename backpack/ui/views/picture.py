"""The picture of a badge in the panel, and what stands there when it has none."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from backpack.domain.holding import Holding
from backpack.ui.delegates.picture import paint_picture
from backpack.ui.pictures import PictureCache


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
