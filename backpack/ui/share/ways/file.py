"""File: one badge as it was issued, or as a picture that holds it."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from backpack.domain.disclosure import DisclosedBadge
from backpack.domain.sharing import Field, Way
from backpack.formats.payload import Container
from backpack.publish.file_names import name_originals, safe_file_name
from backpack.ui.boxes import card
from backpack.ui.buttons import button
from backpack.ui.paragraph import Paragraph
from backpack.ui.share.badge_choice import BadgeChoice
from backpack.ui.share.desk import ShareDesk
from backpack.ui.share.way import WayPage
from backpack.ui.share.ways.originals import what_goes
from backpack.words import tr

_KIB = 1024


class FilePage(WayPage):
    """The file's name and size; a picture holds the same signed text."""

    carries = frozenset({Field.BADGE, Field.ORIGINAL})

    def __init__(self, desk: ShareDesk) -> None:
        super().__init__(
            desk,
            tr("Save the badge as a file"),
            tr("Byte for byte as its issuer made it, or as a picture with the badge inside."),
        )
        self._badge: DisclosedBadge | None = None
        self.choice = BadgeChoice()
        self.choice.currentIndexChanged.connect(lambda _row: self.show_now())
        self.file = Paragraph()
        self.picture_button = button(tr("Save as picture…"), self.save_picture)
        self.save_button = button(tr("Save original…"), self.save, role="primary")
        self.column.addWidget(self.choice)
        self.column.addWidget(card(self.file))

    def show_now(self) -> None:
        """Show the file's name, as far as it may go out."""
        self._badge = self.choice.follow(self.desk.disclosed)
        original = self._badge.original
        lines = []
        if original is not None:
            size = max(len(original.data) // _KIB, 1)
            lines.append(tr("{name}, {size} KiB", name=name_originals([original])[0], size=size))
        self.file.show_text(what_goes(lines, self.desk.only(self._badge)))
        for each in (self.picture_button, self.save_button):
            each.setEnabled(original is not None)

    def warning(self) -> str:
        """An original tells everything that its issuer wrote."""
        if self._badge is None or self._badge.original is None:
            return ""
        return tr("Whoever has this file can read everything that the issuer wrote into it.")

    def buttons(self) -> Sequence[QWidget]:
        """As a picture, or as it is."""
        return (self.picture_button, self.save_button)

    def save(self) -> None:
        """Save the file as it was issued."""
        if self._badge is None or self._badge.original is None:
            return
        original = self._badge.original
        self.desk.save(
            name_originals([original])[0],
            lambda _progress: original.data,
            way=Way.ORIGINAL,
            carries=self.carries,
            disclosed=self.desk.only(self._badge),
        )

    def save_picture(self) -> None:
        """Save a PNG that holds the badge, whatever file it came in."""
        if self._badge is None or self._badge.original is None:
            return
        badge, baking = self._badge, self.desk.backpack.baking
        self.desk.save(
            safe_file_name(badge.credential.name, ".png"),
            lambda _progress: baking.bake(badge.holding_id, Container.PNG).data,
            way=Way.BAKED_PICTURE,
            carries=self.carries | {Field.PICTURE},
            disclosed=self.desk.only(badge),
        )
