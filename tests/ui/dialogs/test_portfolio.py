import threading
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton

from backpack.domain.changes import Changes
from backpack.domain.faults import Fault
from backpack.domain.holding import Visibility
from backpack.services.portfolios import Portfolios
from backpack.ui.dialogs import portfolio
from backpack.ui.dialogs.portfolio import PortfolioDialog
from backpack.ui.dialogs.portfolio_form import Scope
from tests import mint
from tests.ui.desk import texts

OTHER = "urn:uuid:33333333-2222-4333-8444-555555555555"


class Studio:
    """Opens dialogs, and keeps what was asked for, made and opened."""

    def __init__(self, desk, qtbot, folder):
        self.desk, self.qtbot, self.folder = desk, qtbot, folder
        self.file = folder / "mine.pdf"
        self.asked, self.disclosures, self.opened = [], [], []

    def open(self, chosen=()):
        dialog = PortfolioDialog(self.desk.backpack, self.desk.runner, chosen)
        self.qtbot.addWidget(dialog)
        dialog.show()
        self.qtbot.waitUntil(lambda: not dialog.is_loading)
        return dialog

    def ask(self, _parent, name, take):
        self.asked.append((name, take))

    def render(self, disclosure, _design, progress):
        """In place of the typesetting, which has tests of its own."""
        self.disclosures.append(disclosure)
        progress.step(1, 2, "Data Literacy")
        return b"%PDF-made"

    def openUrl(self, url):  # noqa: N802 - Qt's name
        self.opened.append(Path(url.toLocalFile()))


@pytest.fixture
def studio(desk, qtbot, tmp_path, monkeypatch):
    studio = Studio(desk, qtbot, tmp_path)
    monkeypatch.setattr(portfolio.asking, "ask_where_to_save", studio.ask)
    monkeypatch.setattr(portfolio, "QDesktopServices", studio)
    monkeypatch.setattr(Portfolios, "document", studio.render)
    return studio


@pytest.fixture
def three(desk):
    ids = desk.add(mint.vc_jwt(), mint.ob2_jws(), mint.vc_jwt(id=OTHER))
    desk.backpack.organising.choose_visibility(ids[:1], Visibility.PUBLIC)
    return ids


def test_the_learner_chooses_which_badges(three, studio):
    form = studio.open(three[:2]).form
    assert [each.text() for each in form.scopes.values()] == [
        "The 2 chosen badges",
        "The 1 public badge",
        "All of them, 3 badges",
    ]
    assert form.disclosure.holdings == tuple(three[:2])
    form.scopes[Scope.PUBLIC].click()
    assert form.disclosure.holdings == (three[0],)
    form.scopes[Scope.ALL].click()
    assert set(form.disclosure.holdings) == set(three)


@pytest.mark.parametrize(("chosen", "scope"), [(0, Scope.PUBLIC), (1, Scope.PUBLIC)])
def test_a_single_chosen_badge_is_not_what_a_portfolio_means(three, studio, chosen, scope):
    assert studio.open(three[:chosen]).form.scopes[scope].isChecked()


def test_without_public_badges_all_are_offered(desk, studio):
    desk.add(mint.vc_jwt())
    form = studio.open().form
    assert form.scopes[Scope.ALL].isChecked()
    assert not form.scopes[Scope.PUBLIC].isEnabled()
    assert not form.scopes[Scope.CHOSEN].isEnabled()


def test_nothing_can_be_made_of_an_empty_backpack(studio):
    dialog = studio.open()
    dialog.form.name.setText("A Learner")
    assert not dialog.create_button.isEnabled()


def test_the_address_is_left_out_unless_switched_on(three, studio):
    form = studio.open().form
    disclosure = form.disclosure
    assert (
        disclosure.with_recipient,
        disclosure.with_evidence,
        disclosure.with_originals,
    ) == (False, True, True)
    form.recipient.click()
    form.evidence.click()
    form.originals.click()
    disclosure = form.disclosure
    assert (
        disclosure.with_recipient,
        disclosure.with_evidence,
        disclosure.with_originals,
    ) == (True, False, False)


def test_it_says_what_an_original_may_contain(three, studio):
    assert any("it may contain your e-mail address" in text for text in texts(studio.open()))


def test_the_name_is_asked_here_and_kept(desk, three, studio, qtbot):
    dialog = studio.open()
    assert not dialog.create_button.isEnabled()
    dialog.form.name.setText("  A   Learner ")
    dialog.create_button.click()
    ((name, take),) = studio.asked
    assert name == "Badge portfolio.pdf"
    take(studio.file)
    qtbot.waitUntil(lambda: "Saved." in texts(dialog))
    assert studio.file.read_bytes() == b"%PDF-made"
    assert studio.disclosures[0].learner_name == "A Learner"
    assert desk.backpack.identifying.learner().name == "A Learner"
    assert desk.changes == [Changes(learner=True)]
    assert studio.open().form.name.text() == "A Learner"


def test_afterwards_it_can_be_opened_and_shown_in_its_folder(desk, three, studio, qtbot):
    desk.backpack.identifying.save_name("A Learner")
    dialog = studio.open()
    dialog.create_button.click()
    studio.asked[0][1](studio.folder / "mine")
    qtbot.waitUntil(lambda: "Saved." in texts(dialog))
    assert f"mine.pdf is in {studio.folder}." in texts(dialog)
    dialog.open_button.click()
    show = next(
        each for each in dialog.findChildren(QPushButton) if each.text() == "Show in folder"
    )
    show.click()
    assert studio.opened == [studio.file, studio.folder]


def test_it_can_be_stopped_and_leaves_no_file(three, studio, monkeypatch, qtbot):
    go_on, begun = threading.Event(), threading.Event()

    def render(_portfolios, _disclosed, _design, progress):
        begun.set()
        assert go_on.wait(10)
        progress.step(1, 2)
        return b"%PDF-made"

    monkeypatch.setattr(Portfolios, "document", render)
    dialog = studio.open()
    dialog.form.name.setText("A Learner")
    dialog.make(studio.file)
    assert begun.wait(10)
    assert "Making your portfolio" in texts(dialog)
    dialog.stop_button.click()
    go_on.set()
    qtbot.waitUntil(dialog.create_button.isVisible)
    assert not studio.file.exists()


def test_trouble_is_told_and_the_choices_stay(three, studio, monkeypatch, qtbot):
    told = []
    monkeypatch.setattr(portfolio, "show_problem", lambda _parent, error: told.append(error))
    studio.file.write_bytes(b"old")
    dialog = studio.open()
    dialog.form.name.setText("A Learner")
    dialog.make(studio.folder / "mine")
    qtbot.waitUntil(lambda: bool(told))
    assert told == [Fault("file-exists", name="mine.pdf")]
    assert studio.file.read_bytes() == b"old"
    assert dialog.create_button.isVisible()
    assert dialog.form.name.text() == "A Learner"


def test_closing_stops_it(three, studio):
    dialog = studio.open()
    dialog.form.name.setText("A Learner")
    dialog.make(studio.file)
    job = dialog._job
    dialog.reject()
    assert job.progress._stop.is_set()
