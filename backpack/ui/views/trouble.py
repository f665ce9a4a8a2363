"""What stands instead of the backpack when no passphrase can open it: why, and the ways on."""

from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from backpack.ui.boxes import bare_column
from backpack.ui.paragraph import Paragraph
from backpack.ui.views.adaptive_row import AdaptiveRow
from backpack.ui.views.centred_card import CentredCard
from backpack.words import tr
from backpack.words.faults import FaultText


class TroublePage(QWidget):
    """Tells one trouble of the backpack in ``home``; ``again`` asks to open it once more."""

    again = Signal()

    def __init__(self, text: FaultText, home: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._home = home
        self.path = QLineEdit(str(home))
        self.path.setReadOnly(True)
        self.path.setCursorPosition(0)
        self.path.setAccessibleName(tr("Where your badges lie"))
        self.again_button = QPushButton(tr("Try again"))
        self.again_button.setProperty("role", "primary")
        self.again_button.setAutoDefault(True)
        self.again_button.clicked.connect(self._try_again)
        self.folder_button = QPushButton(tr("Open folder"))
        self.folder_button.clicked.connect(self.open_folder)
        self._arrange(text)
        self.setFocusProxy(self.again_button)

    def open_folder(self) -> None:
        """Show the folder in the system's file manager."""
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._home)))

    def _arrange(self, text: FaultText) -> None:
        card = CentredCard()
        page = bare_column(self)
        page.addWidget(card)
        column = card.column
        column.addWidget(Paragraph(text.title, role="title"))
        column.addWidget(Paragraph(text.explanation))
        column.addWidget(Paragraph(text.advice))
        column.addSpacing(4)
        column.addWidget(Paragraph(tr("Where your badges lie"), role="label"))
        column.addWidget(self.path)
        row = AdaptiveRow(self.again_button, self.folder_button)
        row.add_stretch()
        column.addWidget(row)
        column.setAlignment(row, Qt.AlignmentFlag(0))

    def _try_again(self) -> None:
        self.again_button.setEnabled(False)
        self.again_button.setText(tr("Opening…"))
        self.again.emit()
