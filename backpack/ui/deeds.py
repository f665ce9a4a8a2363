"""What a learner does to badges from the window: each deed runs in the background.

What was done and can be undone goes into the history; what is slow shows its progress in
the notice and can be stopped. Models hear of the outcome by ``JobRunner.changed``.
"""

from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from backpack.domain.artifact import Artifact
from backpack.domain.changes import Changes
from backpack.domain.holding import Holding, Identity, Visibility
from backpack.domain.progress import Progress, Step
from backpack.formats.payload import Container
from backpack.publish.file_names import safe_file_name
from backpack.services.backpack import Backpack
from backpack.services.writing import write_file
from backpack.ui import asking
from backpack.ui.jobs import JobRunner, Lane
from backpack.ui.offline import offline
from backpack.ui.problems import ask
from backpack.ui.undo import Choice, Deed, History, Removal, Return, find_gone
from backpack.ui.views.strip import Notice
from backpack.words import ntr, tr
from backpack.words.dates import format_date

T = TypeVar("T")


class Deeds(QObject):
    """Carries out what actions, panel and wall ask for.

    ``found_gone`` when badges turn out to be erased by another window or command,
    ``refused`` when the store did not do what was asked, ``checked`` when these badges were
    verified because the learner wanted it.
    """

    samples_added = Signal()
    found_gone = Signal()
    refused = Signal()
    checked = Signal(object)

    def __init__(
        self, backpack: Backpack, runner: JobRunner, notice: Notice, window: QWidget
    ) -> None:
        super().__init__(window)
        self._backpack = backpack
        self._runner = runner
        self._notice = notice
        self._window = window
        self._leaving: frozenset[str] = frozenset()
        self.history = History(self._run, self)
        self.history.indexChanged.connect(lambda _index: notice.withdraw(self.history.undo))
        self.history.found_gone.connect(self.found_gone)

    def remove(self, holdings: Iterable[Holding]) -> None:
        """Put badges into the trash; the notice offers the way back once they are there."""
        chosen = tuple(held for held in holdings if held.id not in self._leaving)
        if not chosen:
            return
        leaving = frozenset(held.id for held in chosen)
        self._leaving |= leaving

        def end(deed: Deed | None) -> None:
            self._leaving -= leaving
            if deed is not None:
                count = len(deed.holdings)
                text = ntr("{count} badge removed.", "{count} badges removed.", count)
                self._notice.tell(text, tr("Undo"), self.history.undo)

        self._do(Removal(holdings=chosen, organising=self._backpack.organising), end)

    def put_back(self, holdings: Iterable[Holding]) -> None:
        """Take badges out of the trash."""
        chosen = tuple(holdings)

        def end(deed: Deed | None) -> None:
            if deed is not None:
                count = len(deed.holdings)
                text = ntr("{count} badge is back.", "{count} badges are back.", count)
                self._notice.tell(text, tr("Undo"), self.history.undo)

        if chosen:
            self._do(Return(holdings=chosen, organising=self._backpack.organising), end)

    def erase(self, holdings: Iterable[Holding]) -> None:
        """Delete badges in the trash for good, once the learner has said so."""
        ids = tuple(held.id for held in holdings)
        emptying = self._backpack.emptying

        def sure(held_until: date | None) -> None:
            title = ntr(
                "Delete {count} badge for good?", "Delete {count} badges for good?", len(ids)
            )
            if ask(self._window, title, _erasing_words(held_until), tr("Delete for good")):
                self._work(
                    lambda _: emptying.erase(ids),
                    done=ntr("{count} badge deleted.", "{count} badges deleted.", len(ids)),
                    then=lambda changes: self.history.forget(changes.removed),
                )

        if ids:
            self._work(lambda _: emptying.backups_hold_until(), then=sure)

    def erase_outdated(self) -> None:
        """Delete, without a word, what has been in the trash for its days."""
        self._work(
            lambda _: self._backpack.emptying.erase_outdated(),
            then=lambda changes: self.history.forget(changes.removed),
        )

    def choose_visibility(self, holdings: Iterable[Holding], visibility: Visibility) -> None:
        """Choose who may see badges; nothing goes online by this."""
        chosen = tuple(held for held in holdings if held.visibility is not visibility)
        if chosen:
            organising = self._backpack.organising
            self._do(Choice(holdings=chosen, visibility=visibility, organising=organising))

    def check_again(self, holding_ids: Iterable[str]) -> None:
        """Verify badges again, at the sites that may be asked; ``checked`` follows."""
        ids = tuple(holding_ids)
        if not ids:
            return

        def tell(changes: Changes) -> None:
            count = len(changes.updated)
            if count:
                text = ntr("{count} badge checked.", "{count} badges checked.", count)
                self._notice.tell(text)
            if count < len(set(ids)):
                self._find_gone(everything=not count)
            self.checked.emit(ids)

        self._work(
            lambda progress: self._backpack.verifying.verify(ids, progress),
            doing=tr("Checking…"),
            then=tell,
            lane=Lane.NETWORK,
        )

    def bring_up_to_date(self, holding_ids: Iterable[str]) -> None:
        """Judge badges anew whose dates have passed, without a word and asking nobody."""
        ids = tuple(holding_ids)
        if ids:
            self._work(self._offline(lambda step: self._backpack.verifying.verify(ids, step)))

    def catch_up(self) -> None:
        """Finish, without a word, a check that was broken off the last time."""
        self._work(self._offline(self._backpack.verifying.catch_up))

    def confirm_issuer(self, holding_id: str) -> None:
        """Confirm the issuer of a badge, and check all of its badges again."""
        self._work(
            self._offline(
                lambda progress: self._backpack.knowing.confirm_issuer_of(holding_id, progress)
            ),
            doing=tr("Checking…"),
            done=tr("Issuer confirmed."),
        )

    def forget_issuer(self, issuer_id: str) -> None:
        """Take back that an issuer was confirmed, and check all of its badges again."""
        self._work(
            self._offline(lambda progress: self._backpack.knowing.forget(issuer_id, progress)),
            doing=tr("Checking…"),
            done=tr("You have taken back that you know this issuer."),
        )

    def confirm_identity(self, identity: Identity) -> None:
        """Take an address as the learner's own, and look at every badge again."""
        self._work(
            self._offline(
                lambda progress: self._backpack.identifying.add_identity(identity, progress)
            ),
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

    def remove_samples(self, holding_ids: Iterable[str] = ()) -> None:
        """Take the sample badges out again for good; ``holding_ids`` are those in sight.

        They go from sight even where another window or command was quicker.
        """
        in_sight = Changes(removed=frozenset(holding_ids))
        self._work(
            lambda _: self._backpack.sampling.remove() | in_sight,
            done=tr("The samples are gone."),
            then=lambda changes: self.history.forget(changes.removed),
        )

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

    def save_report(self, holding_id: str) -> None:
        """Save the newest report: as a page to read, or as JSON with all that it rests on."""
        reporting = self._backpack.reporting

        def save(path: Path) -> None:
            is_json = path.suffix.lower() == ".json"
            render = reporting.render_json if is_json else reporting.render_page
            self._save(path, lambda _: render(holding_id))

        asking.ask_where_to_save(self._window, tr("report.html"), save)

    def save_picture(self, holding: Holding) -> None:
        """Save a badge as a picture that carries it, an SVG where the name ends so."""
        baking, name = self._backpack.baking, safe_file_name(holding.name, ".png")

        def save(path: Path) -> None:
            kind = Container.SVG if path.suffix.lower() == ".svg" else Container.PNG
            done = tr(
                "Saved as {name}. Compared with the original: nothing is lost.", name=path.name
            )
            self._save(path, lambda _: baking.bake(holding.id, kind).data, done)

        asking.ask_where_to_save(self._window, name, save)

    def save_rescued(self, holding_id: str) -> None:
        """Save a badge whose picture lost its data again, with it."""
        self._runner.submit(
            lambda _: self._backpack.rescuing.restore(holding_id),
            on_done=self._save_original,
            lane=Lane.STORE,
        ).ends_with(self)

    def tell(self, text: str) -> None:
        """Say something in the notice."""
        self._notice.tell(text)

    def tell_gone(self) -> None:
        """Say that what was meant is not there any more."""
        self._notice.tell(tr("That badge is not in your backpack any more."))

    def _save_original(self, artifact: Artifact) -> None:
        self._ask_where(asking.original_name(artifact), lambda _: artifact.data)

    def _ask_where(self, name: str, render: Callable[[Progress], bytes]) -> None:
        asking.ask_where_to_save(self._window, name, lambda path: self._save(path, render))

    def _save(self, path: Path, render: Callable[[Progress], bytes], done: str = "") -> None:
        def work(progress: Progress) -> None:
            write_file(path, render(progress), replace=True)  # the dialog has asked

        self._work(work, done=done or tr("Saved as {name}.", name=path.name))

    def _do(self, deed: Deed, end: Callable[[Deed | None], None] = lambda _: None) -> None:
        """Do what can be undone; ``end`` hears what of it was done, or None."""

        def finish(changes: Changes) -> None:
            gone = find_gone(deed, changes)
            done = deed.without(gone)
            if done is not None:
                self.history.put(done)
            end(done)
            if gone:
                self._find_gone(everything=done is None)

        self._work(deed.do, then=finish, otherwise=lambda: end(None))

    def _find_gone(self, *, everything: bool) -> None:
        if everything:
            self.tell_gone()
        self.found_gone.emit()

    def _offline(self, work: Callable[[Progress], T]) -> Callable[[Progress], T]:
        return offline(self._backpack.networking, work)

    def _run(
        self, work: Callable[[Progress], Changes], arrive: Callable[[Changes | None], None]
    ) -> None:
        """For the history, which says nothing of its own."""
        self._work(work, then=arrive, otherwise=lambda: arrive(None))

    def _work(
        self,
        work: Callable[[Progress], T],
        *,
        doing: str = "",
        done: str = "",
        then: Callable[[T], None] = lambda _: None,
        otherwise: Callable[[], None] = lambda: None,
        lane: Lane = Lane.STORE,
    ) -> None:
        """Run ``work``; ``then`` hears what came of it, ``otherwise`` that nothing did."""

        def finish(result: T) -> None:
            if done:
                self._notice.tell(done)
            elif doing:
                self._notice.hide()
            then(result)

        def show(step: Step) -> None:
            self._notice.show_progress(doing, step.done, step.total, job.cancel)

        def stop() -> None:
            otherwise()
            self._notice.tell(tr("Stopped. What was done stays done."))

        def refuse(error: Exception) -> None:
            if doing:
                self._notice.hide()
            otherwise()
            self.refused.emit()
            self._runner.on_error(error)

        job = self._runner.submit(
            work,
            on_done=finish,
            on_error=refuse,
            on_step=show if doing else None,
            on_cancel=stop,
            lane=lane,
        ).ends_with(self)


def _erasing_words(held_until: date | None) -> str:
    """What deleting means, and how long backups still hold it."""
    gone = tr("This cannot be undone.")
    if held_until is None:
        return gone
    still = tr("Your automatic backups still hold it until {date}.", date=format_date(held_until))
    return f"{gone} {still}"
