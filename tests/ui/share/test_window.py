"""The share window: what people will see, switched on and off, and nothing sent by looking."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from backpack.domain.disclosure import EvidenceItem
from backpack.ui.share import desk as desk_module
from backpack.ui.share.ways import ENTRIES
from tests import mint
from tests.ui.desk import texts
from tests.ui.share.conftest import baked


def test_looking_at_every_way_sends_nothing(share, opened, history):
    window = share("linkedin")
    for row in range(len(ENTRIES)):
        window.list.setCurrentRow(row)
        assert window.page.isVisible()
        assert [page for page in window.pages.values() if page.isVisible()] == [window.page]
        assert not window.said.isVisible()
    assert opened == []
    assert history() == ()


def test_a_way_is_read_out_with_what_it_is_for(share):
    item = share("linkedin").list.item(0)
    assert item.data(Qt.ItemDataRole.AccessibleTextRole) == "LinkedIn: Add to profile, or post"


def test_the_recipient_and_the_telling_original_are_off_at_first(share):
    window = share("file")
    assert "learner" not in repr(window.desk.disclosed.badges)
    assert window.desk.disclosed.badges[0].original is None
    assert not window.choices.original.is_on
    said = texts(window)
    assert any(text.startswith("The signed original contains your e-mail") for text in said)
    assert "left out: people can ask the issuer" in said


def test_the_learner_may_let_the_original_out_all_the_same(share):
    window = share("file")
    window.choices.original.box.click()
    assert window.desk.disclosed.badges[0].original is not None
    assert "included: people can check it" in texts(window)
    window.choices.original.box.click()
    assert window.desk.disclosed.badges[0].original is None


def test_an_original_that_tells_nothing_more_goes_along_at_once(desk, open_share):
    bare = {"achievement": {"name": "X", "criteria": {"narrative": "y"}}}
    window = open_share(desk.add(mint.vc_jwt(credentialSubject=bare)), "file")
    assert window.choices.original.is_on
    window.choices.original.box.click()
    assert window.desk.disclosed.badges[0].original is None
    assert "left out" in texts(window)


def test_what_was_agreed_to_for_less_is_asked_again(share):
    window = share("file")
    window.choices.recipient.box.setChecked(True)
    window.choices.original.box.setChecked(False)
    assert window.choices.decision().with_originals
    window.choices.original.box.click()
    window.choices.recipient.box.setChecked(False)
    assert window.desk.disclosed.badges[0].original is None
    assert not window.choices.original.is_on


def test_evidence_is_chosen_item_by_item(share):
    window = share("file")
    choices = window.choices
    choices.follow(frozenset(desk_module.Field))
    assert not any(box.isVisible() for box in choices.items.values())
    choices.unfold.click()
    (film, essay) = choices.items
    assert choices.items[film].isVisible()
    assert choices.items[film].box.accessibleName() == "Film & talk"
    choices.items[film].box.click()
    assert choices.evidence.box.checkState() is Qt.CheckState.PartiallyChecked
    shown = window.desk.disclosed.badges[0].credential.evidence
    assert [item.name for item in shown] == ["Essay"]
    choices.items[essay].box.click()
    assert choices.evidence.box.checkState() is Qt.CheckState.Unchecked
    assert window.desk.disclosed.badges[0].credential.evidence == ()
    choices.evidence.box.click()
    assert all(box.is_on for box in choices.items.values())
    assert window.desk.disclosure.evidence_left_out == frozenset()
    assert isinstance(film, EvidenceItem)
    choices.unfold.click()
    assert not choices.items[film].isVisible()


def test_a_name_is_taken_as_it_is_typed(share, qtbot):
    window = share("file")
    choices = window.choices
    assert window.desk.disclosed.learner_name == ""
    choices.follow(frozenset(desk_module.Field))
    qtbot.keyClicks(choices.name_line, "A  Learner ")
    assert choices.name.is_on
    assert window.desk.disclosed.learner_name == "A Learner"
    choices.name.box.click()
    assert window.desk.disclosed.learner_name == ""


def test_the_words_beside_a_box_press_it(share, qtbot):
    window = share("file")
    qtbot.mouseClick(window.choices.original.words, Qt.MouseButton.LeftButton)
    assert window.choices.original.is_on
    qtbot.mouseClick(window.choices.original.words, Qt.MouseButton.MiddleButton)
    assert window.choices.original.is_on


def test_results_and_notes_have_a_switch_where_there_are_some(desk, open_share):
    subject = {"result": [{"value": "92"}], "narrative": "Alone.", "achievement": {"name": "X"}}
    (holding_id,) = desk.add(mint.vc_jwt(credentialSubject=subject))
    desk.backpack.annotating.save_notes(holding_id, "Mine")
    window = open_share([holding_id], "file")
    choices = window.choices
    choices.follow(frozenset(desk_module.Field))
    assert choices.results.isVisible()
    assert choices.notes.isVisible()
    assert not choices.recipient.isVisible()
    assert not choices.unfold.isVisible()
    choices.results.box.click()
    choices.notes.box.click()
    choices.evidence.box.click()
    (badge,) = window.desk.disclosed.badges
    assert (badge.credential.results, badge.notes, badge.credential.narrative) == ((), "Mine", "")


@pytest.mark.parametrize("way", ["linkedin", "link", "elsewhere", "snippets"])
def test_a_sample_is_refused_calmly(desk, open_share, opened, way):
    window = open_share(desk.add(baked(), as_samples=True), way)
    assert any("A sample cannot be shared" in text for text in texts(window))
    assert not any(each.isEnabled() for each in window.page.buttons())
    assert opened == []


def test_what_is_not_genuine_is_said_first_and_asked_about_once(
    desk, open_share, opened, monkeypatch, history
):
    head, body, signature = mint.vc_jwt().split(b".")
    forged = b".".join((head, body, bytes(reversed(signature))))
    window = open_share(desk.add(forged), "linkedin")
    assert any("is not genuine" in text for text in texts(window))
    asked, answers = [], [False, True]
    monkeypatch.setattr(
        desk_module, "ask", lambda *words: asked.append(words[1]) or answers[len(asked) - 1]
    )
    QGuiApplication.clipboard().clear()
    window.page.copy_button.click()
    assert QGuiApplication.clipboard().text() == ""
    assert history() == ()
    window.page.copy_button.click()
    window.page.open_button.click()
    assert len(asked) == 2
    assert len(opened) == 1
    assert len(history()) == 2


def test_several_that_are_not_genuine_are_counted(desk, open_share):
    forged = [token[:-8] + b"AAAAAAAA" for token in (mint.vc_jwt(), mint.vc_jwt(id="urn:uuid:2"))]
    window = open_share(desk.add(*forged), "package")
    assert any(text.startswith("2 of these badges are not genuine") for text in texts(window))


def test_a_badge_that_is_gone_is_told_calmly(open_share):
    window = open_share(["0" * 32])
    assert any("There is no such badge" in text for text in texts(window))
    assert not window.list.isEnabled()
    assert window.page is None


def test_a_defect_is_owned_up_to(desk, open_share, monkeypatch):
    told = []
    monkeypatch.setattr(
        "backpack.ui.share.window.show_problem", lambda _parent, error: told.append(error)
    )
    monkeypatch.setattr(type(desk.backpack.disclosing), "prepare", lambda *_a, **_k: 1 / 0)
    open_share(desk.add(baked()))
    assert isinstance(told[0], ZeroDivisionError)
