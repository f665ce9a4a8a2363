from dataclasses import replace

import pytest

from backpack.domain.credential import RecipientIdentity
from backpack.domain.faults import Fault
from backpack.domain.report import Standing
from backpack.publish.resume.composing import compose_resume
from backpack.publish.resume.plan import Length, Order, ResumePlan, Wording
from tests.publish.disclosed import make_disclosed, make_disclosed_badge

FULL = ResumePlan(length=Length.FULL)


def compose(*badges, **choices):
    return compose_resume(make_disclosed(*badges), ResumePlan(**choices))


def test_nothing_chosen_is_said():
    with pytest.raises(Fault) as caught:
        compose_resume(make_disclosed(), ResumePlan())
    assert caught.value.code == "nothing-chosen"


def test_the_newest_badge_comes_first_and_one_without_a_day_last():
    badges = [make_disclosed_badge(n) for n in (0, 1, 2)]
    undated = make_disclosed_badge(3, issued=None)
    group = compose(undated, *badges).groups[0]
    days = [item.issued for item in group.items]
    assert days == [*sorted(days[:3], reverse=True), None]
    assert group.title == ""


def test_issuers_make_groups_in_order_of_their_names():
    resume = compose(*(make_disclosed_badge(n) for n in (0, 1, 2, 3)), order=Order.ISSUER)
    titles = [group.title for group in resume.groups]
    assert titles == [
        "Northlake Community College",
        "Northlake University",
        "Open Skills Foundation",
    ]
    assert [len(group.items) for group in resume.groups] == [1, 2, 1]


def test_each_badge_stands_once_under_the_skill_that_most_others_share():
    badges = [
        make_disclosed_badge(0, tags=("Practice", "Maths")),
        make_disclosed_badge(1, tags=("practice", "Music", "maths")),
        make_disclosed_badge(2, tags=("practice", "Music")),
        make_disclosed_badge(3, tags=("Practice",)),
        make_disclosed_badge(4, tags=()),
    ]
    resume = compose(*badges, order=Order.SKILL)
    assert len(resume.items) == 5
    assert [group.title for group in resume.groups] == ["Practice", "Other skills"]


def test_a_skill_that_all_share_tells_nothing_apart():
    badges = [
        make_disclosed_badge(0, tags=("Practice", "Maths")),
        make_disclosed_badge(1, tags=("Practice", "Music")),
    ]
    assert [group.title for group in compose(*badges, order=Order.SKILL).groups] == [
        "Maths",
        "Music",
    ]


def test_a_badge_without_a_name_has_words_for_it():
    assert compose(make_disclosed_badge(name=" ")).items[0].title == "Badge without a name"


def test_the_learners_words_stand_in_place_of_the_issuers():
    badge = make_disclosed_badge()
    own = Wording(
        title="Data literacy", issuer="Northlake", details="Forty hours.\n\nWith a project."
    )
    item = compose(badge, wording={badge.holding_id: own}).items[0]
    assert (item.title, item.issuer) == ("Data literacy", "Northlake")
    assert item.details == ("Forty hours.", "With a project.")


def test_a_short_resume_has_a_line_for_each_badge():
    item = compose(make_disclosed_badge(4)).items[0]
    assert (item.details, item.sections) == ((), ())
    assert item.facts == ("École supérieure de pédagogie", "Issued May 2025", "Expires April 2036")


def test_a_full_one_tells_how_it_was_earned_and_shows_the_evidence():
    badge = make_disclosed_badge(
        recipients=(RecipientIdentity(type="email", value="ada@example.org"),), notes="Proud of it"
    )
    item = compose_resume(make_disclosed(badge), FULL).items[0]
    assert [section.title for section in item.sections] == [
        "How it was earned",
        "Standards and frameworks",
        "Evidence",
        "Made out to",
        "Notes",
        "Verification",
    ]
    assert item.sections[2].entries[0].link == "https://work.example.net/inquiry"
    assert (
        item.sections[5].entries[0].text.startswith("Signature valid on 20 Nov 2026, key did:key:")
    )


def test_a_hashed_address_is_shown_to_nobody():
    hashed = RecipientIdentity(type="email", value="sha256$00ff", is_hashed=True, salt="pepper")
    item = compose_resume(make_disclosed(make_disclosed_badge(recipients=(hashed,))), FULL).items[0]
    assert "Made out to" not in [section.title for section in item.sections]


@pytest.mark.parametrize("standing", [Standing.REVOKED, Standing.INVALID, Standing.SUSPENDED])
def test_what_is_wrong_with_a_badge_is_not_passed_over(standing):
    assert compose(make_disclosed_badge(standing=standing)).items[0].remarks


def test_on_a_host_that_many_share_it_is_told_who_recorded_the_issuers_name():
    badge = make_disclosed_badge()
    badge = replace(badge, standing=replace(badge.standing, recorder="badges.example"))
    issuer = compose(badge).items[0].issuer
    assert issuer == "Northlake University, as recorded by badges.example"


def test_a_sample_says_that_nobody_earned_it():
    assert compose(make_disclosed_badge(is_sample=True)).items[0].remarks == (
        "Sample: nobody earned it",
    )


def test_a_badge_that_ran_out_says_since_when():
    from datetime import UTC, datetime

    item = compose(make_disclosed_badge(expires=datetime(2024, 3, 1, tzinfo=UTC))).items[0]
    assert "Expired March 2024" in item.facts


def test_without_links_nothing_is_said_of_links():
    assert compose(make_disclosed_badge(address=None)).note == ""
