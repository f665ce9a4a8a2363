"""The settings' window: the list of pages, and the page that was chosen."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QListWidget, QStackedWidget, QWidget

from backpack.ui.buttons import button
from backpack.ui.dialogs.frame import begin_dialog, button_row
from backpack.words import tr


class SettingsDialog(QDialog):
    """``pages`` are titles and widgets, in their order."""

    def __init__(self, pages: Sequence[tuple[str, QWidget]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.list = QListWidget()
        self.stack = QStackedWidget()
        self.close_button = button(tr("Close"), self.accept, role="primary")
        self.list.setAccessibleName(tr("Settings"))
        self.list.setProperty("role", "pages")
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for title, page in pages:
            self.list.addItem(title)
            self.stack.addWidget(page)
            page.setAccessibleName(title)
        self.list.currentRowChanged.connect(self.stack.setCurrentIndex)
        self.list.setCurrentRow(0)
        self._arrange()

    def go_to(self, number: int) -> None:
        """Show the page of this number, from 0."""
        self.list.setCurrentRow(number)

    def _arrange(self) -> None:
        column = begin_dialog(self, tr("Settings"), QSize(112, 36))
        row = QHBoxLayout()
        row.setSpacing(20)
        self.list.setFixedWidth(self.list.sizeHintForColumn(0) + 32)
        row.addWidget(self.list)
        row.addWidget(self.stack, 1)
        column.addLayout(row, 1)
        column.addWidget(button_row(self.close_button))
        self.list.setFocus()
