"""One choice of a few, side by side; below each other where there is no room."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QPushButton

from backpack.ui.text import set_role
from backpack.ui.views.adaptive_row import AdaptiveRow


class Segments(AdaptiveRow):
    """``labels`` are words of our own by what they stand for; ``chosen`` carries that."""

    chosen = Signal(object)

    def __init__(self, labels: Mapping[str, str], name: str) -> None:
        super().__init__(gap=0)
        self._group = QButtonGroup(self)
        self.buttons: dict[str, QPushButton] = {}
        for value, label in labels.items():
            self._add(value, label, name)
        self.stacked.connect(self._round_corners)
        self._round_corners()

    def choose(self, value: str | None) -> None:
        """Show what is chosen now; None for none of them."""
        self._group.setExclusive(value is not None)
        for each, button in self.buttons.items():
            button.setChecked(each == value)

    def _add(self, value: str, label: str, name: str) -> None:
        button = QPushButton(label)
        button.setCheckable(True)
        button.setAutoDefault(False)
        button.setProperty("role", "segment")
        button.setAccessibleDescription(name)
        button.clicked.connect(lambda: self._press(value))
        self._group.addButton(button)
        self.buttons[value] = button
        self.add(button)

    def _press(self, value: str) -> None:
        self.choose(value)
        self.chosen.emit(value)

    def _round_corners(self) -> None:
        """Round the outer corners only, as long as the buttons touch."""
        ends = [next(iter(self.buttons)), next(reversed(self.buttons))]
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            ends.reverse()
        for value, button in self.buttons.items():
            places = {ends[0]: "first", ends[1]: "last"}
            place = "alone" if self.is_stacked else places.get(value, "middle")
            button.setProperty("place", place)
            set_role(button, "segment")
