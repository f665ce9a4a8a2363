"""Real badges with real status lists, as their sources judge them where the law here agrees."""

import csv
from pathlib import Path

import pytest

from backpack.domain.report import Standing
from backpack.formats.reading import read_badges
from backpack.verify.policy import Policy
from backpack.verify.verifier import Verifier
from tests.conftest import NOW
from tests.world import World

FIXTURES = Path(__file__).resolve().parents[3] / "shared" / "fixtures"
MANIFEST = FIXTURES / "MANIFEST.csv"

if not MANIFEST.exists():
    pytest.skip("the fixtures are not beside the project", allow_module_level=True)

with MANIFEST.open(newline="", encoding="utf-8") as file:
    ROWS = {row["file"]: row for row in csv.DictReader(file)}

LISTS = FIXTURES / "dcc-vc-test-fixtures" / "statusLists" / "didkey-ed25519Signature2020"
PAGES = "https://digitalcredentials.github.io/vc-test-fixtures"
RAW = "https://raw.githubusercontent.com"
INSPECTOR = (
    f"{RAW}/1EdTech/digital-credentials-public-validator/refs/heads/main"
    "/inspector-vc/src/test/resources/ob30/bit-string-list/testlist"
)

NAMED = [name for name in ROWS if "status list" in ROWS[name]["needs_network"] and "dcc-vc" in name]


@pytest.fixture
def standing(contexts):
    """The standing of a file's badge with the lists and DID documents of the collection at hand."""
    world = World()
    for name in ("e5WK8CbZ1GjycuPombrj", "expired", "notYetValid", "missingBitStringType"):
        body = (LISTS / f"{name}.json").read_bytes()
        world.put(f"{PAGES}/statusLists/{LISTS.name}/{name}", body)
        status = "digitalcredentials/verifier-core/refs/heads/main/src/test-fixtures/status"
        world.put(f"{RAW}/{status}/{name}", body)
    for name in ("legacy", "oidf"):
        document = FIXTURES / "dcc-vc-test-fixtures" / "dids" / name / "did.json"
        world.put(f"{PAGES}/dids/{name}/did.json", document.read_bytes())
    testlist = FIXTURES / "1edtech-inspector" / "ob30" / "bit-string-list" / "testlist"
    world.put(INSPECTOR, testlist.read_bytes())

    def judge(name):
        found = read_badges((FIXTURES / name).read_bytes()).found[0]
        return Verifier(contexts, world).verify(found, Policy(now=NOW)).standing

    return judge


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("dcc-verifier-core/v1Revoked.json", Standing.REVOKED),
        ("dcc-verifier-core/v1WithValidStatus.json", Standing.VALID_UNKNOWN_ISSUER),
        ("dcc-verifier-core/v1ExpiredWithValidStatus.json", Standing.EXPIRED),
        ("dcc-verifier-core/v2DoubleSigWithBadStatusUrl.json", Standing.UNVERIFIABLE),
        ("1edtech-inspector/ob30/bit-string-list/credential-status-revoked.json", Standing.REVOKED),
    ],
)
def test_a_real_badge_with_a_list_has_its_standing(standing, name, expected):
    assert standing(name) is expected


@pytest.mark.parametrize("name", NAMED)
def test_what_its_source_calls_revoked_is_revoked(standing, name):
    is_revoked = ROWS[name]["expected"].startswith("invalid: revoked")
    # the other lists are broken, or by other issuers than the badges, which clears nothing here
    assert standing(name) is (Standing.REVOKED if is_revoked else Standing.UNVERIFIABLE)
