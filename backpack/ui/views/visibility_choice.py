"""Who can see a badge: three choices side by side, and what the choice means by now."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QWidget

from backpack.domain.holding import Visibility
from backpack.ui.boxes import bare_column
from backpack.ui.elided_button import ElidedButton
from backpack.ui.paragraph import Paragraph
from backpack.ui.text import set_role
from backpack.ui.views.adaptive_row import AdaptiveRow
from backpack.words import tr
from backpack.words.verdicts import visibility_label


class VisibilityChoice(QWidget):
    """A segmented choice; ``chosen`` carries the ``Visibility`` that was pressed."""

    chosen = Signal(object)

    def __init__(self, visibility: Visibility, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        self.buttons: dict[Visibility, ElidedButton] = {}
        self._row = AdaptiveRow(gap=0)
        for choice in Visibility:
            self._row.add(self._make_button(choice))
        self._row.stacked.connect(self._round_corners)
        self._round_corners()
        self._note = Paragraph(tr("Chosen for your portfolio; nothing is online."), role="small")
        column = bare_column(self, 6)
        column.addWidget(Paragraph(tr("Who can see this"), role="label"))
        column.addWidget(self._row)
        column.addWidget(self._note)
        self.show_choice(visibility)

    def show_choice(self, visibility: Visibility) -> None:
        """Show what is chosen now."""
        self.buttons[visibility].setChecked(True)
        self._note.setVisible(visibility is not Visibility.ME)

    def _make_button(self, choice: Visibility) -> ElidedButton:
        button = ElidedButton(visibility_label(choice))
        button.setCheckable(True)
        button.setProperty("role", "segment")
        button.setAccessibleDescription(tr("Who can see this"))
        button.clicked.connect(lambda: self._choose(choice))
        self._group.addButton(button)
        self.buttons[choice] = button
        return button

    def _choose(self, choice: Visibility) -> None:
        self._note.setVisible(choice is not Visibility.ME)
        self.chosen.emit(choice)

    def _round_corners(self) -> None:
        """Round the outer corners only, as long as the buttons touch."""
        ends = [Visibility.ME, Visibility.PUBLIC]
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            ends.reverse()
        for choice, button in self.buttons.items():
            places = {ends[0]: "first", ends[1]: "last"}
            place = "alone" if self._row.is_stacked else places.get(choice, "middle")
            button.setProperty("place", place)
            set_role(button, "segment")
