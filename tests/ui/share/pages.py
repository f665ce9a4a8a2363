"""A page of the share window by itself, over badges that are disclosed."""

from PySide6.QtWidgets import QWidget

from backpack.domain.progress import Progress
from backpack.ui.boxes import bare_column
from backpack.ui.share.desk import ShareDesk
from tests import mint


class Stage(QWidget):
    """Shows a page made by ``make`` over the badges of ``disclosed``, or over one of its own."""

    def __init__(self, desk, make, disclosed=None):
        super().__init__()
        ids = desk.add(mint.vc_jwt())
        prepared = desk.backpack.disclosing.prepare(ids, Progress())
        self.share = ShareDesk(desk.backpack, desk.runner, prepared, self)
        self.said = []
        self.share.told.connect(self.said.append)
        if disclosed is not None:
            self.share.disclosed = disclosed
        self.page = make(self.share)
        bare_column(self).addWidget(self.page)
        for each in self.page.buttons():
            each.setParent(self)
        self.resize(720, 900)
