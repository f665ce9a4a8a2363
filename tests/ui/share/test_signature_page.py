import pytest
from PySide6.QtGui import QGuiApplication

from backpack.publish.signature.plan import Form, Size
from backpack.publish.signature.steps import Program
from backpack.ui.share import desk as desk_module
from backpack.ui.share.paper import Pictures, Words
from backpack.ui.share.signature_preview import Seen
from backpack.ui.share.ways.signature import SignaturePage
from tests.publish.disclosed import make_disclosed, make_disclosed_badge
from tests.publish.hostile import hostile_badges
from tests.ui.share.pages import Stage


@pytest.fixture
def show(desk, qtbot):
    def give(*badges):
        stage = Stage(desk, SignaturePage, make_disclosed(*badges) if badges else None)
        qtbot.addWidget(stage)
        stage.show()
        qtbot.waitUntil(lambda: not desk.runner._running)
        return stage

    yield give
    QGuiApplication.clipboard().clear()


@pytest.fixture
def settle(desk, qtbot):
    return lambda: qtbot.waitUntil(lambda: not desk.runner._running)


def lines(page):
    return [part.text for part in page.paper._parts if isinstance(part, Words)]


def pictures(page):
    return [each for part in page.paper._parts if isinstance(part, Pictures) for each in part.shown]


def test_what_is_written_is_seen_at_once_and_kept(show, settle, desk, qtbot):
    page = show(make_disclosed_badge()).page
    qtbot.keyClicks(page.form.name, "A Learner")
    qtbot.keyClicks(page.form.role, "Teacher")
    page.form.lines.setPlainText("+1 555 010 0199\n\n")
    qtbot.keyClicks(page.form.link, "https://learner.example.net/")
    qtbot.keyClicks(page.form.link_words, "My badges")
    page.form.sizes.buttons[str(int(Size.LARGE))].click()
    settle()
    assert lines(page) == ["A Learner", "Teacher", "+1 555 010 0199", "My badges"]
    assert [each.width for each in pictures(page)] == [80]
    page.hide()
    settle()
    plan = desk.backpack.mail_signatures.plan()
    assert plan == page.plan
    assert (plan.role, plan.lines, plan.size) == ("Teacher", ("+1 555 010 0199",), Size.LARGE)


def test_others_see_it_dark_without_pictures_and_as_text(show, settle):
    page = show(make_disclosed_badge()).page
    assert not pictures(page)[0].picture.isNull()
    page.looks.buttons[Seen.DARK].click()
    settle()
    assert page.paper._ground == "#1E1E1E"
    page.looks.buttons[Seen.BLOCKED].click()
    settle()
    assert pictures(page)[0].picture.isNull()
    assert pictures(page)[0].text == "Data Literacy for Educators, issued by Northlake University"
    page.looks.buttons[Seen.PLAIN].click()
    settle()
    assert lines(page)[0] == "-- "


def test_it_is_copied_as_rich_text_and_as_plain_text(show, settle, desk):
    stage = show(make_disclosed_badge())
    stage.page.copy_button.click()
    settle()
    mime = QGuiApplication.clipboard().mimeData()
    assert mime.text().startswith("-- \n")
    assert "data:image/png;base64," in mime.html()
    assert [share.way for share in desk.backpack.sharing.history()] == ["signature"]


def test_on_the_web_it_says_who_learns_of_it_or_what_to_do(show, settle, qtbot):
    page = show(make_disclosed_badge()).page
    assert "For Gmail" in page.note.text()
    page.pictures.buttons["hosted"].click()
    settle()
    assert "learn of each time" in page.note.text()
    assert pictures(page)[0].picture.isNull()
    qtbot.keyClicks(page.pictures_at, "https://learner.example.net/p")
    settle()
    assert page.note.text().startswith("Save the pictures")
    assert not pictures(page)[0].picture.isNull()
    page.form.name.setText("'" * 200)
    page.form.lines.setPlainText("\n".join(["'" * 200] * 6))
    page.form.link.setText(f"https://t.example/{'&' * 400}")
    page.form.edited.emit()
    settle()
    assert "10,000 characters" in page.note.text()


def test_six_badges_at_most_and_one_at_least(show, settle):
    page = show(*(make_disclosed_badge(number) for number in range(8))).page
    boxes = list(page.form.badges.values())
    assert [box.isChecked() for box in boxes] == [True] * 6 + [False] * 2
    assert not boxes[7].isEnabled()
    boxes[0].click()
    settle()
    assert boxes[7].isEnabled()
    assert len(pictures(page)) == 5
    for box in boxes[1:6]:
        box.click()
    settle()
    assert page.note.text() == "Choose at least one badge."
    assert not page.copy_button.isEnabled()


@pytest.mark.parametrize("form", Form)
def test_it_is_saved_in_every_form_and_noted(show, settle, desk, monkeypatch, tmp_path, form):
    stage = show(make_disclosed_badge())
    names = []

    def save(_parent, name, take):
        names.append(name)
        take(tmp_path / name)

    monkeypatch.setattr(desk_module.asking, "ask_where_to_save", save)
    actions = stage.page.save_button.menu().actions()
    assert len(actions) == len(Form)
    stage.page.save(form)
    settle()
    assert (tmp_path / names[0]).stat().st_size > 0
    assert [share.place for share in desk.backpack.sharing.history()] == names


def test_each_mail_program_is_explained(show):
    page = show(make_disclosed_badge()).page
    told = set()
    for number in range(len(Program)):
        page.program.setCurrentIndex(number)
        told.add(page.steps.text())
        assert page.steps.text().startswith("1. ")
    assert len(told) == len(Program)


def test_text_that_means_harm_is_painted_as_text(show, settle):
    page = show(*hostile_badges()[:6]).page
    for seen in Seen:
        page.looks.buttons[seen].click()
        settle()
        assert not page.paper.grab().isNull()
