"""Registry files in the form of the Digital Credentials Consortium."""

import pytest

from backpack.domain.faults import Fault
from backpack.formats.issuer_registry import ISSUER_LIMIT, parse_issuer_registry

DID = "did:web:northlake.example"


def test_issuers_are_listed_by_their_whole_identifiers():
    entries = {
        DID: {"name": " Northlake\n Academy ", "location": "Northlake", "url": "https://x.example"},
        "did:key:z6Mk": {"url": "https://y.example"},
        "did:key:gone": None,
        "no identifier": {"name": "Nobody"},
        "did:key:odd": {"name": {"en": "Odd"}},
    }
    document = {"meta": {"created": "2022-10-27T17:57:31+00:00"}, "registry": entries}
    assert parse_issuer_registry(document) == {
        DID: "Northlake Academy",
        "did:key:z6Mk": "",
        "did:key:odd": "",
    }


@pytest.mark.parametrize(
    "document",
    [
        None,
        [],
        {},
        {"registry": []},
        {"registry": {}},
        {"registry": {DID: None}},
        {"registry": {f"did:x:{n}": {} for n in range(ISSUER_LIMIT + 1)}},
    ],
)
def test_anything_else_is_no_registry(document):
    with pytest.raises(Fault, match="not-a-registry"):
        parse_issuer_registry(document)
