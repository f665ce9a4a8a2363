"""Makes the portfolio PDF: which badges, what goes with them, and where it is saved.

Everything that leaves is chosen here; making it runs as a job that can be stopped.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QSize, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog, QProgressBar, QStackedWidget, QWidget

from backpack.domain.changes import Changes
from backpack.domain.disclosure import Disclosure
from backpack.domain.holding import Visibility
from backpack.domain.progress import Progress, Step, keeping
from backpack.domain.sharing import Way
from backpack.publish.portfolio.design import Design
from backpack.services.backpack import Backpack
from backpack.services.writing import write_file
from backpack.ui import asking
from backpack.ui.boxes import bare_column
from backpack.ui.buttons import button
from backpack.ui.dialogs.frame import begin_dialog, button_row, heading
from backpack.ui.dialogs.portfolio_form import PortfolioForm, Scope
from backpack.ui.jobs import Job, JobRunner, Lane
from backpack.ui.paragraph import Paragraph
from backpack.ui.problems import show_problem
from backpack.words import tr


@dataclass(frozen=True, slots=True, kw_only=True)
class _Start:
    """What the form begins with: the holdings of each scope, and the name known so far."""

    scopes: dict[Scope, tuple[str, ...]]
    name: str


class PortfolioDialog(QDialog):
    """``chosen_ids`` are the badges chosen on the wall."""

    def __init__(
        self,
        backpack: Backpack,
        runner: JobRunner,
        chosen_ids: Iterable[str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._backpack = backpack
        self._runner = runner
        self._job: Job[Changes] | None = None
        self._path = Path()
        self._known_name = ""
        self.is_loading = True
        self.form = PortfolioForm()
        self.bar = QProgressBar()
        self.doing = Paragraph(role="muted")
        self.saved = Paragraph()
        self.create_button = button(tr("Create PDF…"), self.ask_where, role="primary")
        self.stop_button = button(tr("Stop"), self.stop)
        self.open_button = button(tr("Open"), self.open_file, role="primary")
        self._pages = QStackedWidget()
        self._arrange()
        self.form.changed.connect(self._update)
        self._update()
        chosen = tuple(chosen_ids)
        runner.submit(
            lambda _: _load(backpack, chosen), on_done=self._begin, lane=Lane.STORE
        ).ends_with(self)

    @property
    def disclosure(self) -> Disclosure:
        """What the learner lets out, as the form says now."""
        return self.form.disclosure

    def ask_where(self) -> None:
        """Ask for a file, then make the portfolio."""
        asking.ask_where_to_save(self, tr("Badge portfolio") + ".pdf", self.make)

    def make(self, path: Path) -> None:
        """Make the portfolio and save it at ``path``."""
        self._path = path if path.suffix else path.with_suffix(".pdf")
        may_replace = self._path == path
        target, disclosure, known = self._path, self.disclosure, self._known_name
        backpack = self._backpack

        def work(progress: Progress) -> Changes:
            changes = Changes()
            if disclosure.learner_name != known:
                changes = backpack.identifying.save_name(disclosure.learner_name)
            with keeping(lambda: changes):
                disclosed = backpack.disclosing.disclose(disclosure, progress)
                data = backpack.portfolios.document(disclosed, Design(), progress)
                write_file(target, data, replace=may_replace)
                backpack.sharing.record(disclosed, way=Way.PORTFOLIO, place=target.name, data=data)
            return changes

        self.bar.setRange(0, 0)
        self.doing.show_text(tr("Setting the pages…"))
        self._pages.setCurrentIndex(1)
        self.stop_button.setEnabled(True)
        self._job = self._runner.submit(
            work,
            on_done=lambda _: self._show_saved(),
            on_error=self._show_trouble,
            on_step=self._show_step,
            on_cancel=self._show_form,
            lane=Lane.STORE,
        ).ends_with(self)

    def stop(self) -> None:
        """Ask the making to stop; no file is left behind."""
        if self._job is not None:
            self._job.cancel()
        self.stop_button.setEnabled(False)
        self.doing.show_text(tr("Stopping…"))

    def open_file(self) -> None:
        """Open the portfolio in the system's PDF viewer."""
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._path)))

    def show_in_folder(self) -> None:
        """Open the folder that holds the portfolio."""
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._path.parent)))

    def done(self, result: int) -> None:
        """Close; a making under way stops."""
        if self._job is not None:
            self._job.cancel()
        super().done(result)

    def _arrange(self) -> None:
        column = begin_dialog(self, tr("Portfolio PDF"), QSize(84, 36))
        self.bar.setTextVisible(False)
        for page in (self._form_page(), self._progress_page(), self._saved_page()):
            self._pages.addWidget(page)
        column.addWidget(self._pages)

    def _form_page(self) -> QWidget:
        cancel = button(tr("Cancel"), self.reject)
        return _page(
            self.form,
            foot=button_row(cancel, self.create_button),
            stretched=True,
        )

    def _progress_page(self) -> QWidget:
        return _page(
            heading(tr("Making your portfolio")),
            self.bar,
            self.doing,
            foot=button_row(self.stop_button),
        )

    def _saved_page(self) -> QWidget:
        show = button(tr("Show in folder"), self.show_in_folder)
        close = button(tr("Close"), self.accept)
        return _page(
            heading(tr("Saved.")),
            self.saved,
            foot=button_row(show, self.open_button, note=close),
        )

    def _begin(self, start: _Start) -> None:
        self.is_loading = False
        self._known_name = start.name
        self.form.begin(start.scopes, start.name)

    def _update(self) -> None:
        self.create_button.setEnabled(self.form.is_complete)

    def _show_step(self, step: Step) -> None:
        self.bar.setRange(0, step.total or 0)
        self.bar.setValue(step.done)
        self.doing.show_text(step.label or tr("Setting the pages…"))

    def _show_saved(self) -> None:
        self._job = None
        self.saved.show_text(
            tr("{name} is in {folder}.", name=self._path.name, folder=str(self._path.parent))
        )
        self._pages.setCurrentIndex(2)
        self.open_button.setFocus()

    def _show_form(self) -> None:
        self._job = None
        self._pages.setCurrentIndex(0)

    def _show_trouble(self, error: Exception) -> None:
        self._show_form()
        show_problem(self, error)


def _load(backpack: Backpack, chosen: tuple[str, ...]) -> _Start:
    public = backpack.portfolios.choose([Visibility.PUBLIC])
    everything = backpack.portfolios.choose(Visibility)
    return _Start(
        scopes={
            Scope.CHOSEN: chosen,
            Scope.PUBLIC: tuple(held.id for held in public),
            Scope.ALL: tuple(held.id for held in everything),
        },
        name=backpack.identifying.learner().name,
    )


def _page(*parts: QWidget, foot: QWidget, stretched: bool = False) -> QWidget:
    page = QWidget()
    page.setProperty("role", "clear")
    column = bare_column(page, 12)
    for part in parts:
        column.addWidget(part, 1 if stretched else 0)
    if not stretched:
        column.addStretch(1)
    column.addWidget(foot)
    return page
