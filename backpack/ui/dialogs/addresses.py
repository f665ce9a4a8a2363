"""The learner's own addresses: which there are, to add one and to take one away.

Badges are made out to an address; after each change it is looked again whom each is for.
"""

import re
from collections.abc import Callable

from PySide6.QtCore import QSize
from PySide6.QtWidgets import (
    QDialog,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from backpack.domain.changes import Changes
from backpack.domain.holding import Identity
from backpack.domain.progress import Progress, Step
from backpack.services.backpack import Backpack
from backpack.ui.boxes import bare_column, card_around, scrolled
from backpack.ui.buttons import button
from backpack.ui.dialogs.frame import begin_dialog, button_row, heading
from backpack.ui.jobs import JobRunner, Lane
from backpack.ui.offline import offline
from backpack.ui.paragraph import Paragraph
from backpack.ui.problems import show_problem
from backpack.ui.views.adaptive_row import AdaptiveRow
from backpack.words import mark, tr

_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+|[^@\s]+@localhost")
_TELEPHONE = re.compile(r"\+?[0-9][0-9 ()./-]{4,}")
_KINDS = {
    "email": mark("E-mail address"),
    "url": mark("Web page"),
    "telephone": mark("Telephone number"),
    "id": mark("Identifier"),
    "name": mark("Name"),
}


class AddressesDialog(QDialog):
    """Shows every address with a way to take it away, and a line to add another.

    What was begun goes on when the dialog is closed.
    """

    def __init__(
        self, backpack: Backpack, runner: JobRunner, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._backpack = backpack
        self._runner = runner
        self.is_busy = True
        self.line = QLineEdit()
        self.line.setAccessibleName(tr("Your address"))
        self.line.setPlaceholderText(tr("name@example.org"))
        self.line.setMaxLength(500)
        self.add_button = button(tr("Add"), self.add, role="primary")
        self.close_button = button(tr("Close"), self.accept)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.note = Paragraph(role="muted")
        self.rows: dict[Identity, QPushButton] = {}
        self._list = QVBoxLayout()
        self._arrange()
        self.line.textChanged.connect(self._update)
        self.line.setFocus()
        self._load()

    def add(self) -> None:
        """Take what was typed as the learner's own."""
        identity = parse_identity(self.line.text())
        if identity is None or self.is_busy:
            return
        backpack = self._backpack
        self._work(lambda progress: backpack.identifying.add_identity(identity, progress))
        self.line.clear()

    def remove(self, identity: Identity) -> None:
        """Take an address away."""
        backpack = self._backpack
        self._work(lambda progress: backpack.identifying.remove_identity(identity, progress))

    def _arrange(self) -> None:
        column = begin_dialog(self, tr("My addresses"), QSize(72, 28))
        column.addWidget(heading(tr("Your addresses")))
        column.addWidget(
            Paragraph(
                tr(
                    "Issuers make badges out to an address. Backpack compares it with yours to"
                    " tell which are made out to you. They stay on this computer."
                ),
                role="muted",
            )
        )
        typing = AdaptiveRow(gap=8)
        typing.add(self.line, 1)
        typing.add(self.add_button)
        column.addWidget(typing)
        column.addWidget(scrolled(card_around(self._list)), 1)
        column.addWidget(self.bar)
        column.addWidget(button_row(self.close_button, note=self.note))

    def _load(self) -> None:
        self._runner.submit(
            lambda _: self._backpack.identifying.learner().identities,
            on_done=self._show,
            on_error=self._tell,
            lane=Lane.STORE,
        ).ends_with(self)

    def _work(self, work: Callable[[Progress], Changes]) -> None:
        self.is_busy = True
        self._update()
        self._runner.submit(
            offline(self._backpack.networking, work),
            on_done=lambda _: self._load(),
            on_error=self._refuse,
            on_step=self._show_step,
            lane=Lane.STORE,
        ).reports_to(self)

    def _show_step(self, step: Step) -> None:
        self.bar.setRange(0, step.total or 0)
        self.bar.setValue(step.done)

    def _refuse(self, error: Exception) -> None:
        self._load()
        show_problem(self, error)

    def _tell(self, error: Exception) -> None:
        self.is_busy = False
        self._update()
        show_problem(self, error)

    def _show(self, identities: tuple[Identity, ...]) -> None:
        while (item := self._list.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.rows = {}
        for identity in identities:
            self._list.addWidget(self._row(identity))
        if not identities:
            self._list.addWidget(
                Paragraph(tr("None yet. Add the address that your badges name."), role="muted")
            )
        self.is_busy = False
        self._update()

    def _row(self, identity: Identity) -> QWidget:
        words = QWidget()
        words.setProperty("role", "clear")
        column = bare_column(words)
        column.addWidget(Paragraph(identity.value))
        column.addWidget(Paragraph(kind_words(identity.type), role="small"))
        remove = button(tr("Remove"), lambda: self.remove(identity), role="quiet")
        remove.setAccessibleName(tr("Remove {address}", address=identity.value))
        self.rows[identity] = remove
        row = AdaptiveRow(gap=8)
        row.add(words, 1)
        row.add(remove)
        return row

    def _update(self) -> None:
        typed = parse_identity(self.line.text())
        is_known = typed in self.rows
        self.line.setEnabled(not self.is_busy)
        self.add_button.setEnabled(not self.is_busy and typed is not None and not is_known)
        for each in self.rows.values():
            each.setEnabled(not self.is_busy)
        if self.is_busy:
            self.bar.setRange(0, 0)
        self.bar.setVisible(self.is_busy)
        self.note.show_text(self._words(is_known=is_known))

    def _words(self, *, is_known: bool) -> str:
        if self.is_busy:
            return tr("Looking whom each badge is for…")
        return tr("This address is there already.") if is_known else ""


def kind_words(kind: str) -> str:
    """What kind of address it is; a kind of another's making is shown as it is."""
    return tr(_KINDS[kind]) if kind in _KINDS else kind


def parse_identity(text: str) -> Identity | None:
    """The identity that somebody means by ``text``; None when it is none."""
    typed = text.strip()
    if _EMAIL.fullmatch(typed):
        return Identity(type="email", value=typed)
    if typed.startswith(("http://", "https://")):
        return Identity(type="url", value=typed)
    if typed.startswith("did:"):
        return Identity(type="id", value=typed)
    if _TELEPHONE.fullmatch(typed):
        return Identity(type="telephone", value=typed)
    return None
