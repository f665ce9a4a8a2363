"""Checks kept badges again by itself, a few at a time, and tells once what has changed.

Which are due, and that no issuer learns who keeps which badge, is ``services.rechecking``'s part.
"""

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from backpack.domain.changes import Changes
from backpack.services.backpack import Backpack
from backpack.services.rechecking import StandingChange
from backpack.ui.jobs import JobRunner, Lane
from backpack.ui.views.strip import Notice
from backpack.words import ntr, tr
from backpack.words.verdicts import standing_chip

_FIRST = 20_000
"""Milliseconds after the wall is there: what the learner came for goes first."""

_EACH = 10 * 60_000
"""Milliseconds from one batch to the next."""


class Rechecks(QObject):
    """``show_asked`` names the badges whose change the learner wants to see."""

    show_asked = Signal(object)

    def __init__(
        self, backpack: Backpack, runner: JobRunner, notice: Notice, window: QWidget
    ) -> None:
        super().__init__(window)
        self._backpack = backpack
        self._runner = runner
        self._notice = notice
        self._is_running = False
        self._clock = QTimer(self)
        self._clock.timeout.connect(self.run)

    def begin(self) -> None:
        """Tell what was found the last time, and check a batch now and then."""
        self._look_for_news()
        self._clock.start(_EACH)
        QTimer.singleShot(_FIRST, self, self.run)

    def run(self) -> None:
        """Check a batch of what is due, unless one is still under way."""
        if self._is_running:
            return
        self._is_running = True
        self._runner.submit(
            self._backpack.rechecking.recheck,
            on_done=self._end,
            on_error=lambda _: self._end(Changes()),  # another time; nobody asked for it
            lane=Lane.NETWORK,
        ).ends_with(self)

    def _end(self, _changes: Changes) -> None:
        self._is_running = False
        self._look_for_news()

    def _look_for_news(self) -> None:
        self._runner.submit(
            lambda _: self._backpack.rechecking.news(), on_done=self._tell, lane=Lane.STORE
        ).ends_with(self)

    def _tell(self, news: tuple[StandingChange, ...]) -> None:
        if not news:
            return
        ids = tuple(change.holding.id for change in news)
        self._notice.tell(_words(news), tr("Show"), lambda: self.show_asked.emit(ids))
        self._runner.submit(
            lambda _: self._backpack.rechecking.mark_seen(news),
            on_done=lambda _: None,
            lane=Lane.STORE,
        ).ends_with(self)


def _words(news: tuple[StandingChange, ...]) -> str:
    if len(news) == 1:
        change = news[0]
        return tr(
            "{name}: {before} before, {after} now.",
            name=change.holding.name,
            before=standing_chip(change.before),
            after=standing_chip(change.after),
        )
    return ntr("{count} badge has changed.", "{count} badges have changed.", len(news))
