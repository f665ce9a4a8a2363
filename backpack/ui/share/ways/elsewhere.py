"""Other places: one text and one link, and a button for each site that takes them."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QPushButton, QWidget

from backpack.domain.sharing import Field, Way
from backpack.publish.social import (
    LINK_ALONE,
    MASTODON,
    SITES,
    make_post,
    parse_instance,
    post_link,
    post_text,
)
from backpack.ui.boxes import card
from backpack.ui.buttons import button
from backpack.ui.flow import FlowLayout
from backpack.ui.jobs import Lane
from backpack.ui.paragraph import Paragraph
from backpack.ui.share.desk import ShareDesk
from backpack.ui.share.way import WayPage
from backpack.words import tr
from backpack.words.shares import way_title

_CARRIES = frozenset({Field.BADGE})
_LINES = 3
"""Lines of the text that are seen at once."""


class ElsewherePage(WayPage):
    """The learner may write other words; what they say is their own affair."""

    takes_samples = False

    def __init__(self, desk: ShareDesk) -> None:
        super().__init__(
            desk,
            tr("Tell people elsewhere"),
            tr(
                "The site opens in your browser with this text. Nothing is sent before you post it."
            ),
        )
        self._written = ""
        self._link = ""
        self.text = QPlainTextEdit()
        self.text.setAccessibleName(tr("Text of the post"))
        self.text.setTabChangesFocus(True)
        self.text.setFixedHeight(self.fontMetrics().lineSpacing() * (_LINES + 1) + 14)
        self.link = Paragraph(role="small")
        self.instance = QLineEdit()
        self.instance.setAccessibleName(tr("Your Mastodon server"))
        self.instance.setPlaceholderText(tr("Your Mastodon server, such as {host}", host=MASTODON))
        self.instance.editingFinished.connect(self._keep_instance)
        self.site_buttons: dict[Way, QPushButton] = {}
        places = QWidget()
        places.setProperty("role", "clear")
        flow = FlowLayout(places, gap=8)
        for way in SITES:
            if way is not Way.LINKEDIN_POST:
                self.site_buttons[way] = button(way_title(way), partial(self.post, way))
                flow.addWidget(self.site_buttons[way])
        self.copy_button = button(tr("Copy text"), self.copy, role="primary")
        self.column.addWidget(card(self.text, self.link))
        self.column.addWidget(places)
        self.column.addWidget(self.instance)
        self.desk.runner.submit(
            lambda _: desk.backpack.issuer_book.mastodon(),
            on_done=self.instance.setText,
            lane=Lane.STORE,
        ).ends_with(self)

    def show_now(self) -> None:
        """Suggest words again, unless the learner has written their own."""
        badges = self.desk.disclosed.badges
        if self.text.toPlainText() == self._written:
            self._written = post_text(badges)
            self.text.setPlainText(self._written)
        self._link = post_link(badges)
        self.link.show_text(self._link_words(len(badges)))
        for way, each in self.site_buttons.items():
            each.setEnabled(bool(self._link) or way not in LINK_ALONE)
        self.copy_button.setEnabled(True)

    def warning(self) -> str:
        """A post is public."""
        return tr("What you post is visible to everybody there, and others may keep it.")

    def buttons(self) -> Sequence[QWidget]:
        """Copy the words."""
        return (self.copy_button,)

    def post(self, way: Way) -> None:
        """Open one site with the text and the link."""
        host = parse_instance(self.instance.text()) or MASTODON
        post = make_post(way, self.text.toPlainText(), self._link, instance=host)
        self.desk.open(
            post.url,
            tr("Opened. Nothing is sent before you send it there."),
            way=way,
            place=post.place or tr("your mail program"),
            carries=_CARRIES,
        )

    def copy(self) -> None:
        """Put text and link on the clipboard."""
        parts = (self.text.toPlainText(), self._link)
        self.desk.copy(
            "\n".join(part for part in parts if part),
            tr("Text copied."),
            way=Way.LINK,
            carries=_CARRIES,
        )

    def _link_words(self, count: int) -> str:
        if self._link:
            return tr("With the link {address}", address=self._link)
        if count > 1:
            return tr("Without a link: several badges have no page together.")
        return tr("Without a link: the issuer names no page for this badge.")

    def _keep_instance(self) -> None:
        host = parse_instance(self.instance.text())
        self.instance.setText(host)
        self.desk.runner.submit(
            lambda _: self.desk.backpack.issuer_book.save_mastodon(host),
            on_done=lambda _: None,
            lane=Lane.STORE,
        )
