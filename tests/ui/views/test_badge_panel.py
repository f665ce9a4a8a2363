import json
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFont, QGuiApplication
from PySide6.QtWidgets import QApplication, QPushButton

from backpack.domain.changes import Changes
from backpack.domain.faults import Fault
from backpack.domain.holding import Identity, Visibility
from backpack.domain.progress import Progress
from backpack.domain.report import Result, Standing
from backpack.ui.links import LinkButton
from backpack.ui.paragraph import Paragraph
from backpack.ui.views import badge_panel
from backpack.ui.views.badge_panel import BadgePanel
from backpack.ui.views.check_mark import CheckMark
from backpack.ui.views.panel_recipient import HashQuestion
from backpack.ui.views.verification_view import CheckRow, report_text
from backpack.words.verdicts import check_sentence
from tests import mint
from tests.formats.test_metadata import endorsement, full
from tests.ui.desk import ADDRESS, texts

NAME = "Interdisziplinäre Donaudampfschifffahrtsgesellschaftskunde " * 5
ARABIC = "شارة تثبت أن حاملها أتم برنامجًا في التعليم القائم على المشاريع"


def links(page, text):
    return [each for each in page.findChildren(QPushButton) if each.text() == text]


def metadata_badge():
    document = full()
    document["endorsement"] = [endorsement("School", "Sound."), "https://guild.example/1"]
    document["credentialSubject"]["achievement"]["related"].append("https://rel.example/2")
    return document


def rich_badge(**changes):
    document = mint.credential("did:key:x")
    achievement = document["credentialSubject"]["achievement"]
    achievement["criteria"] = {
        "id": "https://northlake.example/criteria",
        "narrative": "A **plan**.\n\n- first\n- second",
    }
    achievement["alignment"] = [
        {
            "type": ["Alignment"],
            "targetName": "Designer",
            "targetUrl": "https://frames.example/designer",
            "targetFramework": "Educators",
            "targetCode": "2.5",
            "targetDescription": "Plans for everybody.",
        }
    ]
    achievement["achievementType"] = "MicroCredential"
    achievement.update(changes)
    evidence = [
        {
            "id": "https://work.example/plan",
            "type": ["Evidence"],
            "name": "The plan",
            "narrative": "Six *weeks*.",
            "genre": "Lesson plan",
        },
        {"type": ["Evidence"], "narrative": "Told in person."},
        {"id": "urn:uuid:1", "type": ["Evidence"], "description": "Kept at school."},
    ]
    subject = {**document["credentialSubject"], "achievement": achievement}
    return mint.vc_jwt(credentialSubject=subject, evidence=evidence)


@pytest.fixture
def panel(desk, qtbot):
    panel = BadgePanel(desk.backpack, desk.runner)
    qtbot.addWidget(panel)
    panel.resize(400, 800)
    panel.show()
    return panel


@pytest.fixture
def show(panel, qtbot):
    def give(holding_id, tab=0):
        panel.show_holding(holding_id)
        qtbot.waitUntil(lambda: panel.shown_id == holding_id)
        panel.open_tab(tab)
        return panel

    return give


def test_without_a_badge_the_panel_says_so(panel):
    assert texts(panel) == ["Choose a badge to see what it says."]


def test_every_field_of_a_badge_is_told(desk, show):
    desk.know()
    (holding_id,) = desk.add(rich_badge())
    panel = show(holding_id)
    read = texts(panel)
    for text in (
        "Data Literacy",
        "Northlake Academy",
        "Unchanged since it was signed",
        "Earned 14 Mar 2026",
        "Reads data with care.",
        "A plan.",
        "• first",
        "Criteria at northlake.example",
        "data",
        "reading",
        "Educators · 2.5 · Designer",
        "Plans for everybody.",
        "frames.example",
        "You · learner@example.org ✓",
        "14 Mar 2026",
        "Does not expire",
        "Open Badges 3.0",
        "Micro-credential",
        "urn:uuid:11111111-2222-4333-8444-555555555555",
    ):
        assert text in read, text


def test_everything_about_the_issuer_is_told(desk, show):
    issuer = {
        "id": mint.did_key(mint.ed25519()),
        "type": ["Profile"],
        "name": "Northlake Academy",
        "url": "https://northlake.example/",
        "email": "badges@northlake.example",
        "description": "A school by the lake.",
    }
    (holding_id,) = desk.add(mint.vc_jwt(issuer=issuer))
    read = texts(show(holding_id))
    assert read[read.index("Issuer ID") + 1] == issuer["id"]
    assert read[read.index("About the issuer") + 1] == "A school by the lake."
    assert read[read.index("Issuer's e-mail") + 1] == "badges@northlake.example"
    assert read[read.index("Issuer's page") + 1] == "northlake.example"


def test_results_others_words_and_relations_are_told(desk, show):
    document = metadata_badge()
    (held,) = desk.add(json.dumps(document).encode())
    check = desk.backpack.organising.detail(held).report.checks[9]
    said = texts(show(held))
    for text in (
        check_sentence(check.reason, check.parameters),
        "Results",
        "Grade: 92 · Free · completed",
        "From 0 to 100",
        "Needed: 60 · Basic",
        "Free (9 points): Alone.",
        "What others say",
        "School, about this badge",
        "Sound.",
        "1 Apr 2026",
        "Goes with",
        "in the language de, version 3",
        "Field of study",
        "Terms of use",
        "t.example",
        "Silent",
        "Issuer's phone",
    ):
        assert any(text in each for each in said), text


def test_what_no_check_looked_at_is_said_to_be_the_badges_own_word(desk, show):
    document = metadata_badge()
    del document["endorsement"]
    achievement = document["credentialSubject"]["achievement"]
    achievement["creator"]["endorsement"] = [endorsement("State", "Good.")]
    (held,) = desk.add(json.dumps(document).encode())
    report = desk.store.load_report(held)
    checks = (
        replace(each, result=Result.NOT_APPLICABLE) if each.code == "endorsements" else each
        for each in report.checks
    )
    desk.store.save_report(held, replace(report, checks=tuple(checks)))
    said = texts(show(held))
    assert "State, about who designed it" in said
    assert "Only the badge says so. Nobody has checked that it is theirs." in said


def test_what_may_come_out_is_told_where_nothing_came_out(desk, show):
    document = metadata_badge()
    del document["credentialSubject"]["result"]
    del document["endorsement"]
    said = texts(show(desk.add(json.dumps(document).encode())[0]))
    assert "Grade" in said
    assert "What others say" not in said


def test_a_caution_stands_before_the_checks(desk, show):
    (holding_id,) = desk.add(mint.ob2_jws(issuedOn="2027-01-02T03:04:05Z"))
    read = texts(show(holding_id, tab=2).pages[2])
    assert read.index("Its date of issue lies in the future.") < read.index("The file")
    assert "Its date of issue lies in the future." in report_text(
        desk.backpack.organising.detail(holding_id)
    )


def test_all_text_of_the_badge_is_plain(desk, show):
    (holding_id,) = desk.add(rich_badge(name="<h1>Big</h1>", description="<img src=x>"))
    panel = show(holding_id)
    assert "<h1>Big</h1>" in texts(panel)
    labels = panel.findChildren(Paragraph)
    assert all(each.textFormat() is Qt.TextFormat.PlainText for each in labels)


def test_evidence_is_told_item_by_item(desk, show):
    (holding_id,) = desk.add(rich_badge())
    panel = show(holding_id, tab=1)
    page = panel.pages[1]
    assert panel.tabs.tabText(1) == "Evidence 3"
    assert texts(page) == [
        "The plan",
        "Lesson plan",
        "Six weeks.",
        "Open at work.example",
        "Evidence 2",
        "Told in person.",
        "Told in words only, without a link.",
        "Evidence 3",
        "Kept at school.",
        "Told in words only, without a link.",
    ]


def test_a_badge_without_evidence_says_so(desk, show):
    (holding_id,) = desk.add(mint.vc_jwt())
    assert texts(show(holding_id, tab=1).pages[1]) == ["The issuer attached no evidence."]


def test_every_check_has_its_mark_its_sentence_and_its_word(desk, show):
    (holding_id,) = desk.add(rich_badge())
    page = show(holding_id, tab=2).pages[2]
    report = desk.store.load_report(holding_id)
    assert len(page.findChildren(CheckRow)) == len(report.checks)
    read = texts(page)
    assert "Unchanged since it was signed" in read
    assert "Checked on 23 Nov 2026, on this computer." in read
    assert {"What proves it", "Passed", "Not known", "Does not apply"} <= set(read)
    for mark in page.findChildren(CheckMark):
        assert mark.accessibleName() in {"Passed", "Not known", "Does not apply"}


@pytest.mark.parametrize("result", list(Result))
def test_the_four_results_have_four_shapes(qtbot, qapp, result):
    def shape(one):
        mark = CheckMark(one)
        qtbot.addWidget(mark)
        mark.resize(64, 64)
        image = mark.grab().toImage()
        ground = image.pixelColor(32, 6)
        return frozenset(
            (x, y) for x in range(64) for y in range(64) if image.pixelColor(x, y) == ground
        )

    assert all(shape(result) != shape(other) for other in Result if other is not result)


def test_technical_details_open_and_close(desk, show):
    (holding_id,) = desk.add(rich_badge())
    row = next(
        each for each in show(holding_id, tab=2).findChildren(CheckRow) if each.toggle is not None
    )
    row.toggle.click()
    assert row.details.isVisible()
    assert row.details.isReadOnly()
    assert row.details.toPlainText().startswith("{")
    row.toggle.click()
    assert not row.details.isVisible()


def test_the_report_can_be_copied(desk, show):
    (holding_id,) = desk.add(rich_badge())
    page = show(holding_id, tab=2).pages[2]
    page.copy_report()
    copied = QGuiApplication.clipboard().text()
    assert copied.startswith("Data Literacy · Northlake Academy\nUnchanged since it was signed\n")
    assert "What proves it: Passed" in copied


def test_a_forged_badge_tells_why_first(desk, show):
    head, body, _ = mint.vc_jwt().split(b".")
    _, _, other = mint.vc_jwt(mint.ed25519(2)).split(b".")
    (holding_id,) = desk.add(b".".join((head, body, other)))
    panel = show(holding_id, tab=2)
    assert "Not genuine" in texts(panel)
    assert texts(panel.pages[2])[0].startswith("Not genuine: The signature does not match.")


def test_an_expired_badge_tells_the_day(desk, show):
    (holding_id,) = desk.add(mint.vc_jwt(validUntil="2026-05-03T00:00:00Z"))
    assert "Expired on 3 May 2026" in texts(show(holding_id))


def test_a_badge_that_ends_soon_says_how_soon(desk, show):
    (holding_id,) = desk.add(mint.vc_jwt(validUntil="2026-12-03T12:00:00Z"))
    assert "Expires in 10 days" in texts(show(holding_id))


def test_the_issuer_is_confirmed_with_one_button_and_then_the_badge_is_verified(desk, show, qtbot):
    (holding_id,) = desk.add(rich_badge())
    panel = show(holding_id, tab=2)
    (yes,) = [
        each
        for each in panel.pages[2].findChildren(QPushButton)
        if each.text() == "Yes, I earned it from Northlake Academy"
    ]
    with qtbot.waitSignal(panel.issuer_confirm_requested) as asked:
        yes.click()
    assert asked.args == [holding_id]
    knowing = desk.backpack.knowing
    panel.refresh(knowing.confirm_issuer_of(holding_id, Progress()))
    qtbot.waitUntil(lambda: "Verified today" in texts(panel))
    assert panel.tabs.currentIndex() == 2
    assert "You haven't confirmed the issuer." not in texts(panel)


def test_a_confirmation_is_taken_back_where_it_is_told(desk, show, qtbot):
    (holding_id,) = desk.add(rich_badge())
    panel = show(holding_id, tab=2)
    assert links(panel.pages[2], "Take this back") == []
    panel.refresh(desk.backpack.knowing.confirm_issuer_of(holding_id, Progress()))
    qtbot.waitUntil(lambda: "Verified today" in texts(panel))
    (back,) = links(panel.pages[2], "Take this back")
    with qtbot.waitSignal(panel.issuer_forget_requested) as asked:
        back.click()
    assert asked.args == [mint.did_key(mint.ed25519())]
    panel.refresh(desk.backpack.knowing.forget(asked.args[0], Progress()))
    qtbot.waitUntil(lambda: "Unchanged since it was signed" in texts(panel))
    assert "You haven't confirmed the issuer." in texts(panel)


def test_a_known_issuer_is_not_asked_about_where_only_the_key_is_in_doubt(desk, show, qtbot):
    (holding_id,) = desk.add(mint.ob2_jws())
    panel = show(holding_id, tab=2)
    desk.backpack.knowing.confirm_issuer_of(holding_id, Progress())
    panel.look_again()
    in_doubt = "The key came with the badge. Whether it is the issuer's is not proved by that."
    qtbot.waitUntil(lambda: texts(panel.pages[2]).count(in_doubt) == 2)
    assert "You haven't confirmed the issuer." not in texts(panel)
    assert len(links(panel.pages[2], "Take this back")) == 1


def test_who_can_see_it_is_chosen_and_nothing_is_online(desk, show, qtbot):
    (holding_id,) = desk.add(mint.vc_jwt())
    panel = show(holding_id)
    note = "Chosen for your portfolio; nothing is online."
    choice = panel.header.visibility
    assert choice.buttons[Visibility.ME].isChecked()
    assert note not in texts(panel)
    with qtbot.waitSignal(panel.visibility_chosen) as chosen:
        choice.buttons[Visibility.PUBLIC].click()
    assert chosen.args == [holding_id, Visibility.PUBLIC]
    assert note in texts(panel)


@pytest.mark.parametrize(
    ("press", "signal"),
    [
        (lambda header: header.share.click(), "share_requested"),
        (lambda header: header.save.click(), "save_original_requested"),
        (lambda header: header.more.menu().actions()[0].trigger(), "check_requested"),
        (lambda header: header.more.menu().actions()[2].trigger(), "remove_requested"),
    ],
)
def test_the_ways_out_name_the_badge(desk, show, qtbot, press, signal):
    (holding_id,) = desk.add(mint.vc_jwt())
    panel = show(holding_id)
    with qtbot.waitSignal(getattr(panel, signal)) as asked:
        press(panel.header)
    assert asked.args == [holding_id]


def test_a_sample_is_marked_and_never_claimed(desk, show):
    (holding_id,) = desk.add(mint.vc_jwt(), as_samples=True)
    panel = show(holding_id)
    assert "Sample" in texts(panel)
    assert "learner@example.org" in texts(panel)
    assert "Yes, it's mine" not in texts(panel)


def test_another_address_can_be_claimed(desk, show, qtbot):
    desk.know(Identity(type="email", value="other@example.org"))
    (holding_id,) = desk.add(mint.vc_jwt())
    panel = show(holding_id)
    assert "Made out to another address" in texts(panel)
    (claim,) = [each for each in panel.findChildren(QPushButton) if each.text() == "Yes, it's mine"]
    with qtbot.waitSignal(panel.identity_confirm_requested) as asked:
        claim.click()
    assert asked.args == [ADDRESS]


def test_a_hidden_address_is_compared_with_what_is_typed(desk, show, qtbot):
    (holding_id,) = desk.add(mint.ob2_jws())
    panel = show(holding_id)
    (question,) = panel.findChildren(HashQuestion)
    with qtbot.assertNotEmitted(panel.identity_confirm_requested):
        question.button.click()
        qtbot.keyClicks(question.address, "other@example.org")
        question.button.click()
    assert "No, it is made out to another address." in texts(panel)
    question.address.clear()
    with qtbot.waitSignal(panel.identity_confirm_requested) as asked:
        qtbot.keyClicks(question.address, "learner@example.org")
        qtbot.keyClick(question.address, Qt.Key.Key_Return)
    assert asked.args == [ADDRESS]
    assert "Yes, it is made out to this address." in texts(panel)


def test_a_badge_made_out_to_nobody_says_so(desk, show):
    subject = {
        name: value
        for name, value in mint.credential("x")["credentialSubject"].items()
        if name != "identifier"
    }
    (holding_id,) = desk.add(mint.vc_jwt(credentialSubject=subject))
    assert "Made out to nobody" in texts(show(holding_id))


def test_what_this_program_has_no_place_for_is_shown_too(desk, show):
    (holding_id,) = desk.add(mint.vc_jwt(favourite="x" * 9000, colour={"rgb": [1, 2]}))
    read = texts(show(holding_id))
    assert "Also in this badge" in read
    assert read[read.index("colour") + 1] == '{"rgb": [1, 2]}'
    assert read[read.index("favourite") + 1] == "x" * 2000 + "…"


def test_an_answer_for_a_badge_that_is_no_longer_chosen_is_dropped(desk, panel, qtbot):
    first, second = desk.add(mint.vc_jwt(), mint.ob2_jws())
    panel.show_holding(first)
    panel.show_holding(second)
    qtbot.waitUntil(lambda: panel.shown_id == second)
    assert "First Aid" in texts(panel)
    assert "Data Literacy" not in texts(panel)


def test_choosing_none_empties_the_panel(desk, show):
    (holding_id,) = desk.add(mint.vc_jwt())
    panel = show(holding_id)
    panel.show_holding(None)
    assert panel.shown_id is None
    assert texts(panel) == ["Choose a badge to see what it says."]


def test_a_removed_badge_leaves_the_panel(desk, show):
    (holding_id,) = desk.add(mint.vc_jwt())
    panel = show(holding_id)
    panel.refresh(Changes(removed=frozenset({holding_id})))
    assert panel.shown_id is None


def test_a_badge_that_is_gone_by_then_leaves_the_panel_empty(desk, panel, qtbot):
    panel.show_holding("0" * 32)
    qtbot.waitUntil(lambda: not panel.is_loading)
    assert texts(panel) == ["Choose a badge to see what it says."]


def test_trouble_with_the_store_is_told(desk, panel, qtbot, monkeypatch):
    told = []
    monkeypatch.setattr(badge_panel, "show_problem", lambda _parent, error: told.append(error))
    monkeypatch.setattr(
        badge_panel, "load_contents", lambda *_: (_ for _ in ()).throw(Fault("store-busy"))
    )
    panel.show_holding("0" * 32)
    qtbot.waitUntil(lambda: told == [Fault("store-busy")])


def test_what_another_badge_went_through_changes_nothing(desk, show):
    (holding_id,) = desk.add(mint.vc_jwt())
    panel = show(holding_id)
    header = panel.header
    panel.refresh(Changes(updated=frozenset({"f" * 32})))
    assert panel.header is header
    assert not panel.is_loading


def test_the_same_badge_read_again_keeps_tab_and_place(desk, show, qtbot):
    (holding_id,) = desk.add(rich_badge())
    panel = show(holding_id, tab=2)
    bar = panel.area.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 100)
    bar.setValue(100)
    header = panel.header
    panel.refresh(Changes(learner=True))
    qtbot.waitUntil(lambda: panel.header is not header)
    assert panel.tabs.currentIndex() == 2
    qtbot.waitUntil(lambda: bar.value() == 100)


def test_the_picture_comes_after_the_words(desk, show, qtbot):
    (holding_id,) = desk.add(mint.png(mint.itxt(b"openbadgecredential", mint.vc_jwt())))
    panel = show(holding_id)
    with qtbot.waitSignal(panel.pictures.ready):
        panel.header.picture.grab()
    assert not panel.pictures.picture(holding_id, 1.0).isNull()


@pytest.mark.parametrize("scale", [1, 2])
@pytest.mark.parametrize("direction", list(Qt.LayoutDirection)[:2])
@pytest.mark.parametrize("tab", [0, 1, 2])
def test_nothing_is_cut_at_320_pixels(desk, show, qtbot, scale, direction, tab):
    (holding_id,) = desk.add(rich_badge(name=NAME, description=ARABIC, tag=["x" * 200]))
    application = QApplication.instance()
    font = application.font()
    larger = QFont(font)
    larger.setPointSizeF(font.pointSizeF() * scale)
    application.setFont(larger)
    from backpack.ui.theme import apply_theme
    from backpack.ui.tokens import LIGHT

    apply_theme(application, LIGHT)
    try:
        panel = show(holding_id, tab)
        panel.setLayoutDirection(direction)
        panel.resize(320, 700)
        QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
        qtbot.wait(30)
        content = panel.area.widget()
        assert content.width() <= panel.area.viewport().width()
        for label in content.findChildren(Paragraph):
            if label.isVisible():
                assert label.height() >= label.heightForWidth(label.width()), label.text()[:40]
    finally:
        application.setFont(font)
        apply_theme(application, LIGHT)


def test_links_carry_the_real_host(desk, show):
    (holding_id,) = desk.add(rich_badge())
    links = show(holding_id).findChildren(LinkButton)
    assert {each.link.host for each in links} >= {"northlake.example", "frames.example"}


@pytest.mark.parametrize(
    ("standing", "words"),
    [
        (Standing.VERIFIED, "Verified 20 Nov 2026"),
        (Standing.REVOKED, "Revoked"),
        (Standing.NOT_YET_VALID, "Valid from 14 Mar 2026"),
        (Standing.EXPIRED, "Expired"),
        (Standing.UNVERIFIABLE, "Could not check"),
    ],
)
def test_the_chip_tells_the_standing_in_a_few_words(desk, standing, words):
    from backpack.ui.views.standing_words import standing_chips, standing_words

    (holding_id,) = desk.add(mint.vc_jwt())
    holding = replace(desk.store.load_holding(holding_id), standing=standing)
    checked = datetime(2026, 11, 20, tzinfo=UTC)
    report = replace(
        desk.store.load_report(holding_id), standing=standing, checked=checked, checks=()
    )
    now = datetime(2026, 11, 23, tzinfo=UTC)
    assert standing_chips(holding, report, now)[0].text == words
    assert standing_words(holding, report) != ""
