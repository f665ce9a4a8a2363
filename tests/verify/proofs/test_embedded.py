"""Every kind of embedded proof: the good one holds, and no change to it or beside it does."""

import contextlib
import copy
import json

import pytest

from backpack.domain.faults import Fault
from backpack.domain.report import Standing
from backpack.formats.multibase import encode_base58
from tests.mint import SUITES, base64url, credential, data_integrity, did_key, ed25519, p256, p384

GOOD = {Standing.VERIFIED, Standing.VALID_UNKNOWN_ISSUER}
ECDSA = ["ecdsa-rdfc-2019", "ecdsa-jcs-2019"]


def owner(document):
    return document["issuer"]["id"]


def proof_check(result):
    return {check.code: check for check in result.checks}["proof"]


@pytest.mark.parametrize("suite", SUITES)
def test_a_badge_with_a_proof_of_each_kind_is_verified(report, suite):
    document = data_integrity(suite=suite)
    result = report(document, known=[owner(document)])
    assert result.standing is Standing.VERIFIED
    assert bool(result.cautions) is (suite == "ecdsa-sd-2023")
    assert proof_check(result).details["proofs"][0]["suite"] == suite


@pytest.mark.parametrize("suite", ECDSA)
def test_a_p_384_key_takes_its_own_hash(report, suite):
    document = data_integrity(p384(), suite=suite)
    assert report(document, known=[owner(document)]).standing is Standing.VERIFIED


def test_a_bare_did_key_may_be_the_method(report):
    document = data_integrity(proof={"verificationMethod": did_key(ed25519())})
    assert report(document, known=[owner(document)]).standing is Standing.VERIFIED


def changes_of(document):
    """The document with each member changed, taken away or added to, at any depth."""
    for path in paths(document, ()):
        for change in ("changed", "removed"):
            altered = copy.deepcopy(document)
            holder = altered
            for step in path[:-1]:
                holder = holder[step]
            if change == "removed":
                del holder[path[-1]]
            else:
                holder[path[-1]] = changed(holder[path[-1]])
            yield f"{'/'.join(map(str, path))} {change}", altered


def paths(value, path):
    steps = value.items() if isinstance(value, dict) else enumerate(value)
    for step, below in steps:
        yield (*path, step)
        if isinstance(below, dict | list):
            yield from paths(below, (*path, step))


def changed(value):
    if isinstance(value, bool):
        return not value
    if isinstance(value, str):
        return value[:-1] + ("A" if value[-1:] != "A" else "B")
    if isinstance(value, list):
        return [*value, "urn:x:added"]
    return {**value, "name": "Somebody else", "urn:x:added": "added"}


@pytest.mark.parametrize("suite", SUITES)
def test_no_change_to_any_member_leaves_a_good_standing(report, suite):
    document = data_integrity(suite=suite)
    known = [owner(document)]
    for what, altered in changes_of(document):
        with contextlib.suppress(Fault):  # what is refused as no badge is no good badge
            assert report(altered, known=known).standing not in GOOD, what


@pytest.mark.parametrize("suite", SUITES)
def test_an_added_member_is_not_covered_or_breaks_the_proof(report, suite):
    document = data_integrity(suite=suite)
    result = report({**document, "motto": "trust me"}, known=[owner(document)])
    if "-jcs-" in suite:
        assert result.standing is Standing.INVALID
    else:
        assert "terms-not-covered" in {caution.code for caution in result.cautions}
    shown = {**document, "description": "The best of all."}
    assert report(shown, known=[owner(document)]).standing not in GOOD


@pytest.mark.parametrize("suite", [suite for suite in SUITES if "-sd-" not in suite])
def test_no_flipped_bit_of_the_signature_passes(report, suite):
    document = data_integrity(suite=suite)
    member = "jws" if "jws" in document["proof"] else "proofValue"
    value = document["proof"][member]
    for place in range(len(value)):
        altered = chr(ord(value[place]) ^ 1)
        proof = {**document["proof"], member: value[:place] + altered + value[place + 1 :]}
        assert report({**document, "proof": proof}).standing not in GOOD, place


@pytest.mark.parametrize("suite", SUITES)
def test_a_proof_of_another_badge_does_not_fit(report, suite):
    other = data_integrity(suite=suite, id="urn:uuid:99999999-2222-4333-8444-555555555555")
    document = {**data_integrity(suite=suite), "proof": other["proof"]}
    assert report(document).standing is Standing.INVALID


@pytest.mark.parametrize("suite", SUITES)
@pytest.mark.parametrize(
    "value", [None, 7, ["z1"], {"en": "z1"}, "", "z", "z0", "u" + "A" * 86, "zz", "m" + "A" * 88]
)
def test_a_value_that_is_no_signature_is_refused(report, suite, value):
    document = data_integrity(suite=suite)
    member = "jws" if "jws" in document["proof"] else "proofValue"
    result = report({**document, "proof": {**document["proof"], member: value}})
    assert result.standing is Standing.INVALID


@pytest.mark.parametrize("suite", SUITES)
def test_a_key_of_another_kind_is_refused(report, suite):
    document = data_integrity(suite=suite)
    other = ed25519() if suite.startswith("ecdsa") else p256()
    proof = {**document["proof"], "verificationMethod": did_key(other)}
    result = report({**document, "proof": proof})
    assert result.standing is Standing.INVALID
    assert proof_check(result).reason == "proof-key-of-other-kind"


@pytest.mark.parametrize("suite", ECDSA)
def test_a_key_on_another_curve_is_refused(report, suite):
    document = data_integrity(suite=suite)
    proof = {**document["proof"], "verificationMethod": did_key(p384())}
    assert report({**document, "proof": proof}).standing is Standing.INVALID


@pytest.mark.parametrize("suite", SUITES)
@pytest.mark.parametrize(
    ("options", "standing"),
    [
        ({"proofPurpose": "authentication"}, Standing.INVALID),
        ({"created": "2099-01-01T00:00:00Z"}, Standing.INVALID),
        ({"expires": "2026-01-01T00:00:00Z"}, Standing.EXPIRED),
        ({"domain": "wallet.example"}, Standing.UNVERIFIABLE),
        ({"challenge": "abc"}, Standing.UNVERIFIABLE),
        ({"motto": "trust me"}, Standing.UNVERIFIABLE),
    ],
)
def test_what_a_proof_says_of_itself_counts(report, suite, options, standing):
    document = data_integrity(suite=suite, proof=options)
    assert report(document).standing is standing


@pytest.mark.parametrize("name", ["bbs-2023", "xi-2023", None, 7, ["eddsa-rdfc-2022"]])
def test_a_kind_that_is_not_read_here_cannot_be_checked(report, name):
    document = data_integrity()
    result = report({**document, "proof": {**document["proof"], "cryptosuite": name}})
    assert result.standing is Standing.UNVERIFIABLE
    assert proof_check(result).reason == "proof-suite-unsupported"


@pytest.mark.parametrize("kind", ["RsaSignature2018", None, 7, ["Ed25519Signature2020"]])
def test_a_type_that_is_not_read_here_cannot_be_checked(report, kind):
    document = data_integrity()
    result = report({**document, "proof": {**document["proof"], "type": kind}})
    assert result.standing is Standing.UNVERIFIABLE


@pytest.mark.parametrize(
    ("head", "standing"),
    [
        (b'{"alg":"EdDSA"}', Standing.UNVERIFIABLE),
        (b'{"alg":"none","b64":false,"crit":["b64"]}', Standing.UNVERIFIABLE),
        (b'{"alg":"EdDSA","b64":0,"crit":["b64"]}', Standing.UNVERIFIABLE),
        (b"[]", Standing.INVALID),
        (b"nonsense", Standing.INVALID),
    ],
)
def test_a_detached_token_with_another_header_never_passes(report, head, standing):
    document = data_integrity(suite="Ed25519Signature2018")
    signature = document["proof"]["jws"].rpartition(".")[2]
    proof = {**document["proof"], "jws": f"{base64url(head)}..{signature}"}
    assert report({**document, "proof": proof}).standing is standing


def test_a_detached_token_may_not_bring_its_own_payload(report):
    document = data_integrity(suite="Ed25519Signature2018")
    head, _, signature = document["proof"]["jws"].split(".")
    proof = {**document["proof"], "jws": f"{head}.e30.{signature}"}
    assert report({**document, "proof": proof}).standing is Standing.INVALID


@pytest.mark.parametrize("suite", ["eddsa-jcs-2022", "ecdsa-jcs-2019"])
class TestOverMembers:
    def test_a_vocabulary_added_after_signing_is_not_covered(self, report, suite):
        document = data_integrity(suite=suite)
        more = [*document["@context"], "https://w3id.org/dcc/v1"]
        result = report({**document, "@context": more}, known=[owner(document)])
        assert result.standing is Standing.VERIFIED
        assert [caution.parameters["context"] for caution in result.cautions] == [more[-1]]

    @pytest.mark.parametrize("more", [{"name": "urn:other"}, "https://elsewhere.example/context"])
    def test_a_vocabulary_of_its_own_is_a_caution(self, report, suite, more):
        document = data_integrity(suite=suite)
        document = data_integrity(suite=suite, **{"@context": [*document["@context"], more]})
        result = report(document, known=[owner(document)])
        assert result.standing is Standing.VERIFIED
        assert [caution.code for caution in result.cautions] == ["foreign-vocabulary"]

    def test_an_unknown_vocabulary_added_after_signing_cannot_be_checked(self, report, suite):
        document = data_integrity(suite=suite)
        for more in ({"name": "urn:other"}, "https://elsewhere.example/context"):
            result = report({**document, "@context": [*document["@context"], more]})
            assert result.standing is Standing.UNVERIFIABLE

    def test_a_vocabulary_put_before_or_between_breaks_the_proof(self, report, suite):
        document = data_integrity(suite=suite)
        first, second = document["@context"]
        for contexts in ([first, "https://w3id.org/dcc/v1", second], [first], [second, first]):
            assert report({**document, "@context": contexts}).standing is Standing.INVALID

    def test_a_proof_need_not_repeat_the_vocabularies(self, report, suite):
        document = data_integrity(suite=suite, proof={"@context": None})
        assert report(document, known=[owner(document)]).standing is Standing.VERIFIED
        more = [*document["@context"], "https://w3id.org/dcc/v1"]
        assert report({**document, "@context": more}).standing is Standing.INVALID

    def test_a_number_beyond_what_all_programs_write_alike_cannot_be_checked(self, report, suite):
        document = data_integrity(suite=suite)
        result = report({**document, "number": 2**60})
        assert result.standing is Standing.UNVERIFIABLE
        assert proof_check(result).reason == "document-numbers"

    def test_a_document_of_very_many_values_is_not_gone_through(self, report, suite):
        document = {**data_integrity(suite=suite), "much": [1] * 60_000}
        assert proof_check(report(document)).reason == "document-too-complex"

    def test_numbers_are_written_as_in_rfc_8785(self, report, suite):
        document = data_integrity(suite=suite, numbers=[1.0, 1e21, -0.0, 0.1])
        assert report(document, known=[owner(document)]).standing is Standing.VERIFIED
        document["numbers"] = [1, 1000000000000000000000.0, 0, 0.1]
        assert report(document, known=[owner(document)]).standing is Standing.VERIFIED

    def test_several_subjects_are_covered_in_their_order(self, report, suite):
        issuer = did_key(p256() if suite.startswith("ecdsa") else ed25519())
        one = credential(issuer)["credentialSubject"]
        document = data_integrity(suite=suite, credentialSubject=[one, {**one, "id": "urn:b"}])
        assert report(document).standing is Standing.VALID_UNKNOWN_ISSUER


@pytest.mark.parametrize("suite", SUITES)
@pytest.mark.parametrize("name", ["@context", "proof", "issuer"])
def test_a_member_stated_twice_is_no_badge(report, suite, name):
    document = data_integrity(suite=suite)
    text = json.dumps(document)
    twice = json.dumps({name: document[name]})[:-1] + ", " + text[1:]
    with pytest.raises(Fault) as fault:
        report(twice.encode())
    assert fault.value.code == "repeated-member"


def named(name, **options):
    return {"id": name, **options}


FIRST = data_integrity(proof=named("urn:proof:1"))


def chain(*, previous=None, **options):
    """A badge whose second proof, of an Ed25519 key, builds on the first."""
    return data_integrity(
        document=FIRST, previous=[previous or FIRST["proof"]], proof=options or None
    )


class TestSetsAndChains:
    def test_a_set_is_good_when_all_hold(self, report):
        both = data_integrity(p256(), suite="ecdsa-jcs-2019", document=FIRST)
        three = data_integrity(ed25519(7), suite="eddsa-jcs-2022", document=both)
        result = report(three, known=[owner(FIRST)])
        assert result.standing is Standing.VERIFIED
        assert [one["result"] for one in proof_check(result).details["proofs"]] == ["passed"] * 3

    @pytest.mark.parametrize("suite", ["eddsa-rdfc-2022", "eddsa-jcs-2022"])
    def test_a_chain_is_good_when_all_hold(self, report, suite):
        document = data_integrity(document=FIRST, previous=[FIRST["proof"]], suite=suite)
        assert report(document, known=[owner(FIRST)]).standing is Standing.VERIFIED

    def test_a_chain_may_name_one_proof_as_a_text(self, report):
        document = chain(previousProof="urn:proof:1")
        assert report(document, known=[owner(FIRST)]).standing is Standing.VERIFIED

    def test_the_last_of_a_chain_needs_every_other(self, report):
        document = chain()
        first = {**document["proof"][0], "created": "2026-03-15T00:00:00Z"}
        for proofs in ([first, document["proof"][1]], document["proof"][1:]):
            assert report({**document, "proof": proofs}).standing is Standing.INVALID

    def test_a_forged_first_proof_spoils_what_builds_on_it(self, report):
        forged = {**FIRST["proof"], "proofValue": encode_base58(bytes(64))}
        document = data_integrity(document={**FIRST, "proof": forged}, previous=[forged])
        result = report(document)
        assert result.standing is Standing.INVALID
        reasons = [one["reason"] for one in proof_check(result).details["proofs"]]
        assert reasons == ["proof-fails", "proof-chain-broken"]

    def test_a_chain_on_what_is_not_read_here_cannot_be_checked(self, report):
        other = named("urn:proof:1", type="DataIntegrityProof", cryptosuite="bbs-2023")
        document = data_integrity(document={**FIRST, "proof": other}, previous=[other])
        result = report(document)
        assert result.standing is Standing.UNVERIFIABLE
        reasons = [one["reason"] for one in proof_check(result).details["proofs"]]
        assert reasons == ["proof-suite-unsupported", "proof-chain-unproved"]

    def test_two_proofs_of_one_name_cannot_be_built_on(self, report):
        document = chain()
        twice = [document["proof"][0], *document["proof"]]
        assert report({**document, "proof": twice}).standing is Standing.INVALID

    @pytest.mark.parametrize("name", [7, "urn:proof:3", {"id": "urn:proof:1"}, ["urn:x", 1]])
    def test_a_chain_to_nowhere_is_broken(self, report, name):
        result = report(data_integrity(proof={"previousProof": name}))
        assert proof_check(result).reason == "proof-chain-broken"

    def test_proofs_in_a_circle_prove_nothing(self, report):
        one = data_integrity(proof=named("urn:proof:1", previousProof="urn:proof:2"))["proof"]
        two = data_integrity(proof=named("urn:proof:2", previousProof="urn:proof:1"))["proof"]
        assert report({**FIRST, "proof": [one, two]}).standing is Standing.INVALID
        itself = named("urn:proof:1", previousProof="urn:proof:1")
        assert report(data_integrity(proof=itself)).standing is Standing.INVALID

    def test_a_list_of_one_is_as_good_or_bad_as_that_one(self, report):
        assert report({**FIRST, "proof": [FIRST["proof"]]}).standing in GOOD
        forged = {**FIRST["proof"], "proofValue": encode_base58(bytes(64))}
        assert report({**FIRST, "proof": [forged]}).standing is Standing.INVALID
        assert report({**FIRST, "proof": []}).standing is Standing.UNSIGNED

    @pytest.mark.parametrize("beside", ["trust me", 7, [["x"]]])
    def test_something_that_is_no_proof_beside_a_good_one_is_a_broken_proof(self, report, beside):
        document = {**FIRST, "proof": [FIRST["proof"], beside]}
        assert report(document).standing is Standing.INVALID
