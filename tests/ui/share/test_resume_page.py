import pytest
from PySide6.QtGui import QGuiApplication

from backpack.publish.resume.plan import Form, Length, Order, Wording
from backpack.ui.share import desk as desk_module
from backpack.ui.share.paper import Beside, Words
from backpack.ui.share.resume_preview import make_look
from backpack.ui.share.ways.resume import ResumePage
from tests.publish.disclosed import make_disclosed, make_disclosed_badge
from tests.publish.hostile import hostile_disclosed
from tests.ui.share.pages import Stage


@pytest.fixture
def show(desk, qtbot):
    def give(disclosed=None):
        stage = Stage(desk, ResumePage, disclosed)
        qtbot.addWidget(stage)
        stage.show()
        qtbot.waitUntil(lambda: not desk.runner._running)
        return stage

    yield give
    QGuiApplication.clipboard().clear()


@pytest.fixture
def settle(desk, qtbot):
    return lambda: qtbot.waitUntil(lambda: not desk.runner._running)


def painted(page):
    found = []
    for part in page.preview.paper._parts:
        words = part.words if isinstance(part, Beside) else (part,)
        found += [each.text for each in words if isinstance(each, Words)]
    return found


def test_the_page_of_the_word_file_is_shown_at_once(show):
    page = show(make_disclosed(make_disclosed_badge())).page
    assert painted(page)[:4] == [
        "A Learner",
        "Certifications and badges",
        "Data Literacy for Educators",
        "Northlake University  ·  Issued January 2021  ·  Expires December 2031",
    ]
    assert "Data Literacy for Educators" in page.preview.paper.accessibleDescription()
    assert page.copy_button.isHidden()


def test_text_is_shown_as_it_will_stand_in_the_file_and_can_be_copied(show, settle, desk):
    stage = show()
    stage.page.forms.buttons[Form.TEXT].click()
    settle()
    shown = stage.page.preview.text.toPlainText()
    assert shown.startswith("CERTIFICATIONS AND BADGES\n\nData Literacy\n")
    stage.page.copy()
    settle()
    assert QGuiApplication.clipboard().text() == shown
    assert stage.said == ["Copied."]
    assert [share.way for share in desk.backpack.sharing.history()] == ["resume"]


def test_the_other_forms_are_one_choice_away(show, settle):
    page = show().page
    page.more.setCurrentIndex(page.more.findData(Form.MARKDOWN))
    page.more.activated.emit(page.more.currentIndex())
    settle()
    assert page.preview.text.toPlainText().startswith("## Certifications and badges")
    assert not any(button.isChecked() for button in page.forms.buttons.values())
    page.forms.buttons[Form.HTML].click()
    settle()
    assert page.more.currentIndex() == -1
    assert page.preview.currentIndex() == 0


def test_order_and_length_are_followed_and_remembered(show, settle, desk):
    page = show(make_disclosed(*(make_disclosed_badge(number) for number in range(3)))).page
    page.lengths.buttons[Length.FULL].click()
    page.orders.setCurrentIndex(page.orders.findData(Order.ISSUER))
    page.orders.activated.emit(page.orders.currentIndex())
    settle()
    assert "Northlake Community College" in painted(page)
    assert "How it was earned" in painted(page)
    plan = desk.backpack.resumes.plan()
    assert (plan.order, plan.length) == (Order.ISSUER, Length.FULL)


def test_own_words_are_seen_at_once_and_kept(show, settle, desk, qtbot):
    page = show().page
    holding = page.desk.disclosed.badges[0].holding_id
    page.words_button.click()
    assert page.words.isVisible()
    assert page.words.title.placeholderText() == "Data Literacy"
    qtbot.keyClicks(page.words.title, "Reading data")
    page.words.details.setPlainText("Forty hours.")
    settle()
    assert "Reading data" in painted(page)
    assert "Forty hours." in painted(page)
    page.hide()
    settle()
    kept = desk.backpack.resumes.plan().wording
    assert kept == {holding: Wording(title="Reading data", details="Forty hours.")}
    page.show()
    page.words.give_back.click()
    assert page.words.title.text() == ""
    page.hide()
    settle()
    assert "Data Literacy" in painted(page)
    assert desk.backpack.resumes.plan().wording == {}


def test_the_file_is_saved_and_noted(show, settle, desk, monkeypatch, tmp_path):
    stage = show()
    path = tmp_path / "mine.docx"
    monkeypatch.setattr(
        desk_module.asking, "ask_where_to_save", lambda _parent, _name, take: take(path)
    )
    stage.page.save()
    settle()
    assert path.read_bytes().startswith(b"PK")
    (share,) = desk.backpack.sharing.history()
    assert (share.way, share.place) == ("resume", "mine.docx")


def test_a_long_list_is_not_painted_to_its_end():
    from backpack.publish.resume.plan import ResumePlan
    from backpack.services.resumes import compose

    many = make_disclosed(*(make_disclosed_badge(n, picture=b"") for n in range(500)))
    look = make_look(compose(many, ResumePlan(order=Order.ISSUER)), Form.DOCX)
    assert sum(isinstance(part, Beside) for part in look.parts) == 30
    assert look.parts[-1].text == "and 470 more badges"
    text = make_look(compose(many, ResumePlan()), Form.JSON).text
    assert len(text) == 30_001


def test_text_that_means_harm_is_painted_as_text(show, settle):
    page = show(hostile_disclosed()).page
    page.lengths.buttons[Length.FULL].click()
    settle()
    assert any("<script>" in text for text in painted(page))
    assert not page.preview.paper.grab().isNull()
