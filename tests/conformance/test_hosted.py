"""1EdTech's own Open Badges 2.0 files, with the site example.org that its tests serve them from.

They lie outside of the project and are skipped where they are missing.
"""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from backpack.domain.faults import Fault
from backpack.domain.report import Standing
from backpack.formats.reading import read_badges
from backpack.verify.policy import Policy
from backpack.verify.verifier import Verifier
from tests.conftest import NOW
from tests.world import World

FIXTURES = Path(__file__).resolve().parents[3] / "shared" / "fixtures"
HERE = FIXTURES / "1edtech-inspector" / "ob20"

if not HERE.is_dir():
    pytest.skip("the fixtures are not beside the project", allow_module_level=True)

SITES = ("https://example.org", "http://example.org")
ORGANIZATION = "https://example.org/organization.json"

STANDINGS = {
    "assertion-with-extension-node-basic.json": Standing.VERIFIED,
    "assertion-with-multiple-extensions.json": Standing.VERIFIED,
    "basic-assertion-expired.json": Standing.EXPIRED,
    "basic-assertion-invalid-type.json": Standing.INVALID,
    "basic-assertion-with-allowed-origins-invalid-starts-with.json": Standing.INVALID,
    "basic-assertion-with-language.json": Standing.VERIFIED,
    "simple-badge.png": Standing.VERIFIED,
    "simple.jwt": Standing.VERIFIED,
    "warning-with-redirection.json": Standing.VERIFIED,
}

REFUSED = ("badge-class-with-language.json", "rdf-validation/valid-badge-class.json")


@pytest.fixture
def site():
    """example.org as 1EdTech's tests have it."""
    world = World()
    for asset in (HERE / "assets").iterdir():
        for place in SITES:
            world.put(f"{place}/{asset.name}", asset.read_bytes())
    return world


def read(name):
    return read_badges((HERE / name).read_bytes()).found[0]


def standing(found, contexts, web, *known):
    policy = Policy(now=NOW, known_issuers=frozenset(known))
    return Verifier(contexts, web).verify(found, policy).standing


@pytest.mark.parametrize(("name", "expected"), STANDINGS.items())
def test_with_its_site_each_badge_has_the_standing_of_its_source(contexts, site, name, expected):
    found = read(name)
    place = found.payload.document["id"]
    site.put(place, dict(found.payload.document))
    assert standing(found, contexts, site, ORGANIZATION) is expected
    unknown = expected if expected is not Standing.VERIFIED else Standing.VALID_UNKNOWN_ISSUER
    assert standing(found, contexts, site) is unknown
    assert standing(found, contexts, site, "https://example.org") is unknown


@pytest.mark.parametrize("name", STANDINGS)
def test_without_its_site_nothing_is_said_of_it(contexts, name):
    broken = name == "basic-assertion-invalid-type.json"
    expected = Standing.INVALID if broken else Standing.UNVERIFIABLE
    assert standing(read(name), contexts, World(), ORGANIZATION) is expected


@pytest.mark.parametrize(
    ("issuer", "expected"),
    [
        ("valid-starts-with", Standing.VALID_UNKNOWN_ISSUER),
        ("valid-multiple-starts-with", Standing.VALID_UNKNOWN_ISSUER),
        ("invalid-starts-with", Standing.INVALID),
        ("invalid-multiple-starts-with", Standing.INVALID),
        ("", Standing.VALID_UNKNOWN_ISSUER),
    ],
)
def test_its_issuers_decide_where_their_badges_may_lie(contexts, site, issuer, expected):
    name = f"badgeclass-with-verification-{issuer}".rstrip("-")
    document = dict(read("basic-assertion-with-language.json").payload.document)
    document["badge"] = f"https://example.org/{name}.json"
    site.put(document["id"], document)
    found = read_badges(json.dumps(document).encode()).found[0]
    assert standing(found, contexts, site) is expected


@pytest.mark.parametrize(
    ("badge", "key", "expected"),
    [
        ("badge-from-organization-with-empty-revocation-list", "key2", "proof-fails"),
        ("badge-from-organization-with-revocation-list", "key3", "proof-fails"),
        ("basic-badge-no-public-key", "key1", "key-of-other-owner"),
    ],
)
def test_its_keys_of_other_organisations_sign_nothing(contexts, site, badge, key, expected):
    """Their tokens are not among the files, so that the one there is claims to be theirs."""
    token = read("simple.jwt")
    claims = {
        **token.payload.document,
        "badge": f"https://example.org/{badge}.json",
        "verification": {"type": "signed", "creator": f"http://example.org/{key}.json"},
    }
    found = replace(token, payload=replace(token.payload, document=claims))
    report = Verifier(contexts, site).verify(found, Policy(now=NOW))
    assert (report.standing, report.checks[2].reason) == (Standing.INVALID, expected)


@pytest.mark.parametrize("name", REFUSED)
def test_a_class_alone_is_no_badge(name):
    with pytest.raises(Fault, match="badge-class"):
        read(name)
