"""Collections: made, changed, ordered, and every change undone."""

from dataclasses import replace
from datetime import timedelta

import pytest

from backpack.domain.collection import Colour
from backpack.domain.faults import Fault
from backpack.services.collecting import Collecting, Rearranged
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
def collecting(store, clock):
    return Collecting(store=store, clock=clock)


@pytest.fixture
def ids(store):
    for number in range(3):
        store.save_new(examples.holding(number), examples.artifact(number), examples.report(number))
    return [examples.holding(number).id for number in range(3)]


def made(collecting, name="Teaching", **options):
    (one,) = collecting.create(name, **options).after
    return one


def names(collecting):
    return [one.name for one in collecting.collections()]


def undated(collecting):
    return [replace(one, changed=examples.START) for one in collecting.collections()]


def test_a_new_one_comes_last_with_its_name_tidied(collecting):
    first = made(collecting)
    second = made(collecting, "  For \n the  boat ", colour=Colour.BLUE, search="boat")
    assert collecting.collections() == (first, second)
    assert (second.name, second.colour, second.search) == ("For the boat", Colour.BLUE, "boat")


@pytest.mark.parametrize(
    ("name", "fault"), [(" ", Fault("name-needed")), ("x" * 201, Fault("too-long", limit=200))]
)
def test_a_name_has_letters_and_an_end(collecting, name, fault):
    with pytest.raises(Fault) as raised:
        collecting.create(name)
    assert raised.value == fault


def test_one_is_found_by_its_name_or_the_beginning_of_its_identifier(collecting):
    one = made(collecting)
    assert collecting.find(" teaching ") == one
    assert collecting.find(one.id[:8]) == one
    made(collecting)
    for wanted in ("Teaching", "", "nothing"):
        with pytest.raises(Fault, match="no-such-collection"):
            collecting.find(wanted)


def test_badges_are_put_in_moved_and_taken_out(collecting, ids):
    one = made(collecting)
    collecting.put_in(one.id, ids)
    collecting.put_in(one.id, [ids[2], ids[2]], before=ids[0])
    assert collecting.find("Teaching").members == (ids[2], ids[0], ids[1])
    collecting.put_in(one.id, [ids[2]], before=ids[2])
    assert collecting.find("Teaching").members == (ids[0], ids[1], ids[2])
    done = collecting.take_out(one.id, [ids[1], "f" * 32])
    assert collecting.find("Teaching").members == (ids[0], ids[2])
    assert done.changes.collections == {one.id}


def test_nothing_is_put_by_hand_where_a_search_fills_it(collecting, ids):
    one = made(collecting, search="bread")
    with pytest.raises(Fault, match="filled-by-search"):
        collecting.put_in(one.id, ids)
    collecting.save_search(one.id, None)
    collecting.put_in(one.id, ids)
    assert len(collecting.find("Teaching").members) == 3


def test_what_is_gone_is_said(collecting):
    for change in (
        lambda: collecting.rename("f" * 32, "x"),
        lambda: collecting.delete(["f" * 32]),
        lambda: collecting.take_out("f" * 32, []),
    ):
        with pytest.raises(Fault, match="no-such-collection"):
            change()


def test_collections_are_ordered_those_not_named_after(collecting):
    one, two, three = (made(collecting, name) for name in "abc")
    collecting.arrange([three.id, one.id])
    assert names(collecting) == ["c", "a", "b"]
    done = collecting.arrange([three.id, one.id, two.id])
    assert not done.changes


@pytest.mark.parametrize(
    "change",
    [
        lambda collecting, one, _: collecting.rename(one, "Else"),
        lambda collecting, one, _: collecting.choose_colour(one, Colour.PINK),
        lambda collecting, one, _: collecting.save_cover_text(one, "Words"),
        lambda collecting, one, _: collecting.save_search(one, "words"),
        lambda collecting, one, ids: collecting.put_in(one, ids[1:]),
        lambda collecting, one, ids: collecting.take_out(one, ids[:1]),
        lambda collecting, one, _: collecting.delete([one]),
        lambda collecting, one, _: collecting.arrange([*_others(collecting, one), one]),
        lambda collecting, _, __: collecting.create("Third"),
    ],
)
def test_each_change_is_undone_and_done_again(collecting, ids, change, clock):
    one = made(collecting)
    made(collecting, "Second")
    collecting.put_in(one.id, ids[:1])
    before = undated(collecting)
    clock.moment += timedelta(minutes=1)
    done = change(collecting, one.id, ids)
    after = undated(collecting)
    assert after != before
    clock.moment += timedelta(minutes=1)
    assert collecting.undo(done) == done.changes
    assert undated(collecting) == before
    collecting.undo(done.reversed)
    assert undated(collecting) == after


def test_undoing_the_making_of_what_is_gone_already_is_nothing(collecting):
    done = collecting.create("Third")
    collecting.delete([done.after[0].id])
    collecting.undo(done)
    assert collecting.collections() == ()
    assert collecting.undo(Rearranged()) == Rearranged().changes


def _others(collecting, one):
    return [each.id for each in collecting.collections() if each.id != one]
