"""LinkedIn: what fills the form of a profile, field by field, and a post that leads to a page."""

from collections.abc import Sequence

from PySide6.QtWidgets import QLineEdit, QWidget

from backpack.domain.disclosure import Disclosed, DisclosedBadge
from backpack.domain.faults import Fault
from backpack.domain.sharing import Field, Way
from backpack.publish.linkedin import LinkedInEntry, linkedin_entry
from backpack.publish.social import make_post, post_link
from backpack.ui.boxes import card
from backpack.ui.buttons import button
from backpack.ui.jobs import Lane
from backpack.ui.paragraph import Paragraph
from backpack.ui.problems import show_problem
from backpack.ui.share.badge_choice import BadgeChoice
from backpack.ui.share.desk import ShareDesk
from backpack.ui.share.value_table import ValueTable
from backpack.ui.share.way import WayPage
from backpack.ui.views.adaptive_row import AdaptiveRow
from backpack.words import tr
from backpack.words.faults import explain_fault

_HOST = "www.linkedin.com"
_CARRIES = frozenset({Field.BADGE})


class LinkedInPage(WayPage):
    """The form's values; the issuer's page is noted once, for its logo beside the badge."""

    takes_samples = False

    def __init__(self, desk: ShareDesk) -> None:
        super().__init__(
            desk,
            tr("Add to your LinkedIn profile"),
            tr(
                "LinkedIn opens with these values. If a field is empty there, copy it from here."
                " Nothing is sent before you press Save."
            ),
        )
        self._numbers: dict[str, str] = {}
        self._entry: LinkedInEntry | None = None
        self._badge: DisclosedBadge | None = None
        self.choice = BadgeChoice()
        self.choice.currentIndexChanged.connect(lambda _row: self.show_now())
        self.table = ValueTable(self._copy_value)
        self.issuer_line = QLineEdit()
        self.issuer_line.setAccessibleName(tr("The issuer's page on LinkedIn"))
        self.issuer_line.setPlaceholderText(tr("https://www.linkedin.com/company/…"))
        self.issuer_line.returnPressed.connect(self.note_issuer)
        self.issuer_button = button(tr("Remember"), self.note_issuer)
        self.issuer_said = Paragraph(role="small")
        self.post_note = Paragraph(role="small")
        self.copy_button = button(tr("Copy link"), self.copy_link)
        self.post_button = button(tr("Share as a post"), self.post)
        self.open_button = button(tr("Open LinkedIn"), self.open_form, role="primary")
        self.column.addWidget(self.choice)
        self.column.addWidget(self.table)
        self.column.addWidget(self._issuer_box())
        self.column.addWidget(self.post_note)

    def show_now(self) -> None:
        """Show what fills the form now."""
        badge = self.choice.follow(self.desk.disclosed)
        self._badge = badge
        issuer = badge.credential.issuer
        number = self._numbers.get(issuer.id or issuer.name)
        if number is None:
            self._load_number(badge)
        self._entry = linkedin_entry(badge, number or "")
        self.table.show_lines(self._entry.lines)
        self.issuer_said.show_text(self._issuer_words(self._entry))
        link = post_link([badge])
        self.post_button.setEnabled(bool(link))
        self.post_note.show_text(
            tr("A post shows a preview of the page that it leads to: {address}", address=link)
            if link
            else tr("This badge has no page of its own, so that a post could lead nowhere.")
        )

    def warning(self) -> str:
        """Whoever sees the profile sees this."""
        return tr("What you save at LinkedIn is visible to everybody who may see your profile.")

    def buttons(self) -> Sequence[QWidget]:
        """Copy, post, open."""
        return (self.copy_button, self.post_button, self.open_button)

    def copy_link(self) -> None:
        """Put the address that fills the form on the clipboard."""
        if self._entry is not None:
            said = tr("Link copied. Nothing is sent before you press Save at LinkedIn.")
            self.desk.copy(
                self._entry.url,
                said,
                way=Way.LINKEDIN_PROFILE,
                carries=_CARRIES,
                disclosed=self._this_one(),
            )

    def open_form(self) -> None:
        """Open LinkedIn's form in the browser; the learner saves it there."""
        if self._entry is not None:
            self.desk.open(
                self._entry.url,
                tr("Opened in your browser. Press Save there to finish."),
                way=Way.LINKEDIN_PROFILE,
                place=_HOST,
                carries=_CARRIES,
                disclosed=self._this_one(),
            )

    def post(self) -> None:
        """Open a post that leads to the badge's page."""
        if self._badge is not None and (link := post_link([self._badge])):
            self.desk.open(
                make_post(Way.LINKEDIN_POST, "", link).url,
                tr("Opened in your browser. Nothing is sent before you post it there."),
                way=Way.LINKEDIN_POST,
                place=_HOST,
                carries=_CARRIES,
                disclosed=self._this_one(),
            )

    def note_issuer(self) -> None:
        """Note the issuer's page: its number stands in the pasted address, nobody is asked."""
        if self._badge is None:
            return
        issuer, pasted = self._badge.credential.issuer, self.issuer_line.text()
        book = self.desk.backpack.issuer_book

        def keep(number: str) -> None:
            self._numbers[issuer.id or issuer.name] = number
            self.issuer_line.clear()
            self.show_now()

        self.desk.runner.submit(
            lambda _: book.save_page(issuer, pasted),
            on_done=keep,
            on_error=self._refuse_issuer,
            lane=Lane.STORE,
        ).ends_with(self)

    def _refuse_issuer(self, error: Exception) -> None:
        if not isinstance(error, Fault):
            show_problem(self, error)
            return
        text = explain_fault(error.code, error.parameters)
        self.issuer_said.show_text(f"{text.title}. {text.advice}")

    def _load_number(self, badge: DisclosedBadge) -> None:
        issuer = badge.credential.issuer
        key = issuer.id or issuer.name
        self._numbers[key] = ""

        def show(number: str) -> None:
            self._numbers[key] = number
            if number:
                self.show_now()

        self.desk.runner.submit(
            lambda _: self.desk.backpack.issuer_book.organization_id(issuer),
            on_done=show,
            lane=Lane.STORE,
        ).ends_with(self)

    def _this_one(self) -> Disclosed | None:
        """What goes out: this badge alone, whatever else is chosen."""
        return None if self._badge is None else self.desk.only(self._badge)

    def _copy_value(self, value: str, said: str) -> None:
        self.desk.copy(
            value, said, way=Way.LINKEDIN_PROFILE, carries=_CARRIES, disclosed=self._this_one()
        )

    def _issuer_box(self) -> QWidget:
        typing = AdaptiveRow(gap=8)
        typing.add(self.issuer_line, 1)
        typing.add(self.issuer_button)
        return card(
            Paragraph(tr("The issuer's logo beside your badge"), role="strong"),
            self.issuer_said,
            typing,
        )

    def _issuer_words(self, entry: LinkedInEntry) -> str:
        codes = {field.code for field in entry.fields}
        if "organizationId" in codes:
            return tr("LinkedIn shows the issuer's name and logo by its number.")
        return tr(
            "Paste the address of the issuer's page at LinkedIn once, and every badge of theirs"
            " gets its logo there. Nobody is asked for it."
        )
