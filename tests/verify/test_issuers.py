"""Check 5, and what is told of an issuer that pretends to be another."""

import json

import pytest

from backpack.domain.report import Standing
from backpack.formats.reading import read_badges
from backpack.verify.policy import Policy
from tests import mint
from tests.conftest import NOW

OTHER = "did:web:other.example"
KEY = mint.did_key(mint.ed25519())


@pytest.fixture
def judge(verifier):
    def verify(data, **options):
        return verifier.verify(read_badges(data).found[0], Policy(now=NOW, **options))

    return verify


def caution(report):
    fitting = [one for one in report.cautions if one.code == "issuer-looks-like"]
    return fitting[0].parameters if fitting else None


def test_a_name_like_a_confirmed_issuer_s_is_told_with_both_identifiers(judge):
    report = judge(mint.vc_jwt(), known_names={OTHER: "N\u043erthlake Academy"})
    assert report.standing is Standing.VALID_UNKNOWN_ISSUER
    assert caution(report) == {
        "name": "Northlake Academy",
        "id": KEY,
        "other": "N\u043erthlake Academy",
        "other_id": OTHER,
    }


def test_the_known_one_itself_looks_like_nobody(judge):
    names = {OTHER: "Northlake Academy", KEY: "Northlake Academy"}
    assert caution(judge(mint.vc_jwt(), known_names=names, known_issuers=frozenset(names))) is None
    assert caution(judge(mint.vc_jwt(), known_names={OTHER: "Another School"})) is None


def test_an_issuer_without_an_identifier_is_told_too(judge):
    badge = mint.assertion()
    del badge["badge"]["issuer"]["id"]
    name = badge["badge"]["issuer"]["name"]
    told = caution(judge(json.dumps(badge).encode(), known_names={OTHER: name}))
    assert (told["id"], told["other_id"]) == ("?", OTHER)
