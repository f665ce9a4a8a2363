"""The one quiet strip above the wall: what would keep the badges safe and is still to be done.

What is most urgent is shown; nothing is said twice, and nothing pops up. Only a recovery sheet
that cannot wait any longer opens its dialog by itself, once.
"""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from backpack.domain.changes import Changes
from backpack.domain.protection import Due
from backpack.services.backpack import Backpack
from backpack.ui.jobs import JobRunner, Lane
from backpack.ui.views.strip import Strip
from backpack.words import tr


class Reminders(QObject):
    """``recovery_asked`` opens the recovery sheet; True where it cannot wait any longer."""

    recovery_asked = Signal(bool)

    def __init__(
        self, backpack: Backpack, runner: JobRunner, strip: Strip, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._backpack = backpack
        self._runner = runner
        self._strip = strip
        self._due = Due.NOT_YET
        self._has_insisted = False
        strip.pressed.connect(lambda: self.recovery_asked.emit(self._due is Due.NOW))
        runner.changed.connect(self._follow)

    def look(self) -> None:
        """See how things are now."""
        self._runner.submit(
            lambda _: self._backpack.protecting.recovery_due(),
            on_done=self._show,
            on_error=lambda _: self._strip.hide(),  # whoever opens the dialog is told why
            lane=Lane.STORE,
        ).ends_with(self)

    def _follow(self, changes: Changes) -> None:
        """The first badges make the sheet due, and without badges it is not."""
        if changes.added or changes.removed:
            self.look()

    def _show(self, due: Due) -> None:
        self._due = due
        self._strip.setVisible(due is not Due.NOT_YET)
        if due is not Due.NOT_YET:
            self._strip.show_words(
                tr("If this computer breaks, only a recovery sheet opens your badges."),
                tr("Make it now"),
            )
        if due is Due.NOW and not self._has_insisted:
            self._has_insisted = True
            self.recovery_asked.emit(True)
