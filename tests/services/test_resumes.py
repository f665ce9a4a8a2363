import pytest

from backpack.publish.resume.plan import Form, Length, Order, ResumePlan, Wording
from backpack.services.resumes import Resumes, compose, render_form
from tests.mint import vc_jwt
from tests.publish.disclosed import make_disclosed, make_disclosed_badge

OWN = Wording(title="Data literacy", details="Forty hours.")


@pytest.fixture
def resumes(store):
    return Resumes(store=store)


@pytest.fixture
def kept(add):
    return add(vc_jwt())[0].holding.id


def test_at_first_it_is_short_and_by_date(resumes):
    assert resumes.plan() == ResumePlan()


def test_choices_and_words_are_remembered_beside_each_other(resumes, kept):
    resumes.save_wording(kept, OWN)
    resumes.save_choices(Order.SKILL, Length.FULL)
    assert resumes.plan() == ResumePlan(order=Order.SKILL, length=Length.FULL, wording={kept: OWN})


def test_empty_words_give_the_issuers_back(resumes, kept):
    resumes.save_wording(kept, OWN)
    resumes.save_wording(kept, Wording(title="  "))
    assert resumes.plan().wording == {}


def test_words_stay_with_a_badge_in_the_trash_and_go_with_one_that_is_gone(
    resumes, add, kept, organising, store
):
    other = add(vc_jwt(id="urn:uuid:another"))[0].holding.id
    resumes.save_wording(kept, OWN)
    organising.remove([kept])
    resumes.save_wording(other, OWN)
    assert set(resumes.plan().wording) == {kept, other}
    resumes.save_wording("f" * 32, OWN)
    assert set(resumes.plan().wording) == {kept, other}
    store.save_setting("resume", {"wording": {"f" * 32: {"title": "Gone"}}})
    resumes.save_wording(other, OWN)
    assert set(resumes.plan().wording) == {other}


@pytest.mark.parametrize("saved", [7, [], {"order": 3, "length": [], "wording": {"a": "b"}}])
def test_what_a_later_version_saved_is_no_trouble(resumes, store, saved):
    store.save_setting("resume", saved)
    plan = resumes.plan()
    assert (plan.order, plan.length) == (Order.DATE, Length.SHORT)


def test_a_form_is_made_of_what_is_disclosed_and_planned():
    badge = make_disclosed_badge()
    plan = ResumePlan(wording={badge.holding_id: OWN})
    disclosed = make_disclosed(badge)
    assert compose(disclosed, plan).items[0].title == "Data literacy"
    assert b"Data literacy\n" in render_form(disclosed, plan, Form.TEXT)
