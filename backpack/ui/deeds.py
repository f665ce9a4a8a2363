"""What a learner does to badges from the window: each deed runs in the background.

What can be undone goes through the undo stack; what is slow shows its progress in the
notice and can be stopped. Models hear of the outcome by ``JobRunner.changed``.
"""

from collections.abc import Callable, Iterable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication, QUndoStack
from PySide6.QtWidgets import QWidget

from backpack.domain.artifact import Artifact
from backpack.domain.changes import Changes
from backpack.domain.holding import Holding, Identity, Visibility
from backpack.domain.progress import Progress, Step
from backpack.services.backpack import Backpack
from backpack.services.importing import Added
from backpack.services.writing import write_file
from backpack.ui import asking
from backpack.ui.jobs import JobRunner, Lane
from backpack.ui.undo import RemoveCommand, VisibilityCommand
from backpack.ui.views.strip import Notice
from backpack.words import ntr, tr


class Deeds(QObject):
    """Carries out what actions, panel and wall ask for."""

    samples_added = Signal()

    def __init__(
        self, backpack: Backpack, runner: JobRunner, notice: Notice, window: QWidget
    ) -> None:
        super().__init__(window)
        self._backpack = backpack
        self._runner = runner
        self._notice = notice
        self._window = window
        self.undo_stack = QUndoStack(self)

    def remove(self, holdings: Iterable[Holding]) -> None:
        """Put badges into the trash; the notice offers the way back."""
        chosen = tuple(holdings)
        if not chosen:
            return
        self.undo_stack.push(RemoveCommand(chosen, self._backpack.organising, self._run))
        text = ntr("{count} badge removed.", "{count} badges removed.", len(chosen))
        self._notice.tell(text, tr("Undo"), self.undo_stack.undo)

    def choose_visibility(self, holdings: Iterable[Holding], visibility: Visibility) -> None:
        """Choose who may see badges; nothing goes online by this."""
        chosen = tuple(held for held in holdings if held.visibility is not visibility)
        if chosen:
            organising = self._backpack.organising
            self.undo_stack.push(VisibilityCommand(chosen, visibility, organising, self._run))

    def check_again(self, holding_ids: Iterable[str], *, quietly: bool = False) -> None:
        """Verify badges again."""
        ids = tuple(holding_ids)
        if not ids:
            return
        done = ntr("{count} badge checked.", "{count} badges checked.", len(ids))
        self._work(
            lambda progress: self._backpack.verifying.verify(ids, progress),
            doing="" if quietly else tr("Checking…"),
            done="" if quietly else done,
        )

    def confirm_issuer(self, holding_id: str) -> None:
        """Confirm the issuer of a badge, and check all of its badges again."""
        self._work(
            lambda progress: self._backpack.verifying.confirm_issuer_of(holding_id, progress),
            doing=tr("Checking…"),
            done=tr("Issuer confirmed."),
        )

    def confirm_identity(self, identity: Identity) -> None:
        """Take an address as the learner's own, and look at every badge again."""
        self._work(
            lambda progress: self._backpack.identifying.add_identity(identity, progress),
            doing=tr("Checking…"),
            done=tr("Noted: this address is yours."),
        )

    def add_samples(self) -> None:
        """Bring the sample badges in."""
        self._work(
            self._backpack.sampling.add,
            doing=tr("Adding samples…"),
            then=lambda _added: self.samples_added.emit(),
        )

    def remove_samples(self) -> None:
        """Take the sample badges out again."""
        self._work(lambda _: self._backpack.sampling.remove(), done=tr("The samples are gone."))

    def copy_linkedin_link(self, holding_id: str) -> None:
        """Put the address that fills LinkedIn's form on the clipboard."""
        self._runner.submit(
            lambda _: self._backpack.sharing.linkedin(holding_id).url,
            on_done=self._copy,
            lane=Lane.STORE,
        ).ends_with(self)

    def save_originals(self, holding_ids: Iterable[str]) -> None:
        """Save one original as it is, several as a zip of originals."""
        ids = tuple(holding_ids)
        if len(ids) == 1:
            self._runner.submit(
                lambda _: self._backpack.exporting.original(ids[0]),
                on_done=self._save_original,
                lane=Lane.STORE,
            ).ends_with(self)
        elif ids:
            self._ask_where(tr("badges.zip"), lambda _: self._backpack.exporting.package(ids))

    def _save_original(self, artifact: Artifact) -> None:
        self._ask_where(asking.original_name(artifact), lambda _: artifact.data)

    def _ask_where(self, name: str, render: Callable[[Progress], bytes]) -> None:
        asking.ask_where_to_save(self._window, name, lambda path: self._save(path, render))

    def _save(self, path: Path, render: Callable[[Progress], bytes]) -> None:
        def work(progress: Progress) -> None:
            write_file(path, render(progress), replace=True)  # the dialog has asked

        self._work(work, done=tr("Saved as {name}.", name=path.name))

    def _copy(self, address: str) -> None:
        QGuiApplication.clipboard().setText(address)
        self._notice.tell(tr("Link copied. Nothing is sent before you press Save at LinkedIn."))

    def _run(self, work: Callable[[Progress], Changes]) -> None:
        """For the undo stack, whose commands say nothing of their own."""
        self._work(work)

    def _work(
        self,
        work: Callable[[Progress], Changes | Added | None],
        *,
        doing: str = "",
        done: str = "",
        then: Callable[[Changes | Added | None], None] | None = None,
    ) -> None:
        def finish(result: Changes | Added | None) -> None:
            if done:
                self._notice.tell(done)
            elif doing:
                self._notice.hide()
            if then is not None:
                then(result)

        def show(step: Step) -> None:
            self._notice.show_progress(doing, step.done, step.total, job.cancel)

        job = self._runner.submit(
            work,
            on_done=finish,
            on_step=show if doing else None,
            on_cancel=lambda: self._notice.tell(tr("Stopped. What was done stays done.")),
            lane=Lane.STORE,
        ).ends_with(self)
