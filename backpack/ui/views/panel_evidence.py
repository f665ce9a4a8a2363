"""The panel's second tab: every piece of evidence, with its words and its link."""

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from backpack.domain.credential import Evidence
from backpack.ui.boxes import bare_column
from backpack.ui.links import LinkButton, parse_link
from backpack.ui.paragraph import Paragraph
from backpack.ui.views.panel_contents import PanelContents
from backpack.ui.views.prose import Block, Prose
from backpack.words import tr


class EvidencePage(QWidget):
    """A card for each item; a sentence where there is none."""

    def __init__(self, contents: PanelContents, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = bare_column(self, 12)
        items = contents.detail.found.credential.evidence
        if not items:
            column.addWidget(Paragraph(tr("The issuer attached no evidence."), role="muted"))
        for number, (item, blocks) in enumerate(
            zip(items, contents.evidence, strict=True), start=1
        ):
            column.addWidget(_card(number, item, blocks))
        column.addStretch(1)


def _card(number: int, item: Evidence, blocks: tuple[Block, ...]) -> QFrame:
    card = QFrame()
    card.setProperty("role", "card")
    column = QVBoxLayout(card)
    column.setContentsMargins(16, 12, 16, 12)
    column.setSpacing(6)
    title = item.name or tr("Evidence {number}", number=number)
    column.addWidget(Paragraph(title, role="heading"))
    kinds = " · ".join(part for part in (item.genre, item.audience) if part)
    if kinds:
        column.addWidget(Paragraph(kinds, role="muted"))
    if item.description:
        column.addWidget(Paragraph(item.description))
    if blocks:
        column.addWidget(Prose(blocks))
    column.addWidget(_address(item))
    return card


def _address(item: Evidence) -> QWidget:
    if link := parse_link(item.url):
        return LinkButton(tr("Open at {host}", host=link.host), link)
    if item.url and not item.url.startswith("urn:"):  # a name for machines, nothing to open
        return Paragraph(tr("Not a web page, so it cannot be opened: {url}", url=item.url))
    return Paragraph(tr("Told in words only, without a link."), role="muted")
