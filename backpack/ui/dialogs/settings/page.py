"""What every page of the settings shares: it works in the background and tells trouble calmly."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtWidgets import QWidget

from backpack.domain.faults import Fault
from backpack.ui.boxes import bare_column, scrolled
from backpack.ui.jobs import JobRunner, Lane
from backpack.ui.paragraph import Paragraph
from backpack.ui.problems import report_defect
from backpack.ui.text import set_role
from backpack.words.faults import explain_fault

T = TypeVar("T")


class SettingsPage(QWidget):
    """A column of cards that scrolls, and a line below it for what came of the last deed."""

    def __init__(self, runner: JobRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._runner = runner
        self.said = Paragraph()
        self.said.hide()

    def show_parts(self, *parts: QWidget) -> None:
        """Put the cards in, once."""
        column = bare_column(self, 12)
        column.addWidget(scrolled(*parts), 1)
        column.addWidget(self.said)

    def work(
        self,
        work: Callable[[], T],
        then: Callable[[T], None],
        *,
        done: str = "",
        lane: Lane = Lane.STORE,
    ) -> None:
        """Do ``work`` in the background; ``done`` is what is said when it went well."""
        self.setEnabled(False)

        def finish(result: T) -> None:
            self.setEnabled(True)
            self.say(done)
            then(result)

        self._runner.submit(
            lambda _: work(), on_done=finish, on_error=self.explain, lane=lane
        ).reports_to(self)

    def say(self, text: str, *, role: str = "good") -> None:
        """Say what came of it."""
        self.said.show_text(text)
        set_role(self.said, role)
        self.said.setVisible(bool(text))

    def explain(self, error: Exception) -> None:
        """Say why it did not go well."""
        self.setEnabled(True)
        if not isinstance(error, Fault):
            report_defect(self, error)
            return
        text = explain_fault(error.code, error.parameters)
        self.say(f"{text.title}. {text.explanation} {text.advice}", role="bad")
