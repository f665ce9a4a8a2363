"""Members in a spelling that the signature does not tell from the signed one, and honest ones."""

import json
from copy import deepcopy
from datetime import UTC, datetime

import pytest

from backpack.domain.faults import Fault
from backpack.domain.holding import Identity
from backpack.domain.report import Recipient, Standing
from backpack.formats.reading import read_badges
from backpack.verify.policy import Policy
from tests.conftest import NOW
from tests.mint import credential, data_integrity, did_key, ed25519, vc_jwt

GOOD = {Standing.VERIFIED, Standing.VALID_UNKNOWN_ISSUER}
ISSUER = did_key(ed25519())
VOCABULARY = "https://purl.imsglobal.org/spec/vc/ob/vocab.html#"


@pytest.fixture
def judged(verifier):
    def judge(data):
        text = data if isinstance(data, bytes) else json.dumps(data).encode()
        found = read_badges(text).found[0]
        me = (Identity(type="email", value="learner@example.org"),)
        policy = Policy(now=NOW, identities=me, known_issuers=frozenset({ISSUER}))
        return found.credential, verifier.verify(found, policy)

    return judge


def signed(*, subject=None, achievement=None, **members):
    document = credential(ISSUER, **members)
    document["credentialSubject"].update(subject or {})
    document["credentialSubject"]["achievement"].update(achievement or {})
    return data_integrity(document=document)


def respelled(document, *path, value):
    copy = deepcopy(document)
    place = copy
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    return copy


ACHIEVEMENT = ("credentialSubject", "achievement")
ALIGNED = signed(
    achievement={
        "alignment": [
            {"type": ["Alignment"], "targetName": "C", "targetUrl": "https://f.example/c"}
        ]
    }
)
AWARDED = signed(awardedDate="2020-01-01T00:00:00Z")
CREDITED = signed(achievement={"creditsAvailable": 3})
LINKED = signed(issuer={"id": ISSUER, "type": ["Profile"], "url": "https://northlake.example/"})
TITLED = signed(name="Diploma")


def for_someone_else():
    identity = {
        "type": "IdentityObject",
        "identityHash": "someone@else.example",
        "identityType": "emailAddress",
        "hashed": False,
    }
    return signed(subject={"identifier": [identity]})


def test_the_recipient_cannot_be_taken_out_of_a_signed_badge(judged):
    other = for_someone_else()
    path = ("credentialSubject", "identifier", 0, "identityHash")
    bearer = respelled(other, *path, value=[{"@value": "someone@else.example"}])
    shown, report = judged(bearer)
    is_same = report.recipient is Recipient.SOMEONE_ELSE and len(shown.recipients) == 1
    assert is_same or report.standing not in GOOD


def test_a_recipient_cannot_be_split_in_two(judged):
    halves = [
        {"id": "_:i", "type": "IdentityObject", "identityHash": "someone@else.example"},
        {"id": "_:i", "type": "IdentityObject", "identityType": "emailAddress", "hashed": False},
    ]
    split = respelled(for_someone_else(), "credentialSubject", "identifier", value=halves)
    assert judged(split)[1].standing not in GOOD


WRAPPED = {
    "the name": (TITLED, (*ACHIEVEMENT, "name"), [{"@value": "Data Literacy"}]),
    "the description": (
        TITLED,
        (*ACHIEVEMENT, "description"),
        [{"@value": "Reads data with care."}],
    ),
    "the issuer's name": (TITLED, ("issuer", "name"), [{"@value": "Northlake Academy"}]),
    "the issuer's address": (LINKED, ("issuer", "url"), ["https://northlake.example/"]),
    "the date of the award": (AWARDED, ("awardedDate",), ["2020-01-01T00:00:00Z"]),
    "the date of the award as a value": (
        AWARDED,
        ("awardedDate",),
        {"@value": "2020-01-01T00:00:00Z", "@type": "xsd:dateTime"},
    ),
    "credits": (
        CREDITED,
        (*ACHIEVEMENT, "creditsAvailable"),
        {"@value": 3, "@type": "https://www.w3.org/2001/XMLSchema#float"},
    ),
    "an alignment's address": (
        ALIGNED,
        (*ACHIEVEMENT, "alignment", 0, "targetUrl"),
        {"@value": "https://f.example/c", "@type": "https://www.w3.org/2001/XMLSchema#anyURI"},
    ),
    "the criteria": (
        TITLED,
        (*ACHIEVEMENT, "criteria"),
        [{"id": "_:c"}, {"id": "_:c", "narrative": "Two projects."}],
    ),
}


@pytest.mark.parametrize(("document", "path", "value"), WRAPPED.values(), ids=WRAPPED)
def test_a_respelled_member_is_shown_as_signed_or_the_badge_is_not_good(
    judged, document, path, value
):
    shown, report = judged(respelled(document, *path, value=value))
    assert shown == judged(document)[0] or report.standing not in GOOD


def test_nothing_can_be_hidden_in_the_name_of_a_language(judged):
    document = signed(
        achievement={
            "description": {"@value": "Reads data.", "@language": "en"},
            "tag": ["introductory level only"],
        }
    )
    hidden = deepcopy(document)
    achievement = hidden["credentialSubject"]["achievement"]
    tag = achievement.pop("tag")[0]
    achievement["description"]["@language"] = (
        f'en .\n<{achievement["id"]}> <https://schema.org/keywords> "{tag}"'
    )
    assert judged(document)[1].standing in GOOD
    assert judged(hidden)[1].standing not in GOOD


def test_the_order_of_two_names_does_not_choose_the_shown_one(judged):
    document = signed(achievement={"name": ["Basic", "Advanced"]})
    swapped = respelled(document, *ACHIEVEMENT, "name", value=["Advanced", "Basic"])
    assert judged(swapped)[0].name == judged(document)[0].name or (
        judged(swapped)[1].standing not in GOOD
    )


def test_two_nodes_of_one_identifier_do_not_swap_what_they_say(judged):
    first = {"id": "https://p.example/", "type": ["Evidence"], "name": "Essay"}
    second = {"id": "https://p.example/", "type": ["Evidence"], "name": "Exam"}
    evidence = [{**first, "narrative": "failed"}, {**second, "narrative": "passed"}]
    document = signed(evidence=evidence)
    evidence = [{**first, "narrative": "passed"}, {**second, "narrative": "failed"}]
    assert judged(respelled(document, "evidence", value=evidence))[1].standing not in GOOD


def test_an_achievement_of_the_credential_s_identifier_does_not_swap_names(judged):
    own = credential(ISSUER)["id"]
    document = signed(name="Certificate of Merit", achievement={"id": own})
    swapped = respelled(document, "name", value="Data Literacy")
    swapped = respelled(swapped, *ACHIEVEMENT, "name", value="Certificate of Merit")
    assert judged(swapped)[1].standing not in GOOD


def test_an_endorsement_by_the_address_of_its_type_is_no_badge(judged):
    kinds = ["VerifiableCredential", f"{VOCABULARY}EndorsementCredential"]
    subject = {"id": "urn:x:a", "type": ["EndorsementSubject"], "endorsementComment": "Fine."}
    document = data_integrity(type=kinds, name="Doctor", credentialSubject=subject)
    try:
        standing = judged(document)[1].standing
    except Fault as fault:
        assert fault.code == "endorsement"  # noqa: PT017 - to refuse it is as good
    else:
        assert standing not in GOOD


ENDS = {
    "a claim": vc_jwt(claims={"exp": int(datetime(2027, 1, 1, tzinfo=UTC).timestamp())}),
    "a proof": data_integrity(proof={"expires": "2027-01-01T00:00:00Z"}),
    "the earlier of two dates": vc_jwt(
        validUntil="2099-01-01T00:00:00Z", expirationDate="2027-01-01T00:00:00Z"
    ),
}


@pytest.mark.parametrize("data", ENDS.values(), ids=ENDS)
def test_the_end_that_counts_is_the_end_that_is_shown(judged, data):
    shown, report = judged(data)
    assert report.standing in GOOD
    assert shown.expires == datetime(2027, 1, 1, tzinfo=UTC)


def test_a_name_in_two_languages_is_shown(judged):
    names = [
        {"@value": "Data Literacy", "@language": "en"},
        {"@value": "Donnees", "@language": "fr"},
    ]
    shown, report = judged(signed(achievement={"name": names}))
    assert report.standing in GOOD
    assert shown.name in {"Data Literacy", "Donnees"}


REPEATED = {"id": ISSUER, "type": ["Profile"], "name": "Northlake Academy"}
HONEST = {
    "a schema whose type no context has": signed(
        credentialSchema=[
            {"id": "https://schemas.example/badge.json", "type": "1EdTechJsonSchemaValidator2019"}
        ]
    ),
    "evidence of a further type": signed(
        evidence=[{"id": "https://p.example/", "type": ["Evidence", "Artifact"], "name": "Essay"}]
    ),
    "an empty picture": signed(achievement={"image": ""}),
    "the issuer again as creator": signed(achievement={"creator": REPEATED}),
    "the issuer with less as creator": signed(achievement={"creator": {"id": ISSUER}}),
    "the issuer with more as creator": signed(
        achievement={"creator": {**REPEATED, "url": "https://northlake.example/"}}
    ),
}


@pytest.mark.parametrize("document", HONEST.values(), ids=HONEST)
def test_an_honest_badge_is_good(judged, document):
    assert judged(document)[1].standing in GOOD
