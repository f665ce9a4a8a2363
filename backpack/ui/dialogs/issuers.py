"""One sheet for what only others can tell: sites about badges, the learner about issuers."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDialog, QProgressBar, QStackedWidget, QWidget

from backpack.domain.changes import Changes
from backpack.domain.progress import Progress, Step
from backpack.services.backpack import Backpack
from backpack.services.knowing import Question
from backpack.services.networking import Wanted
from backpack.ui.boxes import bare_column
from backpack.ui.buttons import button
from backpack.ui.dialogs.frame import begin_dialog, button_row, heading
from backpack.ui.dialogs.hosts_to_ask import HostsToAsk
from backpack.ui.dialogs.issuers_to_know import IssuersToKnow
from backpack.ui.jobs import Job, JobRunner, Lane
from backpack.ui.offline import offline
from backpack.ui.paragraph import Paragraph
from backpack.ui.problems import show_problem
from backpack.words import tr


class IssuersSheet(QDialog):
    """Asks whether the sites that these badges need may be asked, and asks them.

    A site that an answer leads to is asked for in its turn; then come the issuers of ``about``.
    The sheet closes when nothing is left to ask; what was found out stays when it is stopped.
    """

    def __init__(
        self,
        backpack: Backpack,
        runner: JobRunner,
        holding_ids: Iterable[str],
        wanted: Iterable[Wanted],
        parent: QWidget | None = None,
        *,
        about: Iterable[str] = (),
    ) -> None:
        super().__init__(parent)
        self._backpack = backpack
        self._runner = runner
        self._ids = tuple(holding_ids)
        self._about = tuple(about)
        self._answered: frozenset[str] = frozenset()
        self._job: Job[Changes] | None = None
        self.pages = QStackedWidget()
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.line = Paragraph(role="muted")
        self.stop_button = button(tr("Stop"), self.stop)
        column = begin_dialog(self, tr("Ask the issuers"), QSize(76, 26))
        column.addWidget(self.pages)
        self._waiting = self._waiting_page()
        self.pages.addWidget(self._waiting)
        self.offer(wanted)

    def offer(self, wanted: Iterable[Wanted]) -> None:
        """Show the sites that were not answered for yet; where there is none, go on."""
        fresh = tuple(each for each in wanted if each.host not in self._answered)
        if not fresh:
            self.go_on()
            return
        page = HostsToAsk(fresh)
        page.asked.connect(self.ask)
        page.declined.connect(self.go_on)
        self._answered |= {each.host for each in fresh}
        self._show(page)

    def ask(self, chosen: tuple[Wanted, ...], for_good: bool) -> None:  # noqa: FBT001 - a signal's
        """Ask these sites, now or from now on, and check the badges with what they answer."""
        self._show(self._waiting)
        self.bar.setRange(0, 0)
        self._job = self._runner.submit(
            lambda progress: self._check(chosen, progress, for_good=for_good),
            on_done=lambda _: self._look_again(),
            on_error=self._refuse,
            on_step=self._show_step,
            on_cancel=self.reject,
            lane=Lane.NETWORK,
        ).reports_to(self)

    def go_on(self) -> None:
        """Ask which of the issuers the learner knows; close where there is nothing to ask."""
        self._job = None
        if not self._about:
            self.accept()
            return
        self._runner.submit(
            lambda _: self._backpack.knowing.asked(self._about),
            on_done=self._ask_about,
            on_error=self._refuse,
            lane=Lane.STORE,
        ).ends_with(self)

    def confirm(self, issuer_ids: tuple[str, ...]) -> None:
        """Take these issuers as known, and judge their badges by what is kept of them."""
        self._confirm(issuer_ids, self.accept)

    def confirm_alone(self, issuer_id: str) -> None:
        """The same for a doubtful one; the others are asked about again."""
        self._confirm((issuer_id,), self.go_on)

    def _confirm(self, issuer_ids: tuple[str, ...], then: Callable[[], None]) -> None:
        self._show(self._waiting)
        self.bar.setRange(0, 0)
        knowing = self._backpack.knowing
        self._job = self._runner.submit(
            offline(
                self._backpack.networking, lambda progress: knowing.confirm(issuer_ids, progress)
            ),
            on_done=lambda _: then(),
            on_error=self._refuse,
            on_step=self._show_step,
            on_cancel=self.reject,
            lane=Lane.STORE,
        ).reports_to(self)

    def stop(self) -> None:
        """Ask no more; what was found out stays."""
        if self._job is not None:
            self._job.cancel()
        self.line.show_text(tr("Stopping…"))

    def done(self, result: int) -> None:
        """Close; what is under way ends with it."""
        if self._job is not None:
            self._job.cancel()
        super().done(result)

    def _check(self, chosen: tuple[Wanted, ...], progress: Progress, *, for_good: bool) -> Changes:
        networking, verifying = self._backpack.networking, self._backpack.verifying
        if for_good:
            for each in chosen:
                networking.allow(each.host, plain_http=each.plain_http)
        plain = [each.host for each in chosen if each.plain_http]
        with networking.once([each.host for each in chosen], plain_http=plain):
            return verifying.verify(self._ids, progress)

    def _look_again(self) -> None:
        """An answer may lead to another site."""
        self._job = None
        self._runner.submit(
            lambda _: self._backpack.networking.wanted(self._ids),
            on_done=self.offer,
            on_error=self._refuse,
            lane=Lane.STORE,
        ).ends_with(self)

    def _ask_about(self, question: Question) -> None:
        if not question:
            self.accept()
            return
        page = IssuersToKnow(question)
        page.confirmed.connect(self.confirm)
        page.confirmed_alone.connect(self.confirm_alone)
        page.declined.connect(self.reject)
        self._show(page)

    def _show_step(self, step: Step) -> None:
        self.bar.setRange(0, step.total or 0)
        self.bar.setValue(step.done)
        self.line.show_text(step.label)

    def _refuse(self, error: Exception) -> None:
        show_problem(self, error)
        self.reject()

    def _show(self, page: QWidget) -> None:
        before = self.pages.currentWidget()
        if page is not self._waiting:
            self.pages.addWidget(page)
        self.pages.setCurrentWidget(page)
        if before is not None and before is not self._waiting:
            self.pages.removeWidget(before)
            before.deleteLater()
        page.setFocus()

    def _waiting_page(self) -> QWidget:
        page = QWidget()
        page.setProperty("role", "clear")
        column = bare_column(page, 12)
        column.addWidget(heading(tr("Checking…")))
        column.addWidget(self.bar)
        column.addWidget(self.line)
        column.addStretch(1)
        column.addWidget(button_row(self.stop_button))
        page.setFocusProxy(self.stop_button)
        return page
