"""What the learner lets Backpack ask on the network: in general, and site by site."""

from collections.abc import Callable

from PySide6.QtCore import QSize
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from backpack.domain.leave import Leave, LeaveMode
from backpack.services.backpack import Backpack
from backpack.ui.boxes import card, card_around, scrolled
from backpack.ui.buttons import button
from backpack.ui.dialogs.frame import begin_dialog, button_row, heading
from backpack.ui.jobs import JobRunner, Lane
from backpack.ui.paragraph import Paragraph
from backpack.ui.problems import show_problem
from backpack.ui.views.adaptive_row import AdaptiveRow
from backpack.words import mark, tr

_MODES = {
    LeaveMode.ASK: mark("Ask me each time"),
    LeaveMode.ALWAYS: mark("Always: look up whatever a check needs"),
    LeaveMode.NEVER: mark("Never: this computer stays offline for Backpack"),
}


class NetworkDialog(QDialog):
    """The general answer, and the sites that may be asked without asking first."""

    def __init__(
        self, backpack: Backpack, runner: JobRunner, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._backpack = backpack
        self._runner = runner
        self.modes = {mode: QRadioButton(tr(text)) for mode, text in _MODES.items()}
        self._group = QButtonGroup(self)
        self._sites = QVBoxLayout()
        self.removers: dict[str, QWidget] = {}
        self.close_button = button(tr("Close"), self.accept, role="primary")
        self._arrange()
        for mode, each in self.modes.items():
            self._group.addButton(each)
            each.clicked.connect(lambda _checked, mode=mode: self.choose(mode))
        self._work(backpack.networking.leave)

    def choose(self, mode: LeaveMode) -> None:
        """Set the general answer."""
        self._work(lambda: self._backpack.networking.choose(mode))

    def forget(self, host: str) -> None:
        """Take back that a site may be asked."""
        self._work(lambda: self._backpack.networking.forget(host))

    def _arrange(self) -> None:
        column = begin_dialog(self, tr("Network"), QSize(76, 30))
        column.addWidget(heading(tr("When may Backpack go online?")))
        column.addWidget(
            Paragraph(
                tr(
                    "Some badges can only be checked by asking their issuer's site. It learns that"
                    " somebody looked. Your badges themselves are never sent."
                ),
                role="muted",
            )
        )
        column.addWidget(card(*self.modes.values()))
        column.addWidget(Paragraph(tr("Sites that may be asked without asking you"), role="label"))
        column.addWidget(scrolled(card_around(self._sites)), 1)
        column.addWidget(button_row(self.close_button))

    def _work(self, work: Callable[[], Leave]) -> None:
        self._runner.submit(
            lambda _: work(),
            on_done=self._show,
            on_error=lambda error: show_problem(self, error),
            lane=Lane.STORE,
        ).reports_to(self)

    def _show(self, leave: Leave) -> None:
        self.modes[leave.mode].setChecked(True)
        while (item := self._sites.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.removers = {}
        for host in sorted(leave.hosts):
            self._sites.addWidget(self._row(host, leave))
        if not leave.hosts:
            self._sites.addWidget(Paragraph(tr("None yet."), role="muted"))

    def _row(self, host: str, leave: Leave) -> QWidget:
        remove = button(tr("Remove"), lambda: self.forget(host), role="quiet")
        remove.setAccessibleName(tr("Remove {address}", address=host))
        self.removers[host] = remove
        row = AdaptiveRow(gap=8)
        row.add(Paragraph(host), 1)
        if host in leave.plain_http:
            row.add(Paragraph(tr("also without encryption"), role="small"))
        row.add(remove)
        return row
