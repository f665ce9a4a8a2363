"""Everything that a badge can say is read, whatever its version, and nothing is lost."""

import json

import pytest

from backpack.domain.credential import (
    Activity,
    Alignment,
    Endorsement,
    Profile,
    Related,
    Result,
    ResultDescription,
    RubricLevel,
)
from backpack.formats import ob3_terms
from backpack.formats.ob3_terms import PLAIN_TERMS, SHOWN_TERMS
from backpack.formats.reading import read_badges
from backpack.verify import plain_form
from tests.mint import assertion, compact, credential, ed25519


def read(document):
    (found,) = read_badges(json.dumps(document).encode()).found
    return found.credential


def full():
    document = credential(
        "did:key:z6MkX",
        awardedDate="2026-03-13T00:00:00Z",
        termsOfUse=[{"type": "Policy", "id": "https://t.example"}, {"type": "Silent"}, 7],
    )
    document["issuer"] |= {"phone": "+1", "parentOrg": {"id": "did:x:parent"}}
    document["credentialSubject"] |= {
        "activityStartDate": "2026-01-01",
        "activityEndDate": "2026-02-01T00:00:00Z",
        "creditsEarned": 4.5,
        "licenseNumber": "A-9",
        "role": "Lead",
        "term": "Spring",
        "source": {"id": "did:x:school", "type": ["Profile"], "name": "Arts", "official": "H. M."},
        "result": [
            {
                "type": ["Result"],
                "value": 92,
                "status": "Completed",
                "resultDescription": "urn:r:1",
                "achievedLevel": "urn:l:2",
                "alignment": [{"targetName": "Maths"}],
                "more": 1,
            },
            {"type": ["Result"]},
            "x",
        ],
    }
    document["credentialSubject"]["achievement"] |= {
        "version": "2",
        "fieldOfStudy": "Data",
        "specialization": "Maps",
        "humanCode": "D-1",
        "otherIdentifier": [{"identifier": "7", "identifierType": "sourcedId"}],
        "creator": {"id": "did:x:maker", "name": "Makers", "address": {"addressCountry": "NL"}},
        "related": [{"id": "urn:a:2", "inLanguage": "de", "version": "3"}, {"type": ["Related"]}],
        "resultDescription": [
            {
                "id": "urn:r:1",
                "name": "Grade",
                "resultType": "Percent",
                "requiredValue": "60",
                "requiredLevel": "urn:l:1",
                "allowedValue": ["60", 92, {}],
                "valueMin": 0,
                "valueMax": "100",
                "alignment": [{"targetName": "Maths"}],
                "rubricCriterionLevel": [
                    {"id": "urn:l:1", "name": "Basic", "level": 1},
                    {"id": "urn:l:2", "name": "Free", "points": "9", "description": "Alone."},
                ],
            }
        ],
    }
    return document


def test_what_was_done_and_what_came_out_are_read():
    found = read(full())
    assert found.awarded.day == 13
    assert found.terms_of_use == ("https://t.example", "Silent")
    assert found.issuer.phone == "+1"
    assert found.activity == Activity(
        started=found.activity.started,
        ended=found.activity.ended,
        role="Lead",
        term="Spring",
        licence_number="A-9",
        credits_earned="4.5",
        source=Profile(id="did:x:school", name="Arts"),
    )
    assert (found.activity.started.month, found.activity.ended.month) == (1, 2)
    assert found.results == (
        Result(
            value="92",
            status="Completed",
            description="urn:r:1",
            level="urn:l:2",
            alignments=(Alignment(name="Maths"),),
        ),
    )


def test_what_can_be_achieved_is_read():
    achievement = read(full()).achievement
    assert (achievement.version, achievement.field_of_study) == ("2", "Data")
    assert (achievement.specialization, achievement.human_code) == ("Maps", "D-1")
    assert achievement.identifiers == (("sourcedId", "7"),)
    assert achievement.creator == Profile(id="did:x:maker", name="Makers")
    assert achievement.related == (Related(id="urn:a:2", language="de", version="3"),)
    assert achievement.result_descriptions == (
        ResultDescription(
            id="urn:r:1",
            name="Grade",
            type="Percent",
            required_value="60",
            required_level="urn:l:1",
            allowed_values=("60", "92"),
            minimum="0",
            maximum="100",
            levels=(
                RubricLevel(id="urn:l:1", name="Basic", level="1"),
                RubricLevel(id="urn:l:2", name="Free", points="9", description="Alone."),
            ),
            alignments=(Alignment(name="Maths"),),
        ),
    )


def test_a_result_finds_its_description_and_its_level():
    found = read(full())
    (result,) = found.results
    assert found.achievement.description_of(result).name == "Grade"
    assert found.achievement.level_of(result.level).name == "Free"
    assert found.achievement.description_of(Result()) is None
    assert found.achievement.level_of(None) is None
    assert found.achievement.level_of("urn:l:9") is None


def test_members_without_a_place_are_kept_wherever_they_stand():
    document = full()
    document["evidence"] = ["https://w.example", {"id": "https://w.example/2", "digest": "x"}]
    document["credentialSubject"]["achievement"]["alignment"] = [{"targetName": "A", "ext:b": 1}]
    assert read(document).extra == {
        "issuer.parentOrg": {"id": "did:x:parent"},
        "credentialSubject.source.official": "H. M.",
        "achievement.creator.address": {"addressCountry": "NL"},
        "credentialSubject.result.1.more": 1,
        "evidence.2.digest": "x",
        "achievement.alignment.1.ext:b": 1,
    }


@pytest.mark.parametrize("odd", [["Lead"], {"en": "Lead"}, {"@value": "Lead"}, True, None, ""])
def test_a_member_that_can_be_read_in_two_ways_is_kept_but_not_shown_as_if_it_were_clear(odd):
    document = full()
    document["credentialSubject"]["role"] = odd
    found = read(document)
    assert found.activity.role == ""
    assert found.extra["credentialSubject.role"] == odd


def endorsement(who, comment, **changes):
    return {
        "type": ["VerifiableCredential", "EndorsementCredential"],
        "issuer": {"id": f"did:x:{who}", "name": who},
        "validFrom": "2026-04-01T00:00:00Z",
        "credentialSubject": {"id": "urn:x", "endorsementComment": comment},
        **changes,
    }


def test_what_others_say_is_read_wherever_it_stands():
    document = credential("did:key:z6MkX")
    token = compact({"alg": "EdDSA"}, endorsement("Employer", "Useful."), ed25519()).decode()
    document["endorsement"] = [endorsement("School", "Sound."), "https://e.example/1", 7]
    document["issuer"]["endorsementJwt"] = [token, "é.a.x"]
    achievement = document["credentialSubject"]["achievement"]
    achievement["endorsement"] = endorsement("Guild", {"en": "?"}, validFrom=None)
    achievement["creator"] = {"id": "did:x:m", "endorsement": [endorsement("State", "Good.")]}
    found = read(document).endorsements
    assert [(one.endorser.name, one.about, one.comment) for one in found] == [
        ("School", "badge", "Sound."),
        ("", "badge", ""),
        ("Guild", "achievement", ""),
        ("Employer", "issuer", "Useful."),
        ("", "issuer", ""),
        ("State", "creator", "Good."),
    ]
    assert found[1] == Endorsement(
        endorser=Profile(id=None, url="https://e.example/1"), about="badge"
    )
    assert (found[0].issued.month, found[2].issued) == (4, None)


def test_an_older_badge_says_as_much_as_its_version_can():
    document = assertion()
    document["endorsement"] = "https://e.example/1"
    document["badge"] |= {
        "version": "1.1",
        "related": [{"id": "urn:b", "@language": "es", "version": 2}, {}],
        "endorsement": [
            {
                "type": "Endorsement",
                "issuer": {"id": "https://g.example", "name": "Guild", "telephone": "+2"},
                "issuedOn": "2026-04-01T00:00:00Z",
                "claim": {"id": "x", "endorsementComment": "Sound."},
            }
        ],
    }
    found = read(document)
    assert found.achievement.version == "1.1"
    assert found.achievement.related == (Related(id="urn:b", language="es", version="2"),)
    assert [one.comment for one in found.endorsements] == ["", "Sound."]
    assert found.endorsements[1].endorser.phone == "+2"


STRUCTURE = {
    "@context", "id", "type", "proof", "credentialSchema", "endorsement", "endorsementJwt",
    "verifiableCredential",
}  # fmt: skip
"""Members that are looked at by name elsewhere, or are credentials of their own."""


def test_every_member_that_is_shown_is_one_that_a_signature_is_held_to():
    kept_plain = plain_form._TEXTS | plain_form._COMPARED
    assert SHOWN_TERMS - kept_plain == STRUCTURE
    assert PLAIN_TERMS <= plain_form._COMPARED
    assert PLAIN_TERMS <= SHOWN_TERMS
    named = {
        name
        for part in (ob3_terms.CREDENTIAL, ob3_terms.SUBJECT, ob3_terms.ACHIEVEMENT)
        for name in part
    }
    assert named <= SHOWN_TERMS
