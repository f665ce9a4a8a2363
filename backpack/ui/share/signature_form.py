"""The learner's lines of a signature, how large its badges are, and which ones it shows."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from backpack.domain.disclosure import Disclosed
from backpack.publish.plain import plain_line
from backpack.publish.signature.plan import MOST_BADGES, MOST_LINES, SignaturePlan, Size
from backpack.ui.boxes import bare_column, card_around
from backpack.ui.paragraph import Paragraph
from backpack.ui.share.segments import Segments
from backpack.ui.text import visible_text
from backpack.ui.views.adaptive_row import AdaptiveRow
from backpack.words import mark, tr

_LONGEST = 200

_SIZES = {
    Size.SMALL: mark("Small"),
    Size.MEDIUM: mark("Medium"),
    Size.LARGE: mark("Large"),
}

_SHORT_NAME = 60


class SignatureForm(QFrame):
    """``edited`` tells that another line, size or badge is wanted."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "clear")
        self.name = QLineEdit()
        self.role = QLineEdit()
        self.lines = QPlainTextEdit()
        self.link = QLineEdit()
        self.link_words = QLineEdit()
        self.sizes = Segments({str(int(one)): tr(said) for one, said in _SIZES.items()}, tr("Size"))
        self.badges: dict[str, QCheckBox] = {}
        self._size = Size.MEDIUM
        self._before = SignaturePlan()
        self._is_filling = False
        self._badges_box = QWidget()
        self._badges_column = bare_column(self._badges_box, 4)
        self._badges_note = Paragraph(
            tr("At most six, or it would fall apart on a phone."), role="small"
        )
        self._arrange()
        self._connect()

    def begin(self, plan: SignaturePlan) -> None:
        """Show what was decided last."""
        self._is_filling = True
        self._before, self._size = plan, plan.size
        self.name.setText(plan.name)
        self.role.setText(plan.role)
        self.lines.setPlainText("\n".join(plan.lines))
        self.link.setText(plan.link)
        self.link_words.setText(plan.link_words)
        self.sizes.choose(str(int(plan.size)))
        self._is_filling = False

    def offer(self, disclosed: Disclosed) -> None:
        """Offer these badges, of which the first six are chosen at first."""
        if list(self.badges) == [badge.holding_id for badge in disclosed.badges]:
            return
        for box in self.badges.values():
            self._badges_column.removeWidget(box)
            box.deleteLater()
        self.badges.clear()
        for number, badge in enumerate(disclosed.badges):
            name = plain_line(badge.credential.name) or tr("Badge without a name")
            box = QCheckBox(visible_text(name[:_SHORT_NAME]).replace("&", "&&"))
            box.setAccessibleName(visible_text(name))
            box.setChecked(number < MOST_BADGES)
            box.toggled.connect(lambda _on: self._choose())
            self.badges[badge.holding_id] = box
            self._badges_column.addWidget(box)
        self._choose_what_can_be()

    def chosen(self, disclosed: Disclosed) -> Disclosed:
        """What goes out of what is disclosed: the badges that are ticked."""
        ticked = {one for one, box in self.badges.items() if box.isChecked()}
        badges = tuple(badge for badge in disclosed.badges if badge.holding_id in ticked)
        return replace(disclosed, badges=badges)

    @property
    def plan(self) -> SignaturePlan:
        """What is decided now."""
        lines = [line.strip() for line in self.lines.toPlainText().splitlines()]
        return replace(
            self._before,
            name=self.name.text().strip(),
            role=self.role.text().strip(),
            lines=tuple(line for line in lines if line)[:MOST_LINES],
            size=self._size,
            link=self.link.text().strip(),
            link_words=self.link_words.text().strip(),
        )

    def _arrange(self) -> None:
        self.lines.setTabChangesFocus(True)
        self.lines.setFixedHeight(self.fontMetrics().lineSpacing() * 4)
        self.link.setPlaceholderText("https://")
        self.link_words.setPlaceholderText(tr("See and check my badges"))
        column = QVBoxLayout()
        for field in (self.name, self.role, self.link, self.link_words):
            field.setMaxLength(_LONGEST)
        who = (_named(tr("Name"), self.name), _named(tr("What you do, and where"), self.role))
        column.addWidget(_side_by_side(*who))
        column.addWidget(_named(tr("More lines, such as a telephone number"), self.lines))
        address = _named(tr("Address that the last line leads to"), self.link)
        words = _named(tr("What that link is called"), self.link_words)
        column.addWidget(_side_by_side(address, words))
        column.addWidget(Paragraph(tr("Size of the badges"), role="label"))
        sizes = AdaptiveRow(self.sizes)
        sizes.add_stretch()
        column.addWidget(sizes)
        column.addWidget(Paragraph(tr("Badges"), role="label"))
        self._badges_box.setProperty("role", "clear")
        column.addWidget(self._badges_box)
        column.addWidget(self._badges_note)
        bare_column(self).addWidget(card_around(column))

    def _connect(self) -> None:
        for field in (self.name, self.role, self.link, self.link_words):
            field.textEdited.connect(lambda _text: self.edited.emit())
        self.lines.textChanged.connect(lambda: None if self._is_filling else self.edited.emit())
        self.sizes.chosen.connect(self._choose_size)

    def _choose_size(self, size: str) -> None:
        self._size = Size(int(size))
        self.edited.emit()

    def _choose(self) -> None:
        self._choose_what_can_be()
        self.edited.emit()

    def _choose_what_can_be(self) -> None:
        """With six chosen, no seventh can be."""
        count = sum(box.isChecked() for box in self.badges.values())
        for box in self.badges.values():
            box.setEnabled(box.isChecked() or count < MOST_BADGES)
        self._badges_note.setVisible(len(self.badges) > MOST_BADGES)


def _named(name: str, field: QWidget) -> QWidget:
    field.setAccessibleName(name)
    box = QWidget()
    box.setProperty("role", "clear")
    column = bare_column(box, 4)
    column.addWidget(Paragraph(name, role="label"))
    column.addWidget(field)
    return box


def _side_by_side(first: QWidget, second: QWidget) -> AdaptiveRow:
    row = AdaptiveRow(gap=12)
    row.add(first, 1)
    row.add(second, 1)
    return row
