"""Badges as a platform in use issues them: the sound kind, and the kind that nobody can check."""

from backpack.domain.report import Standing
from backpack.words.verdicts import check_sentence
from tests.mint import promised, promised_with_faults


def by_code(result):
    return {check.code: check for check in result.checks}


def test_the_sound_kind_holds_with_a_bare_did_key(report):
    result = report(promised(credentialStatus=None))
    assert result.standing is Standing.VALID_UNKNOWN_ISSUER
    assert not result.cautions
    with_status = by_code(report(promised()))
    assert with_status["proof"].reason == "proof-holds"
    assert with_status["coverage"].reason == "coverage-whole"


def test_the_sound_kind_is_good_when_its_list_says_nothing_against_it(online, world):
    document = promised()
    place = document["credentialStatus"]["statusListCredential"]
    world.status_list(place, issuer=document["issuer"]["id"])
    assert online(document).standing is Standing.VALID_UNKNOWN_ISSUER
    world.status_list(place, [848], issuer=document["issuer"]["id"])
    assert online(document).standing is Standing.REVOKED


def test_the_faulty_kind_says_what_is_wrong_and_whom_to_write_to(report):
    result = report(promised_with_faults())
    assert result.standing is Standing.UNVERIFIABLE
    proof = by_code(result)["proof"]
    assert proof.reason == "proof-fails-with-unmapped"
    assert proof.parameters["names"] == "StatusList2021Entry"
    sentence = check_sentence(proof.reason, proof.parameters)
    assert "Ask Northlake & Sons to correct that" in sentence


def test_an_issuer_without_a_name_is_called_by_its_identifier(report):
    faulty = promised_with_faults()
    faulty["issuer"] = faulty["issuer"]["id"]
    assert by_code(report(faulty))["proof"].parameters["issuer"] == faulty["issuer"]


def test_a_changed_badge_of_the_sound_kind_is_not_genuine(report):
    document = promised()
    document["credentialSubject"]["achievement"]["name"] = "Doctor of Medicine"
    assert report(document).standing is Standing.INVALID
