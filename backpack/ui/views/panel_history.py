"""The panel's last tab: what became of a badge since it was added, newest first."""

from collections.abc import Iterable, Iterator

from PySide6.QtWidgets import QWidget

from backpack.domain.holding import Holding
from backpack.domain.report import VerificationReport
from backpack.ui.boxes import bare_column
from backpack.ui.paragraph import Paragraph
from backpack.ui.views.facts import Facts
from backpack.ui.views.panel_contents import PanelContents
from backpack.words import format_date, tr
from backpack.words.verdicts import silence_sentence, standing_chip


class HistoryPage(QWidget):
    """Each standing with the first and the last day it was found, and the day of adding."""

    def __init__(self, contents: PanelContents, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = bare_column(self, 12)
        facts = Facts()
        for day, words in history_lines(contents.detail.holding, contents.reports):
            facts.add(day, words)
        column.addWidget(facts)
        column.addWidget(
            Paragraph(
                tr("A check that found the same as the ones around it is not listed by itself."),
                role="small",
            )
        )
        column.addStretch(1)


def history_lines(
    holding: Holding, reports: Iterable[VerificationReport]
) -> Iterator[tuple[str, str]]:
    """A day and what was found on it, newest first; the day of adding comes last."""
    for report in reports:
        words = standing_chip(report.standing)
        if report.unreachable_since:
            reasons = [missing.reason for missing in report.missing]
            silence = silence_sentence(report.unreachable_since, reasons)
            words = tr("{standing}. {sentence}", standing=words, sentence=silence)
        elif report.missing:
            words = tr("{standing}. Not everything could be looked up.", standing=words)
        yield format_date(report.checked), words
    yield format_date(holding.added), tr("Added from {file}", file=holding.file_name or tr("text"))
