"""The program's version, where the badges lie, and under which terms it comes."""

from pathlib import Path

from PySide6.QtCore import QSize, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog, QLineEdit, QWidget

from backpack import __version__
from backpack.ui.buttons import button
from backpack.ui.dialogs.frame import begin_dialog, button_row, heading
from backpack.ui.paragraph import Paragraph
from backpack.words import tr


class AboutDialog(QDialog):
    """``home`` is the folder of the backpack."""

    def __init__(self, home: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._home = home
        column = begin_dialog(self, tr("About Backpack"), QSize(72, 20))
        self.path = QLineEdit(str(home))
        self.path.setReadOnly(True)
        self.path.setCursorPosition(0)
        self.path.setAccessibleName(tr("Where your badges lie"))
        self.open_button = button(tr("Open folder"), self.open_folder)
        self.close_button = button(tr("Close"), self.accept, role="primary")
        column.addWidget(heading(tr("Backpack {version}", version=__version__)))
        column.addWidget(
            Paragraph(tr("Keep, check and share the badges you have earned."), role="muted")
        )
        column.addWidget(Paragraph(tr("Where your badges lie"), role="label"))
        column.addWidget(self.path)
        column.addWidget(
            Paragraph(
                tr(
                    "The badges in this folder are encrypted with your passphrase. Nothing is"
                    " sent anywhere unless you press a button that says so."
                )
            )
        )
        column.addWidget(Paragraph(tr("Licence"), role="label"))
        column.addWidget(
            Paragraph(
                tr(
                    "Apache License 2.0. You may use, study, change and pass it on."
                    " It comes without any warranty."
                )
            )
        )
        column.addStretch(1)
        column.addWidget(button_row(self.open_button, self.close_button))
        self.close_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def open_folder(self) -> None:
        """Show the folder in the system's file manager."""
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._home)))
