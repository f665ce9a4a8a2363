"""The small pictures of badges: asked for when first painted, kept within a bound.

One job at a time, the picture asked for last comes first, so that the store stays free
for what the learner does and scrolling far does not wait for what was passed.
"""

from collections import OrderedDict
from functools import partial

from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPixmap

from backpack.domain.progress import Progress
from backpack.services.picturing import Picturing
from backpack.ui.jobs import JobRunner, Lane

_MOST_BYTES = 24 * 1024 * 1024
_MOST_WAITING = 120
"""Requests: more than any screen shows at once; older ones were scrolled past."""


class PictureCache(QObject):
    """Gives pictures of one size; ``ready`` tells which has come."""

    ready = Signal(str)

    def __init__(
        self, picturing: Picturing, runner: JobRunner, side: int, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._picturing = picturing
        self._runner = runner
        self._side = side
        self._pixmaps: OrderedDict[tuple[str, float], QPixmap] = OrderedDict()
        self._waiting: OrderedDict[tuple[str, float], None] = OrderedDict()
        self._fetching: tuple[str, float] | None = None
        self._bytes = 0

    def picture(self, holding_id: str, ratio: float) -> QPixmap | None:
        """The picture for ``ratio`` device pixels a pixel; null when there is none to draw.

        None when it is not here yet: it is fetched, and ``ready`` follows.
        """
        key = (holding_id, ratio)
        known = self._pixmaps.get(key)
        if known is not None:
            self._pixmaps.move_to_end(key)
            return known
        if key != self._fetching:
            self._waiting[key] = None
            self._waiting.move_to_end(key)
            self._fetch_next()
        return None

    def forget(self, holding_id: str) -> None:
        """Let go of the pictures of a holding that was removed."""
        for key in [key for key in self._pixmaps if key[0] == holding_id]:
            self._bytes -= _size_of(self._pixmaps.pop(key))

    def _fetch_next(self) -> None:
        while len(self._waiting) > _MOST_WAITING:
            self._waiting.popitem(last=False)
        if self._fetching is not None or not self._waiting:
            return
        self._fetching, _ = self._waiting.popitem(last=True)
        holding_id, ratio = self._fetching
        self._runner.submit(
            partial(_load, self._picturing, holding_id, self._side, ratio),
            on_done=self._take,
            on_error=self._take_nothing,
            lane=Lane.STORE,
        ).ends_with(self)

    def _take_nothing(self, _error: Exception) -> None:
        """A picture that cannot be had is no reason to disturb anybody."""
        self._take(QImage())

    def _take(self, image: QImage) -> None:
        key, self._fetching = self._fetching, None
        if key is None:
            return
        pixmap = QPixmap.fromImage(image)
        pixmap.setDevicePixelRatio(key[1])
        self._pixmaps[key] = pixmap
        self._bytes += _size_of(pixmap)
        while self._bytes > _MOST_BYTES:
            _, oldest = self._pixmaps.popitem(last=False)
            self._bytes -= _size_of(oldest)
        self.ready.emit(key[0])
        self._fetch_next()


def _load(
    picturing: Picturing, holding_id: str, side: int, ratio: float, _progress: Progress
) -> QImage:
    """Runs off the GUI thread, decoding and scaling included."""
    image = QImage.fromData(picturing.thumbnail(holding_id))
    if image.isNull():
        return image
    pixels = round(side * ratio)
    scaled = image.scaled(
        QSize(pixels, pixels),
        Qt.AspectRatioMode.KeepAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    )
    return scaled.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)


def _size_of(pixmap: QPixmap) -> int:
    return pixmap.width() * pixmap.height() * 4
