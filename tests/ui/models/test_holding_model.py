"""The wall's model: right after every change, and saying no more than what changed."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from backpack.domain.changes import Changes
from backpack.domain.holding import Visibility
from backpack.domain.report import Standing
from backpack.ui.models.arrangement import Order, Place
from backpack.ui.models.holding_model import HoldingModel, HoldingRole
from backpack.ui.models.kept import may_be_confirmed
from tests.ui.holdings import NOW, make


@pytest.fixture
def model(qapp):
    model = HoldingModel(NOW)
    tester = QAbstractItemModelTester(
        model, QAbstractItemModelTester.FailureReportingMode.Fatal, model
    )
    model.show_all(make(number) for number in range(10))
    assert tester.model() is model
    return model


@pytest.fixture
def heard(model):
    heard = []
    model.modelReset.connect(lambda: heard.append("reset"))
    model.rowsInserted.connect(lambda _, a, b: heard.append(("in", a, b)))
    model.rowsRemoved.connect(lambda _, a, b: heard.append(("out", a, b)))
    model.dataChanged.connect(lambda a, b: heard.append(("new", a.row(), b.row())))
    return heard


def name(number):
    return make(number).id


def rows(model):
    return [int(held.id, 16) for held in model.shown]


def test_a_row_tells_all_that_a_view_asks(model):
    index = model.index(2)
    assert index.data(HoldingRole.ID) == name(2)
    assert index.data(HoldingRole.HOLDING).id == name(2)
    assert index.data() == "Data Literacy"
    assert index.data(Qt.ItemDataRole.AccessibleTextRole).endswith("3 of 10")
    assert index.data(Qt.ItemDataRole.DecorationRole) is None
    assert index.flags() & Qt.ItemFlag.ItemIsDragEnabled
    assert model.data(QModelIndex()) is None
    assert model.flags(QModelIndex()) == Qt.ItemFlag.NoItemFlags


def test_removed_rows_leave_and_the_rest_stays(model, heard):
    model.apply(Changes(removed=frozenset({name(2), name(3), name(7)})), ())
    assert rows(model) == [0, 1, 4, 5, 6, 8, 9]
    assert heard == [("out", 7, 7), ("out", 2, 3)]
    assert model.holding(name(2)) is None


def test_added_rows_come_where_they_belong(model, heard):
    model.apply(Changes(removed=frozenset({name(4)})), ())
    heard.clear()
    model.apply(Changes(added=frozenset({name(4), name(10)})), [make(4), make(10)])
    assert rows(model) == list(range(11))
    assert heard == [("in", 4, 4), ("in", 10, 10)]


def test_an_updated_row_changes_alone(model, heard):
    fresh = make(5, visibility=Visibility.PUBLIC)
    model.apply(Changes(updated=frozenset({fresh.id})), [fresh])
    assert heard == [("new", 5, 5)]
    assert model.shown[5].visibility is Visibility.PUBLIC


def test_a_row_that_no_longer_fits_leaves(model, heard):
    shared = make(5, visibility=Visibility.LINK)
    model.apply(Changes(updated=frozenset({shared.id})), [shared])
    model.ask(replace(model.arrangement, place=Place.SHARED))
    assert rows(model) == [5]
    heard.clear()
    model.apply(Changes(updated=frozenset({shared.id})), [make(5)])
    assert rows(model) == []
    assert heard == [("out", 0, 0)]


def test_another_order_shows_all_anew(model, heard):
    model.ask(replace(model.arrangement, order=Order.OLDEST))
    assert rows(model) == list(reversed(range(10)))
    assert heard == ["reset"]


def test_a_search_narrows_row_by_row(model, heard):
    odd = make(3, name="Cooking")
    model.apply(Changes(updated=frozenset({odd.id})), [odd])
    heard.clear()
    model.ask(replace(model.arrangement, search="data"))
    assert rows(model) == [0, 1, 2, 4, 5, 6, 7, 8, 9]
    assert heard == [("out", 3, 3)]
    model.ask(replace(model.arrangement, search=""))
    assert rows(model) == list(range(10))


def test_many_changes_at_once_show_all_anew(model, heard):
    fresh = [make(number) for number in range(100, 300)]
    model.apply(Changes(added=frozenset(held.id for held in fresh)), fresh)
    assert len(model.shown) == 210
    assert heard == ["reset"]


def test_rows_are_found_by_their_badge(model):
    assert model.row_of(name(4)) == 4
    assert model.row_of("nobody") is None
    assert len(model.known) == 10
    assert model.counts()[Place.ALL] == 10


def test_time_passes(model):
    later = NOW.replace(year=2027)
    model.tell_time(later)
    assert model.arrangement.now == later


def test_rows_are_looked_up_once_however_many_are_asked_for(model):
    asked = []

    class Counting(list):
        def __iter__(self):
            asked.append(1)
            return super().__iter__()

    model._set_shown(Counting(model._shown))
    assert [model.row_of(name(number)) for number in range(10)] == list(range(10))
    assert asked == [1]
    assert (model.id_at(3), model.id_at(10), model.id_at(-1)) == (name(3), None, None)


def test_rows_are_right_after_every_change(model):
    assert model.row_of(name(5)) == 5
    model.apply(Changes(removed=frozenset({name(2)})), ())
    assert model.row_of(name(5)) == 4
    model.apply(Changes(added=frozenset({name(2)})), [make(2)])
    assert model.row_of(name(5)) == 5
    model.ask(replace(model.arrangement, order=Order.OLDEST))
    assert model.row_of(name(5)) == 4


@pytest.mark.parametrize(
    ("standing", "issuer", "is_known", "makes_sense"),
    [
        (Standing.VALID_UNKNOWN_ISSUER, "did:key:z1", False, True),
        (Standing.VALID_UNKNOWN_ISSUER, "did:key:z1", True, False),
        (Standing.VALID_UNKNOWN_ISSUER, None, False, False),
        (Standing.INVALID, "did:key:z1", False, False),
        (Standing.VERIFIED, "did:key:z1", False, False),
    ],
)
def test_an_issuer_is_confirmed_where_it_makes_a_difference(
    standing, issuer, is_known, makes_sense
):
    held = make(genuine=standing, issuer_id=issuer)
    assert may_be_confirmed(held, issuer_is_known=is_known) is makes_sense
