"""Badges are checked again by themselves: weekly, quietly, and telling issuers nothing."""

import json
from datetime import timedelta

import pytest

from backpack.domain.changes import Changes
from backpack.domain.faults import Fault
from backpack.domain.leave import EVERYWHERE, Leave
from backpack.domain.progress import Cancelled, Progress
from backpack.domain.report import Standing
from backpack.domain.web import Unreached
from backpack.formats.reading import read_badges
from backpack.services.discretion import Discreet
from backpack.services.rechecking import BATCH, PERIOD
from tests import mint
from tests.services.learner import AUGUST, KEYS, MAY, OTHER_KEYS, SITE, badge
from tests.world import World

HERE = "https://northlake.example/assertions/7"
CLASS = "https://northlake.example/class"


def after(learner, **time):
    learner.world.now += timedelta(**time)


def test_a_new_badge_is_due_within_the_week_at_a_random_time(learner, held):
    assert learner.rechecking.due() == ()
    after(learner, days=3.4)
    assert learner.rechecking.due() == ()
    after(learner, days=0.2)
    assert learner.rechecking.due() == (held,)


def test_after_a_check_it_is_due_about_a_week_later(learner, held):
    learner.rechecking.due()
    after(learner, days=7)
    learner.chance = 0.25
    assert learner.rechecking.recheck(Progress()) == Changes(updated=frozenset([held]))
    assert learner.rechecking.due() == ()
    after(learner, days=5.2)
    assert learner.rechecking.due() == ()
    after(learner, days=0.1)
    assert learner.rechecking.due() == (held,)


def test_a_date_of_the_badge_brings_its_check_forward(learner):
    learner.allow("northlake.example")
    held = learner.add(badge(validUntil="2026-05-04T12:00:00Z"))
    assert learner.rechecking.due() == ()
    after(learner, days=1, minutes=7)
    assert learner.rechecking.due() == (held,)
    learner.rechecking.recheck(Progress())
    assert learner.stands(held)[0] is Standing.EXPIRED


def test_the_trash_rests_and_what_is_erased_is_forgotten(learner, held):
    learner.rechecking.due()
    learner.world.now = AUGUST
    learner.organising.remove([held])
    assert learner.rechecking.due() == ()
    learner.organising.restore([held])
    learner.store.erase([held])
    assert learner.rechecking.due() == ()
    assert learner.store.load_setting("rechecking.due") == {}


def test_a_change_is_told_once(learner, held):
    learner.rechecking.due()
    learner.world.put(SITE, OTHER_KEYS)
    learner.world.now = AUGUST
    learner.rechecking.recheck(Progress())
    (change,) = learner.rechecking.news()
    assert (change.holding.id, change.when) == (held, AUGUST)
    assert (change.before, change.after) == (Standing.VERIFIED, Standing.INVALID)
    learner.rechecking.mark_seen([change])
    assert learner.rechecking.news() == ()


def test_what_turned_back_before_it_was_seen_is_no_news(learner, held):
    learner.rechecking.due()
    for keys in (OTHER_KEYS, KEYS):
        learner.world.put(SITE, keys)
        after(learner, days=14)
        learner.rechecking.recheck(Progress())
    assert learner.rechecking.news() == ()


def test_a_badge_that_is_gone_makes_no_news(learner, held):
    learner.rechecking.due()
    learner.world.put(SITE, OTHER_KEYS)
    learner.world.now = AUGUST
    learner.rechecking.recheck(Progress())
    learner.store.erase([held])
    assert learner.rechecking.news() == ()
    learner.rechecking.mark_seen([])
    assert learner.store.load_setting("rechecking.news") == []


def test_silence_is_no_news(learner, held):
    learner.rechecking.due()
    learner.world.take_down(SITE)
    learner.world.now = AUGUST
    learner.rechecking.recheck(Progress())
    assert learner.stands(held) == (Standing.VERIFIED, MAY, AUGUST)
    assert learner.rechecking.news() == ()


def test_without_leave_nobody_is_asked_and_dates_still_pass(learner):
    learner.allow("northlake.example")
    held = learner.add(badge(validUntil="2026-07-01T00:00:00Z"))
    learner.rechecking.due()
    learner.leave = Leave()
    asked = list(learner.world.asked)
    learner.world.now = AUGUST
    learner.rechecking.recheck(Progress())
    assert learner.stands(held) == (Standing.EXPIRED, MAY, None)
    assert learner.world.asked == asked


def test_a_batch_at_a_time_the_longest_waiting_first(learner):
    learner.allow("northlake.example")
    held = []
    for number in range(BATCH + 2):
        learner.chance = 1 - number / 100
        held.append(learner.add(badge(id=f"urn:uuid:{number}")))
        learner.rechecking.due()
    learner.world.now = AUGUST
    assert learner.rechecking.recheck(Progress()).updated == set(held[2:])
    assert learner.rechecking.recheck(Progress()).updated == set(held[:2])
    assert learner.rechecking.recheck(Progress()) == Changes()


def test_what_was_checked_before_a_stop_is_not_checked_again(learner):
    learner.allow("northlake.example")
    held = [learner.add(badge(id=f"urn:uuid:{number}")) for number in range(3)]
    learner.rechecking.due()
    learner.world.now = AUGUST
    progress = Progress()
    progress.report = lambda _: progress.cancel()
    with pytest.raises(Cancelled) as stopped:
        learner.rechecking.recheck(progress)
    (first,) = stopped.value.changes.updated
    assert set(learner.rechecking.due()) == set(held) - {first}


def test_a_badge_that_goes_meanwhile_is_left_out(learner, held, monkeypatch):
    learner.rechecking.due()
    learner.world.now = AUGUST

    def gone(_, holding_id, *__, **___):
        raise KeyError(holding_id)

    for method in ("save_report", "load_capsule", "load_artifact"):
        monkeypatch.setattr(type(learner.store), method, gone)
        assert learner.rechecking.recheck(Progress()) == Changes()
        learner.world.now += PERIOD * 2


def test_where_the_next_time_cannot_be_saved_it_is_due_again(learner, held, monkeypatch):
    learner.rechecking.due()
    learner.world.now = AUGUST

    def full(*_):
        raise Fault("store-full")

    with monkeypatch.context() as patched:
        patched.setattr(type(learner.store), "save_setting", full)
        assert learner.rechecking.recheck(Progress()).updated == {held}
    assert learner.rechecking.due() == (held,)


class TestDiscretion:
    """What the network gets to see of a check that nobody asked for."""

    @pytest.fixture
    def world(self):
        world = World()
        world.put(CLASS, {"issuer": "https://northlake.example/issuer", "same": HERE})
        world.put("https://northlake.example/issuer", {"revocationList": "https://n.example/r"})
        world.put("https://n.example/r", b"no JSON")
        world.put(HERE, {})
        return world

    @pytest.fixture
    def hosted(self):
        document = mint.assertion(id=HERE, verification={"type": "hosted"}, badge=CLASS)
        return read_badges(json.dumps(document).encode()).found[0]

    def ask(self, door, hosted):
        """Which of the addresses are answered, in this order."""
        answered = []
        with door.about(hosted):
            for url in (HERE, CLASS, "https://northlake.example/issuer", "https://n.example/r"):
                try:
                    answered.append(door.fetch(url).url)
                except Unreached:
                    continue
        return answered

    def test_class_issuer_and_lists_are_asked_the_badge_itself_is_not(self, world, hosted):
        door = Discreet(world, Leave)
        assert self.ask(door, hosted) == world.asked
        assert world.asked == [CLASS, "https://northlake.example/issuer", "https://n.example/r"]

    def test_the_badge_itself_is_asked_at_a_host_that_was_allowed_by_name(self, world, hosted):
        leave = Leave().allowing(["northlake.example"])
        self.ask(Discreet(world, lambda: leave), hosted)
        assert HERE in world.asked

    def test_leave_for_everything_names_no_host(self, world, hosted):
        leave = Leave().allowing([EVERYWHERE])
        self.ask(Discreet(world, lambda: leave), hosted)
        assert HERE not in world.asked

    def test_a_leave_that_cannot_be_read_allows_nothing_of_its_own(self, world, hosted):
        def torn():
            raise Fault("store-damaged")

        self.ask(Discreet(world, torn), hosted)
        assert HERE not in world.asked

    def test_after_the_check_nothing_is_shared_any_more(self, world, hosted):
        door = Discreet(world, Leave)
        self.ask(door, hosted)
        with pytest.raises(Unreached):
            door.fetch(CLASS)

    def test_a_did_that_leads_nowhere_is_not_asked(self, world):
        token = mint.token("did:web:..%2f", kid="did:web:..%2f#1")
        with Discreet(world, Leave).about(read_badges(token).found[0]):
            assert world.asked == []
