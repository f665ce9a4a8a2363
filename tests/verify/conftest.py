import json

import pytest

from backpack.domain.holding import Identity
from backpack.formats.reading import read_badges
from backpack.services.replaying import replay
from backpack.verify.policy import Policy
from backpack.verify.verifier import Verifier
from backpack.words.reasons import REASONS
from backpack.words.verdicts import caution_sentence, check_sentence, check_title
from tests.conftest import NOW
from tests.world import World

ME = Identity(type="email", value="learner@example.org")


@pytest.fixture
def world():
    """An empty web, which a test fills with issuers."""
    return World()


@pytest.fixture
def online(contexts, world):
    """As ``report``, with ``world`` in reach; each report has to come out of a replay again."""
    return _reporting(Verifier(contexts, world), lambda door: Verifier(contexts, door))


@pytest.fixture
def report(verifier):
    """Reads and verifies one badge, bytes or a document; every sentence must be sayable."""
    return _reporting(verifier)


def _check_words(result):
    for check in result.checks:
        assert check_sentence(check.reason, check.parameters)
        assert check_title(check.code)
        for name in ("entries", "endorsements", "resources"):
            for one in check.details.get(name, ()):
                assert one["reason"] in REASONS
    for missing in result.missing:
        assert missing.reason in REASONS
    for caution in result.cautions:
        assert caution_sentence(caution.code, caution.parameters)


def _reporting(verifier, make_verifier=None):
    def verify(data, *, known=(), identities=(ME,), now=NOW, not_before=None, remembered=()):
        if isinstance(data, dict):
            data = json.dumps(data).encode()
        found = read_badges(data).found[0]
        policy = Policy(
            now=now,
            identities=tuple(identities),
            known_issuers=frozenset(known),
            not_before=not_before,
        )
        result = verifier.verify(found, policy, remembered=remembered)
        _check_words(result)
        if make_verifier:
            assert replay(found, result, make_verifier, policy.identities).is_same
        return result

    return verify


@pytest.fixture
def reasons(report):
    """The reason of each check, by code."""

    def give(data, **options):
        return {check.code: check.reason for check in report(data, **options).checks}

    return give
