"""A badge whose issuer falls silent keeps what was found out; only an answer lowers it."""

from datetime import timedelta

import pytest

from backpack.domain.leave import Leave
from backpack.domain.progress import Progress
from backpack.domain.report import Standing
from backpack.domain.web import Trouble
from tests.services.learner import AUGUST, KEYS, MAY, OTHER_KEYS, SITE, badge


def test_a_badge_added_offline_becomes_what_it_is_once_the_network_is_allowed(learner):
    held = learner.add(badge())
    assert learner.store.load_holding(held).standing is Standing.UNVERIFIABLE
    assert learner.world.asked == []
    learner.allow("northlake.example")
    assert learner.check(MAY, held) == (Standing.VERIFIED, None, None)


@pytest.mark.parametrize("trouble", [Trouble.NO_CONNECTION, Trouble.NO_SUCH_HOST])
def test_when_the_issuer_goes_away_it_stays_verified_as_of_the_last_answer(learner, held, trouble):
    learner.world.take_down(SITE, trouble)
    assert learner.check(AUGUST, held) == (Standing.VERIFIED, MAY, AUGUST)
    later = AUGUST + timedelta(days=30)
    assert learner.check(later, held) == (Standing.VERIFIED, MAY, AUGUST)
    learner.world.put(SITE, KEYS)
    assert learner.check(later, held) == (Standing.VERIFIED, None, None)


def test_a_page_for_people_in_the_place_of_the_keys_lowers_nothing(learner, held):
    learner.world.put(SITE, b"<html>This domain is for sale</html>")
    assert learner.check(AUGUST, held) == (Standing.VERIFIED, MAY, AUGUST)


def test_being_offline_keeps_the_standing_and_accuses_nobody_of_silence(learner, held):
    learner.leave = Leave()
    assert learner.check(AUGUST, held) == (Standing.VERIFIED, MAY, None)
    assert learner.world.asked == [SITE]


def test_offline_after_silence_it_is_still_known_since_when(learner, held):
    learner.world.take_down(SITE)
    learner.check(AUGUST, held)
    learner.leave = Leave()
    later = AUGUST + timedelta(days=1)
    assert learner.check(later, held) == (Standing.VERIFIED, MAY, AUGUST)


def test_a_key_that_is_withdrawn_lowers_at_once_and_silence_does_not_raise_again(learner, held):
    learner.world.put(SITE, OTHER_KEYS)
    assert learner.check(AUGUST, held) == (Standing.INVALID, None, None)
    learner.world.take_down(SITE)
    later = AUGUST + timedelta(days=1)
    assert learner.check(later, held) == (Standing.INVALID, AUGUST, later)


def test_a_date_that_passes_lowers_though_the_issuer_is_silent(learner):
    learner.allow("northlake.example")
    held = learner.add(badge(validUntil="2026-07-01T00:00:00Z"))
    learner.world.take_down(SITE)
    assert learner.check(AUGUST, held) == (Standing.EXPIRED, MAY, AUGUST)


def test_an_issuer_that_was_never_reached_leaves_nothing_to_remember(learner):
    learner.world.take_down(SITE)
    learner.allow("northlake.example")
    held = learner.add(badge())
    assert learner.check(AUGUST, held) == (Standing.UNVERIFIABLE, None, None)


def test_one_badge_lends_nothing_to_another(learner, held):
    learner.world.take_down(SITE)
    other = learner.add(badge(id="urn:uuid:other"))
    assert learner.store.load_holding(other).standing is Standing.UNVERIFIABLE


def test_adding_the_same_file_again_offline_lowers_nothing(learner, held):
    learner.leave = Leave()
    learner.world.now = AUGUST
    assert learner.add(badge()) == held
    again = learner.store.load_holding(held)
    assert (again.standing, again.as_of) == (Standing.VERIFIED, MAY)


def test_a_twin_that_goes_while_it_is_added_again_is_added_anew(learner, held, monkeypatch):
    learner.leave = Leave()
    load_capsule = learner.store.load_capsule

    def erase_first(holding_id):
        learner.store.erase([holding_id])
        return load_capsule(holding_id)

    monkeypatch.setattr(type(learner.store), "load_capsule", lambda _, one: erase_first(one))
    again = learner.add(badge())
    assert again != held
    assert learner.store.load_holding(again).standing is Standing.UNVERIFIABLE


def test_a_badge_that_is_gone_before_its_capsule_is_read_is_left_out(learner, held, monkeypatch):
    def gone(_, holding_id):
        raise KeyError(holding_id)

    monkeypatch.setattr(type(learner.store), "load_capsule", gone)
    assert not learner.verifying.verify([held], Progress())


def test_a_clock_set_back_before_the_last_check_gives_no_verdict_until_it_is_right(learner):
    learner.allow("northlake.example")
    held = learner.add(badge(validUntil="2027-01-01T00:00:00Z"))
    assert learner.check(AUGUST, held)[0] is Standing.VERIFIED
    assert learner.check(MAY, held)[0] is Standing.UNVERIFIABLE
    assert learner.check(AUGUST, held)[0] is Standing.VERIFIED


def test_a_clock_that_ran_ahead_once_is_set_right_by_the_next_check(learner):
    learner.allow("northlake.example")
    held = learner.add(badge(validUntil="2027-01-01T00:00:00Z"))
    assert learner.check(AUGUST + timedelta(days=3650), held)[0] is Standing.EXPIRED
    learner.check(AUGUST, held)
    assert learner.check(AUGUST, held)[0] is Standing.VERIFIED
