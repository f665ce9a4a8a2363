"""What of past reports is worth keeping, and what a later check may rest on."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from backpack.domain.history import find_superfluous, recent, remembered_of
from backpack.domain.report import Standing
from backpack.domain.web import Missing
from tests.store import examples

NOON = datetime(2026, 5, 4, 12, tzinfo=UTC)
GONE = Missing(url="https://a.example/", host="a.example", reason="source-gone")


def reports(*standings):
    return [examples.report(number, Standing(word)) for number, word in enumerate(standings)]


@pytest.mark.parametrize(
    ("standings", "superfluous"),
    [
        ([], ()),
        (["verified"], ()),
        (["verified", "verified"], ()),
        (["verified", "verified", "verified"], (1,)),
        (["verified", "verified", "verified", "verified", "revoked"], (1, 2)),
        (["verified", "revoked", "verified", "revoked"], ()),
    ],
)
def test_each_state_keeps_its_first_and_last_day(standings, superfluous):
    assert find_superfluous(reports(*standings)) == superfluous


def test_the_last_complete_one_stays_among_repeats():
    first, complete, *later = reports(*["verified"] * 5)
    silent = [replace(report, as_of=NOON) for report in later]
    assert find_superfluous([first, complete, *silent]) == (2, 3)
    assert recent([first, complete, *silent]) == [complete, *silent]


@pytest.mark.parametrize(
    "change",
    [
        {"recipient": "someone-else"},
        {"issuer_known": False},
        {"key": "credly.com"},
        {"unreachable_since": NOON},
        {"cautions": ()},
        {"checks": ()},
    ],
)
def test_another_reason_is_another_state(change):
    first, second, third = reports("verified", "verified", "verified")
    assert find_superfluous([first, replace(second, **change), third]) == ()


def test_a_report_is_complete_when_now_settled_it():
    (report,) = reports("verified")
    (open_one,) = reports("unverifiable")
    assert report.is_complete
    assert replace(report, missing=(GONE,)).is_complete
    assert open_one.is_complete
    assert not replace(report, as_of=NOON).is_complete
    assert not replace(open_one, missing=(GONE,)).is_complete


def test_without_a_complete_report_there_is_nothing_to_rest_on():
    (report,) = reports("unverifiable")
    told = replace(report, missing=(GONE,), answers=(examples.answer(),))
    assert recent([told]) == ()
    assert remembered_of([told]) == ()
