"""The open backpack in the window: places, wall and panel, kept in step with the store.

Wiring only. Everything is read through the job runner; ``changed`` brings what is new, and
coming back to the window what another window or command did to the same backpack.
"""

from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QEvent, QSettings, Qt, QTimer, Signal
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from backpack.bootstrap import Program
from backpack.domain.changes import Changes
from backpack.domain.faults import Fault
from backpack.domain.holding import Holding
from backpack.services.backpack import Backpack
from backpack.services.sources import Source
from backpack.ui.adding import Files
from backpack.ui.asking_issuers import Asking
from backpack.ui.deeds import Deeds
from backpack.ui.delegates.badge_delegate import PICTURE_SIDE
from backpack.ui.drag_out import DragOut
from backpack.ui.jobs import JobRunner, Lane
from backpack.ui.locking.secret_clipboard import SecretClipboard
from backpack.ui.models.arrangement import Order, Place, is_out_of_date
from backpack.ui.models.holding_model import HoldingModel
from backpack.ui.models.kept import Kept, load_everything, load_some, may_be_confirmed
from backpack.ui.pictures import PictureCache
from backpack.ui.rechecks import Rechecks
from backpack.ui.reminders import Reminders
from backpack.ui.showing import Dialogs
from backpack.ui.views.badge_panel import BadgePanel
from backpack.ui.views.sidebar import Sidebar
from backpack.ui.views.trash import TrashView
from backpack.ui.views.wall import Wall
from backpack.words import tr

if TYPE_CHECKING:  # imported when it is first opened
    from backpack.ui.dialogs.adding import AddingSheet

E = TypeVar("E", bound=StrEnum)

_HOUR = 60 * 60 * 1000
_WIDTHS = (226, 694, 400)
"""Pixels: places, wall and panel at first."""


class Workspace(QWidget):
    """Everything that is seen of an open backpack."""

    ready = Signal()
    add_files_asked = Signal()
    chosen_changed = Signal()

    def __init__(
        self,
        program: Program,
        backpack: Backpack,
        runner: JobRunner,
        settings: QSettings,
        clipboard: SecretClipboard,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._program = program
        self.backpack = backpack
        self._runner = runner
        self._settings = settings
        self._to_choose: tuple[str, ...] = ()
        self._place_to_go: Place | None = None
        self._known_issuers: frozenset[str] = frozenset()
        self._revision: int | None = None
        self._sheets: dict[AddingSheet, tuple[Path, ...]] = {}
        self._load()  # comes back once all that shows it is there
        self.model = HoldingModel(program.clock.now(), self)
        self.pictures = PictureCache(backpack.picturing, runner, PICTURE_SIDE, self)
        self.dialogs = Dialogs(program, backpack, runner, clipboard, self)
        self.sidebar = Sidebar()
        self.trash = TrashView(backpack, runner)
        self.wall = Wall(self.model, self.pictures, self.trash)
        self.panel = BadgePanel(backpack, runner)
        self.deeds = Deeds(backpack, runner, self.wall.notice, self)
        self.asking = Asking(backpack, runner, self.deeds, self)
        self.rechecks = Rechecks(backpack, runner, self.wall.notice, self)
        self.reminders = Reminders(backpack, runner, self.wall.reminder, self)
        self._drag_out = DragOut(backpack.exporting, runner)
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._arrange()
        self._connect()
        self._restore()

    def chosen(self) -> tuple[Holding, ...]:
        """The chosen badges."""
        found = (self.model.holding(each) for each in self.wall.list.chosen())
        return tuple(held for held in found if held is not None)

    def show_holdings(self, holding_ids: Iterable[str]) -> None:
        """Look at the first of these badges as soon as it is on the wall."""
        self._to_choose = tuple(holding_ids)
        self._choose_what_came()

    def may_confirm(self, holding_id: str) -> bool:
        """Whether the issuer of a badge could be confirmed."""
        held = self.model.holding(holding_id)
        return held is not None and may_be_confirmed(
            held, issuer_is_known=held.issuer_id in self._known_issuers
        )

    def add(self, sources: Iterable[Source]) -> None:
        """Open the sheet that adds what was dropped, pasted or picked."""
        from backpack.ui.dialogs.adding import AddingSheet  # noqa: PLC0415 - start-up

        sheet = AddingSheet(self.backpack, self._runner, sources, self.window())
        sheet.finished.connect(lambda _: self.asking.after_adding(sheet.kept_ids))
        sheet.fetch_requested.connect(lambda each: self.asking.begin([each], is_wanted=True))
        sheet.rescue_requested.connect(self.deeds.save_rescued)
        self._sheets[sheet] = sources.paths if isinstance(sources, Files) else ()
        sheet.finished.connect(lambda _: self._sheets.pop(sheet, None))
        self.dialogs.show(sheet)

    @property
    def unfinished(self) -> tuple[Path, ...]:
        """Files and folders whose adding is still under way."""
        running = [paths for sheet, paths in self._sheets.items() if sheet.is_running]
        return tuple(path for paths in running for path in paths)

    def remember(self) -> None:
        """Keep how things are arranged for the next time."""
        self._settings.setValue("window/splitter", self._splitter.saveState())
        self._settings.setValue("wall/place", self.sidebar.place.value)
        self._settings.setValue("wall/order", self.model.arrangement.order.value)
        self._settings.setValue("wall/current", self.wall.list.current() or "")

    def close_down(self) -> None:
        """Leave nothing behind: the copies made for dragging go."""
        self._drag_out.clear()

    def refresh(self, changes: Changes) -> None:
        """Bring what is shown up to what an operation changed."""
        self.panel.refresh(changes)
        if changes.added or changes.removed:
            self.trash.look()
        wanted = changes.added | changes.updated
        self._to_choose = self._to_choose or tuple(changes.added)
        if not wanted and not changes.issuers:
            self._take(changes, ())
            return
        self._runner.submit(
            lambda _: load_some(self.backpack, wanted),
            on_done=lambda fresh: self._take_fresh(changes, fresh),
            lane=Lane.STORE,
        ).ends_with(self)

    def look_again(self) -> None:
        """Read everything anew: another window or command has changed the backpack."""
        self._runner.submit(
            lambda _: load_everything(self.backpack), on_done=self._show_anew, lane=Lane.STORE
        ).ends_with(self)

    def forget_gone(self, error: BaseException) -> bool:
        """Take a badge from sight that turned out to be erased; False for any other trouble."""
        if not isinstance(error, Fault) or error.code != "no-such-badge":
            return False
        self.deeds.history.forget(frozenset({str(error.parameters["id"])}))
        self.deeds.tell_gone()
        self.look_again()
        return True

    def event(self, event: QEvent) -> bool:
        """Look whether anything changed meanwhile when the learner comes back."""
        if event.type() == QEvent.Type.WindowActivate and self._revision is not None:
            self._runner.submit(
                lambda _: self.backpack.organising.revision(),
                on_done=self._compare,
                lane=Lane.STORE,
            ).ends_with(self)
        return super().event(event)

    def _compare(self, revision: int) -> None:
        if revision != self._revision:
            self.look_again()

    def _show_anew(self, kept: Kept) -> None:
        gone = {held.id for held in self.model.known} - {held.id for held in kept.holdings}
        for holding_id in gone:
            self.pictures.forget(holding_id)
        self._revision, self._known_issuers = kept.revision, kept.known_issuers
        self._tell_time()
        self.model.show_all(kept.holdings)
        self._show_what_there_is()
        self._choose_something()
        self.panel.look_again()
        self.trash.look()

    def _take_fresh(self, changes: Changes, fresh: Kept) -> None:
        self._known_issuers = fresh.known_issuers
        self._take(changes, fresh.holdings)

    def _take(self, changes: Changes, fresh: tuple[Holding, ...]) -> None:
        for holding_id in changes.removed:
            self.pictures.forget(holding_id)
        self._tell_time()
        self.model.apply(changes, fresh)
        self._show_what_there_is()
        self._to_choose = tuple(each for each in self._to_choose if each not in changes.added)
        if changes.removed:
            self._choose_something()

    def _load(self) -> None:
        self._runner.submit(
            lambda _: load_everything(self.backpack), on_done=self._show_all, lane=Lane.STORE
        ).ends_with(self)

    def _show_all(self, kept: Kept) -> None:
        holdings = kept.holdings
        self._revision, self._known_issuers = kept.revision, kept.known_issuers
        self.model.show_all(holdings)
        self._show_what_there_is()
        self.sidebar.go_to(_remembered(self._settings, "wall/place", Place.ALL))
        current = str(self._settings.value("wall/current", ""))
        first = [held.id for held in self.model.shown[:1]]
        self.wall.list.choose([current] if self.model.row_of(current) is not None else first)
        now = self._program.clock.now()
        self.deeds.catch_up()
        self.deeds.bring_up_to_date(held.id for held in holdings if is_out_of_date(held, now))
        self.wall.list.setFocus(Qt.FocusReason.OtherFocusReason)
        self.rechecks.begin()
        self.reminders.look()
        self.deeds.erase_outdated()
        self.trash.look()
        self.ready.emit()

    def _show_place(self, place: Place) -> None:
        self.wall.show_place(place)
        self.panel.setVisible(bool(self.model.known) and place is not Place.TRASH)
        self._choose_something()

    def _choose_something(self) -> None:
        """Look at a badge wherever there is one, unless the learner let go of all."""
        listing = self.wall.list
        first = self.model.id_at(0)
        if first is not None and not listing.chosen():
            listing.choose([listing.current() or first])

    def _show_what_there_is(self) -> None:
        self.sidebar.show_counts(self.model.counts())
        if self._place_to_go is not None and self.model.counts()[self._place_to_go]:
            self.sidebar.go_to(self._place_to_go)
            self._place_to_go = None
        self.wall.show_what_there_is()
        is_trash = self.sidebar.place is Place.TRASH
        self.panel.setVisible(bool(self.model.known) and not is_trash)
        self._choose_what_came()
        self.chosen_changed.emit()

    def _choose_what_came(self) -> None:
        rows = [self.model.row_of(each) for each in self._to_choose]
        arrived = [row for row in rows if row is not None]
        if arrived:
            self._to_choose = ()
            first = self.model.id_at(min(arrived))
            self.wall.list.choose([first] if first else [])

    def _arrange(self) -> None:
        for part in (self.sidebar, self.wall, self.panel):
            self._splitter.addWidget(part)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.setHandleWidth(1)
        self._splitter.setSizes([max(_WIDTHS[0], self.sidebar.needed_width()), *_WIDTHS[1:]])
        self._splitter.setStretchFactor(1, 1)
        self.sidebar.setMinimumWidth(self.sidebar.needed_width())
        self.wall.setMinimumWidth(330)
        self.panel.setMinimumWidth(300)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._splitter)

    def _connect(self) -> None:
        self._runner.changed.connect(self.refresh)
        self.sidebar.place_chosen.connect(self._show_place)
        self.wall.list.current_changed.connect(self.panel.show_holding)
        self.wall.list.chosen_changed.connect(self.chosen_changed)
        self.wall.list.drag_begun.connect(self._begin_drag)
        self.wall.list.remove_asked.connect(lambda: self.deeds.remove(self.chosen()))
        self.wall.list.opened.connect(self._focus_panel)
        self.wall.samples.pressed.connect(
            lambda: self.deeds.remove_samples(
                held.id for held in self.model.known if held.is_sample
            )
        )
        self.wall.empty.samples_asked.connect(self._show_samples)
        self.wall.empty.add_asked.connect(self.add_files_asked)
        self.wall.empty.link_asked.connect(self.dialogs.open_link)
        self.dialogs.sources_given.connect(self.add)
        self.dialogs.protection_changed.connect(self.reminders.look)
        self.dialogs.trash_changed.connect(self.deeds.erase_outdated)
        self.dialogs.trash_changed.connect(self.trash.look)
        self.dialogs.originals_asked.connect(
            lambda: self.deeds.save_originals(held.id for held in self.model.known)
        )
        self.reminders.recovery_asked.connect(
            lambda must_be: self.dialogs.open_recovery(must_be=must_be)
        )
        self.deeds.samples_added.connect(self._go_to_samples)
        self.deeds.found_gone.connect(self.look_again)
        self.rechecks.show_asked.connect(self.show_holdings)
        self.deeds.refused.connect(self.panel.look_again)
        self.trash.counted.connect(lambda count: self.sidebar.show_count(Place.TRASH, count))
        self.trash.restore_asked.connect(self.deeds.put_back)
        self.trash.erase_asked.connect(self.deeds.erase)
        self._connect_panel()
        hourly = QTimer(self)
        hourly.timeout.connect(self._tell_time)
        hourly.start(_HOUR)

    def _connect_panel(self) -> None:
        panel, deeds = self.panel, self.deeds
        panel.visibility_chosen.connect(
            lambda holding_id, choice: deeds.choose_visibility(self._known(holding_id), choice)
        )
        panel.issuer_confirm_requested.connect(deeds.confirm_issuer)
        panel.issuer_forget_requested.connect(deeds.forget_issuer)
        panel.identity_confirm_requested.connect(deeds.confirm_identity)
        panel.share_requested.connect(lambda holding_id: self.dialogs.open_share([holding_id]))
        panel.save_original_requested.connect(lambda holding_id: deeds.save_originals([holding_id]))
        panel.check_requested.connect(lambda holding_id: deeds.check_again([holding_id]))
        panel.report_requested.connect(deeds.save_report)
        panel.remove_requested.connect(lambda holding_id: deeds.remove(self._known(holding_id)))

    def _known(self, holding_id: str) -> tuple[Holding, ...]:
        held = self.model.holding(holding_id)
        return () if held is None else (held,)

    def _focus_panel(self) -> None:
        for widget in self.panel.findChildren(QWidget):
            if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
                widget.setFocus(Qt.FocusReason.TabFocusReason)
                return

    def _begin_drag(self, holding_ids: tuple[str, ...]) -> None:
        if not holding_ids:
            return
        picture = self.pictures.picture(holding_ids[0], self.devicePixelRatioF())
        self._drag_out.begin(holding_ids, self.wall.list, picture)
        self.wall.notice.tell(
            tr("The original file goes out as the issuer made it, your address inside included.")
        )

    def _show_samples(self) -> None:
        if self.model.counts()[Place.SAMPLES]:
            self.sidebar.go_to(Place.SAMPLES)
        else:
            self.deeds.add_samples()

    def _go_to_samples(self) -> None:
        self._place_to_go = Place.SAMPLES
        self._show_what_there_is()

    def _tell_time(self) -> None:
        self.model.tell_time(self._program.clock.now())
        self.wall.list.viewport().update()

    def _restore(self) -> None:
        state = self._settings.value("window/splitter")
        if state is not None:
            self._splitter.restoreState(state)
        self.wall.show_order(_remembered(self._settings, "wall/order", Order.NEWEST))


def _remembered(settings: QSettings, name: str, otherwise: E) -> E:
    kept = settings.value(name)
    return next((member for member in type(otherwise) if member.value == kept), otherwise)
