"""The middle of the window: search and sort above, the badges or what stands for them below."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from backpack.ui.models.arrangement import Order, Place
from backpack.ui.models.holding_model import HoldingModel
from backpack.ui.pictures import PictureCache
from backpack.ui.views.badge_list import BadgeList
from backpack.ui.views.empty_wall import EmptyWall, NothingFound
from backpack.ui.views.strip import Notice, Strip
from backpack.ui.views.top_bar import TopBar
from backpack.ui.views.trash import TrashView
from backpack.words import mark, tr

_PLACE_SENTENCES = {
    Place.ALL: mark("Your badges will be here."),
    Place.SHARED: mark("No badge is chosen to be seen by others."),
    Place.EXPIRING: mark("No badge ends within the next 60 days."),
    Place.ATTENTION: mark("Nothing is wrong with your badges."),
    Place.SAMPLES: mark("There are no samples."),
}


class Wall(QWidget):
    """Shows the holdings of one model, and changes what it is asked for."""

    order_changed = Signal(object)

    def __init__(
        self,
        model: HoldingModel,
        pictures: PictureCache,
        trash: TrashView,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("role", "page")
        self._model = model
        self.top = TopBar()
        self.samples = Strip(
            tr("These are samples for trying things out. Nobody earned them."), tr("Remove samples")
        )
        self.reminder = Strip("", "")
        self.list = BadgeList(model, pictures)
        self.empty = EmptyWall()
        self.nothing = NothingFound()
        self.trash = trash
        self.waiting = QWidget()
        self.notice = Notice()
        self.stack = QStackedWidget()
        for page in (self.waiting, self.list, self.empty, self.nothing, self.trash):
            self.stack.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 6, 0)
        column.setSpacing(10)
        for widget in (self.top, self.reminder, self.samples):
            column.addWidget(widget)
        column.addWidget(self.stack, 1)
        column.addWidget(self.notice)
        for framed in (self.reminder, self.samples, self.empty):
            framed.setProperty("place", "wall")  # in line with the cards
        self.notice.setProperty("place", "wall-end")
        self.samples.hide()
        self.reminder.hide()
        self.reminder.setAccessibleName(tr("Reminder"))
        self._connect()

    def show_place(self, place: Place) -> None:
        """Show another place; the search stays."""
        self._model.ask(replace(self._model.arrangement, place=place))
        self.show_what_there_is()

    def show_order(self, order: Order) -> None:
        """Sort in another order."""
        self.top.show_order(order)
        self._model.ask(replace(self._model.arrangement, order=order))
        self.order_changed.emit(order)

    def show_search(self, text: str) -> None:
        """Show only what has these words."""
        self._model.ask(replace(self._model.arrangement, search=text))
        self.show_what_there_is()

    def show_what_there_is(self) -> None:
        """Choose between the badges, the empty wall, and "nothing found"."""
        wanted, counts = self._model.arrangement, self._model.counts()
        self.samples.setVisible(wanted.place is Place.SAMPLES and counts[Place.SAMPLES] > 0)
        self.empty.show_samples_offer(has_samples=counts[Place.SAMPLES] > 0)
        is_empty = wanted.place is Place.ALL and counts[Place.ALL] == 0
        is_trash = wanted.place is Place.TRASH
        self.top.search.setEnabled(bool(self._model.known) and not is_trash)
        if is_trash:
            self.stack.setCurrentWidget(self.trash)
        elif self._model.shown:
            self.stack.setCurrentWidget(self.list)
        elif is_empty and not wanted.search.strip():
            self.stack.setCurrentWidget(self.empty)
        else:
            sentence = tr(_PLACE_SENTENCES[wanted.place])
            self.nothing.explain(search=wanted.search.strip(), place_sentence=sentence)
            self.stack.setCurrentWidget(self.nothing)

    def _connect(self) -> None:
        self.top.searched.connect(self.show_search)
        self.top.order_chosen.connect(self.show_order)
        self.nothing.search_cleared.connect(self.top.search.clear)
