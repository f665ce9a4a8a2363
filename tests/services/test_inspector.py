from concurrent.futures.process import BrokenProcessPool
from dataclasses import replace

import pytest

from backpack.bootstrap import make_verifier
from backpack.domain.report import Standing
from backpack.domain.web import Missing
from backpack.services import inspector
from backpack.services.inspecting import inspect_plainly
from backpack.services.inspector import TRIAL, Inspector
from backpack.services.sources import Source
from backpack.verify.policy import Policy
from tests import mint
from tests.conftest import NOW
from tests.fakes.pictures import StillPictures

POLICY = Policy(now=NOW)
SOURCES = tuple(
    Source(name=f"{number}.jwt", data=mint.vc_jwt(id=f"urn:x:{number}"))
    for number in range(TRIAL + 12)
)
BROKEN = Source(name="broken.jwt", data=b"not a badge")


@pytest.fixture
def make_inspector(verifier):
    def give(**changes):
        given = {
            "verifier": verifier,
            "pictures": StillPictures(),
            "lets": lambda _host: False,
            "make_offline_verifier": make_verifier,
            "worth_it": 0.0,
        }
        return Inspector(**{**given, **changes})

    return give


@pytest.fixture
def aside(monkeypatch, verifier):
    """Plays the workers in this process; what they were given, and a way to spoil it."""
    given = []

    def begin(spoil=lambda inspection: inspection):
        def inspect(sources, policy, _make):
            given.extend(sources)
            for source in sources:
                yield spoil(inspect_plainly(source, verifier, policy))

        monkeypatch.setattr(inspector, "_inspect_aside", inspect)
        monkeypatch.setattr(inspector, "_processors", lambda: 2)
        return given

    return begin


def names(inspections):
    return [each.source.name for each in inspections]


@pytest.mark.slow
def test_worker_processes_find_what_this_one_finds(make_inspector, monkeypatch):
    monkeypatch.setattr(inspector, "_processors", lambda: 2)
    sources = (*SOURCES, BROKEN)
    together = list(make_inspector().inspect_all(sources, POLICY))
    alone = list(make_inspector(worth_it=1e9).inspect_all(sources, POLICY))
    assert names(together) == names(alone)
    assert [each.reports for each in together] == [each.reports for each in alone]
    assert together[0].reports[0].standing is Standing.VALID_UNKNOWN_ISSUER
    assert together[-1].fault == alone[-1].fault is not None


@pytest.mark.slow
def test_who_stops_in_the_middle_waits_for_nothing(make_inspector, monkeypatch):
    monkeypatch.setattr(inspector, "_processors", lambda: 2)
    inspections = make_inspector().inspect_all(SOURCES, POLICY)
    for _ in range(TRIAL + 1):
        next(inspections)
    inspections.close()


def test_few_or_quick_ones_need_no_workers(make_inspector, aside):
    given = aside()
    assert len(list(make_inspector(worth_it=1e9).inspect_all(SOURCES, POLICY))) == len(SOURCES)
    assert list(make_inspector().inspect_all(SOURCES[:3], POLICY))
    assert given == []


def test_a_worker_that_dies_costs_no_badge(make_inspector, aside):
    seen = []

    def die(inspection):
        seen.append(inspection)
        if len(seen) == 5:
            raise BrokenProcessPool
        return inspection

    aside(die)
    inspections = list(make_inspector().inspect_all(SOURCES, POLICY))
    assert names(inspections) == [source.name for source in SOURCES]


def test_what_needs_the_network_is_looked_at_here_where_it_is_allowed(make_inspector, aside):
    missing = Missing(url="https://a.example/x", host="a.example", reason="source-not-allowed")

    def lack(inspection):
        reports = tuple(replace(each, missing=(missing,)) for each in inspection.reports)
        return replace(inspection, reports=reports)

    aside(lack)
    kept = list(make_inspector().inspect_all(SOURCES, POLICY))
    assert kept[-1].reports[0].missing == (missing,)
    again = list(make_inspector(lets="a.example".__eq__).inspect_all(SOURCES, POLICY))
    assert again[-1].reports[0].missing == ()
