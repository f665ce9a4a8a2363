"""Clocks: five minutes of leeway, and a clock that is plainly wrong gives no verdict on dates."""

from datetime import UTC, datetime, timedelta

import pytest

from backpack.domain.report import Standing
from tests.conftest import NOW
from tests.mint import data_integrity, did_key, ed25519, vc_jwt

KNOWN = [did_key(ed25519())]
LATER = "2027-01-01T00:00:00Z"


@pytest.mark.parametrize("mint", [vc_jwt, data_integrity])
@pytest.mark.parametrize("years", [1, 10, 30])
def test_a_clock_years_behind_calls_no_badge_good_or_expired(report, mint, years):
    wrong = NOW - timedelta(days=365 * years)
    result = report(mint(validUntil=LATER), known=KNOWN, now=wrong, not_before=NOW)
    assert (result.standing, result.genuine) == (Standing.UNVERIFIABLE, Standing.VERIFIED)
    assert result.checks[6].reason == "dates-clock-wrong"
    assert result.checks[6].parameters["date"]


@pytest.mark.parametrize("mint", [vc_jwt, data_integrity])
def test_a_clock_years_behind_hides_nothing_of_a_badge_without_an_end(report, mint):
    wrong = NOW - timedelta(days=3650)
    result = report(mint(), known=KNOWN, now=wrong, not_before=NOW)
    assert result.standing is Standing.VERIFIED


def test_a_badge_that_begins_later_than_any_time_that_is_known_stays_open(report):
    wrong = datetime(2016, 1, 1, tzinfo=UTC)
    result = report(vc_jwt(validFrom=LATER), now=wrong, not_before=NOW)
    assert result.standing is Standing.UNVERIFIABLE


def test_a_clock_a_few_minutes_behind_is_right_enough(report):
    now = NOW - timedelta(minutes=4)
    result = report(vc_jwt(validUntil=LATER), known=KNOWN, now=now, not_before=NOW)
    assert result.standing is Standing.VERIFIED
    assert report(vc_jwt(validUntil=LATER), now=now, not_before=NOW + timedelta(minutes=2)).checks[
        6
    ].reason == ("dates-clock-wrong")


def test_a_clock_ahead_is_taken_at_its_word(report):
    later = NOW + timedelta(days=3650)
    assert report(vc_jwt(validUntil=LATER), now=later, not_before=NOW).standing is Standing.EXPIRED
    assert report(vc_jwt(), known=KNOWN, now=later, not_before=NOW).standing is Standing.VERIFIED


def test_a_forged_badge_stays_forged_whatever_the_clock_shows(report):
    token = vc_jwt(validUntil=LATER)[:-6] + b"AAAAAA"
    wrong = NOW - timedelta(days=3650)
    assert report(token, now=wrong, not_before=NOW).standing is Standing.INVALID


@pytest.mark.parametrize("value", ["99999-01-01T00:00:00Z", "tomorrow", 10**30])
def test_a_date_that_is_none_is_a_broken_rule(report, value):
    assert report(vc_jwt(validUntil=value)).standing is Standing.INVALID
