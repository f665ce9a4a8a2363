"""The share window: the ways out at the left, and at the right exactly what would go out by one.

Nothing is sent by opening it. Every page shows what the decision lets out, live; the switches below
it are the decision.
"""

from collections.abc import Iterable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QProgressBar,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from backpack.domain.faults import Fault
from backpack.services.backpack import Backpack
from backpack.services.disclosing import Prepared
from backpack.ui.boxes import bare_column, scrolled
from backpack.ui.buttons import button
from backpack.ui.dialogs.frame import button_row
from backpack.ui.jobs import Job, JobRunner, Lane
from backpack.ui.paragraph import Paragraph
from backpack.ui.problems import show_problem
from backpack.ui.share.choices import Choices
from backpack.ui.share.desk import ShareDesk
from backpack.ui.share.way import WayPage
from backpack.ui.share.way_list import WayList
from backpack.ui.share.ways import ENTRIES
from backpack.ui.views.adaptive_row import AdaptiveRow
from backpack.words import ntr, tr
from backpack.words.faults import explain_fault

_SIZE = QSize(150, 48)
"""Characters and lines."""

_MARGIN = 20

_MOST_OF_IT = 0.36
"""The share of the window's width that the ways may take."""


class ShareWindow(QDialog):
    """Shares ``holding_ids``; ``way`` is the code of the entry to begin with."""

    def __init__(
        self,
        backpack: Backpack,
        runner: JobRunner,
        holding_ids: Iterable[str],
        way: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._backpack = backpack
        self._runner = runner
        self._way = way
        self._job: Job[object] | None = None
        self.is_loading = True
        self.desk: ShareDesk | None = None
        self.choices: Choices | None = None
        self.page: WayPage | None = None
        self.pages: dict[int, WayPage] = {}
        self.list = WayList(ENTRIES)
        self.heading = Paragraph(tr("Share"), role="title")
        self.count = Paragraph(role="muted")
        self.trouble = Paragraph()
        self._trouble_strip = QFrame()
        self.warning = Paragraph(role="caution")
        self.said = Paragraph(role="good")
        self.bar = QProgressBar()
        self.stop_button = button(tr("Stop"), self.stop)
        self.close_button = button(tr("Close"), self.reject)
        self._left = QFrame()
        self._right = QVBoxLayout()
        self._page_box = QVBoxLayout()
        self._choice_box = QVBoxLayout()
        self._foot = AdaptiveRow(gap=8)
        self._feet: dict[int, QWidget] = {}
        self._area = QScrollArea()
        self._arrange()
        ids = tuple(holding_ids)
        runner.submit(
            lambda progress: backpack.disclosing.prepare(ids, progress),
            on_done=self._begin,
            on_error=self._refuse,
            lane=Lane.STORE,
        ).ends_with(self)

    def show_way(self, row: int) -> None:
        """Show the page of another way; it is made when it is first looked at."""
        if self.desk is None or self.choices is None or row < 0:
            return
        if row not in self.pages:
            self.pages[row] = ENTRIES[row].make(self.desk)
            self._page_box.addWidget(self.pages[row])
            self._feet[row] = button_row(*self.pages[row].buttons())
            self._foot.add(self._feet[row])
        self.page = self.pages[row]
        for number, page in self.pages.items():
            page.setVisible(number == row)
            self._feet[number].setVisible(number == row)
        self.said.hide()
        self.choices.follow(self.page.carries)
        self._show_now()
        self._area.verticalScrollBar().setValue(0)

    def stop(self) -> None:
        """Ask what is being made to stop; nothing is left behind."""
        if self._job is not None:
            self._job.cancel()
        self.stop_button.setEnabled(False)

    def done(self, result: int) -> None:
        """Close; a making under way stops."""
        self.stop()
        super().done(result)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the ways at the left what they need, and never most of the window."""
        super().resizeEvent(event)
        needed = self.list.needed_width() + _MARGIN + 12
        self._left.setFixedWidth(min(needed, int(self.width() * _MOST_OF_IT)))

    def _arrange(self) -> None:
        self.setWindowTitle(tr("Share"))
        letter, line = self.fontMetrics().averageCharWidth(), self.fontMetrics().lineSpacing()
        wanted = QSize(_SIZE.width() * letter, _SIZE.height() * line)
        self.resize(wanted.boundedTo(self.screen().availableSize() * 0.95))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._make_left())
        row.addWidget(self._make_right(), 1)
        self.list.currentRowChanged.connect(self.show_way)

    def _make_left(self) -> QWidget:
        left = QFrame()
        left.setProperty("role", "sidebar")
        column = QVBoxLayout(left)
        column.setContentsMargins(_MARGIN, _MARGIN, 12, _MARGIN)
        column.setSpacing(4)
        column.addWidget(self.heading)
        column.addWidget(self.count)
        column.addSpacing(8)
        column.addWidget(self.list, 1)
        self._left = left
        return left

    def _make_right(self) -> QWidget:
        right = QWidget()
        right.setProperty("role", "clear")
        self._trouble_strip.setProperty("role", "strip")
        self._trouble_strip.setProperty("tone", "bad")
        strip = QVBoxLayout(self._trouble_strip)
        strip.setContentsMargins(14, 10, 14, 10)
        strip.addWidget(self.trouble)
        content = QWidget()
        content.setProperty("role", "clear")
        inner = bare_column(content, 12)
        inner.addWidget(self._trouble_strip)
        inner.addLayout(self._page_box)
        inner.addLayout(self._choice_box)
        inner.addWidget(self.warning)
        inner.addStretch(1)
        self._area = scrolled(content)
        self.bar.setTextVisible(False)
        self.bar.setRange(0, 0)
        for each in (self._trouble_strip, self.warning, self.said, self.bar, self.stop_button):
            each.hide()
        self._right = bare_column(right, 12)
        self._right.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        self._right.addWidget(self._area, 1)
        self._right.addWidget(self.said)
        self._right.addWidget(self.bar)
        self._right.addWidget(self._foot)
        self._foot.add(self.close_button)
        self._foot.add(self.stop_button)
        self._foot.add_stretch()
        return right

    def _begin(self, prepared: Prepared) -> None:
        self.is_loading = False
        count = len(prepared.details)
        self.count.show_text(ntr("{count} badge chosen", "{count} badges chosen", count))
        self.desk = ShareDesk(self._backpack, self._runner, prepared, self)
        self.choices = Choices(self.desk)
        self._choice_box.addWidget(self.choices)
        self.choices.show()
        self.desk.changed.connect(self._show_now)
        self.desk.told.connect(self._say)
        self.desk.began.connect(self._show_work)
        self.desk.ended.connect(self._end_work)
        self._tell_not_genuine(self.desk)
        codes = [entry.code for entry in ENTRIES]
        row = codes.index(self._way) if self._way in codes else 0
        self.list.setCurrentRow(row)
        self.show_way(row)
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell_not_genuine(self, desk: ShareDesk) -> None:
        names = desk.not_genuine()
        if names:
            self.trouble.show_text(
                tr(
                    "“{name}” is not genuine. Whoever checks it will be told so.",
                    name=names[0],
                )
                if len(names) == 1
                else ntr(
                    "{count} of these badges is not genuine. Whoever checks it will be told so.",
                    "{count} of these badges are not genuine. Whoever checks them will be told so.",
                    len(names),
                )
            )
        self._trouble_strip.setVisible(bool(names))

    def _show_now(self) -> None:
        if self.page is None or self.desk is None:
            return
        has_samples = any(badge.is_sample for badge in self.desk.disclosed.badges)
        if has_samples and not self.page.takes_samples:
            self._refuse_samples(self.page)
            return
        self.page.show_now()
        warning = self.page.warning()
        self.warning.show_text(warning)
        self.warning.setVisible(bool(warning))

    def _refuse_samples(self, page: WayPage) -> None:
        text = explain_fault("sample-stays-here", {})
        self.warning.show_text(f"{text.title}. {text.explanation} {text.advice}")
        self.warning.show()
        for each in page.buttons():
            each.setEnabled(False)

    def _say(self, text: str) -> None:
        self.said.show_text(text)
        self.said.setVisible(bool(text))

    def _show_work(self, job: Job[object]) -> None:
        self._job = job
        self.said.hide()
        self.stop_button.setEnabled(True)
        self.bar.show()
        self.stop_button.show()

    def _end_work(self) -> None:
        self._job = None
        self.bar.hide()
        self.stop_button.hide()

    def _refuse(self, error: Exception) -> None:
        self.is_loading = False
        if not isinstance(error, Fault):
            show_problem(self, error)
            return
        text = explain_fault(error.code, error.parameters)
        self.list.setEnabled(False)
        self.trouble.show_text(f"{text.title}. {text.explanation} {text.advice}")
        self._trouble_strip.show()
