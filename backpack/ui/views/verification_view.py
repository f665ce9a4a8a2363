"""The panel's third tab: what was checked, how it ended, and what it was found from.

The sentence of the standing comes first; each check can show its technical part.
"""

import json
from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontDatabase, QGuiApplication, QTextOption
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from backpack.domain.report import Caution, Check, Standing
from backpack.services.organising import Detail
from backpack.ui.boxes import bare_column
from backpack.ui.elided_button import ElidedButton
from backpack.ui.models.description import standing_tone
from backpack.ui.models.kept import may_be_confirmed
from backpack.ui.paragraph import Paragraph
from backpack.ui.text import Tone, visible_text
from backpack.ui.views.adaptive_row import AdaptiveRow
from backpack.ui.views.check_mark import CheckMark
from backpack.ui.views.panel_contents import PanelContents
from backpack.ui.views.standing_words import standing_words, when_checked
from backpack.words import tr
from backpack.words.verdicts import (
    caution_sentence,
    check_sentence,
    check_title,
    result_word,
)

_TONE_ROLES: dict[Tone, str] = {"good": "good", "caution": "caution", "bad": "bad"}
_MOST_LINES = 14
"""Lines of technical details that are seen without scrolling."""


class VerificationView(QWidget):
    """The report on one badge.

    ``issuer_confirm_requested`` names the badge whose issuer the learner vouches for,
    ``issuer_forget_requested`` the issuer when that is taken back.
    """

    issuer_confirm_requested = Signal(str)
    issuer_forget_requested = Signal(str)
    check_requested = Signal(str)
    report_requested = Signal(str)

    def __init__(self, contents: PanelContents, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._detail = contents.detail
        self._column = bare_column(self, 12)
        self._add_sentence()
        report, holding = self._detail.report, self._detail.holding
        if may_be_confirmed(holding, issuer_is_known=report.issuer_known):
            self._column.addWidget(self._confirm_card())
        elif report.issuer_known and report.standing is Standing.VALID_UNKNOWN_ISSUER:
            self._add_binding()
        for caution in self._detail.report.cautions:
            self._column.addWidget(_caution_row(caution))
        for check in self._detail.report.checks:
            self._column.addWidget(CheckRow(check, *self._links(check)))
        self._add_buttons()
        self._column.addStretch(1)

    def copy_report(self) -> None:
        """Put the whole report on the clipboard, as plain text."""
        QGuiApplication.clipboard().setText(report_text(self._detail))

    def _add_sentence(self) -> None:
        holding, report = self._detail.holding, self._detail.report
        role = _TONE_ROLES.get(standing_tone(holding.standing), "strong")
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addWidget(Paragraph(standing_words(holding, report), role=role))
        column.addWidget(Paragraph(when_checked(report), role="muted"))
        self._column.addLayout(column)

    def _confirm_card(self) -> QFrame:
        holding, report = self._detail.holding, self._detail.report
        card = QFrame()
        card.setProperty("role", "card")
        column = QVBoxLayout(card)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        signed = tr("Signed by {key}.", key=report.key) if report.key else tr("It is signed.")
        column.addWidget(Paragraph(signed))
        asked = tr("You haven't confirmed the issuer.")
        column.addWidget(Paragraph(asked, role="muted"))
        yes = ElidedButton(
            tr("Yes, I earned it from {name}", name=holding.issuer_name or tr("this issuer"))
        )
        yes.setProperty("role", "primary")
        yes.clicked.connect(lambda: self.issuer_confirm_requested.emit(holding.id))
        column.addWidget(yes)
        return card

    def _add_binding(self) -> None:
        """The issuer is known and the badge still not verified: the key is why."""
        for check in self._detail.report.checks:
            if check.code == "binding":
                sentence = check_sentence(check.reason, check.parameters)
                self._column.addWidget(Paragraph(sentence))

    def _links(self, check: Check) -> tuple[QPushButton, ...]:
        """Below the issuer that the learner has confirmed, the way back."""
        issuer_id = self._detail.holding.issuer_id
        if check.code != "issuer" or not self._detail.report.is_issuer_confirmed or not issuer_id:
            return ()
        back = _link_button(tr("Take this back"))
        back.setToolTip(tr("Say that you do not know this issuer after all"))
        back.setAccessibleDescription(visible_text(self._detail.holding.issuer_name))
        back.clicked.connect(lambda: self.issuer_forget_requested.emit(issuer_id))
        return (back,)

    def _add_buttons(self) -> None:
        again = QPushButton(tr("Check again"))
        again.clicked.connect(lambda: self.check_requested.emit(self._detail.holding.id))
        copy = QPushButton(tr("Copy the report"))
        copy.clicked.connect(self.copy_report)
        save = QPushButton(tr("Save the report…"))
        save.clicked.connect(lambda: self.report_requested.emit(self._detail.holding.id))
        row = AdaptiveRow(again, copy, save)
        row.add_stretch()
        self._column.addWidget(row)


class CheckRow(QWidget):
    """One check: its mark, what was looked at, how it ended, and the details on demand.

    ``links`` are what can be done about it.
    """

    def __init__(self, check: Check, *links: QPushButton, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._check = check
        self.details: QPlainTextEdit | None = None
        self.toggle: QPushButton | None = None
        self._column = QVBoxLayout()
        self._column.setSpacing(2)
        title = AdaptiveRow(gap=4)
        title.add(Paragraph(check_title(check.code), role="strong"), 1)
        title.add(Paragraph(result_word(check.result), role="small"))
        self._column.addWidget(title)
        self._column.addWidget(Paragraph(check_sentence(check.reason, check.parameters)))
        self._add_links(links)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(CheckMark(check.result), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(self._column, 1)

    def show_details(self, shown: bool) -> None:  # noqa: FBT001 - a toggled signal's argument
        """Show or hide the technical part."""
        if self.details is None:
            self.details = _details_field(self._check.details)
            self._column.addWidget(self.details)
        self.details.setVisible(shown)

    def _add_links(self, links: tuple[QPushButton, ...]) -> None:
        row = AdaptiveRow(*links, gap=14)
        if self._check.details:
            self.toggle = self._make_toggle()
            row.add(self.toggle)
        if links or self.toggle:
            row.add_stretch()
            self._column.addWidget(row)

    def _make_toggle(self) -> QPushButton:
        toggle = _link_button(tr("Technical details"))
        toggle.setCheckable(True)
        toggle.setAccessibleDescription(check_title(self._check.code))
        toggle.toggled.connect(self.show_details)
        return toggle


def report_text(detail: Detail) -> str:
    """The whole report as lines to send to somebody."""
    holding, report = detail.holding, detail.report
    lines = [
        f"{holding.name} · {holding.issuer_name}",
        standing_words(holding, report),
        when_checked(report),
    ]
    lines.extend(caution_sentence(each.code, each.parameters) for each in report.cautions)
    for check in report.checks:
        sentence = check_sentence(check.reason, check.parameters)
        lines += ["", f"{check_title(check.code)}: {result_word(check.result)}", sentence]
        if check.details:
            lines.append(details_text(check.details))
    return "\n".join(lines)


def details_text(details: Mapping[str, Any]) -> str:
    """The technical part of a check, one member a line."""
    return json.dumps(dict(details), ensure_ascii=False, indent=2, default=str)


def _link_button(text: str) -> QPushButton:
    button = QPushButton(text)
    button.setProperty("role", "link")
    button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
    return button


def _details_field(details: Mapping[str, Any]) -> QPlainTextEdit:
    field = QPlainTextEdit(visible_text(details_text(details)))
    field.setReadOnly(True)
    field.setTabChangesFocus(True)
    field.setWordWrapMode(QTextOption.WrapMode.WrapAnywhere)
    field.setAccessibleName(tr("Technical details"))
    mono = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
    mono.setPointSizeF(field.font().pointSizeF() * 0.9)
    field.setFont(mono)
    lines = min(field.document().blockCount() + 1, _MOST_LINES)
    field.setFixedHeight(field.fontMetrics().lineSpacing() * lines + 24)
    return field


def _caution_row(caution: Caution) -> QWidget:
    return Paragraph(caution_sentence(caution.code, caution.parameters), role="caution")
