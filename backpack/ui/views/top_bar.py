"""Above the wall: search, sort, add."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QPushButton, QSizePolicy, QWidget

from backpack.ui.models.arrangement import ORDER_NAMES, Order
from backpack.words import tr

_LONGEST_SEARCH = 200
"""Characters: a pasted page is no search."""


class TopBar(QWidget):
    """Tells what is searched for, how to sort, and what to add."""

    searched = Signal(str)
    order_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr("Search badges, issuers, skills…"))
        self.search.setAccessibleName(tr("Search badges"))
        self.search.setToolTip(tr("Ctrl+F"))
        self.search.setClearButtonEnabled(True)
        self.search.setMaxLength(_LONGEST_SEARCH)
        self.search.setAcceptDrops(False)
        self.search.setMinimumWidth(110)
        self.search.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.search.textChanged.connect(self.searched)
        self.sort_menu = QMenu(self)
        self._orders = QActionGroup(self)
        self._fill_sort_menu()
        self.sort = QPushButton()
        self.sort.setMenu(self.sort_menu)
        self.add_menu = QMenu(self)
        self.add = QPushButton(tr("+ Add badges"))
        self.add.setAccessibleName(tr("Add badges"))
        self.add.setProperty("role", "primary")
        self.add.setMenu(self.add_menu)
        row = QHBoxLayout(self)
        row.setContentsMargins(7, 0, 7, 0)
        row.setSpacing(10)
        row.addWidget(self.search, 1)
        row.addWidget(self.sort)
        row.addWidget(self.add)
        self.show_order(Order.NEWEST)

    def show_order(self, order: Order) -> None:
        """Show how the wall is sorted."""
        self.sort.setText(tr("Sort: {order}", order=tr(ORDER_NAMES[order])))
        for action in self._orders.actions():
            action.setChecked(action.data() == order.value)

    def _fill_sort_menu(self) -> None:
        for order in Order:
            action = QAction(tr(ORDER_NAMES[order]), self)
            action.setCheckable(True)
            action.setData(order.value)
            self._orders.addAction(action)
            self.sort_menu.addAction(action)
        self._orders.triggered.connect(lambda action: self.order_chosen.emit(Order(action.data())))
