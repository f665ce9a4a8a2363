"""Another backpack: a zip of the originals, which every backpack takes back without loss."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from backpack.domain.sharing import Field, Way
from backpack.publish.file_names import name_originals
from backpack.publish.package import render_package
from backpack.ui.boxes import card
from backpack.ui.buttons import button
from backpack.ui.paragraph import Paragraph
from backpack.ui.share.desk import ShareDesk
from backpack.ui.share.way import WayPage
from backpack.ui.share.ways.originals import originals_of, what_goes
from backpack.words import tr

_MOST_SHOWN = 12
"""File names on the page."""


class PackagePage(WayPage):
    """The files by name, as they will lie in the zip."""

    carries = frozenset({Field.BADGE, Field.ORIGINAL})

    def __init__(self, desk: ShareDesk) -> None:
        super().__init__(
            desk,
            tr("Move or copy to another backpack"),
            tr(
                "A zip of the files exactly as they were issued. Any program that takes Open Badges"
                " takes them; nothing is lost on the way."
            ),
        )
        self.files = Paragraph()
        self.save_button = button(tr("Save zip…"), self.save, role="primary")
        self.column.addWidget(card(self.files))

    def show_now(self) -> None:
        """List what goes into the zip."""
        originals = originals_of(self.desk.disclosed)
        names = list(name_originals(originals))
        shown = names[:_MOST_SHOWN]
        if len(names) > _MOST_SHOWN:
            shown.append(tr("and {count} more", count=len(names) - _MOST_SHOWN))
        self.files.show_text(what_goes(shown, self.desk.disclosed))
        self.save_button.setEnabled(bool(originals))

    def warning(self) -> str:
        """An original tells everything that its issuer wrote."""
        if not originals_of(self.desk.disclosed):
            return ""
        return tr("Whoever has this file can read everything that the issuers wrote into it.")

    def buttons(self) -> Sequence[QWidget]:
        """Save."""
        return (self.save_button,)

    def save(self) -> None:
        """Save the zip."""
        originals = originals_of(self.desk.disclosed)
        going = self.desk.only(
            *(badge for badge in self.desk.disclosed.badges if badge.original is not None)
        )
        self.desk.save(
            tr("badges.zip"),
            lambda _progress: render_package(originals),
            way=Way.PACKAGE,
            carries=self.carries,
            disclosed=going,
        )
