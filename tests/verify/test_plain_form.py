"""A document that JSON-LD and a plain reader read alike, and those they do not."""

import pytest

from backpack.verify.plain_form import oddities
from tests.mint import credential


def found(**members):
    return sorted(set(oddities({**credential("did:key:z6MkX"), **members})))


def test_a_plain_credential_has_none():
    assert found(evidence=[{"id": "urn:x", "name": {"@value": "Work", "@language": "en"}}]) == []


@pytest.mark.parametrize(
    ("members", "names"),
    [
        ({"@nest": {}}, ["@nest"]),
        ({"urn:x": 1}, ["urn:x"]),
        ({"Image": "x"}, ["Image"]),
        ({"expiration": "x"}, ["expiration"]),
        ({"@type": "x"}, ["@id, @type"]),
        ({"evidence": [["x"]]}, ["evidence"]),
        ({"evidence": {"narrative": {"@value": {"a": 1}, "@type": "@json"}}}, ["narrative"]),
        ({"evidence": {"narrative": {"@value": "a", "@index": "x"}}}, ["narrative"]),
        ({"evidence": {"narrative": {"en": "a"}}}, ["narrative"]),
        ({"credentialSubject": [{"id": "urn:a"}, {"id": "urn:b"}]}, ["credentialSubject"]),
        ({"credentialSubject": {"achievement": [{}, {}]}}, ["achievement"]),
    ],
)
def test_each_way_to_read_otherwise_is_named(members, names):
    assert found(**members) == names


def test_a_record_may_list_its_achievements():
    record = {"type": ["VerifiableCredential", "ClrCredential"]}
    assert found(**record, credentialSubject={"achievement": [{}, {}]}) == []


def test_a_service_may_repeat_the_identifier_and_nothing_else():
    own = credential("x")["id"]
    assert found(refreshService={"id": own, "type": "X"}) == []
    assert found(refreshService={"id": own, "validUntil": "2020-01-01"}) == ["refreshService.id"]


def record(*inside, **members):
    return found(
        type=["VerifiableCredential", "ClrCredential"],
        credentialSubject={
            "id": "urn:x:learner",
            "achievement": {"id": "urn:x:a", "name": "One"},
            "verifiableCredential": list(inside),
        },
        **members,
    )


def inside(number, issuer="Other Academy", **subject):
    return {
        "id": f"urn:x:{number}",
        "issuer": {"id": "urn:x:issuer", "name": issuer},
        "credentialSubject": {"id": "urn:x:learner", "achievement": {"id": number}, **subject},
    }


def test_the_badges_in_a_record_are_its_learner_s_all():
    assert record(inside(1), inside(2)) == []


def test_a_badge_in_a_record_may_not_contradict_the_record():
    issuer = {"id": "urn:x:issuer", "name": "Northlake Academy"}
    assert record(inside(1, issuer="Northlake Academy"), issuer=issuer) == []
    assert record(inside(1), issuer=issuer) == ["name"]
