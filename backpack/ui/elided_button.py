"""A button whose text ends in "…" where it is too long: names of badges and issuers are."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import (
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
    QWidget,
)

from backpack.ui.text import as_tooltip, visible_text


class ElidedButton(QPushButton):
    """Shows ``text`` as far as there is room; its tooltip and accessible name have all of it."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._shown = " ".join(visible_text(text).split())
        self.setText(_without_mnemonics(self._shown))
        self.setAccessibleName(self._shown)
        self.setToolTip(as_tooltip(self._shown))

    def minimumSizeHint(self) -> QSize:
        """Wide enough for a few letters."""
        return QSize(self.fontMetrics().averageCharWidth() * 8, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw what fits."""
        option = QStyleOptionButton()
        self.initStyleOption(option)
        contents = QStyle.SubElement.SE_PushButtonContents
        room = self.style().subElementRect(contents, option, self).width()
        fitting = self.fontMetrics().elidedText(self._shown, Qt.TextElideMode.ElideRight, room)
        option.text = _without_mnemonics(fitting)
        QStylePainter(self).drawControl(QStyle.ControlElement.CE_PushButton, option)


def _without_mnemonics(text: str) -> str:
    return text.replace("&", "&&")
