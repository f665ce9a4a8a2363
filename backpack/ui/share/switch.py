"""A switch whose words may take several lines; a press on the words counts as one on the box."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QSizePolicy, QWidget

from backpack.ui.paragraph import Paragraph
from backpack.ui.text import visible_text


class Switch(QWidget):
    """``box`` is the box to tick; it carries the words for a screen reader."""

    def __init__(self, text: str, *, is_on: bool) -> None:
        super().__init__()
        self.setProperty("role", "clear")
        self.box = QCheckBox()
        self.box.setChecked(is_on)
        self.words = _Words(self.box)
        # not higher than its words: box and words stay level beside something higher
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.box, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.words, 1, Qt.AlignmentFlag.AlignVCenter)
        self.say(text)

    def say(self, text: str) -> None:
        """Show other words."""
        self.words.show_text(text)
        self.box.setAccessibleName(visible_text(text))

    @property
    def is_on(self) -> bool:
        """Whether it is ticked."""
        return self.box.isChecked()


class _Words(Paragraph):
    def __init__(self, box: QCheckBox) -> None:
        super().__init__()
        self._box = box

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Press the box."""
        if event.button() is Qt.MouseButton.LeftButton:
            self._box.click()
        super().mouseReleaseEvent(event)
