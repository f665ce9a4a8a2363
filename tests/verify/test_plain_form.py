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
