"""The chosen badge at the right of the window: header, ways out, and four tabs.

Reads through the job runner; answers that come after another badge was chosen are
dropped. What the learner decides leaves as a signal, for the window to carry out.
"""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QTabBar, QVBoxLayout, QWidget

from backpack.domain.changes import Changes
from backpack.domain.faults import Fault
from backpack.services.backpack import Backpack
from backpack.ui.boxes import bare_column, scroll_area
from backpack.ui.jobs import Job, JobRunner, Lane
from backpack.ui.paragraph import Paragraph
from backpack.ui.pictures import PictureCache
from backpack.ui.problems import show_problem
from backpack.ui.views.panel_contents import PanelContents, load_contents
from backpack.ui.views.panel_evidence import EvidencePage
from backpack.ui.views.panel_header import PICTURE_SIDE, PanelHeader
from backpack.ui.views.panel_history import HistoryPage
from backpack.ui.views.panel_overview import OverviewPage
from backpack.ui.views.verification_view import VerificationView
from backpack.words import tr

_MARGIN = 24
"""Pixels around everything in the panel."""

_NARROW_MARGIN = 8

_ROOM = 44
"""Characters: a panel narrower than this is narrow."""


class BadgePanel(QFrame):
    """One badge in full, or a quiet sentence where none is chosen."""

    visibility_chosen = Signal(str, object)
    issuer_confirm_requested = Signal(str)
    issuer_forget_requested = Signal(str)
    identity_confirm_requested = Signal(object)
    share_requested = Signal(str)
    save_original_requested = Signal(str)
    check_requested = Signal(str)
    report_requested = Signal(str)
    remove_requested = Signal(str)

    def __init__(
        self, backpack: Backpack, runner: JobRunner, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("role", "panel")
        self.setAccessibleName(tr("Badge"))
        self._backpack = backpack
        self._runner = runner
        self._wanted: str | None = None
        self.shown_id: str | None = None
        self.pictures = PictureCache(backpack.picturing, runner, PICTURE_SIDE, self)
        self._job: Job[PanelContents] | None = None
        self._loading = 0
        self.header: PanelHeader | None = None
        self.tabs: QTabBar | None = None
        self._makers: tuple[Callable[[], QWidget], ...] = ()
        self.pages: dict[int, QWidget] = {}
        self._page_column = QVBoxLayout()
        self.area = scroll_area()
        column = bare_column(self)
        column.addWidget(self.area)
        self._show_nothing()

    def show_holding(self, holding_id: str | None) -> None:
        """Show another badge, or none."""
        self._wanted = holding_id
        if holding_id is None:
            self._show_nothing()
        elif holding_id != self.shown_id:
            self._load(holding_id)

    def refresh(self, changes: Changes) -> None:
        """Read the badge again where something about it may be different."""
        if self._wanted is None:
            return
        if self._wanted in changes.removed:
            self.show_holding(None)
        elif self._wanted in changes.updated | changes.added or changes.learner or changes.issuers:
            self._load(self._wanted)

    def look_again(self) -> None:
        """Read the badge again: what is shown may not be what is kept."""
        if self._wanted is not None:
            self._load(self._wanted)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give a narrow panel's margins to what it shows."""
        super().resizeEvent(event)
        self._fit_margins()

    def _fit_margins(self) -> None:
        is_narrow = self.width() < self.fontMetrics().averageCharWidth() * _ROOM
        margin = _NARROW_MARGIN if is_narrow else _MARGIN
        content = self.area.widget()
        layout = content.layout() if content is not None else None
        if layout is not None:
            layout.setContentsMargins(margin, margin, margin, margin)

    @property
    def is_loading(self) -> bool:
        """Whether an answer is still to come."""
        return self._loading > 0

    def _load(self, holding_id: str) -> None:
        if self._job is not None:
            self._job.cancel()
        self._loading += 1
        self._job = self._runner.submit(
            lambda _: load_contents(self._backpack, holding_id),
            on_done=self._show_contents,
            on_error=lambda error: self._tell(holding_id, error),
            on_cancel=self._count_answer,
            lane=Lane.STORE,
        ).ends_with(self)

    def _count_answer(self) -> None:
        self._loading -= 1

    def _show_contents(self, contents: PanelContents) -> None:
        self._count_answer()
        holding_id = contents.detail.holding.id
        if holding_id != self._wanted:
            return
        tab, place = self._place(holding_id)
        self.shown_id = holding_id
        self._build(contents, tab)
        self.area.verticalScrollBar().setValue(place)

    def _tell(self, holding_id: str, error: Exception) -> None:
        """Show no badge where it is gone by now; anything else is told."""
        self._count_answer()
        if holding_id != self._wanted:
            return
        self.show_holding(None)
        if not isinstance(error, Fault) or error.code != "no-such-badge":
            show_problem(self, error)

    def _place(self, holding_id: str) -> tuple[int, int]:
        """The tab and the scrolled distance to keep when the same badge is shown again."""
        if holding_id != self.shown_id or self.tabs is None:
            return 0, 0
        return self.tabs.currentIndex(), self.area.verticalScrollBar().value()

    def _show_nothing(self) -> None:
        self.shown_id = None
        self.header = None
        self.tabs = None
        self.pages = {}
        content, column = _content()
        column.addStretch(1)
        quiet = Paragraph(tr("Choose a badge to see what it says."), role="muted")
        quiet.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(quiet)
        column.addStretch(1)
        self.area.setWidget(content)
        self._fit_margins()

    def _build(self, contents: PanelContents, tab: int) -> None:
        content, column = _content()
        self.header = self._make_header(contents)
        self.pages = {}
        self._makers = (
            partial(self._make_overview, contents),
            partial(EvidencePage, contents),
            partial(self._make_verification, contents),
            partial(HistoryPage, contents),
        )
        self._page_column = QVBoxLayout()
        self.tabs = self._make_tabs(len(contents.detail.found.credential.evidence))
        column.addWidget(self.header)
        column.addWidget(self.tabs)
        column.addLayout(self._page_column)
        self.open_tab(tab)
        column.addStretch(1)
        self.area.setWidget(content)
        self._fit_margins()

    def _make_header(self, contents: PanelContents) -> PanelHeader:
        holding_id = contents.detail.holding.id
        header = PanelHeader(contents, self.pictures)
        header.visibility_chosen.connect(
            lambda choice: self.visibility_chosen.emit(holding_id, choice)
        )
        for asked, request in (
            (header.share_requested, self.share_requested),
            (header.save_original_requested, self.save_original_requested),
            (header.check_requested, self.check_requested),
            (header.remove_requested, self.remove_requested),
        ):
            asked.connect(partial(request.emit, holding_id))
        return header

    def _make_overview(self, contents: PanelContents) -> QWidget:
        overview = OverviewPage(contents)
        overview.identity_confirmed.connect(self.identity_confirm_requested)
        return overview

    def _make_verification(self, contents: PanelContents) -> QWidget:
        verification = VerificationView(contents)
        verification.issuer_confirm_requested.connect(self.issuer_confirm_requested)
        verification.issuer_forget_requested.connect(self.issuer_forget_requested)
        verification.check_requested.connect(self.check_requested)
        verification.report_requested.connect(self.report_requested)
        return verification

    def _make_tabs(self, evidence: int) -> QTabBar:
        tabs = QTabBar()
        tabs.setExpanding(False)
        tabs.setDrawBase(False)
        tabs.setUsesScrollButtons(True)
        tabs.setAccessibleName(tr("About this badge"))
        tabs.addTab(tr("Overview"))
        tabs.addTab(tr("Evidence {count}", count=evidence) if evidence else tr("Evidence"))
        tabs.addTab(tr("Verification"))
        tabs.addTab(tr("History"))
        tabs.currentChanged.connect(self.open_tab)
        return tabs

    def open_tab(self, number: int) -> None:
        """Show a tab; its page is made when it is first opened."""
        if self.tabs is None:
            return
        self.tabs.setCurrentIndex(number)
        if number not in self.pages:
            self.pages[number] = self._makers[number]()
            self._page_column.addWidget(self.pages[number])
        for place, page in self.pages.items():
            page.setVisible(place == number)


def _content() -> tuple[QWidget, QVBoxLayout]:
    content = QWidget()
    content.setProperty("role", "clear")
    column = QVBoxLayout(content)
    column.setSpacing(16)
    return content, column
