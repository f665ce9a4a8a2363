"""Set before anything imports Qt, so that no test ever opens a window on a screen."""

import os
from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, settings

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

pytest.register_assert_rewrite("tests.store.contract", "tests.store.looking")

settings.register_profile(
    "backpack", deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("backpack")

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)


@pytest.fixture(scope="session")
def contexts():
    from backpack.assets import resource
    from backpack.verify.contexts import BundledContexts

    return BundledContexts(resource("contexts"))


@pytest.fixture(scope="session")
def verifier(contexts):
    from backpack.net.stand_ins import NoWeb
    from backpack.verify.verifier import Verifier

    return Verifier(contexts, NoWeb())


@pytest.fixture
def clock():
    class StillClock:
        def now(self):
            return NOW

    return StillClock()


@pytest.fixture(autouse=True)
def cheap_passphrases(monkeypatch):
    """What the backpacks of these tests were made with is not too weak for today."""
    from backpack.store import vault
    from backpack.store.keys import Cost

    monkeypatch.setattr(vault, "DEFAULT_COST", Cost(memory=8, passes=1, lanes=1))
