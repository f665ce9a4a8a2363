"""A link in the place of a file: the page that shows a badge, or a whole profile."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QLineEdit, QWidget

from backpack.services.linking import link_in
from backpack.services.sources import Source
from backpack.ui.buttons import button
from backpack.ui.dialogs.frame import begin_dialog, button_row, heading
from backpack.ui.paragraph import Paragraph
from backpack.words import tr


class LinkDialog(QDialog):
    """``given`` carries the link as a source; what is on the clipboard is filled in."""

    given = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = QLineEdit()
        self.line.setPlaceholderText("https://")
        self.line.setAccessibleName(tr("Link to a badge"))
        self.line.setMaxLength(8000)
        self.fetch_button = button(tr("Fetch the badge"), self.accept, role="primary")
        self.cancel_button = button(tr("Cancel"), self.reject)
        column = begin_dialog(self, tr("Paste a link"), QSize(72, 17))
        column.addWidget(heading(tr("Paste a link")))
        column.addWidget(
            Paragraph(
                tr(
                    "The address of the page that shows your badge: at Credly, Badgr or Parchment,"
                    " Moodle, Open Badge Factory, Accredible or at the issuer's own site. A public"
                    " Credly profile brings all of its badges."
                ),
                role="muted",
            )
        )
        column.addWidget(self.line)
        column.addWidget(
            Paragraph(tr("The site learns that somebody opened this link."), role="small")
        )
        column.addStretch(1)
        column.addWidget(button_row(self.cancel_button, self.fetch_button))
        self.line.textChanged.connect(self._update)
        self._fill_in()
        self._update()
        self.line.setFocus()

    def accept(self) -> None:
        """Hand the link on, and close."""
        if self._source() is None:
            return
        self.given.emit(self._source())
        super().accept()

    def _source(self) -> Source | None:
        typed = self.line.text().strip()
        if "://" not in typed and "." in typed:
            typed = f"https://{typed}"
        source = Source(name=typed[:200], data=typed.encode())
        return source if link_in(source) else None

    def _fill_in(self) -> None:
        copied = Source(name="", data=QGuiApplication.clipboard().text().encode())
        if link := link_in(copied):
            self.line.setText(link)
            self.line.selectAll()

    def _update(self) -> None:
        self.fetch_button.setEnabled(self._source() is not None)
