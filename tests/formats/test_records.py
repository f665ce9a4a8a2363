"""A badge without a proof of its own is a part of its record, and of nothing else."""

import json

from backpack.formats.reading import read_badges
from tests.mint import compact, credential, ed25519, vc_jwt


def badge(number, **changes):
    document = credential("did:x:school", id=f"urn:badge:{number}", **changes)
    document["credentialSubject"]["achievement"]["id"] = f"urn:achievement:{number}"
    document["credentialSubject"]["achievement"]["name"] = f"Badge {number}"
    return document


def record(*badges, **changes):
    document = credential(
        "did:x:registrar", id="urn:record", type=["VerifiableCredential", "ClrCredential"]
    )
    document["name"] = "My record"
    document["issuer"]["name"] = "Registrar"
    document["credentialSubject"] = {"type": ["ClrSubject"], "verifiableCredential": list(badges)}
    return {**document, **changes}


def read(document):
    return read_badges(json.dumps(document).encode()).found


def test_it_takes_the_records_issuer_and_its_own_named_one_is_kept_apart():
    found = read(record(badge(1)))
    whole, part = found
    assert part.record.payload is whole.payload
    assert part.credential.name == "Badge 1"
    assert part.credential.issuer == whole.credential.issuer
    assert part.credential.extra["issuer"]["id"] == "did:x:school"
    assert [(one.code, dict(one.parameters)) for one in part.cautions] == [
        ("part-of-record", {"record": "My record", "issuer": "Registrar"})
    ]
    assert (whole.record, part.position) == (None, 1)


def test_where_both_have_one_issuer_nothing_is_set_apart():
    own = badge(1, issuer={"id": "did:x:registrar", "name": "Harvard", "founded": 1636})
    _, part = read(record(own))
    assert part.credential.issuer.name == "Registrar"
    assert part.credential.extra == {"issuer.founded": 1636}


def test_a_record_without_a_named_issuer_is_told_by_what_it_has():
    bare = record(badge(1), issuer="did:x:registrar")
    assert read(bare)[1].cautions[0].parameters["issuer"] == "did:x:registrar"
    assert read({**bare, "issuer": {}})[1].cautions[0].parameters["issuer"] == "?"


def test_a_badge_with_its_own_proof_stands_for_itself():
    own = vc_jwt().decode()
    signed = badge(2, proof={"type": "DataIntegrityProof"})
    enveloped = {
        "type": "EnvelopedVerifiableCredential",
        "id": f"data:application/vc+jwt,{own}",
    }
    found = read(record(own, signed, enveloped, badge(3)))
    assert [one.record is not None for one in found] == [False, False, False, False, True]
    assert found[2].credential.issuer.id == "did:x:school"


def test_a_presentation_proves_nothing_about_what_is_in_it():
    (found,) = read({"type": "VerifiablePresentation", "verifiableCredential": [badge(1)]})
    assert found.record is None


def test_an_assertion_of_the_older_kind_is_never_part_of_a_record():
    older = {"badge": "https://x.example/class", "recipient": {"identity": "a@b.example"}}
    assert [one.record for one in read(record(older))] == [None, None]


def test_a_record_in_a_record_is_a_part_like_any_other():
    inner = record(badge(1), id="urn:inner")
    whole, middle, part = read(record(inner))
    assert middle.record.payload is whole.payload
    assert part.record.payload is middle.payload
    assert part.credential.issuer == whole.credential.issuer


def test_what_a_record_refuses_to_be_vouches_for_nothing():
    reading = read_badges(json.dumps(record(badge(1), type="ClrCredential", issuer=None)).encode())
    odd = record(badge(1), type=["VerifiableCredential", "ClrCredential", "EndorsementCredential"])
    assert len(reading.found) == 2
    reading = read_badges(json.dumps(odd).encode())
    assert [one.fault.code for one in reading.refused] == ["endorsement"]
    assert [one.record for one in reading.found] == [None]


def test_out_of_a_wallet_a_record_is_one_file_with_all_that_is_in_it():
    wallet = [{"contents": [badge(7), record(badge(1), vc_jwt().decode(), 5, badge(2))]}]
    found = read_badges(json.dumps(wallet).encode()).found
    first, whole, *parts = found
    assert first.part is not whole.part
    assert [one.part for one in parts] == [whole.part] * 3
    assert [one.position for one in (whole, *parts)] == [0, 1, 2, 3]
    again = read_badges(whole.part.data).found
    assert [one.payload.text for one in again] == [one.payload.text for one in (whole, *parts)]
    assert [one.record is not None for one in again] == [False, True, False, True]


def test_a_record_as_a_token_holds_its_badges_wherever_it_comes_from():
    token = compact({"alg": "EdDSA"}, record(badge(1)), ed25519())
    assert [one.record is not None for one in read_badges(token).found] == [False, True]
    wrapped = read_badges(json.dumps({"jwt": token.decode()}).encode()).found
    assert [one.part.data for one in wrapped] == [token, token]
    within = read(record(token.decode()))
    assert [one.credential.name for one in within] == ["My record", "My record", "Badge 1"]
    assert within[2].record.payload is within[1].payload
