"""Which of the chosen badges a page is about, where its way takes only one at a time."""

from PySide6.QtWidgets import QComboBox, QSizePolicy

from backpack.domain.disclosure import Disclosed, DisclosedBadge
from backpack.ui.text import visible_text
from backpack.words import tr

_LONGEST = 80
"""Characters of a name in the list."""


class BadgeChoice(QComboBox):
    """Lists the badges that go out; not to be seen where there is but one."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(tr("Badge"))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.hide()

    def follow(self, disclosed: Disclosed) -> DisclosedBadge:
        """List what goes out now; gives the badge that is meant."""
        names = [_name(badge) for badge in disclosed.badges]
        if names != [self.itemText(row) for row in range(self.count())]:
            chosen = max(self.currentIndex(), 0)
            self.blockSignals(True)
            self.clear()
            self.addItems(names)
            self.setCurrentIndex(min(chosen, len(names) - 1))
            self.blockSignals(False)
        self.setVisible(len(names) > 1)
        return disclosed.badges[max(self.currentIndex(), 0)]


def _name(badge: DisclosedBadge) -> str:
    name = " ".join(visible_text(badge.credential.name).split()) or tr("Badge without a name")
    return name if len(name) <= _LONGEST else name[:_LONGEST] + "…"
