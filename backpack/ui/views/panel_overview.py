"""The panel's first tab: what the badge says about itself, field by field."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from backpack.domain.credential import Alignment, Credential, Standard
from backpack.services.describing import fact_pairs, issuer_line
from backpack.ui.boxes import bare_column
from backpack.ui.links import LinkButton, parse_link
from backpack.ui.models.description import Chip
from backpack.ui.paragraph import Paragraph
from backpack.ui.views.achievement_types import achievement_type_words
from backpack.ui.views.facts import Facts, section
from backpack.ui.views.painted_chip import chip_flow
from backpack.ui.views.panel_contents import PanelContents
from backpack.ui.views.panel_recipient import RecipientField
from backpack.ui.views.panel_results import (
    endorsements_section,
    related_section,
    results_section,
)
from backpack.ui.views.prose import Prose
from backpack.words import format_date, tr

_STANDARDS = {
    Standard.CLR_2_0: "Comprehensive Learner Record 2.0",
    Standard.OTHER: "Verifiable Credential",
}
"""Names of specifications, the same in every language."""


class OverviewPage(QWidget):
    """Description, criteria, skills, alignments and facts of one badge."""

    identity_confirmed = Signal(object)

    def __init__(self, contents: PanelContents, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._contents = contents
        self._credential = contents.detail.found.credential
        self.facts = Facts()
        column = bare_column(self, 16)
        for part in (
            self._description(),
            self._criteria(),
            results_section(contents),
            self._skills(),
            self._alignments(),
            self._facts(),
            endorsements_section(contents),
            related_section(contents),
            self._others(),
        ):
            if part is not None:
                column.addWidget(part)
        column.addStretch(1)

    def _description(self) -> QWidget | None:
        box = QWidget()
        column = bare_column(box, 8)
        if self._credential.achievement.description:
            column.addWidget(Paragraph(self._credential.achievement.description))
        if self._contents.narrative:
            column.addWidget(Prose(self._contents.narrative))
        return box if column.count() else None

    def _criteria(self) -> QWidget | None:
        parts: list[QWidget] = []
        if self._contents.criteria:
            parts.append(Prose(self._contents.criteria))
        if link := parse_link(self._credential.achievement.criteria.url):
            parts.append(LinkButton(tr("Criteria at {host}", host=link.host), link))
        return section(tr("How it was earned"), *parts) if parts else None

    def _skills(self) -> QWidget | None:
        tags = self._credential.achievement.tags
        chips = [Chip(text=tag, tone="accent") for tag in tags if tag.strip()]
        return section(tr("Skills"), chip_flow(chips)) if chips else None

    def _alignments(self) -> QWidget | None:
        aligned = self._credential.achievement.alignments
        return section(tr("Aligned to"), *map(_alignment, aligned)) if aligned else None

    def _facts(self) -> QWidget:
        held = self._contents.detail.holding
        recipient = RecipientField(self._contents)
        recipient.confirmed.connect(self.identity_confirmed)
        self.facts.add_widget(tr("Recipient"), recipient)
        if held.issued:
            self.facts.add(tr("Issued"), format_date(held.issued))
        expires = format_date(held.expires) if held.expires else tr("Does not expire")
        self.facts.add(tr("Expires"), expires)
        self.facts.add(tr("Standard"), standard_name(held.standard))
        self.facts.add(tr("Achievement"), achievement_type_words(held.achievement_type))
        for title, value in fact_pairs(self._credential):
            self.facts.add(title, value)
        self.facts.add(tr("Credential ID"), held.credential_id or "")
        self._add_issuer(self._credential)
        return self.facts

    def _add_issuer(self, credential: Credential) -> None:
        issuer = credential.issuer
        report = self._contents.detail.report
        self.facts.add(tr("Issuer"), issuer_line(credential, report))
        self.facts.add(tr("Issuer ID"), issuer.id or "")
        self.facts.add(tr("About the issuer"), issuer.description)
        self.facts.add(tr("Issuer's e-mail"), issuer.email)
        self.facts.add(tr("Issuer's phone"), issuer.phone)
        if link := parse_link(issuer.url):
            self.facts.add_widget(tr("Issuer's page"), LinkButton(link.host, link))
        for kind, value in issuer.identifiers:
            self.facts.add(kind or tr("Issuer's number"), value)
        for terms in credential.terms_of_use:
            self._add_terms(terms)

    def _add_terms(self, terms: str) -> None:
        if link := parse_link(terms):
            self.facts.add_widget(tr("Terms of use"), LinkButton(link.host, link))
        else:
            self.facts.add(tr("Terms of use"), terms)

    def _others(self) -> QWidget | None:
        if not self._contents.others:
            return None
        others = Facts()
        for name, value in self._contents.others:
            others.add(name, value)
        return section(tr("Also in this badge"), others)


def standard_name(standard: Standard) -> str:
    """A specification's own name."""
    return _STANDARDS.get(standard, f"Open Badges {standard.value}")


def _alignment(alignment: Alignment) -> QWidget:
    box = QWidget()
    column = bare_column(box, 2)
    known = (alignment.framework, alignment.code, alignment.name)
    column.addWidget(Paragraph(" · ".join(part for part in known if part)))
    if alignment.description:
        column.addWidget(Paragraph(alignment.description, role="muted"))
    if link := parse_link(alignment.url):
        column.addWidget(LinkButton(link.host, link))
    return box
