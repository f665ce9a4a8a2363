"""The top of the badge panel: picture, name, issuer, standing, who can see it, ways out."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QMenu,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from backpack.ui.boxes import bare_column
from backpack.ui.paragraph import Paragraph
from backpack.ui.pictures import PictureCache
from backpack.ui.views.adaptive_row import AdaptiveRow
from backpack.ui.views.painted_chip import chip_flow
from backpack.ui.views.panel_contents import PanelContents
from backpack.ui.views.picture import BadgePicture
from backpack.ui.views.standing_words import standing_chips
from backpack.ui.views.visibility_choice import VisibilityChoice
from backpack.words import tr
from backpack.words.verdicts import issuer_title

PICTURE_SIDE = 96
"""Pixels, as in the design."""

_ROOM = 40
"""Characters: narrower than this, the name stands below the picture."""


class PanelHeader(QWidget):
    """What stands above the tabs; every press leaves as a signal."""

    visibility_chosen = Signal(object)
    share_requested = Signal()
    save_original_requested = Signal()
    check_requested = Signal()
    remove_requested = Signal()

    def __init__(
        self, contents: PanelContents, pictures: PictureCache, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._contents = contents
        self._holding = contents.detail.holding
        self.picture = BadgePicture(self._holding, pictures, PICTURE_SIDE)
        self.visibility = VisibilityChoice(self._holding.visibility)
        self.visibility.chosen.connect(self.visibility_chosen)
        self.share = QPushButton(tr("Share…"))
        self.save = QPushButton(tr("Save original"))
        self.more = QPushButton("⋯")
        self._top = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        column = bare_column(self, 12)
        column.addLayout(self._names())
        column.addWidget(self._chips())
        column.addWidget(self.visibility)
        column.addWidget(self._actions())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the name below the picture where there is no room beside it."""
        super().resizeEvent(event)
        is_narrow = self.width() < self.fontMetrics().averageCharWidth() * _ROOM
        self._top.setDirection(
            QBoxLayout.Direction.TopToBottom if is_narrow else QBoxLayout.Direction.LeftToRight
        )

    def _names(self) -> QBoxLayout:
        names = QVBoxLayout()
        names.setSpacing(4)
        names.addWidget(Paragraph(self._holding.name or tr("A badge without a name"), role="title"))
        report = self._contents.detail.report
        name = self._holding.issuer_name or tr("An issuer without a name")
        issuer = issuer_title(name, recorder=report.issuer_recorder)
        names.addWidget(Paragraph(issuer, role="muted"))
        names.addStretch(1)
        self._top.setSpacing(16)
        self._top.addWidget(self.picture, 0, Qt.AlignmentFlag.AlignTop)
        self._top.addLayout(names, 1)
        return self._top

    def _chips(self) -> QWidget:
        detail = self._contents.detail
        return chip_flow(standing_chips(detail.holding, detail.report, self._contents.now))

    def _actions(self) -> QWidget:
        self.share.setProperty("role", "primary")
        self.share.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.share.clicked.connect(self.share_requested)
        self.save.clicked.connect(self.save_original_requested)
        self.save.setToolTip(tr("The file exactly as you added it"))
        self.more.setAccessibleName(tr("More"))
        self.more.setToolTip(tr("More"))
        self.more.setMenu(self._menu())
        row = AdaptiveRow(gap=8)
        row.add(self.share, 1)
        row.add(self.save)
        row.add(self.more)
        return row

    def _menu(self) -> QMenu:
        menu = QMenu(self.more)
        menu.addAction(tr("Check again"), self.check_requested.emit)
        menu.addSeparator()
        menu.addAction(tr("Remove"), self.remove_requested.emit)
        return menu
