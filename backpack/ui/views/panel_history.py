"""The panel's last tab: what became of a badge since it was added, newest first."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from PySide6.QtWidgets import QWidget

from backpack.domain.holding import Holding
from backpack.domain.report import VerificationReport
from backpack.domain.sharing import Share
from backpack.ui.boxes import bare_column
from backpack.ui.paragraph import Paragraph
from backpack.ui.views.facts import Facts
from backpack.ui.views.panel_contents import PanelContents
from backpack.words import format_date, tr
from backpack.words.shares import field_word, happening_word, way_title
from backpack.words.verdicts import silence_sentence, standing_chip


class HistoryPage(QWidget):
    """Each standing with the first and the last day it was found, and the day of adding."""

    def __init__(self, contents: PanelContents, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = bare_column(self, 12)
        facts = Facts()
        holding = contents.detail.holding
        for day, words in history_lines(holding, contents.reports, contents.shares):
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
    holding: Holding, reports: Iterable[VerificationReport], shares: Iterable[Share] = ()
) -> Iterator[tuple[str, str]]:
    """A day and what was found or went out on it, newest first; the day of adding comes last."""
    happened = [*_found(reports), *((one.happened, share_words(one)) for one in shares)]
    for moment, words in sorted(happened, key=lambda one: one[0], reverse=True):
        yield format_date(moment), words
    yield format_date(holding.added), tr("Added from {file}", file=holding.file_name or tr("text"))


def share_words(share: Share) -> str:
    """What went out and where to, in a sentence."""
    return tr(
        "{what}: {way}, {place} ({fields})",
        what=happening_word(share.happening),
        way=way_title(share.way),
        place=share.place,
        fields=", ".join(field_word(field) for field in share.fields),
    )


def _found(reports: Iterable[VerificationReport]) -> Iterator[tuple[datetime, str]]:
    for report in reports:
        words = standing_chip(report.standing)
        if report.unreachable_since:
            reasons = [missing.reason for missing in report.missing]
            silence = silence_sentence(report.unreachable_since, reasons)
            words = tr("{standing}. {sentence}", standing=words, sentence=silence)
        elif report.missing:
            words = tr("{standing}. Not everything could be looked up.", standing=words)
        yield report.checked, words
