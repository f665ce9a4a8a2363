"""Every file of the collection has the very outcome that its group has, and none is passed over.

It lies outside of the project and is skipped where it is missing.
"""

import json

import pytest

from backpack.domain.faults import Fault
from backpack.domain.report import Standing
from backpack.formats.reading import read_badges
from backpack.net.stand_ins import NoWeb
from backpack.verify.policy import Policy
from backpack.verify.verifier import Verifier
from tests import mint
from tests.conformance.collection import FIXTURES, MANIFEST, manifest, whole_web
from tests.conformance.outcomes import OUTCOMES, pattern_of
from tests.conftest import NOW

if not MANIFEST.exists():
    pytest.skip("the fixtures are not beside the project", allow_module_level=True)

ROWS = manifest()
OF_1EDTECH = "1edtech-inspector/ob20/"
RULES = [name for name in ROWS if name.startswith("w3c-vcdm2/")]

OF_NO_STRUCTURE = tuple(
    f"credential-{rule}-fail.json"
    for rule in ("redef-type", "redef-type2", "type-unmapped", "issuer-no-url")
)
"""Rules of vocabularies, which a token does not need, and of the issuer, which is for binding."""

files = pytest.mark.parametrize("name", ROWS)


def outcome(name, contexts, web, *, knows=True):
    """The standings of the badges in a file, or why it is refused."""
    try:
        reading = read_badges((FIXTURES / name).read_bytes())
    except Fault as fault:
        return f"refused: {fault.code}"
    assert not reading.refused
    return ", ".join(_standing(found, contexts, web, knows=knows) for found in reading.found)


def _standing(found, contexts, web, *, knows):
    issuer = found.credential.issuer.id or "https://example.org/organization.json"
    policy = Policy(now=NOW, known_issuers=frozenset([issuer] if knows else []))
    return Verifier(contexts, web).verify(found, policy).standing.value


def online(name):
    """The web of the collection, with a hosted badge of 1EdTech's at its own address."""
    web = whole_web()
    if name.startswith(OF_1EDTECH) and len(OUTCOMES[pattern_of(name)]) > 1:
        document = read_badges((FIXTURES / name).read_bytes()).found[0].payload.document
        web.put(document["id"], dict(document))
    return web


@files
def test_offline_each_file_has_the_outcome_of_its_group(contexts, name):
    assert outcome(name, contexts, NoWeb()) == OUTCOMES[pattern_of(name)][0]


@files
def test_with_its_web_each_file_has_the_outcome_of_its_group(contexts, name):
    assert outcome(name, contexts, online(name)) == OUTCOMES[pattern_of(name)][-1]


@files
def test_nothing_is_verified_of_an_issuer_that_nobody_confirmed(contexts, name):
    expected = OUTCOMES[pattern_of(name)][-1].replace("verified", "valid-unknown-issuer")
    assert outcome(name, contexts, online(name), knows=False) == expected


@files
def test_what_its_source_calls_invalid_is_never_called_good(name):
    outcomes = " ".join(OUTCOMES[pattern_of(name)])
    if ROWS[name]["expected"].startswith("invalid"):
        assert "verified" not in outcomes
        assert "valid-unknown-issuer" not in outcomes


def test_no_group_is_empty():
    assert {pattern_of(name) for name in ROWS} == OUTCOMES.keys()


@pytest.mark.parametrize("name", RULES)
def test_each_rule_of_the_data_model_is_held_to_once_its_input_is_signed(contexts, name):
    """They come without issuer and proof, which are added as their suite does it."""
    document = json.loads((FIXTURES / name).read_bytes())
    if "issuer" not in name:
        document["issuer"] = mint.did_key(mint.ed25519())
    key = {"alg": "EdDSA", "typ": "vc+jwt", "jwk": mint.jwk(mint.ed25519())}
    token = mint.compact(key, document, mint.ed25519())
    try:
        found = read_badges(token).found[0]
    except Fault:
        assert "-fail" in name
        return
    report = Verifier(contexts, NoWeb()).verify(found, Policy(now=NOW))
    is_broken = "-fail" in name and not name.endswith(OF_NO_STRUCTURE)
    assert (report.standing is Standing.INVALID) is is_broken
