"""The wall itself: cards in columns that share the width, several of which can be chosen."""

from collections.abc import Iterable

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QItemSelectionRange,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from backpack.ui.delegates.badge_delegate import BadgeDelegate
from backpack.ui.models.holding_model import HoldingModel, HoldingRole, neighbours
from backpack.ui.pictures import PictureCache
from backpack.words import tr


class BadgeList(QListView):
    """Shows a ``HoldingModel`` as cards.

    ``current_changed`` names the badge that is looked at, or None; ``drag_begun`` the
    badges that are being dragged out.
    """

    current_changed = Signal(object)
    chosen_changed = Signal()
    drag_begun = Signal(object)
    remove_asked = Signal()
    opened = Signal(str)
    menu_asked = Signal(object)

    def __init__(
        self, model: HoldingModel, pictures: PictureCache, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setModel(model)
        self._model = model
        self._remembered: tuple[str, ...] = ()
        self._delegate = BadgeDelegate(model, pictures, self)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(tr("Badges"))
        self._set_behaviour()
        model.modelAboutToBeReset.connect(self._remember)
        model.modelReset.connect(self._recall)
        pictures.ready.connect(self._repaint)
        self.selectionModel().selectionChanged.connect(self.chosen_changed)
        self.selectionModel().currentChanged.connect(self._tell_current)

    def chosen(self) -> tuple[str, ...]:
        """The chosen badges, in the order they are shown."""
        selection = self.selectionModel().selection()
        parts = (selection.at(number) for number in range(selection.count()))
        rows = {row for part in parts for row in range(part.top(), part.bottom() + 1)}
        found = (self._model.id_at(row) for row in sorted(rows))
        return tuple(holding_id for holding_id in found if holding_id is not None)

    def current(self) -> str | None:
        """The badge that is looked at."""
        index = self.currentIndex()
        return index.data(HoldingRole.ID) if index.isValid() else None

    def choose(self, holding_ids: Iterable[str]) -> None:
        """Choose these badges, as far as they are shown, and look at the first."""
        rows = sorted(
            {row for each in holding_ids if (row := self._model.row_of(each)) is not None}
        )
        chosen = QItemSelection()
        for top, bottom in neighbours(rows):
            chosen.append(QItemSelectionRange(self._model.index(top), self._model.index(bottom)))
        selection = self.selectionModel()
        selection.select(chosen, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        if rows:
            first = self._model.index(rows[0])
            selection.setCurrentIndex(first, QItemSelectionModel.SelectionFlag.NoUpdate)
            self.scrollTo(first)
        self.current_changed.emit(self.current())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width among the columns anew."""
        super().resizeEvent(event)
        self._share_width()

    def changeEvent(self, event: QEvent) -> None:
        """Measure anew when the type or the look has changed."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._share_width()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete removes, Enter goes to the badge; Qt knows the rest."""
        if event.key() == Qt.Key.Key_Delete:
            self.remove_asked.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(self.current() or "")
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done with the chosen badges."""
        if self.selectionModel().hasSelection():
            self.menu_asked.emit(event.globalPos())

    def startDrag(self, _actions: Qt.DropAction) -> None:
        """Leave it to the window, which has to read the originals first."""
        self.drag_begun.emit(self.chosen())

    def _set_behaviour(self) -> None:
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setMovement(QListView.Movement.Static)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setBatchSize(512)
        self.setUniformItemSizes(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setSelectionRectVisible(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setMouseTracking(True)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.verticalScrollBar().setSingleStep(40)

    def _share_width(self) -> None:
        """As many columns as fit beside a scroll bar, whether there is one or not."""
        least = self._delegate.least_cell()
        room = self.width() - self.verticalScrollBar().sizeHint().width() - 1
        columns = max(room // least.width(), 1)
        width = room // columns
        size = QSize(max(width, 1), least.height())
        if size != self.gridSize():
            self._delegate.cell_width = size.width()
            self.setGridSize(size)

    def _tell_current(self) -> None:
        self.current_changed.emit(self.current())

    def _remember(self) -> None:
        current = self.current()
        self._remembered = (*((current,) if current else ()), *self.chosen())

    def _recall(self) -> None:
        """Choose again what was chosen before everything was shown anew."""
        self.choose(dict.fromkeys(self._remembered))

    def _repaint(self, holding_id: str) -> None:
        row = self._model.row_of(holding_id)
        if row is not None:
            self.update(self._model.index(row))
