"""What every page of the share window works with: the decision, and the ways to let something out.

Nothing leaves but through ``copy``, ``open`` and ``save``, and each of them notes what went out.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from backpack.domain.disclosure import Disclosed, DisclosedBadge, Disclosure
from backpack.domain.progress import Progress
from backpack.domain.report import Standing
from backpack.domain.sharing import Field, Way
from backpack.services.backpack import Backpack
from backpack.services.disclosing import Prepared
from backpack.services.writing import write_file
from backpack.ui import asking
from backpack.ui.jobs import Job, JobRunner, Lane
from backpack.ui.links import open_address
from backpack.ui.problems import ask, show_problem
from backpack.words import tr

Render = Callable[[Progress], bytes]


class ShareDesk(QObject):
    """``changed`` tells that something else would go out now, ``told`` carries what was done.

    ``prepared`` are the badges as they are kept: for what the learner alone sees, such as the
    reason that an original is left out. ``began`` and ``ended`` frame work that takes a while.
    """

    changed = Signal()
    told = Signal(str)
    began = Signal(object)
    ended = Signal()

    def __init__(
        self, backpack: Backpack, runner: JobRunner, prepared: Prepared, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.backpack = backpack
        self.runner = runner
        self.prepared = prepared
        self._over = parent
        self._has_agreed = False
        self.disclosure = Disclosure(
            holdings=tuple(detail.holding.id for detail in prepared.details),
            learner_name=prepared.learner.name,
        )
        self.disclosed = backpack.disclosing.decide(prepared, self.disclosure)

    def decide(self, disclosure: Disclosure) -> None:
        """Take another decision; everything that is shown follows."""
        self.disclosure = disclosure
        self.disclosed = self.backpack.disclosing.decide(self.prepared, disclosure)
        self.changed.emit()

    def only(self, *badges: DisclosedBadge) -> Disclosed:
        """What goes out where it is not all that is chosen."""
        return replace(self.disclosed, badges=badges)

    def not_genuine(self) -> tuple[str, ...]:
        """The names of chosen badges that are not genuine: this is said before they go out."""
        return tuple(
            detail.found.credential.name or tr("Badge without a name")
            for detail in self.prepared.details
            if detail.report.standing is Standing.INVALID
        )

    def copy(
        self,
        text: str,
        said: str,
        *,
        way: Way,
        carries: Iterable[Field],
        html: str = "",
        disclosed: Disclosed | None = None,
    ) -> None:
        """Put something on the clipboard, as ``html`` too where it is rich text."""
        if not self._may_go_out():
            return
        mime = QMimeData()
        mime.setText(text)
        if html:
            mime.setData("text/html", html.encode("utf-8", "replace"))
        QGuiApplication.clipboard().setMimeData(mime)
        self.told.emit(said)
        data = (html or text).encode("utf-8", "replace")
        self.record(way, tr("clipboard"), data, carries, disclosed)

    def open(
        self,
        address: str,
        said: str,
        *,
        way: Way,
        place: str,
        carries: Iterable[Field],
        disclosed: Disclosed | None = None,
    ) -> None:
        """Give an address of our own making to the browser or mail program."""
        if self._may_go_out() and open_address(address):
            self.told.emit(said)
            self.record(way, place, address.encode(), carries, disclosed)

    def save(
        self,
        name: str,
        render: Render,
        *,
        way: Way,
        carries: Iterable[Field],
        disclosed: Disclosed | None = None,
    ) -> None:
        """Ask where to save, make the file as a job that can be stopped, and note that it is out.

        ``render`` runs off the GUI thread. ``name`` is safe (``publish.file_names``).
        """
        if self._may_go_out():
            wanted = disclosed or self.disclosed
            fields = tuple(carries)
            asking.ask_where_to_save(
                self._over, name, lambda path: self._save(path, render, way, fields, wanted)
            )

    def record(
        self,
        way: Way,
        place: str,
        data: bytes,
        carries: Iterable[Field],
        disclosed: Disclosed | None = None,
    ) -> None:
        """Note that something went out; ``disclosed`` is what, where it is not all that is chosen.

        ``copy``, ``open`` and ``save`` do it themselves.
        """
        wanted, fields = disclosed or self.disclosed, tuple(carries)
        self.runner.submit(
            lambda _: self.backpack.sharing.record(
                wanted, way=way, place=place, data=data, carries=fields
            ),
            on_done=lambda _: None,
            lane=Lane.STORE,
        )

    def _save(
        self, path: Path, render: Render, way: Way, carries: tuple[Field, ...], wanted: Disclosed
    ) -> None:
        sharing = self.backpack.sharing

        def work(progress: Progress) -> object:
            data = render(progress)
            progress.raise_if_cancelled()
            write_file(path, data, replace=True)  # the dialog has asked
            return sharing.record(wanted, way=way, place=path.name, data=data, carries=carries)

        job: Job[object] = self.runner.submit(
            work,
            on_done=lambda _: self._end(tr("Saved as {name}.", name=path.name)),
            on_error=self._refuse,
            on_step=lambda _: None,
            on_cancel=lambda: self._end(tr("Stopped. Nothing was saved.")),
            lane=Lane.STORE,
        ).ends_with(self)
        self.began.emit(job)

    def _refuse(self, error: Exception) -> None:
        self._end("")
        show_problem(self._over, error)

    def _end(self, said: str) -> None:
        self.ended.emit()
        self.told.emit(said)

    def _may_go_out(self) -> bool:
        """Ask once in this window before something that is not genuine goes out."""
        names = self.not_genuine()
        if names and not self._has_agreed:
            self._has_agreed = ask(
                self._over,
                tr("This badge is not genuine"),
                tr(
                    "Whoever checks “{name}” will be told so. It may have been changed since it was"
                    " issued, or somebody else made it.",
                    name=names[0],
                ),
                tr("Share it all the same"),
            )
        return self._has_agreed or not names
