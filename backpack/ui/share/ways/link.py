"""Link: where others find the badge today, to copy, and as a QR code to print."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QLabel, QWidget

from backpack.domain.disclosure import Disclosed, DisclosedBadge
from backpack.domain.sharing import Field, Way
from backpack.publish.file_names import safe_file_name
from backpack.publish.qr import is_codable, render_qr_png, render_qr_svg
from backpack.ui.boxes import card
from backpack.ui.buttons import button
from backpack.ui.paragraph import Paragraph
from backpack.ui.share.badge_choice import BadgeChoice
from backpack.ui.share.desk import ShareDesk
from backpack.ui.share.way import WayPage
from backpack.words import tr

_SIDE = 148
"""Pixels of the code on the page."""

_CARRIES = frozenset({Field.BADGE})


class LinkPage(WayPage):
    """The issuer's own page; one of the learner's own is not there yet, and that is said."""

    takes_samples = False

    def __init__(self, desk: ShareDesk) -> None:
        super().__init__(
            desk,
            tr("A link to this badge"),
            tr("Whoever opens it sees the badge as its issuer shows it, and can check it there."),
        )
        self._badge: DisclosedBadge | None = None
        self.choice = BadgeChoice()
        self.choice.currentIndexChanged.connect(lambda _row: self.show_now())
        self.address = Paragraph()
        self.code = QLabel()
        self.code.setAlignment(Qt.AlignmentFlag.AlignLeading)
        self.no_page = Paragraph(
            tr(
                "You don't have a page of your own yet. Until then, the link leads to the issuer's"
                " page, and what stands there is the issuer's choice."
            ),
            role="small",
        )
        self.png_button = button(tr("QR as PNG…"), lambda: self.save_code(".png"))
        self.svg_button = button(tr("QR as SVG…"), lambda: self.save_code(".svg"))
        self.copy_button = button(tr("Copy link"), self.copy_link, role="primary")
        self.column.addWidget(self.choice)
        self.column.addWidget(card(self.address, self.code))
        self.column.addWidget(self.no_page)

    def show_now(self) -> None:
        """Show the address and its code."""
        self._badge = self.choice.follow(self.desk.disclosed)
        address = self._badge.address or ""
        self.address.show_text(
            address or tr("The issuer names no page for this badge. Send a file instead.")
        )
        has_code = is_codable(address)
        self.code.setVisible(has_code)
        if has_code:
            self._draw(address)
        for each in (self.png_button, self.svg_button):
            each.setEnabled(has_code)
        self.copy_button.setEnabled(bool(address))

    def warning(self) -> str:
        """What the link shows is not the learner's to choose."""
        if self._badge is None or not self._badge.address:
            return ""
        return tr("Anyone with the link sees what the issuer shows there, perhaps your name too.")

    def buttons(self) -> Sequence[QWidget]:
        """Codes, and the link."""
        return (self.png_button, self.svg_button, self.copy_button)

    def copy_link(self) -> None:
        """Put the address on the clipboard."""
        if self._badge is not None and self._badge.address:
            self.desk.copy(
                self._badge.address,
                tr("Link copied."),
                way=Way.LINK,
                carries=_CARRIES,
                disclosed=self._this_one(self._badge),
            )

    def save_code(self, ending: str) -> None:
        """Save the QR code as a picture."""
        if self._badge is None or not self._badge.address:
            return
        address = self._badge.address
        render = render_qr_png if ending == ".png" else render_qr_svg
        self.desk.save(
            safe_file_name(self._badge.credential.name, f"-qr{ending}"),
            lambda _progress: render(address),
            way=Way.QR_CODE,
            carries=_CARRIES,
            disclosed=self._this_one(self._badge),
        )

    def _this_one(self, badge: DisclosedBadge) -> Disclosed:
        return self.desk.only(badge)

    def _draw(self, address: str) -> None:
        pixels = QPixmap()
        pixels.loadFromData(render_qr_png(address))
        ratio = self.devicePixelRatioF()
        side = round(_SIDE * ratio)
        shown = pixels.scaled(side, side, Qt.AspectRatioMode.KeepAspectRatio)
        shown.setDevicePixelRatio(ratio)
        self.code.setPixmap(shown)
        self.code.setAccessibleName(tr("QR code of the address {address}", address=address))
