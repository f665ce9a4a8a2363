import threading

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QPushButton, QWidget

from backpack.domain.faults import Fault
from backpack.domain.holding import Identity
from backpack.domain.leave import LeaveMode
from backpack.domain.report import Recipient
from backpack.services.sources import Source
from backpack.ui.dialogs import adding
from backpack.ui.dialogs.adding import AddingSheet
from tests import mint
from tests.fakes.memory_store import MemoryStore
from tests.ui.desk import texts


def sources(*data):
    return [Source(name=f"{number}.png", data=each) for number, each in enumerate(data)]


@pytest.fixture
def open_sheet(desk, qtbot):
    window = QWidget()
    qtbot.addWidget(window)

    def give(given, *, waits=True):
        sheet = AddingSheet(desk.backpack, desk.runner, given, window)
        sheet.show()
        if waits:
            qtbot.waitUntil(lambda: not sheet.is_running)
        return sheet

    return give


class SlowSource(Source):
    """Waits to be read until it is told to go on."""

    go_on = threading.Event()
    begun = threading.Event()

    def read(self):
        SlowSource.begun.set()
        assert SlowSource.go_on.wait(10)
        return super().read()


@pytest.fixture
def slow(monkeypatch):
    monkeypatch.setattr(SlowSource, "go_on", threading.Event())
    monkeypatch.setattr(SlowSource, "begun", threading.Event())
    yield SlowSource
    SlowSource.go_on.set()


def test_every_file_gets_a_line_of_its_own(desk, open_sheet):
    desk.know()
    badge, plain = mint.vc_jwt(), mint.png()
    sheet = open_sheet(sources(badge, badge, plain, b"{"))
    assert [(row.title, row.outcome, row.tone) for row in sheet.model.rows] == [
        ("Data Literacy", "Added · Unchanged since it was signed", "neutral"),
        ("Data Literacy", "Already in your backpack", "neutral"),
        ("2.png", "No badge inside this picture", "bad"),
        ("3.png", "The badge inside is damaged", "bad"),
    ]
    assert sheet.model.rows[0].text == "from 0.png"
    assert sheet.model.rows[1].text == "the same badge as the one added on 23 Nov 2026"
    assert "Download the original badge from the issuer" in sheet.model.rows[2].text
    assert "1 added · 1 already here · 2 could not be read" in texts(sheet)
    assert "Adding 4 badges" in texts(sheet)
    assert "The original files were not changed." in texts(sheet)


def test_what_was_added_is_told_to_the_rest_of_the_window(desk, open_sheet):
    open_sheet(sources(mint.vc_jwt()))
    (held,) = desk.backpack.organising.holdings()
    assert [changes.added for changes in desk.changes] == [frozenset({held.id})]


def test_a_screen_reader_gets_a_whole_line(open_sheet):
    sheet = open_sheet(sources(mint.png()))
    index = sheet.model.index(0)
    spoken = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith(
        "0.png. No badge inside this picture. The picture carries no badge data"
    )
    assert index.data(Qt.ItemDataRole.DisplayRole) == "0.png"
    assert index.data(Qt.ItemDataRole.ToolTipRole) is None
    assert sheet.model.data(sheet.model.index(5)) is None


def test_stopping_keeps_what_is_in(desk, open_sheet, qtbot, slow):
    second = slow(name="second.png", data=mint.ob2_jws())
    sheet = open_sheet([*sources(mint.vc_jwt()), second], waits=False)
    assert slow.begun.wait(10)
    sheet.stop_button.click()
    slow.go_on.set()
    qtbot.waitUntil(lambda: not sheet.is_running)
    kept = desk.backpack.organising.holdings()
    assert "Data Literacy" in {held.name for held in kept}
    assert desk.changes[0].added == {held.id for held in kept}
    assert sheet.done_button.isVisible()
    assert not sheet.stop_button.isVisible()


def test_closing_while_it_runs_keeps_and_tells_what_is_in(desk, open_sheet, qtbot, slow):
    second = slow(name="second.png", data=b"x")
    third = slow(name="third.png", data=mint.ob2_jws())
    sheet = open_sheet([*sources(mint.vc_jwt()), second, third], waits=False)
    assert slow.begun.wait(10)
    sheet.reject()
    slow.go_on.set()
    qtbot.waitUntil(lambda: bool(desk.changes))
    assert [held.name for held in desk.backpack.organising.holdings()] == ["Data Literacy"]
    assert len(desk.changes[0].added) == 1


def test_undo_takes_back_the_whole_lot(desk, open_sheet, qtbot):
    sheet = open_sheet(sources(mint.vc_jwt(), mint.ob2_jws()))
    with qtbot.waitSignal(sheet.accepted):
        sheet.undo_button.click()
    assert desk.backpack.organising.holdings() == ()
    assert len(desk.changes[-1].removed) == 2


def test_where_nothing_was_added_there_is_nothing_to_undo(open_sheet):
    sheet = open_sheet(sources(mint.png()))
    assert not sheet.undo_button.isVisible()
    assert sheet.done_button.isVisible()


def test_another_address_is_asked_about_once_and_settled_for_all(desk, open_sheet, qtbot):
    desk.know(Identity(type="email", value="other@example.org"))
    badge = mint.vc_jwt()
    again = mint.vc_jwt(id="urn:uuid:33333333-2222-4333-8444-555555555555")
    sheet = open_sheet(sources(badge, again))
    assert [row.outcome for row in sheet.model.rows] == ["Made out to another address"] * 2
    assert [row.asks for row in sheet.model.rows] == [True, False]
    assert sheet.model.rows[0].text == (
        "Made out to learner@example.org. Is this your address too?"
    )
    assert "2 added · 1 needs you" in texts(sheet)
    (yes,) = sheet.list.findChildren(QPushButton)
    yes.click()
    qtbot.waitUntil(lambda: not any(row.asks for row in sheet.model.rows))
    assert {row.outcome for row in sheet.model.rows} == {"Added · Unchanged since it was signed"}
    assert "learner@example.org" in {
        identity.value for identity in desk.backpack.identifying.learner().identities
    }
    qtbot.waitUntil(lambda: sheet.list.findChildren(QPushButton) == [])


def test_where_no_address_is_known_yet_the_learner_is_asked(open_sheet):
    sheet = open_sheet(sources(mint.vc_jwt(), mint.ob2_jws()))
    assert sheet.model.rows[0].text == "Made out to learner@example.org. Is this your address?"
    assert sheet.model.rows[0].outcome == "Added · Unchanged since it was signed"
    assert [row.asks for row in sheet.model.rows] == [True, False]


def test_trouble_in_the_middle_is_told_and_what_is_in_stays(desk, open_sheet, monkeypatch):
    told = []
    monkeypatch.setattr(adding, "show_problem", lambda _parent, fault: told.append(fault))
    save_new = type(desk.store).save_new

    def fill_up(store, holding, artifact, report):
        if holding.name == "First Aid":
            raise Fault("store-full")
        save_new(store, holding, artifact, report)

    monkeypatch.setattr(type(desk.store), "save_new", fill_up)
    open_sheet(sources(mint.vc_jwt(), mint.ob2_jws()))
    assert told == [Fault("store-full")]
    assert [held.name for held in desk.backpack.organising.holdings()] == ["Data Literacy"]
    assert len(desk.changes[0].added) == 1


def test_hundreds_of_lines_are_shown_in_few_batches(desk, open_sheet, qtbot):
    sheet = open_sheet([], waits=True)
    QAbstractItemModelTester(
        sheet.model, QAbstractItemModelTester.FailureReportingMode.Fatal, sheet
    )
    inserted = []
    sheet.model.rowsInserted.connect(lambda _parent, first, last: inserted.append(last - first))
    many = open_sheet(sources(*[b"no badge"] * 400))
    sheet.model.add([])
    assert len(many.model.rows) == 400
    sheet.model.add(many.model._lines)
    assert inserted == [399]


@pytest.mark.parametrize("direction", list(Qt.LayoutDirection)[:2])
@pytest.mark.parametrize("width", [340, 760])
def test_no_line_is_wider_than_the_sheet_and_the_button_lies_within(
    desk, open_sheet, qtbot, width, direction
):
    desk.know(Identity(type="email", value="other@example.org"))
    sheet = open_sheet(sources(mint.vc_jwt(), b"x", mint.png()))
    sheet.setLayoutDirection(direction)
    sheet.resize(width, 520)
    qtbot.wait(50)
    rows = [sheet.list.visualRect(sheet.model.index(number)) for number in range(3)]
    assert all(rect.width() <= sheet.list.viewport().width() for rect in rows)
    (yes,) = sheet.list.findChildren(QPushButton)
    top_left = yes.mapTo(sheet.list.viewport(), yes.rect().topLeft())
    assert rows[0].adjusted(8, 4, -8, -8).contains(yes.rect().translated(top_left))
    assert not sheet.grab().isNull()


class Endless:
    """A folder without an end, until the learner stops."""

    def __init__(self):
        self.begun = threading.Event()

    def __iter__(self):
        while True:
            self.begun.set()
            yield Source(name="one more", data=b"x")


def test_a_folder_without_end_is_walked_in_the_background_and_can_be_stopped(open_sheet, qtbot):
    folder = Endless()
    sheet = open_sheet(folder, waits=False)
    assert folder.begun.wait(5)
    assert "Adding badges" in texts(sheet)
    sheet.stop_button.click()
    qtbot.waitUntil(lambda: not sheet.is_running)
    assert "Stopped. 0 added" in texts(sheet)


@pytest.fixture
def told(monkeypatch):
    told = []
    monkeypatch.setattr(adding, "show_problem", lambda _parent, error: told.append(error))
    return told


@pytest.fixture
def busy(monkeypatch):
    def give(method):
        def refuse(*_given):
            raise Fault("store-busy")

        monkeypatch.setattr(MemoryStore, method, refuse)

    return give


def test_after_trouble_with_an_answer_it_can_be_given_again(desk, open_sheet, qtbot, told, busy):
    sheet = open_sheet(sources(mint.vc_jwt()))
    busy("save_identities")
    (yes,) = sheet.list.findChildren(QPushButton)
    yes.click()
    qtbot.waitUntil(lambda: told == [Fault("store-busy")])
    qtbot.waitUntil(sheet.list.isEnabled)
    assert [row.asks for row in sheet.model.rows] == [True]
    busy("load_holdings")
    yes.click()
    qtbot.waitUntil(lambda: len(told) == 3)
    assert sheet.list.isEnabled()


def test_after_trouble_with_undo_it_can_be_tried_again(desk, open_sheet, qtbot, told, busy):
    sheet = open_sheet(sources(mint.vc_jwt()))
    busy("save_removed")
    sheet.undo_button.click()
    qtbot.waitUntil(lambda: told == [Fault("store-busy")])
    assert sheet.undo_button.isEnabled()
    assert sheet.isVisible()


def test_closing_does_not_stop_what_an_answer_has_begun(desk, open_sheet, qtbot, held_saving):
    sheet = open_sheet(sources(mint.vc_jwt()))
    begun, go_on = held_saving
    sheet.claim(Identity(type="email", value="learner@example.org"))
    assert begun.wait(5)
    sheet.accept()
    sheet.deleteLater()
    qtbot.wait(10)
    go_on.set()
    qtbot.waitUntil(lambda: not desk.runner._running)
    (held,) = desk.backpack.organising.holdings()
    assert held.recipient is Recipient.YOU
    assert desk.changes[-1].updated == {held.id}


def test_a_zip_gives_a_line_for_each_file_inside(open_sheet):
    import io
    import zipfile

    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("one.png", mint.png(mint.itxt(b"openbadges", mint.vc_jwt())))
        package.writestr("notes.txt", b"hello")
    sheet = open_sheet(sources(out.getvalue(), mint.ob2_jws()))
    assert [row.title for row in sheet.model.rows] == ["Data Literacy", "notes.txt", "First Aid"]
    assert sheet.model.summary == "2 added · 1 needs you · 1 could not be read"
    sheet.close()


def test_a_later_issue_and_a_damaged_picture_are_told(desk, open_sheet):
    desk.know()
    whole = mint.png(mint.itxt(b"openbadges", mint.vc_jwt(validFrom="2026-04-01T00:00:00Z")))
    sheet = open_sheet(sources(mint.vc_jwt(), whole[:-5]))
    assert sheet.model.rows[1].outcome.startswith("Newer than one you have")
    assert "damaged" in sheet.model.rows[1].text
    assert len(sheet.model.added_ids) == 2
    sheet.close()


def test_what_failed_for_now_is_tried_again(desk, open_sheet, qtbot, tmp_path):
    desk.know()
    late = tmp_path / "late.png"
    sheet = open_sheet([Source(name="late.png", path=late), *sources(mint.ob2_jws(), b"x")])
    assert [row.tone for row in sheet.model.rows] == ["bad", "neutral", "bad"]
    assert sheet.again_button.isVisible()
    late.write_bytes(mint.vc_jwt())
    sheet.again_button.click()
    assert not sheet.done_button.isVisible()
    qtbot.waitUntil(lambda: not sheet.is_running)
    assert [row.title for row in sheet.model.rows] == ["First Aid", "1.png", "Data Literacy"]
    assert not sheet.again_button.isVisible()
    assert len(sheet.model.added_ids) == 2  # both can be undone together


def test_what_trouble_with_the_backpack_kept_out_is_tried_again(
    desk, open_sheet, qtbot, told, monkeypatch
):
    desk.know()
    save_new = MemoryStore.save_new
    full = [True]

    def fill_up(store, holding, artifact, report):
        if holding.name == "First Aid" and full:
            raise Fault("store-full")
        save_new(store, holding, artifact, report)

    monkeypatch.setattr(MemoryStore, "save_new", fill_up)
    sheet = open_sheet(sources(mint.vc_jwt(), mint.ob2_jws(), b"x"))
    assert told == [Fault("store-full")]
    assert sheet.again_button.isVisible()
    full.clear()
    sheet.again_button.click()
    qtbot.waitUntil(lambda: not sheet.is_running)
    assert [row.title for row in sheet.model.rows] == ["Data Literacy", "First Aid", "2.png"]


def test_what_the_learner_stopped_is_not_called_failed(open_sheet, qtbot):
    folder = Endless()
    sheet = open_sheet(folder, waits=False)
    assert folder.begun.wait(5)
    sheet.stop_button.click()
    qtbot.waitUntil(lambda: not sheet.is_running)
    assert not sheet.again_button.isVisible()


def test_a_picture_that_lost_its_data_leads_to_its_badge(desk, open_sheet, qtbot):
    lost = b"\xff\xd8\xff from a social network"
    desk.pictures.hashes = {mint.png(): b"\x0f" * 128, lost: b"\x0f" * 128}
    (held,) = desk.add(mint.png(mint.itxt(b"openbadges", mint.vc_jwt())))
    sheet = open_sheet(sources(lost))
    (row,) = sheet.model.rows
    assert row.text == (
        "This looks like Data Literacy, which you have. Save it again with its data."
    )
    assert row.tone == "caution"
    (save,) = sheet.list.findChildren(QPushButton)
    assert save.text() == "Save it again…"
    with qtbot.waitSignal(sheet.rescue_requested) as asked:
        save.click()
    assert asked.args == [held]


ADDRESS_ONLY = mint.png((b"tEXt", b"openbadges\0https://badges.example/assertions/1"))


def test_a_badge_of_which_only_the_address_is_known_can_be_fetched(desk, open_sheet, qtbot):
    sheet = open_sheet(sources(ADDRESS_ONLY))
    (fetch,) = sheet.list.findChildren(QPushButton)
    assert fetch.text() == "Fetch it from badges.example"
    with qtbot.waitSignal(sheet.fetch_requested) as asked:
        fetch.click()
    assert asked.args == [sheet.model.rows[0].holding.id]


def test_where_nothing_may_go_online_it_cannot_be_fetched(desk, open_sheet):
    desk.backpack.networking.choose(LeaveMode.NEVER)
    sheet = open_sheet(sources(ADDRESS_ONLY))
    (fetch,) = sheet.list.findChildren(QPushButton)
    assert not fetch.isEnabled()
    assert "may not go online" in fetch.toolTip()
