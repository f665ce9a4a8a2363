"""Which sites are asked, when, and what the learner has to say to it."""

import threading
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QDialog

from backpack.domain.faults import Fault
from backpack.domain.holding import KnownIssuer
from backpack.domain.leave import LeaveMode
from backpack.domain.report import Standing
from backpack.domain.web import Trouble, Unreached
from backpack.net.leave import Guarded
from backpack.services.knowing import Question, Unconfirmed
from backpack.services.networking import Networking
from backpack.services.sources import Source
from backpack.ui.dialogs import issuers
from backpack.ui.dialogs.hosts_to_ask import HostsToAsk
from backpack.ui.dialogs.issuers import IssuersSheet
from backpack.ui.dialogs.issuers_to_know import IssuersToKnow
from backpack.verify.verifier import Verifier
from tests import mint
from tests.conftest import NOW
from tests.fakes.memory_store import MemoryStore
from tests.ui.desk import Desk, texts
from tests.world import World

HOST = "northlake.example"


@pytest.fixture
def world():
    world = World()
    world.issuer_web(mint.ed25519())
    return world


@pytest.fixture
def desk(qapp, contexts, clock, world):
    store = MemoryStore()
    guarded = Guarded(world, Networking(store=store).leave)
    desk = Desk(Verifier(contexts, guarded), clock, store)
    yield desk
    desk.close()


@pytest.fixture
def badge():
    return mint.token("did:web:northlake.example", kid="did:web:northlake.example#key-1")


def sheet_of(window):
    return next((each for each in window.findChildren(IssuersSheet) if each.isVisible()), None)


def page_of(sheet):
    page = sheet.pages.currentWidget()
    return page if isinstance(page, HostsToAsk) else None


@pytest.fixture
def sheet(desk, badge, open_window, qtbot):
    """The sheet that a check of a badge brings."""
    (holding_id,) = desk.add(badge)
    window = open_window()
    window.workspace.deeds.check_again([holding_id])
    qtbot.waitUntil(lambda: sheet_of(window) is not None)
    return sheet_of(window)


def standing(desk):
    return desk.store.load_holdings()[0].standing


def test_nobody_is_asked_before_the_learner_says_so(sheet, world, desk):
    assert HOST in texts(page_of(sheet))
    assert standing(desk) is Standing.UNVERIFIABLE
    assert world.asked == []


def test_with_leave_for_this_once_the_badge_is_checked_and_the_sheet_goes(
    sheet, world, desk, qtbot
):
    with qtbot.waitSignal(sheet.accepted):
        page_of(sheet).now.click()
    assert standing(desk) is Standing.VALID_UNKNOWN_ISSUER
    assert set(world.asked) == {f"https://{HOST}/.well-known/did.json"}
    assert not desk.backpack.networking.leave().lets(HOST)


def test_always_is_kept_for_the_sites_that_are_ticked(sheet, desk, qtbot):
    with qtbot.waitSignal(sheet.accepted):
        page_of(sheet).always.click()
    assert desk.backpack.networking.leave().lets(HOST)


def test_not_now_changes_nothing(sheet, world, qtbot):
    with qtbot.waitSignal(sheet.accepted):
        page_of(sheet).not_now.click()
    assert world.asked == []


def test_a_site_that_does_not_answer_is_not_asked_for_again(sheet, world, desk, qtbot):
    world.take_down(f"https://{HOST}/.well-known/did.json", Trouble.TOO_SLOW)
    with qtbot.waitSignal(sheet.accepted):
        page_of(sheet).now.click()
    assert standing(desk) is Standing.UNVERIFIABLE


def test_trouble_with_the_store_is_told(sheet, qtbot, monkeypatch):
    told = []
    monkeypatch.setattr(issuers, "show_problem", lambda _parent, error: told.append(error))

    def busy(*_given, **_named):
        raise Fault("store-busy")

    monkeypatch.setattr(MemoryStore, "save_report", busy)
    with qtbot.waitSignal(sheet.rejected):
        page_of(sheet).now.click()
    assert told == [Fault("store-busy")]


def test_asking_can_be_stopped_and_what_was_found_stays(desk, qtbot, monkeypatch):
    tokens = [
        mint.token(
            f"did:web:{name}.example", kid=f"did:web:{name}.example#key-1", id=f"urn:x:{name}"
        )
        for name in ("one", "two")
    ]
    ids = desk.add(*tokens)
    begun, go_on = threading.Event(), threading.Event()

    def wait(_world, url, *, accept=""):
        begun.set()
        assert go_on.wait(5)
        raise Unreached(url, Trouble.TOO_SLOW)

    monkeypatch.setattr(World, "fetch", wait)
    sheet = IssuersSheet(desk.backpack, desk.runner, ids, desk.backpack.networking.wanted(ids))
    qtbot.addWidget(sheet)
    sheet.show()
    page_of(sheet).now.click()
    assert begun.wait(5)
    with qtbot.waitSignal(sheet.rejected):
        sheet.stop()
        go_on.set()
    (changes,) = [each for each in desk.changes if each.updated]
    assert changes.updated == {ids[0]}


def test_after_adding_the_sites_are_asked_for(desk, badge, open_window, qtbot):
    window = open_window()
    window.workspace.add([Source(name="badge.jwt", data=badge)])
    adding = next(each for each in window.findChildren(QDialog) if each.isVisible())
    qtbot.waitUntil(lambda: not adding.is_running)
    adding.accept()
    qtbot.waitUntil(lambda: sheet_of(window) is not None)


def test_what_was_added_and_undone_brings_no_question(desk, badge, open_window, qtbot):
    window = open_window()
    window.workspace.add([Source(name="badge.jwt", data=badge)])
    adding = next(each for each in window.findChildren(QDialog) if each.isVisible())
    qtbot.waitUntil(lambda: not adding.is_running)
    with qtbot.waitSignal(adding.accepted):
        adding.undo()
    qtbot.wait(50)
    assert sheet_of(window) is None


def test_sites_that_are_always_allowed_are_asked_without_a_word(
    desk, badge, world, open_window, qtbot
):
    desk.backpack.networking.choose(LeaveMode.ALWAYS)
    window = open_window()
    window.workspace.add([Source(name="badge.jwt", data=badge)])
    adding = next(each for each in window.findChildren(QDialog) if each.isVisible())
    qtbot.waitUntil(lambda: not adding.is_running)
    assert world.asked == []  # reading is not asking
    adding.accept()
    qtbot.waitUntil(lambda: standing(desk) is Standing.VALID_UNKNOWN_ISSUER)
    qtbot.waitUntil(lambda: sheet_of(window) is not None)  # about the issuer, and no site
    qtbot.waitUntil(lambda: question_of(sheet_of(window)) is not None)


@pytest.mark.parametrize(
    ("mode", "words"),
    [
        (LeaveMode.NEVER, "Backpack may not go online. You can change that under Edit, Network."),
        (LeaveMode.ALWAYS, "There is nobody to ask about these badges."),
    ],
)
def test_where_nobody_can_be_asked_the_menu_says_why(desk, badge, open_window, qtbot, mode, words):
    given = badge if mode is LeaveMode.NEVER else mint.vc_jwt()
    (holding_id,) = desk.add(given)
    desk.backpack.networking.choose(mode)
    window = open_window()
    window.workspace.asking.begin([holding_id], is_wanted=True)
    qtbot.waitUntil(lambda: window.workspace.wall.notice.label.text() == words)


def test_the_network_is_chosen_in_a_dialog_of_its_own(desk, open_window, qtbot):
    window = open_window()
    action = next(
        action
        for menu in window.menuBar().actions()
        for action in menu.menu().actions()
        if action.text() == "Network…"
    )
    action.trigger()
    qtbot.waitUntil(lambda: any(each.isVisible() for each in window.findChildren(QDialog)))


def question_of(sheet):
    page = sheet.pages.currentWidget()
    return page if isinstance(page, IssuersToKnow) else None


def add_by_hand(window, qtbot, *texts):
    window.workspace.add([Source(name="badge.jwt", data=text) for text in texts])
    adding = next(each for each in window.findChildren(QDialog) if each.isVisible())
    qtbot.waitUntil(lambda: not adding.is_running)
    adding.accept()
    qtbot.waitUntil(lambda: sheet_of(window) is not None)
    return sheet_of(window)


def test_after_the_sites_come_the_issuers_and_none_is_ticked(desk, badge, open_window, qtbot):
    sheet = add_by_hand(open_window(), qtbot, badge)
    page_of(sheet).now.click()
    qtbot.waitUntil(lambda: question_of(sheet) is not None)
    page = question_of(sheet)
    assert [box.isChecked() for box in page.boxes.values()] == [False]
    assert {"Northlake Academy", HOST, "1 badge"} <= set(texts(page))
    assert not page.confirm.isEnabled()
    page.boxes["did:web:northlake.example"].setChecked(True)
    with qtbot.waitSignal(sheet.accepted):
        page.confirm.click()
    assert standing(desk) is Standing.VERIFIED


def test_an_issuer_that_is_only_a_key_stands_alone_with_a_warning(desk, open_window, qtbot):
    sheet = add_by_hand(open_window(), qtbot, mint.vc_jwt(), mint.vc_jwt(mint.p256(), id="urn:x:2"))
    qtbot.waitUntil(lambda: question_of(sheet) is not None)
    page = question_of(sheet)
    doubt = "Nothing but a key stands behind this name. Ask the issuer whether it is theirs."
    assert texts(page).count(doubt) == 2
    assert not page.confirm.isVisible()
    page.buttons[mint.did_key(mint.ed25519())].click()
    qtbot.waitUntil(lambda: question_of(sheet) not in (None, page))
    assert list(question_of(sheet).buttons) == [mint.did_key(mint.p256())]
    with qtbot.waitSignal(sheet.rejected):
        question_of(sheet).not_now.click()
    standings = {held.standing for held in desk.store.load_holdings()}
    assert standings == {Standing.VALID_UNKNOWN_ISSUER, Standing.VERIFIED}


def test_a_no_to_the_sites_still_leads_to_the_issuers(desk, badge, open_window, qtbot):
    sheet = add_by_hand(open_window(), qtbot, badge, mint.vc_jwt())
    page_of(sheet).not_now.click()
    qtbot.waitUntil(lambda: question_of(sheet) is not None)
    assert len(question_of(sheet).buttons) == 1


def test_a_name_is_told_with_who_recorded_it_and_whom_it_looks_like(qtbot):
    known = KnownIssuer(id="https://school.example", name="School", confirmed=NOW)
    alike = Unconfirmed(id="https://n.example", name="Sсhool", host="n.example", badges=2)  # noqa: RUF001 - that is the point
    recorded = replace(alike, id="https://credly.com/o/1", name="", recorded_by="credly.com")
    question = Question(together=(recorded,), alone=(replace(alike, looks_like=known),))
    page = IssuersToKnow(question)
    qtbot.addWidget(page)
    assert {
        (
            "This name looks like that of School, which you know (https://school.example), but it"
            " is another issuer."
        ),
        "An issuer without a name",
        "as recorded by credly.com",
    } <= set(texts(page))
