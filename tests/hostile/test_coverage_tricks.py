"""Whatever a reader is shown, or spared, must be what the embedded proof signed."""

import json

import pytest

from backpack.domain.holding import Identity
from backpack.domain.report import Standing
from backpack.formats.ob3_terms import PLAIN_TERMS
from backpack.formats.reading import read_badges
from backpack.verify.plain_form import oddities
from backpack.verify.policy import Policy
from tests.conftest import NOW
from tests.mint import credential, data_integrity, did_key, ed25519

GOOD = {Standing.VERIFIED, Standing.VALID_UNKNOWN_ISSUER}
ISSUER = did_key(ed25519())
CREDENTIALS = "https://www.w3.org/2018/credentials#"
DATE_TIME = "http://www.w3.org/2001/XMLSchema#dateTime"
PAST = "2026-05-01T00:00:00Z"


@pytest.fixture
def standing(verifier):
    def judge(document):
        found = read_badges(json.dumps(document).encode()).found[0]
        me = (Identity(type="email", value="learner@example.org"),)
        policy = Policy(now=NOW, identities=me, known_issuers=frozenset({ISSUER}))
        return verifier.verify(found, policy).standing

    return judge


def added(change):
    document = json.loads(json.dumps(data_integrity()))
    change(document, document["credentialSubject"], document["credentialSubject"]["achievement"])
    return document


def put(place, name, value):
    place[name] = value


FORGED = {"id": "forged", "type": ["Achievement"], "name": "Doctor of Medicine"}
ALIGNMENT = {"id": "rel", "type": ["Alignment"], "targetName": "Doctorate"}
IDENTITY = {
    "id": "rel",
    "type": "IdentityObject",
    "identityHash": "thief@example.org",
    "identityType": "emailAddress",
}
SUBJECT = {"id": "forged", "type": ["AchievementSubject"], "achievement": FORGED}

RESULT = {"id": "rel", "type": ["Result"], "value": "100", "status": "Completed"}
SCALE = {"id": "rel", "type": ["ResultDescription"], "name": "Grade", "valueMax": "100"}
DESIGNER = {"id": "rel", "type": ["Profile"], "name": "Harvard"}
PRAISE = {
    "id": "rel",
    "type": ["VerifiableCredential", "EndorsementCredential"],
    "issuer": {"id": "rel2", "type": ["Profile"], "name": "The Ministry"},
    "credentialSubject": {"id": "rel3", "type": ["EndorsementSubject"], "endorsementComment": "A"},
}

ADDITIONS = {
    "an achievement before the signed one": added(
        lambda _, s, a: put(s, "achievement", [FORGED, a])
    ),
    "a subject before the signed one": added(
        lambda d, s, _: put(d, "credentialSubject", [SUBJECT, s])
    ),
    "a recipient": added(lambda _, s, __: s["identifier"].append(IDENTITY)),
    "a result": added(lambda _, s, __: put(s, "result", [RESULT])),
    "a scale": added(lambda _, __, a: put(a, "resultDescription", [SCALE])),
    "a designer": added(lambda _, __, a: put(a, "creator", DESIGNER)),
    "a school": added(lambda _, s, __: put(s, "source", DESIGNER)),
    "a relation": added(lambda _, __, a: put(a, "related", [{"id": "rel", "type": ["Related"]}])),
    "terms of use": added(lambda d, _, __: put(d, "termsOfUse", [{"id": "rel", "type": "Policy"}])),
    "a role": added(lambda _, s, __: put(s, "role", "Dean")),
    "a praise": added(lambda d, _, __: put(d, "endorsement", [PRAISE])),
    "an alignment": added(lambda _, __, a: put(a, "alignment", [ALIGNMENT])),
    "evidence with a relative identifier": added(
        lambda d, _, __: put(d, "evidence", [{"id": "rel", "type": ["Evidence"], "name": "Prize"}])
    ),
    "evidence with a space in its identifier": added(
        lambda d, _, __: put(
            d, "evidence", [{"id": "urn:x y", "type": "Evidence", "name": "Prize"}]
        )
    ),
    "evidence in a nested list": added(lambda d, _, __: put(d, "evidence", [["prize"]])),
    "a picture with a relative address": added(lambda d, _, __: put(d, "image", "other.png")),
    "a picture with a space in its data": added(
        lambda d, _, __: put(d, "image", {"id": "data:image/png;base64,AA AA", "type": "Image"})
    ),
    "a text that is only a language": added(
        lambda _, s, __: put(s, "narrative", {"@language": "The best of her year"})
    ),
    "a description of the issuer": added(
        lambda d, _, __: put(d["issuer"], "description", {"@language": "Trusted by all"})
    ),
    "two achievements, whose order nobody signed": added(
        lambda d, s, a: put(s, "achievement", [a, {**a, "id": "urn:x:another"}])
    ),
    "a value that is no value": added(
        lambda d, s, a: put(a, "description", {"@value": "Best", "@index": "x"})
    ),
    "an undefined type": added(lambda d, _, __: d["type"].append("DoctorOfMedicine")),
}


@pytest.mark.parametrize("document", ADDITIONS.values(), ids=ADDITIONS.keys())
def test_additions_that_vanish_on_the_way_to_the_signature_are_not_good(standing, document):
    assert standing(document) not in GOOD


def test_a_language_map_that_no_vocabulary_reads_is_not_good(standing):
    draft = credential(ISSUER)
    draft["credentialSubject"]["achievement"]["name"] = {"en": "Data Literacy"}
    document = data_integrity(document=draft)
    document["credentialSubject"]["achievement"]["name"] = {"en": "Doctor of Medicine"}
    assert standing(document) not in GOOD


def elsewhere(value, identifier):
    return {"id": identifier, "type": ["VerifiableCredential"], **value}


def hidden(name, value):
    """The same triple for every way to say it that the reader does not look at."""
    typed = {"@value": value, "@type": DATE_TIME} if isinstance(value, str) else value
    identifier = credential(ISSUER)["id"]
    again = elsewhere({name: value}, identifier)
    return {
        "by its full address": {CREDENTIALS + name: typed},
        "in @nest": {"@nest": {name: value}},
        "in @included": {"@included": [again]},
        "below a blank property": {"_:x": again},
        "on a twin of the credential": {
            "refreshService": {"type": "1EdTechCredentialRefresh", **again}
        },
        "below something relative": {"evidence": [{"id": "rel", "https://x.example/y": again}]},
    }


STATUS = {
    "id": "https://s.example/1#2",
    "type": "BitstringStatusListEntry",
    "statusPurpose": "revocation",
    "statusListIndex": "3",
    "statusListCredential": "https://s.example/1",
}
HIDDEN = {
    f"{name} {way}": (name, value, members)
    for name, value in (("validUntil", PAST), ("credentialStatus", STATUS))
    for way, members in hidden(name, value).items()
}


@pytest.mark.parametrize(("name", "value", "members"), HIDDEN.values(), ids=HIDDEN.keys())
def test_an_end_or_a_status_cannot_be_hidden(standing, name, value, members):
    signed = data_integrity(**{name: value})
    assert standing(signed) not in GOOD
    bare = {key: item for key, item in signed.items() if key != name}
    assert standing({**bare, **members}) not in GOOD


PROOF_HIDDEN = {
    "a list": {"expires": [PAST]},
    "@nest": {"@nest": {"expires": PAST}},
    "its full address": {
        "https://w3id.org/security#expiration": {"@value": PAST, "@type": DATE_TIME}
    },
}


@pytest.mark.parametrize("members", PROOF_HIDDEN.values(), ids=PROOF_HIDDEN.keys())
def test_the_end_of_a_proof_cannot_be_hidden(standing, members):
    signed = data_integrity(proof={"expires": PAST})
    proof = {name: value for name, value in signed["proof"].items() if name != "expires"}
    assert standing({**signed, "proof": {**proof, **members}}) not in GOOD


def test_the_end_of_a_proof_cannot_be_hidden_behind_another_context(standing):
    signed = data_integrity(proof={"expires": PAST})
    proof = {name: value for name, value in signed["proof"].items() if name != "expires"}
    contexts = [*signed["@context"], "https://w3id.org/security/v1"]
    document = {**signed, "@context": contexts, "proof": {**proof, "expiration": PAST}}
    assert standing(document) not in GOOD


def test_the_end_of_a_proof_must_be_a_moment(standing):
    assert standing(data_integrity(proof={"expires": "some day"})) not in GOOD


def test_a_future_proof_cannot_hide_when_it_was_made(standing):
    signed = data_integrity(proof={"created": "2099-01-01T00:00:00Z"})
    proof = dict(signed["proof"])
    proof["@nest"] = {"created": proof.pop("created")}
    assert standing({**signed, "proof": proof}) not in GOOD


def without_vocabulary_of_proofs(**proof):
    draft = credential(ISSUER)
    draft["@context"] = [
        "https://www.w3.org/2018/credentials/v1",
        "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.1.json",
    ]
    draft["issuanceDate"] = draft.pop("validFrom")
    return data_integrity(document=draft, proof=proof)


def test_options_of_a_proof_that_it_does_not_sign_are_not_believed(standing):
    expired = without_vocabulary_of_proofs(expires=PAST)
    del expired["proof"]["expires"]
    assert standing(expired) not in GOOD
    log_in = without_vocabulary_of_proofs(proofPurpose="authentication")
    log_in["proof"]["proofPurpose"] = "assertionMethod"
    assert standing(log_in) not in GOOD


def test_the_order_of_a_proof_set_does_not_decide(standing):
    """A second person's sound signature beside the issuer's own."""
    own = data_integrity()
    bare = {name: value for name, value in own.items() if name != "proof"}
    other = data_integrity(ed25519(7), document=bare)
    for proofs in ([own["proof"], other["proof"]], [other["proof"], own["proof"]]):
        assert standing({**own, "proof": proofs}) is Standing.VERIFIED


@pytest.mark.parametrize("name", sorted(PLAIN_TERMS - {"endorsementComment", "awardedDate"}))
def test_a_field_that_is_stated_twice_of_one_thing_is_not_in_plain_form(name):
    first = {"id": "urn:x:1", name: "1"}
    document = {"credentialSubject": {"result": [first, {"id": "urn:x:1", name: "2"}]}}
    assert name in set(oddities(document))
    same = {"credentialSubject": {"result": [first, {"id": "urn:x:2", name: "2"}]}}
    assert name not in set(oddities(same))


def test_a_signed_badge_with_everything_in_it_is_good(standing):
    document = data_integrity(document=everything())
    assert standing(json.loads(json.dumps(document))) in GOOD


def test_a_result_whose_words_no_vocabulary_defines_is_not_shown_as_signed(standing):
    document = everything()
    document["credentialSubject"]["result"][0]["type"] = ["AchievementSubject"]
    assert standing(json.loads(json.dumps(data_integrity(document=document)))) not in GOOD


def everything():
    """Every member that OB 3.0 names, with types, as a signer has to write them."""
    document = credential(ISSUER, awardedDate="2026-03-13T00:00:00Z")
    document["credentialSubject"] |= {
        "activityStartDate": "2026-01-01",
        "creditsEarned": 4.5,
        "licenseNumber": "A-9",
        "role": "Lead",
        "term": "Spring",
        "source": {"id": "did:x:school", "type": ["Profile"], "name": "Arts"},
        "result": [
            {
                "type": ["Result"],
                "value": "92",
                "status": "Completed",
                "resultDescription": "urn:r:1",
                "achievedLevel": "urn:l:2",
            }
        ],
    }
    document["credentialSubject"]["achievement"] |= {
        "version": "2",
        "fieldOfStudy": "Data",
        "specialization": "Maps",
        "humanCode": "D-1",
        "creator": {"id": ISSUER, "type": ["Profile"], "name": "Northlake Academy"},
        "otherIdentifier": [
            {"type": "IdentifierEntry", "identifier": "7", "identifierType": "sourcedId"}
        ],
        "related": [{"id": "urn:a:2", "type": ["Related"], "inLanguage": "de"}],
        "resultDescription": [
            {
                "id": "urn:r:1",
                "type": ["ResultDescription"],
                "name": "Grade",
                "resultType": "Percent",
                "requiredValue": "60",
                "allowedValue": ["60", "92"],
                "valueMin": "0",
                "valueMax": "100",
                "rubricCriterionLevel": [
                    {"id": "urn:l:2", "type": ["RubricCriterionLevel"], "name": "F", "level": "1"}
                ],
            }
        ],
    }
    return document
