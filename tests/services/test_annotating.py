"""The learner's own words: notes, tags, a text for the picture, and every change undone."""

from dataclasses import replace
from datetime import timedelta

import pytest

from backpack.domain.faults import Fault
from backpack.services.annotating import Annotating
from tests.store import examples


class Hands:
    """A clock that is set by hand."""

    moment = examples.START

    def now(self):
        return self.moment


@pytest.fixture
def clock():
    return Hands()


@pytest.fixture
def annotating(store, clock):
    return Annotating(store=store, clock=clock)


@pytest.fixture
def ids(store):
    for number in range(3):
        store.save_new(examples.holding(number), examples.artifact(number), examples.report(number))
    return [examples.holding(number).id for number in range(3)]


def test_a_note_is_kept_as_it_was_written_and_dated(annotating, ids, clock):
    done = annotating.save_notes(ids[0], " Made it\n\n  together ")
    own = annotating.words(ids[0])
    assert (own.notes, own.changed) == (" Made it\n\n  together ", clock.now())
    assert done.changes.updated == {ids[0]}


def test_saying_the_same_again_changes_nothing(annotating, ids, clock):
    annotating.save_notes(ids[0], "n")
    clock.moment += timedelta(days=1)
    assert not annotating.save_notes(ids[0], "n").changes
    assert annotating.words(ids[0]).changed < clock.now()


def test_tags_are_tidied_once_each_whatever_their_capitals(annotating, ids):
    annotating.add_tags(ids[:2], [" To  show ", "Boat"])
    done = annotating.add_tags(ids, ["boat"])
    assert annotating.words(ids[0]).tags == ("To show", "Boat")
    assert done.changes.updated == {ids[2]}
    annotating.remove_tags(ids, ["BOAT", "never there"])
    assert annotating.words(ids[1]).tags == ("To show",)
    assert annotating.words(ids[2]).tags == ()


def test_tags_are_counted_over_the_badges_that_are_shown(annotating, store, ids, clock):
    annotating.add_tags(ids, ["boat"])
    annotating.add_tags(ids[:1], ["Anchor"])
    store.save_removed(ids[:1], clock.now())
    assert dict(annotating.tags()) == {"boat": 2}


def test_a_text_for_the_picture_is_one_line(annotating, ids):
    annotating.save_alternative_text(ids[0], "A\nloaf")
    assert annotating.words(ids[0]).alternative_text == "A loaf"


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda annotating, one: annotating.save_notes(one, "x" * 100_001), "too-long"),
        (lambda annotating, one: annotating.save_alternative_text(one, "x" * 2001), "too-long"),
        (lambda annotating, one: annotating.add_tags([one], ["x" * 101]), "too-long"),
        (lambda annotating, one: annotating.add_tags([one], map(str, range(101))), "too-long"),
        (lambda annotating, one: annotating.add_tags([one], ["  "]), "name-needed"),
        (lambda annotating, _: annotating.save_notes("f" * 32, "n"), "no-such-badge"),
        (lambda annotating, one: annotating.add_tags([one, "f" * 32], ["t"]), "no-such-badge"),
    ],
)
def test_what_cannot_be_is_refused_and_changes_nothing(annotating, ids, change, code):
    with pytest.raises(Fault, match=code):
        change(annotating, ids[0])
    assert annotating.words(ids[0]).changed is None


@pytest.mark.parametrize(
    "change",
    [
        lambda annotating, ids: annotating.save_notes(ids[0], "other"),
        lambda annotating, ids: annotating.save_alternative_text(ids[0], "other"),
        lambda annotating, ids: annotating.add_tags(ids, ["new"]),
        lambda annotating, ids: annotating.remove_tags(ids, ["old"]),
    ],
)
def test_each_change_is_undone_and_done_again(annotating, ids, change):
    def said():
        return [replace(annotating.words(each), changed=None) for each in ids]

    annotating.save_notes(ids[0], "n")
    annotating.add_tags(ids, ["old"])
    before = said()
    done = change(annotating, ids)
    after = said()
    assert after != before
    annotating.undo(done)
    assert said() == before
    annotating.undo(done.reversed)
    assert said() == after


def test_undoing_where_a_badge_is_gone_is_said_and_changes_nothing(annotating, store, ids):
    done = annotating.add_tags(ids, ["t"])
    store.erase(ids[1:2])
    with pytest.raises(Fault) as raised:
        annotating.undo(done)
    assert raised.value == Fault("no-such-badge", id=ids[1])
    assert annotating.words(ids[0]).tags == ("t",)
