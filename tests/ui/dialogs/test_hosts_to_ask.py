import pytest

from backpack.services.networking import Wanted
from backpack.ui.dialogs.hosts_to_ask import HostsToAsk
from tests.ui.desk import texts

CREDLY = Wanted(host="www.credly.com", badges=9)
OLD = Wanted(host="old.example.org", badges=1, plain_http=True)


@pytest.fixture
def page(qtbot):
    page = HostsToAsk([CREDLY, OLD])
    qtbot.addWidget(page)
    page.answers = []
    page.asked.connect(lambda chosen, for_good: page.answers.append((chosen, for_good)))
    return page


def test_each_site_is_named_with_the_badges_that_need_it(page):
    shown = texts(page)
    assert "www.credly.com" in shown
    assert "9 badges" in shown
    assert page.boxes[CREDLY].accessibleDescription() == "9 badges"


def test_an_answer_that_others_could_change_is_not_asked_for_unless_ticked(page):
    assert page.boxes[CREDLY].isChecked()
    assert not page.boxes[OLD].isChecked()
    page.now.click()
    page.boxes[OLD].setChecked(True)
    page.always.click()
    assert page.answers == [((CREDLY,), False), ((CREDLY, OLD), True)]


def test_with_nothing_ticked_there_is_only_no(page, qtbot):
    page.boxes[CREDLY].setChecked(False)
    assert not page.now.isEnabled()
    assert not page.always.isEnabled()
    with qtbot.waitSignal(page.declined):
        page.not_now.click()
