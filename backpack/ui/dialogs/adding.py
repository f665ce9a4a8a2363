"""The sheet that adds badges: a line for each as it comes, a way to stop, a way back.

What was added stays when the learner stops or closes; ``Undo`` takes back the whole lot.
"""

from collections.abc import Iterable, Iterator, Sequence

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QFrame,
    QListView,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from backpack.domain.holding import Holding, Identity
from backpack.domain.leave import LeaveMode
from backpack.domain.progress import Progress, Step
from backpack.services.backpack import Backpack
from backpack.services.importing import Added, Line
from backpack.services.linking import link_in
from backpack.services.sources import Source
from backpack.ui.buttons import button
from backpack.ui.delegates.adding_delegate import PICTURE_SIDE, AddingDelegate
from backpack.ui.dialogs.frame import begin_dialog, button_row, heading
from backpack.ui.jobs import JobRunner, Lane
from backpack.ui.models.adding_model import AddingModel
from backpack.ui.models.adding_rows import AddingRow, find_claims
from backpack.ui.offline import offline
from backpack.ui.paragraph import Paragraph
from backpack.ui.pictures import PictureCache
from backpack.ui.problems import show_problem
from backpack.words import ntr, tr

_BATCH_MS = 60
"""Milliseconds: lines that come within this time are shown together."""


class LineList(QListView):
    """A list whose widgets follow their lines when the scroll bar comes or goes."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the lines out for the new width, and move the widgets on them."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()
        QTimer.singleShot(0, self.updateEditorGeometries)


class AddingSheet(QDialog):
    """Adds ``sources`` at once and tells what became of each.

    ``fetch_requested`` and ``rescue_requested`` carry the identifier of a holding.
    """

    fetch_requested = Signal(str)
    rescue_requested = Signal(str)

    def __init__(
        self,
        backpack: Backpack,
        runner: JobRunner,
        sources: Iterable[Source],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._backpack = backpack
        self._runner = runner
        self._waiting: list[Line] = []
        self._seen: list[Source] = []
        self._claims: dict[str, Identity] = {}
        self._mode = LeaveMode.ASK
        self.is_running = True
        self._is_undone = False
        self.model = AddingModel(self)
        self.list = LineList()
        self.title = heading(tr("Adding badges"))
        self.bar = QProgressBar()
        self.summary = Paragraph(tr("Reading…"), role="muted")
        self.stop_button = button(tr("Stop"), self.stop)
        self.again_button = button(tr("Try the failed ones again"), self.try_again)
        self.undo_button = button(tr("Undo"), self.undo)
        self.done_button = button(tr("Done"), self.accept, role="primary")
        self._batch = QTimer(self, singleShot=True, interval=_BATCH_MS)
        self._batch.timeout.connect(self._flush)
        self._pictures = PictureCache(backpack.picturing, runner, PICTURE_SIDE, self)
        self._delegate = AddingDelegate(self.model, self._pictures, self.list)
        self._arrange()

        self._begin(sources)

    def try_again(self) -> None:
        """Add once more what was refused for something that may have passed by now."""
        again = [*self.model.to_try_again, *self.model.missing_from(self._seen)]
        self.model.drop_those_to_try_again()
        self.is_running = True
        for each in (self.again_button, self.undo_button, self.done_button):
            each.hide()
        self.stop_button.setEnabled(True)
        self.stop_button.show()
        self._begin(again)

    def stop(self) -> None:
        """Ask the adding to stop; what is in stays."""
        self._job.cancel()
        self.stop_button.setEnabled(False)

    def undo(self) -> None:
        """Take out again what was added, and close."""
        self.undo_button.setEnabled(False)
        ids = self.model.added_ids
        self._runner.submit(
            lambda _: self._backpack.organising.remove(ids),
            on_done=lambda _: self._close_undone(),
            on_error=self._keep_offering,
            lane=Lane.STORE,
        ).reports_to(self)

    @property
    def kept_ids(self) -> frozenset[str]:
        """What was added and not undone."""
        return frozenset() if self._is_undone else self.model.added_ids

    def _close_undone(self) -> None:
        self._is_undone = True
        self.accept()

    def done(self, result: int) -> None:
        """Close; an adding under way stops, and what is in stays."""
        if self.is_running:
            self._job.cancel()
        super().done(result)

    def claim(self, identity: Identity) -> None:
        """Take an address as the learner's own, and show what that changes.

        That goes on when the sheet is closed: the learner has answered.
        """
        identifying = self._backpack.identifying
        self.list.setEnabled(False)
        self._runner.submit(
            offline(
                self._backpack.networking,
                lambda progress: identifying.add_identity(identity, progress),
            ),
            on_done=lambda _: self._reload(),
            on_error=self._fail_to_claim,
            on_step=self._show_bar,
            lane=Lane.STORE,
        ).reports_to(self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the buttons in the lines where they belong at this width."""
        super().resizeEvent(event)
        self._place_buttons()

    def _arrange(self) -> None:
        column = begin_dialog(self, tr("Adding badges"), QSize(104, 35))
        self.bar.setTextVisible(False)
        self.bar.setRange(0, 0)
        self.list.setModel(self.model)
        self.list.setItemDelegate(self._delegate)
        self.list.setAccessibleName(tr("What became of each file"))
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.setLayoutMode(QListView.LayoutMode.Batched)
        self._pictures.ready.connect(self.list.viewport().update)
        self.again_button.hide()
        self.undo_button.hide()
        self.done_button.hide()
        self.note = Paragraph(tr("The original files were not changed."), role="muted")
        buttons = button_row(
            self.stop_button,
            self.again_button,
            self.undo_button,
            self.done_button,
            note=self.note,
        )
        for part in (self.title, self.bar, self.summary):
            column.addWidget(part)
        column.addWidget(self.list, 1)
        column.addWidget(buttons)

    def _begin(self, sources: Iterable[Source]) -> None:
        backpack, self._seen = self._backpack, []
        # what is pasted is a few things at hand; folders are walked later, and may have no end
        has_links = isinstance(sources, Sequence) and any(map(link_in, sources))

        def add(progress: Progress) -> Added:
            self._mode = backpack.networking.leave().mode
            given = _until_stopped(sources, self._seen, progress)
            if has_links:  # a link was given so that its site is asked
                with backpack.linking.leave_for(sources):
                    return backpack.importing.add(
                        backpack.linking.follow(given, progress), progress
                    )
            with backpack.networking.offline():  # whom to ask is another question, which follows
                return backpack.importing.add(given, progress)

        self._job = self._runner.submit(
            add,
            on_done=self._finish,
            on_error=self._fail,
            on_step=self._take_step,
            on_cancel=self._stop_early,
            lane=Lane.NETWORK if has_links else Lane.STORE,
        ).ends_with(self)

    def _take_step(self, step: Step) -> None:
        if isinstance(step.item, Line):
            self._waiting.append(step.item)
        self._show_bar(step)
        if step.total:
            text = ntr("Adding {count} badge", "Adding {count} badges", step.total)
            self.title.show_text(text)
        if not self._batch.isActive():
            self._batch.start()

    def _show_bar(self, step: Step) -> None:
        self.bar.setRange(0, step.total or 0)
        self.bar.setValue(step.done)

    def _flush(self) -> None:
        self._batch.stop()
        lines, self._waiting = self._waiting, []
        self.model.add(lines)
        self.summary.show_text(self.model.summary)

    def _finish(self, added: Added) -> None:
        self._seen = []
        self._end()
        self._claims |= find_claims(added)
        self._ask(self._claims)
        self._put_buttons()

    def _stop_early(self) -> None:
        self._seen = []  # the learner wanted no more of them
        self._end_early()

    def _end_early(self) -> None:
        self._end()
        self.summary.show_text(tr("Stopped. {summary}", summary=self.model.summary))

    def _fail(self, error: Exception) -> None:
        self._end_early()
        show_problem(self, error)

    def _end(self) -> None:
        self._flush()
        self.is_running = False
        self._fill_bar()
        self.stop_button.hide()
        waiting = self.model.to_try_again or self.model.missing_from(self._seen)
        self.again_button.setVisible(bool(waiting))
        self.undo_button.setVisible(bool(self.model.added_ids))
        self.done_button.show()
        self.done_button.setFocus()

    def _fill_bar(self) -> None:
        self.bar.setRange(0, 1)
        self.bar.setValue(1)

    def _keep_offering(self, error: Exception) -> None:
        self.undo_button.setEnabled(True)
        show_problem(self, error)

    def _fail_to_claim(self, error: Exception) -> None:
        self._reload()
        show_problem(self, error)

    def _ask(self, claims: dict[str, Identity]) -> None:
        self.model.ask(claims)
        self.summary.show_text(self.model.summary)

    def _put_buttons(self) -> None:
        """A button on each line where the learner can do something about it."""
        for number, row in enumerate(self.model.rows):
            if row.button:
                box = self._box_with(self._button_for(row))
                self.list.setIndexWidget(self.model.index(number), box)
        self.list.scheduleDelayedItemsLayout()
        self._place_buttons()

    def _button_for(self, row: AddingRow) -> QPushButton:
        press = QPushButton(row.button)
        press.setAutoDefault(False)
        if row.asks and row.claim is not None:
            claim = row.claim
            press.setAccessibleDescription(claim.value)
            press.clicked.connect(lambda: self.claim(claim))
        elif row.likeness is not None:
            likeness = row.likeness
            press.setAccessibleDescription(likeness.name)
            press.clicked.connect(lambda: self.rescue_requested.emit(likeness.id))
        elif row.holding is not None:
            wanted = row.holding.id
            press.setEnabled(self._mode is not LeaveMode.NEVER)
            if self._mode is LeaveMode.NEVER:
                press.setToolTip(tr("Backpack may not go online. Change that under Edit, Network."))
            press.clicked.connect(lambda: self.fetch_requested.emit(wanted))
        self._delegate.widths[row.button] = press.sizeHint().width()
        return press

    def _box_with(self, press: QPushButton) -> QWidget:
        box = QWidget()
        box.setProperty("role", "clear")
        column = QVBoxLayout(box)
        column.setContentsMargins(14, 8, 14, 16)
        column.addWidget(press, 0, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return box

    def _place_buttons(self) -> None:
        """The button stands in the middle of a line, or at the bottom of a stacked one."""
        width = self.list.viewport().width()
        for number, row in enumerate(self.model.rows):
            box = self.list.indexWidget(self.model.index(number)) if row.button else None
            layout = box.layout() if box is not None else None
            press = layout.itemAt(0) if layout is not None else None
            if layout is not None and press is not None:
                stacked = self._delegate.is_stacked(row, width)
                across = Qt.AlignmentFlag.AlignBottom if stacked else Qt.AlignmentFlag.AlignVCenter
                press.setAlignment(Qt.AlignmentFlag.AlignRight | across)
                layout.invalidate()

    def _reload(self) -> None:
        self._runner.submit(
            lambda _: self._backpack.organising.holdings(),
            on_done=self._show_again,
            on_error=self._show_no_news,
            lane=Lane.STORE,
        ).ends_with(self)

    def _show_no_news(self, error: Exception) -> None:
        self._fill_bar()
        self.list.setEnabled(True)
        show_problem(self, error)

    def _show_again(self, holdings: tuple[Holding, ...]) -> None:
        self._fill_bar()
        self.list.setEnabled(True)
        self.model.refresh(holdings)
        for number, row in enumerate(self.model.rows):
            box: QWidget | None = self.list.indexWidget(self.model.index(number))
            if box is not None and not row.button:
                box.hide()
                box.deleteLater()
        self.summary.show_text(self.model.summary)
        self.list.doItemsLayout()


def _until_stopped(
    sources: Iterable[Source], seen: list[Source], progress: Progress
) -> Iterator[Source]:
    """The sources, as long as the learner does not stop: a folder may have no end."""
    for source in sources:
        progress.raise_if_cancelled()
        seen.append(source)
        yield source
