"""Web page or README: a piece of HTML and one of Markdown for each badge."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QPlainTextEdit, QWidget

from backpack.domain.sharing import Field, Way
from backpack.publish.snippets import html_snippet, markdown_snippet, picture_address
from backpack.ui.boxes import card
from backpack.ui.buttons import button
from backpack.ui.paragraph import Paragraph
from backpack.ui.share.desk import ShareDesk
from backpack.ui.share.way import WayPage
from backpack.words import tr

_LINES = 4


class SnippetsPage(WayPage):
    """Both pieces as they will be pasted, line by line."""

    carries = frozenset({Field.BADGE, Field.PICTURE})
    takes_samples = False

    def __init__(self, desk: ShareDesk) -> None:
        super().__init__(
            desk,
            tr("For a web page or a README"),
            tr("Paste one of these where you write. The picture stays at the issuer's address."),
        )
        self.html = _source(tr("HTML"))
        self.markdown = _source(tr("Markdown"))
        self.html_button = button(tr("Copy HTML"), partial(self._copy, self.html))
        self.markdown_button = button(
            tr("Copy Markdown"), partial(self._copy, self.markdown), role="primary"
        )
        self.column.addWidget(card(Paragraph(tr("HTML"), role="label"), self.html))
        self.column.addWidget(card(Paragraph(tr("Markdown"), role="label"), self.markdown))

    def show_now(self) -> None:
        """Write both pieces anew."""
        badges = self.desk.disclosed.badges
        self.html.setPlainText("\n".join(map(html_snippet, badges)))
        self.markdown.setPlainText("\n".join(map(markdown_snippet, badges)))
        for each in (self.html_button, self.markdown_button):
            each.setEnabled(True)

    def warning(self) -> str:
        """A picture that lies elsewhere tells that place who looks."""
        if any(map(picture_address, self.desk.disclosed.badges)):
            return tr("The issuer's site can tell each time that somebody opens your page.")
        return ""

    def buttons(self) -> Sequence[QWidget]:
        """One for each piece."""
        return (self.html_button, self.markdown_button)

    def _copy(self, source: QPlainTextEdit) -> None:
        self.desk.copy(source.toPlainText(), tr("Copied."), way=Way.SNIPPET, carries=self.carries)


def _source(name: str) -> QPlainTextEdit:
    shown = QPlainTextEdit()
    shown.setReadOnly(True)
    shown.setAccessibleName(name)
    shown.setTabChangesFocus(True)
    shown.setFixedHeight(shown.fontMetrics().lineSpacing() * _LINES + 18)
    return shown
