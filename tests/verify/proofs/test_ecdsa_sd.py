"""ecdsa-sd-2023: the issuer's proof, what a holder makes of it, and what a forger tries."""

import copy

import cbor2
import pytest

from backpack.domain.faults import Fault
from backpack.domain.report import Standing
from backpack.verify.proofs.data_integrity.sd_selection import select
from tests import mint
from tests.mint import BASE, DERIVED, MANDATORY, base64url, data_integrity, multibase_of, parts_of

GOOD = {Standing.VERIFIED, Standing.VALID_UNKNOWN_ISSUER}
WHOLE = ("/id", "/credentialSubject")
DOCUMENT = data_integrity(suite="ecdsa-sd-2023", validUntil="2030-01-01T00:00:00Z")
PART = mint.derived(DOCUMENT, "/id", "/credentialSubject/achievement", "/credentialSubject")
ISSUER = DOCUMENT["issuer"]["id"]


def with_value(document, value):
    return {**document, "proof": {**document["proof"], "proofValue": value}}


def with_parts(document, **changes):
    """The document with other parts in its proof's value, by their numbers."""
    parts = parts_of(document)
    for name, part in changes.items():
        parts[int(name[1:])] = part
    return with_value(document, multibase_of(DERIVED if document is PART else BASE, parts))


def test_a_base_proof_is_confirmed_whole(report):
    result = report(DOCUMENT, known=[ISSUER])
    assert result.standing is Standing.VERIFIED
    assert [caution.code for caution in result.cautions] == ["parts-may-be-missing"]


def test_where_all_of_it_is_mandatory_nothing_can_be_missing(report, monkeypatch):
    monkeypatch.setattr(mint.base_value, "__defaults__", (("",),))
    assert not report(data_integrity(suite="ecdsa-sd-2023")).cautions


@pytest.mark.parametrize(
    "pointers",
    [
        [],
        [""],
        ["/type", "/type/0", "/@context"],
        ["/credentialSubject/identifier/0/hashed", "/credentialSubject/identifier/0"],
        ["/credentialSubject/achievement/tag/1", "/credentialSubject/achievement/tag/0"],
        ["/credentialSubject", "/credentialSubject/achievement/name"],
    ],
)
def test_any_part_may_be_mandatory(report, monkeypatch, pointers):
    monkeypatch.setattr(mint.base_value, "__defaults__", (tuple(pointers),))
    document = data_integrity(suite="ecdsa-sd-2023")
    assert report(document, known=[ISSUER]).standing is Standing.VERIFIED


def test_a_part_is_good_with_the_same_caution(report):
    assert "validUntil" not in PART
    result = report(PART, known=[ISSUER])
    assert result.standing is Standing.VERIFIED
    assert [caution.code for caution in result.cautions] == ["parts-may-be-missing"]


def test_the_whole_may_be_shown_as_a_part(report):
    assert report(mint.derived(DOCUMENT, ""), known=[ISSUER]).standing is Standing.VERIFIED


def test_a_part_without_what_is_mandatory_is_not_genuine(report):
    document = copy.deepcopy(PART)
    del document["validFrom"]
    assert report(document).standing is Standing.INVALID


@pytest.mark.parametrize("stride", [31, pytest.param(1, marks=pytest.mark.slow)])
@pytest.mark.parametrize("document", [DOCUMENT, PART], ids=["base", "derived"])
def test_nothing_in_the_value_can_be_changed(report, document, stride):
    parts = parts_of(document)
    kind = DERIVED if document is PART else BASE
    data = kind + cbor2.dumps(parts)
    for place in range(0, len(data), stride):
        altered = bytearray(data)
        altered[place] ^= 1
        value = "u" + base64url(bytes(altered))
        assert report(with_value(document, value)).standing not in GOOD, place


LYING = {
    "no signature of a statement": with_parts(DOCUMENT, _3=[]),
    "a signature too many": with_parts(DOCUMENT, _3=[*parts_of(DOCUMENT)[3], bytes(64)]),
    "statements in another order": with_parts(DOCUMENT, _3=parts_of(DOCUMENT)[3][::-1]),
    "another key of the labels": with_parts(DOCUMENT, _2=bytes(32)),
    "everything mandatory": with_parts(DOCUMENT, _4=[""], _3=[]),
    "less mandatory": with_parts(DOCUMENT, _4=list(MANDATORY[1:])),
    "a pointer to nothing": with_parts(DOCUMENT, _4=["/credentialSubject/nothing"]),
    "a pointer past the end": with_parts(DOCUMENT, _4=["/type/9"]),
    "a pointer into a text": with_parts(DOCUMENT, _4=["/validFrom/0"]),
    "no pointer": with_parts(DOCUMENT, _4=["validFrom"]),
    "indexes of other statements": with_parts(PART, _4=[0, 1]),
    "an index past the end": with_parts(PART, _4=[*parts_of(PART)[4], 999]),
    "an index twice": with_parts(PART, _4=[*parts_of(PART)[4], parts_of(PART)[4][0]]),
    "an index below zero": with_parts(PART, _4=[-1]),
    "no labels": with_parts(PART, _3={}),
    "a label too many": with_parts(PART, _3={**parts_of(PART)[3], 99: bytes(32)}),
    "a label of a number without end": with_parts(
        PART, _3={**parts_of(PART)[3], 2**20_000: bytes(32)}
    ),
    "two nodes of one label": with_parts(PART, _3=dict.fromkeys(parts_of(PART)[3], bytes(32))),
    "labels of other nodes": with_parts(
        PART, _3=dict(zip(parts_of(PART)[3], reversed(parts_of(PART)[3].values()), strict=True))
    ),
}


@pytest.mark.parametrize("document", LYING.values(), ids=LYING.keys())
def test_a_value_that_lies_is_not_genuine(report, document):
    assert report(document, known=[ISSUER]).standing is Standing.INVALID


def raw(data, kind=BASE):
    return "u" + base64url(kind + data)


BROKEN = {
    "nothing": "u",
    "another kind": raw(cbor2.dumps(parts_of(DOCUMENT)), b"\xd9\x5d\x05"),
    "base58": mint.encode_base58(BASE + cbor2.dumps(parts_of(DOCUMENT))),
    "with padding": DOCUMENT["proof"]["proofValue"] + "=",
    "in the other alphabet": DOCUMENT["proof"]["proofValue"].translate({45: 43, 95: 47}),
    "with a line break": DOCUMENT["proof"]["proofValue"] + "\n",
    "no list": raw(cbor2.dumps({})),
    "too short a list": raw(cbor2.dumps([1, 2])),
    "more behind it": raw(cbor2.dumps(parts_of(DOCUMENT)) + b"\x00"),
    "cut": raw(cbor2.dumps(parts_of(DOCUMENT))[:-1]),
    "nested deeply": raw(b"\x81" * 5000),
    "a list of 2^60": raw(b"\x9b\x10" + bytes(7)),
    "a text of 2^60 bytes": raw(b"\x5b\x10" + bytes(7)),
    "without an end": raw(b"\x9f" + cbor2.dumps(parts_of(DOCUMENT))[1:] + b"\xff"),
    "a big number": raw(b"\x85" + b"\xc2\x58\x40" + bytes([1]) * 64),
    "a fraction without end": raw(b"\xc5\x82\x1b" + b"\x7f" * 8 + b"\x01"),
    "the same member twice": raw(b"\xa2\x01\x01\x01\x01"),
    "huge": raw(bytes(300_000)),
}


@pytest.mark.parametrize("value", BROKEN.values(), ids=BROKEN.keys())
def test_a_value_that_is_none_is_refused_at_once(report, value):
    result = report(with_value(DOCUMENT, value))
    assert result.standing is Standing.INVALID
    assert result.checks[2].reason == "proof-broken"


@pytest.mark.parametrize("place", range(5))
@pytest.mark.parametrize("part", [None, 1, "x", b"x", [1], ["x"], {"x": b"y"}, {1: b"y"}, True])
@pytest.mark.parametrize("document", [DOCUMENT, PART], ids=["base", "derived"])
def test_parts_of_another_kind_are_refused(report, document, place, part):
    result = report(with_parts(document, **{f"_{place}": part}))
    assert result.standing is Standing.INVALID


@pytest.mark.parametrize(
    "key", [b"\xed\x01" + bytes(33), b"\x80\x24" + b"\x05" + bytes(32), b"\x80\x24" + bytes(33)]
)
def test_a_key_of_statements_that_is_none_is_refused(report, key):
    assert report(with_parts(DOCUMENT, _1=key)).standing is Standing.INVALID


def test_only_a_p_256_key_signs_such_proofs(report):
    document = data_integrity(suite="ecdsa-sd-2023")
    for key in (mint.p384(), mint.ed25519()):
        proof = {**document["proof"], "verificationMethod": mint.did_key(key)}
        result = report({**document, "proof": proof})
        assert result.standing is Standing.INVALID


def test_a_document_with_the_names_that_nodes_have_meanwhile_cannot_be_checked(report):
    document = data_integrity(suite="ecdsa-sd-2023")
    result = report({**document, "evidence": [{"id": "urn:bnid:_0", "type": "Evidence"}]})
    assert result.standing is Standing.UNVERIFIABLE


def test_blank_nodes_and_lists_keep_their_places(report):
    subject = copy.deepcopy(DOCUMENT["credentialSubject"])
    subject["achievement"]["resultDescription"] = [
        {
            "id": "urn:x:result",
            "type": "ResultDescription",
            "name": "Grade",
            "resultType": "LetterGrade",
            "allowedValue": ["A", "B"],
        }
    ]
    document = data_integrity(suite="ecdsa-sd-2023", credentialSubject=subject)
    assert report(document, known=[ISSUER]).standing is Standing.VERIFIED
    values = subject["achievement"]["resultDescription"][0]["allowedValue"]
    values.reverse()
    altered = {**document, "credentialSubject": subject}
    assert report(altered).standing is Standing.INVALID


def test_a_document_that_is_too_large_or_of_unknown_words_cannot_be_checked(report):
    much = [{"id": f"urn:x:{number}", "type": "Evidence"} for number in range(1500)]
    result = report({**DOCUMENT, "evidence": much})
    assert result.checks[2].reason == "document-too-complex"
    foreign = [*DOCUMENT["@context"], "https://elsewhere.example/context"]
    assert report({**DOCUMENT, "@context": foreign}).checks[2].reason == "context-unknown"


class TestSelecting:
    def test_objects_keep_their_type_and_identifier(self):
        document = {"id": "urn:x", "type": "T", "a": {"id": "urn:y", "b": [1, {"c": 2, "d": 3}]}}
        assert select(document, ["/a/b/1/c"]) == {
            "@context": None,
            "id": "urn:x",
            "type": "T",
            "a": {"id": "urn:y", "b": [{"c": 2}]},
        }

    def test_names_may_hold_slashes_and_tildes(self):
        document = {"a/b": {"c~d": 1}, "x": 2}
        assert select(document, ["/a~1b/c~0d"]) == {"@context": None, "a/b": {"c~d": 1}}

    def test_a_whole_is_not_cut_by_a_part_of_it(self):
        document = {"a": {"b": 1, "c": 2}}
        for pointers in (["/a", "/a/b"], ["/a/b", "/a"]):
            assert select(document, pointers)["a"] == {"b": 1, "c": 2}

    @pytest.mark.parametrize("pointer", ["a", "/b", "/a/1", "/a/-1", "/a/²", "/a/0/x"])
    def test_a_pointer_to_nothing_is_refused(self, pointer):
        with pytest.raises(Fault):
            select({"a": ["x"]}, [pointer])
