import json

import pytest

from backpack.domain.holding import Identity
from backpack.formats.reading import read_badges
from backpack.verify.policy import Policy
from tests.conftest import NOW

ME = Identity(type="email", value="learner@example.org")


@pytest.fixture
def report(verifier):
    """Reads and verifies one badge: bytes, or a document."""

    def verify(data, *, known=(), identities=(ME,), now=NOW):
        if isinstance(data, dict):
            data = json.dumps(data).encode()
        found = read_badges(data).found[0]
        policy = Policy(now=now, identities=tuple(identities), known_issuers=frozenset(known))
        return verifier.verify(found, policy)

    return verify


@pytest.fixture
def reasons(report):
    """The reason of each check, by code."""

    def give(data, **options):
        return {check.code: check.reason for check in report(data, **options).checks}

    return give
