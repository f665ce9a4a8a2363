"""What a badge says, in words that a learner understands."""

from datetime import UTC, datetime

import pytest

from backpack.domain.credential import (
    Achievement,
    Activity,
    Credential,
    Endorsement,
    Profile,
    Related,
    Result,
    ResultDescription,
    RubricLevel,
    Standard,
)
from backpack.services.describing import (
    endorsement_sentence,
    fact_pairs,
    level_sentence,
    related_sentence,
    result_sentence,
    scale_sentences,
)

LEVEL = RubricLevel(id="l", name="Free", level="3", points="9", description="Works alone.")
GRADE = ResultDescription(id="r", name="Grade", levels=(LEVEL,))
ACHIEVEMENT = Achievement(result_descriptions=(GRADE,))


def test_facts_are_told_with_titles_and_empty_ones_left_out():
    day = datetime(2026, 3, 14, tzinfo=UTC)
    credential = Credential(
        id=None,
        standard=Standard.OB_3_0,
        issuer=Profile(id=None),
        issued=datetime(2026, 3, 15, tzinfo=UTC),
        awarded=day,
        achievement=Achievement(
            human_code="D-1", creator=Profile(id="did:x"), identifiers=(("", "7"), ("isbn", "8"))
        ),
        activity=Activity(started=day, credits_earned="4", source=Profile(id=None, name="Arts")),
    )
    assert dict(fact_pairs(credential)) == {
        "Awarded": "14 Mar 2026",
        "Code": "D-1",
        "Designed by": "did:x",
        "Credits earned": "4",
        "Began": "14 Mar 2026",
        "Learned at": "Arts",
        "Also known as": "7",
        "isbn": "8",
    }


@pytest.mark.parametrize(
    ("result", "sentence"),
    [
        (Result(value="92", description="r", status="Completed"), "Grade: 92 · completed"),
        (Result(value="92", level="l"), "92 · Free"),
        (Result(status="Odd", level="https://elsewhere"), "https://elsewhere · Odd"),
        (Result(description="r"), "Grade"),
        (Result(description="unknown"), ""),
    ],
)
def test_a_result_is_one_sentence(result, sentence):
    assert result_sentence(ACHIEVEMENT, result) == sentence


@pytest.mark.parametrize(
    ("described", "sentences"),
    [
        (ResultDescription(minimum="0", maximum="100"), ["From 0 to 100"]),
        (ResultDescription(maximum="100"), ["At most 100"]),
        (ResultDescription(minimum="1"), ["At least 1"]),
        (ResultDescription(allowed_values=("A", "B")), ["Possible: A, B"]),
        (ResultDescription(required_value="B", required_level="l"), ["Needed: B · Free"]),
        (ResultDescription(required_level="nowhere"), []),
    ],
)
def test_how_to_read_a_result_is_told(described, sentences):
    assert list(scale_sentences(ACHIEVEMENT, described)) == sentences


@pytest.mark.parametrize(
    ("level", "sentence"),
    [
        (LEVEL, "Free (3, 9 points): Works alone."),
        (RubricLevel(level="3"), "3"),
        (RubricLevel(points="9"), "9 points"),
        (RubricLevel(description="Works alone."), "Works alone."),
    ],
)
def test_a_step_of_a_rubric_is_one_sentence(level, sentence):
    assert level_sentence(level) == sentence


def test_who_speaks_and_about_what_is_told():
    def said(**about):
        return endorsement_sentence(Endorsement(endorser=Profile(id=None, **about), about="issuer"))

    assert said(name="Guild") == "Guild, about the issuer"
    assert said(url="https://e.example") == "https://e.example, about the issuer"
    assert said() == "Somebody, about the issuer"


def test_what_goes_with_it_is_told():
    related = Related(id="x", language="de", version="2")
    assert related_sentence(related) == "in the language de, version 2"
    assert related_sentence(Related(id="x")) == ""
