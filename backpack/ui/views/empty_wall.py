"""What stands where no badge is: a large place to drop some, or why nothing was found."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from backpack.ui.text import plain_label, set_role, visible_text
from backpack.ui.theme import tokens_in_use
from backpack.ui.views.adaptive_row import AdaptiveRow
from backpack.words import tr


class EmptyWall(QFrame):
    """One large drop target; the window takes care of what is dropped."""

    add_asked = Signal()
    link_asked = Signal()
    samples_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "drop")
        self.setAccessibleName(tr("Drop badges here"))
        self.add = QPushButton(tr("Add badges…"))
        self.add.setProperty("role", "primary")
        self.add.clicked.connect(self.add_asked)
        self.link = QPushButton(tr("Paste a link…"))
        self.link.clicked.connect(self.link_asked)
        self.samples = QPushButton(tr("Try it with sample badges"))
        self.samples.clicked.connect(self.samples_asked)
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 32, 32, 32)
        column.setSpacing(10)
        column.addStretch(2)
        column.addWidget(DropMark(), 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(8)
        column.addWidget(_centred(tr("Drop your badges here"), "title"))
        column.addWidget(
            _centred(
                tr("PNG or SVG pictures that an issuer gave you, or JSON and token files."), "muted"
            )
        )
        column.addSpacing(10)
        row = AdaptiveRow(self.add, self.link, self.samples)
        column.addWidget(row, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(6)
        column.addWidget(_centred(tr("Ctrl+V works too. Whole folders are welcome."), "small"))
        column.addStretch(3)

    def invite(self, *, is_over: bool) -> None:
        """Show that what is held over the window may be dropped."""
        set_role(self, "drop", tone="accent" if is_over else "neutral")

    def show_samples_offer(self, *, has_samples: bool) -> None:
        """Once there are samples, lead to them."""
        text = tr("See the sample badges") if has_samples else tr("Try it with sample badges")
        self.samples.setText(text)


class NothingFound(QWidget):
    """Says that a search or a place has nothing, and leads back."""

    search_cleared = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = _centred("", "title")
        self._reason = _centred("", "muted")
        self.clear = QPushButton(tr("Clear the search"))
        self.clear.clicked.connect(self.search_cleared)
        column = QVBoxLayout(self)
        column.setSpacing(8)
        column.addStretch(2)
        column.addWidget(self._title)
        column.addWidget(self._reason)
        column.addSpacing(8)
        column.addWidget(self.clear, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)

    def explain(self, *, search: str, place_sentence: str) -> None:
        """Say what was looked for, or what the place is for."""
        self.clear.setVisible(bool(search))
        if search:
            self._title.setText(tr("Nothing found for “{words}”", words=visible_text(search)))
            self._reason.setText(tr("The search looks at names, issuers and skills."))
        else:
            self._title.setText(tr("Nothing here"))
            self._reason.setText(place_sentence)


class DropMark(QWidget):
    """A drawn arrow into an open tray."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """A square that large type does not change."""
        return QSize(88, 88)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it."""
        tokens = tokens_in_use()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.accent_soft))
        painter.drawEllipse(QRectF(self.rect()))
        pen = QPen(QColor(tokens.accent), 4.5)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline([QPointF(33, 41), QPointF(44, 52), QPointF(55, 41)])
        painter.drawLine(QPointF(44, 24), QPointF(44, 51))
        tray = QPainterPath(QPointF(26, 52))
        tray.lineTo(26, 58)
        tray.quadTo(26, 64, 32, 64)
        tray.lineTo(56, 64)
        tray.quadTo(62, 64, 62, 58)
        tray.lineTo(62, 52)
        painter.drawPath(tray)


def _centred(text: str, role: str) -> QLabel:
    label = plain_label(text, role=role)
    label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    return label
