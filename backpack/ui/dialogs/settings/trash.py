"""The page about the trash: how long badges stay in it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

from backpack.services.emptying import KEEP_CHOICES, Emptying
from backpack.ui.boxes import card
from backpack.ui.dialogs.settings.page import SettingsPage
from backpack.ui.jobs import JobRunner
from backpack.ui.paragraph import Paragraph
from backpack.ui.views.adaptive_row import AdaptiveRow
from backpack.words import ntr, tr


class TrashPage(SettingsPage):
    """``changed`` when another time was chosen."""

    changed = Signal()

    def __init__(
        self, emptying: Emptying, runner: JobRunner, parent: QWidget | None = None
    ) -> None:
        super().__init__(runner, parent)
        self._emptying = emptying
        self.days = QComboBox()
        self.days.setAccessibleName(tr("Delete for good"))
        for days in KEEP_CHOICES:
            words = (
                tr("Never by itself")
                if days is None
                else ntr("After {count} day", "After {count} days", days)
            )
            self.days.addItem(words, days)
        self.days.activated.connect(lambda _: self._choose())
        row = AdaptiveRow(self.days)
        row.add_stretch()
        self.show_parts(
            card(
                Paragraph(tr("Delete for good"), role="heading"),
                Paragraph(
                    tr(
                        "What you remove lies in the trash first, and can be put back. Deleted for"
                        " good, it leaves the backpack and its pictures. Backups that were made"
                        " before hold it until they are replaced."
                    ),
                    role="muted",
                ),
                row,
            )
        )
        self.work(emptying.keep_days, self._show)

    def _choose(self) -> None:
        days = self.days.currentData()
        self.work(lambda: self._emptying.choose_days(days), lambda _: self.changed.emit())

    def _show(self, days: int | None) -> None:
        self.days.setCurrentIndex(max(self.days.findData(days), 0))
