"""The collection of real files beside the project, and the web that its support files make."""

import csv
import json
from pathlib import Path

from tests.world import World

FIXTURES = Path(__file__).resolve().parents[3] / "shared" / "fixtures"
MANIFEST = FIXTURES / "MANIFEST.csv"

OB20 = FIXTURES / "1edtech-inspector" / "ob20"
DCC = FIXTURES / "dcc-vc-test-fixtures"
LISTS = DCC / "statusLists" / "didkey-ed25519Signature2020"
JOSE = FIXTURES / "w3c-vc-jose-cose"

_RAW = "https://raw.githubusercontent.com"
_DCC_PAGES = "https://digitalcredentials.github.io/vc-test-fixtures"
_DCC_STATUS = f"{_RAW}/digitalcredentials/verifier-core/refs/heads/main/src/test-fixtures/status"
_TESTLIST = (
    f"{_RAW}/1EdTech/digital-credentials-public-validator/refs/heads/main"
    "/inspector-vc/src/test/resources/ob30/bit-string-list/testlist"
)


def manifest():
    """The rows of the manifest by file."""
    with MANIFEST.open(newline="", encoding="utf-8") as file:
        return {row["file"]: row for row in csv.DictReader(file)}


def whole_web():
    """Everything that the collection has of the web, each at its own address."""
    world = World()
    for entry in json.loads((FIXTURES / "contexts" / "INDEX.json").read_bytes()):
        world.put(entry["url"], (FIXTURES / "contexts" / entry["file"]).read_bytes())
    for asset in (OB20 / "assets").iterdir():
        for site in ("https://example.org", "http://example.org"):
            world.put(f"{site}/{asset.name}", asset.read_bytes())
    for file in LISTS.iterdir():
        world.put(f"{_DCC_PAGES}/statusLists/{LISTS.name}/{file.stem}", file.read_bytes())
        world.put(f"{_DCC_STATUS}/{file.stem}", file.read_bytes())
    for name in ("legacy", "oidf"):
        document = (DCC / "dids" / name / "did.json").read_bytes()
        world.put(f"{_DCC_PAGES}/dids/{name}/did.json", document)
    testlist = FIXTURES / "1edtech-inspector" / "ob30" / "bit-string-list" / "testlist"
    world.put(_TESTLIST, testlist.read_bytes())
    keys = ("ed25519", "p256", "p384", "p521")
    world.put_keys("https://example.issuer/vc-jose-cose", *(_public(f"vm-{key}") for key in keys))
    return world


def _public(name):
    """A method of the W3C's issuer, without the secret that their tests sign with."""
    described = json.loads((JOSE / f"{name}.json").read_bytes())
    return {member: value for member, value in described.items() if member != "secretKeyJwk"}
