"""Real files that nobody here wrote, with what their sources expect of a checker, offline.

They lie outside of the project and are skipped where they are missing. Kinds of proof that
are not read yet may be "could not check", but never better and never worse.
"""

import csv
import json
import time
from pathlib import Path

import pytest

from backpack.domain.faults import Fault
from backpack.domain.report import Result, Standing
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
    ROWS = [row for row in csv.DictReader(file) if (FIXTURES / row["file"]).is_file()]

GOOD = {Standing.VERIFIED, Standing.VALID_UNKNOWN_ISSUER}
BOUND = ("didKey", "didkey")
"""Folders whose badges are issued by the very did:key that signs them."""


def rows(*beginnings):
    return pytest.mark.parametrize(
        "row",
        [row for row in ROWS if row["expected"].startswith(beginnings)],
        ids=lambda row: row["file"],
    )


@pytest.fixture
def standings(verifier):
    """The standing of each badge in a file, none for one that is refused."""

    def judge(row, known=()):
        policy = Policy(now=NOW, known_issuers=frozenset(known))
        try:
            reading = read_badges((FIXTURES / row["file"]).read_bytes())
        except Fault:
            return []
        return [verifier.verify(found, policy).standing for found in reading.found]

    return judge


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["file"])
def test_every_file_is_read_or_refused_within_two_seconds(standings, row):
    begun = time.process_time()
    standings(row)
    assert time.process_time() - begun < 2


@rows("valid")
def test_a_valid_badge_is_never_called_forged(standings, row):
    if "employ/" in row["file"]:
        pytest.skip("signed by another did:key than its issuer: invalid by binding")
    assert Standing.INVALID not in standings(row)


@rows("invalid")
def test_an_invalid_badge_is_never_called_good(standings, row):
    if "schema" in row["expected"] or "warning" in row["expected"]:
        pytest.skip("a schema that is not matched lowers nothing")
    if row["file"].startswith("w3c-vcdm2"):
        pytest.skip("inputs for issuing: unsigned or refused as they are")
    assert GOOD.isdisjoint(standings(row))


SUITES = {
    "eddsa-rdfc-2022",
    "eddsa-jcs-2022",
    "eddsa-2022",
    "ecdsa-rdfc-2019",
    "ecdsa-jcs-2019",
    "ecdsa-sd-2023",
    "Ed25519Signature2020",
    "Ed25519Signature2018",
}


def is_read_now(row):
    is_supported = SUITES.issuperset(row["proof"].split("+"))
    return is_supported and any(part in row["file"] for part in BOUND)


@pytest.mark.parametrize(
    ("beginning", "known", "unknown"),
    [
        ("valid", Standing.VERIFIED, Standing.VALID_UNKNOWN_ISSUER),
        ("invalid: expired", Standing.EXPIRED, Standing.EXPIRED),
        ("invalid: not yet valid", Standing.NOT_YET_VALID, Standing.NOT_YET_VALID),
    ],
)
def test_what_can_be_checked_offline_has_its_exact_standing(standings, beginning, known, unknown):
    checked = 0
    for row in ROWS:
        if not row["expected"].startswith(beginning) or not is_read_now(row):
            continue
        is_support = any(part in row["expected"] for part in ("Endorsement", "status list"))
        if is_support or "mixedRegistry" in row["file"]:
            continue  # refused, and a status list that only the network has
        found = read_badges((FIXTURES / row["file"]).read_bytes()).found[0]
        assert standings(row) == [unknown], row["file"]
        assert standings(row, [found.credential.issuer.id]) == [known], row["file"]
        checked += 1
    assert checked


@pytest.fixture
def with_contexts(contexts):
    """A verifier that finds, of all the web, only the contexts that may not be shipped."""
    world = World()
    for entry in json.loads((FIXTURES / "contexts" / "INDEX.json").read_bytes()):
        world.put(entry["url"], (FIXTURES / "contexts" / entry["file"]).read_bytes())
    return Verifier(contexts, world)


SIGNED_BY_ANOTHER_DID = "employ/"
"""A folder whose badges are signed by another did:key than the one that they name as issuer."""


@pytest.mark.parametrize(
    "row",
    [
        row
        for row in ROWS
        if row["expected"].startswith("valid")
        and row["offline"].startswith("SIGNATURE-OFFLINE")
        and SUITES.issuperset(row["proof"].split("+"))
        and not any(part in row["file"] for part in ("testlist", "endorsement"))
    ],
    ids=lambda row: row["file"],
)
def test_a_signature_that_needs_nothing_but_its_contexts_holds(with_contexts, row):
    found = read_badges((FIXTURES / row["file"]).read_bytes()).found[0]
    report = with_contexts.verify(found, Policy(now=NOW))
    checks = {check.code: check for check in report.checks}
    assert checks["proof"].reason == "proof-holds"
    is_bound_otherwise = SIGNED_BY_ANOTHER_DID in row["file"]
    assert (checks["binding"].result is Result.FAILED) is is_bound_otherwise
    if checks["status"].result is not Result.UNKNOWN:
        wanted = Standing.INVALID if is_bound_otherwise else Standing.VALID_UNKNOWN_ISSUER
        assert report.standing is wanted
