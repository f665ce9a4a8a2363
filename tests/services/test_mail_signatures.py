import pytest

from backpack.publish.signature.plan import SignaturePlan, Size
from backpack.services.identifying import Identifying
from backpack.services.mail_signatures import MailSignatures

PLAN = SignaturePlan(
    name="A Learner",
    role="Teacher",
    lines=("+1 555 010 0199",),
    size=Size.LARGE,
    link="https://learner.example.net/",
    link_words="My badges",
    pictures_at="https://learner.example.net/p",
)


@pytest.fixture
def identifying(store, verifying):
    return Identifying(store=store, verifying=verifying)


@pytest.fixture
def mail_signatures(store):
    return MailSignatures(store=store)


def test_at_first_it_has_the_learners_name(mail_signatures, identifying):
    identifying.save_name("A Learner")
    assert mail_signatures.plan() == SignaturePlan(name="A Learner")


def test_lines_are_remembered(mail_signatures):
    mail_signatures.save(PLAN)
    assert mail_signatures.plan() == PLAN


@pytest.mark.parametrize("saved", [7, [], {"name": 3, "lines": "x", "size": "large"}])
def test_what_a_later_version_saved_is_no_trouble(mail_signatures, store, saved):
    store.save_setting("mail-signature", saved)
    assert mail_signatures.plan() == SignaturePlan()
