"""A badge without a proof of its own is as good as its record, and never better."""

import json

import pytest

from backpack.domain.report import Result, Standing
from backpack.formats.reading import read_badges
from backpack.verify.policy import Policy
from backpack.verify.verifier import Verifier
from tests.conftest import NOW
from tests.formats.test_records import badge, record
from tests.mint import claims_of, compact, data_integrity, did_key, ed25519
from tests.mint_lists import status_entry

ISSUER = did_key(ed25519())
HEADER = {"alg": "EdDSA", "typ": "JWT", "kid": f"{ISSUER}#{ISSUER.removeprefix('did:key:')}"}


def signed(*badges, **changes):
    whole = record(*badges, **changes)
    whole["issuer"] = {"id": ISSUER, "type": ["Profile"], "name": "Registrar"}
    return whole


def token(*badges, **changes):
    return compact(HEADER, claims_of(signed(*badges, **changes)), ed25519())


@pytest.fixture
def reports(verifier):
    def judge(data, known=()):
        policy = Policy(now=NOW, known_issuers=frozenset(known))
        return [verifier.verify(found, policy) for found in read_badges(data).found]

    return judge


def standings(reports):
    return [report.standing for report in reports]


def test_it_takes_the_proof_of_the_record(reports):
    good = Standing.VALID_UNKNOWN_ISSUER
    assert standings(reports(token(badge(1), badge(2)))) == [good] * 3
    assert standings(reports(token(badge(1)), [ISSUER])) == [Standing.VERIFIED] * 2


def test_it_takes_the_vocabulary_of_the_record(reports):
    part = {name: value for name, value in badge(1).items() if name != "@context"}
    good = [Standing.VALID_UNKNOWN_ISSUER] * 2
    assert standings(reports(token(part))) == good
    under_vc = {"iss": ISSUER, "vc": signed(part)}
    assert standings(reports(compact(HEADER, under_vc, ed25519()))) == good
    other = {**part, "@context": ["https://evil.example/words"]}
    assert standings(reports(token(other))) == [good[0], Standing.INVALID]


def test_knowing_the_issuer_that_it_names_is_worth_nothing(reports):
    part = reports(token(badge(1)), ["did:x:school"])[1]
    assert part.standing is Standing.VALID_UNKNOWN_ISSUER
    assert not part.issuer_known
    issuer = next(check for check in part.checks if check.code == "issuer")
    assert issuer.parameters == {"name": "Registrar", "id": ISSUER}
    assert part.key == ISSUER


def test_a_record_that_is_forged_or_unsigned_takes_its_badges_along(reports):
    forged = token(badge(1))[:-6] + b"AAAAAA"
    assert standings(reports(forged)) == [Standing.INVALID] * 2
    bare = json.dumps(signed(badge(1))).encode()
    assert standings(reports(bare, [ISSUER])) == [Standing.UNSIGNED] * 2


def test_another_issuers_record_takes_its_badges_along(reports):
    whole = signed(badge(1))
    whole["issuer"]["id"] = did_key(ed25519(2))
    assert (
        standings(reports(compact(HEADER, claims_of(whole), ed25519()))) == [Standing.INVALID] * 2
    )


@pytest.mark.parametrize(
    ("of_badge", "of_record", "expected"),
    [
        ({"validUntil": "2026-04-01T00:00:00Z"}, {}, Standing.EXPIRED),
        ({}, {"validUntil": "2026-04-01T00:00:00Z"}, Standing.EXPIRED),
        ({"validUntil": "soon"}, {}, Standing.INVALID),
        ({"credentialStatus": {"id": "x:1", "type": "Odd"}}, {}, Standing.UNVERIFIABLE),
        ({}, {"credentialStatus": {"id": "x:1", "type": "Odd"}}, Standing.UNVERIFIABLE),
    ],
)
def test_what_is_wrong_with_either_counts(reports, of_badge, of_record, expected):
    part = reports(token(badge(1, **of_badge), **of_record))[1]
    assert part.standing is expected


def test_a_badge_with_a_proof_of_its_own_is_judged_by_that_alone(reports):
    own = data_integrity(document=badge(1, issuer=did_key(ed25519(3))), private=ed25519(3))
    forged = {**badge(2), "proof": {**own["proof"]}}
    assert standings(reports(token(own, forged)))[1:] == [
        Standing.VALID_UNKNOWN_ISSUER,
        Standing.INVALID,
    ]


def test_a_badge_whose_order_nobody_signed_cannot_be_judged_by_a_proof_over_statements(reports):
    double = badge(1)
    subject = double["credentialSubject"]
    subject["achievement"] = [subject["achievement"], {"id": "urn:a:2", "name": "Doctor"}]
    part = reports(json.dumps(embedded(double)).encode(), [ISSUER])[1]
    proof = next(check for check in part.checks if check.code == "proof")
    assert (part.standing, proof.result) == (Standing.UNVERIFIABLE, Result.UNKNOWN)
    assert (proof.reason, proof.parameters["names"]) == ("proof-not-plain", "achievement")


def test_a_record_whose_vocabulary_has_no_badges_in_it_proves_none(reports):
    whole = signed(badge(1))
    whole["credentialSubject"]["type"] = ["AchievementSubject"]
    found = reports(json.dumps(data_integrity(document=whole)).encode(), [ISSUER])
    assert {Standing.VERIFIED, Standing.VALID_UNKNOWN_ISSUER}.isdisjoint(standings(found))


WORDS = "https://www.w3.org/ns/credentials/undefined-terms/v2"
"""A vocabulary that maps everything, so that a record's badges are among its statements."""


def embedded(*badges, suite="eddsa-rdfc-2022"):
    whole = signed(*badges)
    whole["@context"] = [*whole["@context"], WORDS]
    return data_integrity(document=whole, suite=suite)


def of_learner(number):
    one = badge(number)
    one["credentialSubject"]["id"] = "did:x:learner"
    return one


def swapped(document):
    """The same statements, with the achievements of two badges told the other way round."""
    first, second = document["credentialSubject"]["verifiableCredential"]
    one, other = first["credentialSubject"], second["credentialSubject"]
    one["achievement"], other["achievement"] = other["achievement"], one["achievement"]
    return document


def judged(reports, document):
    return standings(reports(json.dumps(document).encode(), [ISSUER]))


def test_a_record_with_an_embedded_proof_proves_its_badges_too(reports):
    assert judged(reports, embedded(badge(1), badge(2))) == [Standing.VERIFIED] * 3
    assert judged(reports, swapped(embedded(badge(1), badge(2)))) == [Standing.INVALID] * 3


def test_badges_that_share_their_learner_can_be_swapped_below_a_proof_over_statements(reports):
    """So they cannot be judged by it, while the record itself can."""
    sound, forged = (embedded(of_learner(1), of_learner(2)) for _ in range(2))
    for document in (sound, swapped(forged)):
        record, *badges = judged(reports, document)
        assert record is Standing.VERIFIED
        assert badges == [Standing.UNVERIFIABLE] * 2


def test_below_a_proof_over_members_nothing_can_be_swapped(reports):
    document = embedded(of_learner(1), of_learner(2), suite="eddsa-jcs-2022")
    assert judged(reports, document) == [Standing.VERIFIED] * 3
    assert judged(reports, swapped(document)) == [Standing.INVALID] * 3


def listed(number, place):
    """A badge of a record, with a status of its own."""
    return badge(number, credentialStatus=status_entry(f"https://lists.example/{place}"))


def test_in_one_go_each_badge_is_told_the_same_as_by_itself(contexts, world):
    """The record is checked once for all; what one badge needs is no matter of another."""
    for place in ("record", "clear", "revoked"):
        world.status_list(f"https://lists.example/{place}", [7] if place == "revoked" else [])
    document = token(
        listed(1, "clear"),
        listed(2, "revoked"),
        listed(3, "away"),
        credentialStatus=status_entry("https://lists.example/record"),
    )
    found = read_badges(document).found
    policy = Policy(now=NOW)
    verifier = Verifier(contexts, world)
    alone = tuple(verifier.verify(one, policy) for one in found)
    assert verifier.verify_all(found, policy) == alone
    assert standings(alone) == [
        Standing.VALID_UNKNOWN_ISSUER,
        Standing.VALID_UNKNOWN_ISSUER,
        Standing.REVOKED,
        Standing.UNVERIFIABLE,
    ]
    assert [len(report.answers) for report in alone] == [1, 2, 2, 1]
    assert [[one.host for one in report.missing] for report in alone] == [
        [],
        [],
        [],
        ["lists.example"],
    ]


def test_in_one_go_a_record_is_asked_about_once_for_itself_and_once_for_its_badges(contexts, world):
    place = "https://lists.example/record"
    world.status_list(place)
    document = token(badge(1), badge(2), badge(3), credentialStatus=status_entry(place))
    Verifier(contexts, world).verify_all(read_badges(document).found, Policy(now=NOW))
    assert world.asked == [place] * 2


def test_badges_of_several_records_are_never_told_what_is_of_another(verifier):
    tampered = token(badge(3))
    head, body, signature = tampered.split(b".")
    forged = b".".join([head, body, signature[:-4] + b"AAAA"])
    files = [token(badge(1)), forged, token(badge(2))]
    found = [one for file in files for one in read_badges(file).found]
    good, bad = [Standing.VALID_UNKNOWN_ISSUER] * 2, [Standing.INVALID] * 2
    assert standings(verifier.verify_all(found, Policy(now=NOW))) == good + bad + good
