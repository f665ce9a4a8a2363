"""Real files that nobody here wrote: none takes long, and the signatures that can be checked hold.

They lie outside of the project and are skipped where they are missing. What is said of each is
in ``test_manifest``.
"""

import time

import pytest

from backpack.domain.faults import Fault
from backpack.domain.report import Result, Standing
from backpack.formats.reading import read_badges
from backpack.verify.policy import Policy
from backpack.verify.verifier import Verifier
from tests.conformance.collection import FIXTURES, MANIFEST, manifest, whole_web
from tests.conftest import NOW

if not MANIFEST.exists():
    pytest.skip("the fixtures are not beside the project", allow_module_level=True)

ROWS = manifest().values()


@pytest.fixture
def standings(verifier):
    """The standing of each badge in a file, none for one that is refused."""

    def judge(row):
        policy = Policy(now=NOW)
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
def test_a_signature_that_needs_nothing_but_its_contexts_holds(contexts, row):
    found = read_badges((FIXTURES / row["file"]).read_bytes()).found[0]
    report = Verifier(contexts, whole_web()).verify(found, Policy(now=NOW))
    checks = {check.code: check for check in report.checks}
    assert checks["proof"].reason == "proof-holds"
    is_bound_otherwise = SIGNED_BY_ANOTHER_DID in row["file"]
    assert (checks["binding"].result is Result.FAILED) is is_bound_otherwise
    if checks["status"].result is not Result.UNKNOWN:
        wanted = Standing.INVALID if is_bound_otherwise else Standing.VALID_UNKNOWN_ISSUER
        assert report.standing is wanted
