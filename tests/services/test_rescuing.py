"""A picture that lost its data leads to the badge that it was."""

import json

import pytest

from backpack.domain.faults import Fault
from backpack.formats.reading import read_badges
from backpack.services import rescuing as module
from tests import mint

PHOTO = b"\xff\xd8\xff a photograph"
MARKED = bytes([0xF0] * 64)
OTHER = bytes([0x3C] * 64)


def twice(one):
    return one + one


def near(bits):
    return (int.from_bytes(MARKED) ^ (1 << bits) - 1).to_bytes(64)


@pytest.fixture
def baked():
    return mint.png(mint.itxt(b"openbadges", mint.vc_jwt()))


def test_a_refused_picture_names_the_badge_that_it_looks_like(add, pictures, baked):
    pictures.hashes = {mint.png(): twice(MARKED), PHOTO: near(module.MOST_DIFFERENT) + OTHER}
    (held,) = (line.holding for line in add(baked))
    (line,) = add(PHOTO)
    assert line.fault.code == "no-badge-inside"
    assert line.likeness == held
    assert not line.may_be_tried_again


@pytest.mark.parametrize("photo", [near(module.MOST_DIFFERENT + 1), bytes(64), OTHER])
def test_a_picture_of_something_else_looks_like_none(add, pictures, baked, photo):
    pictures.hashes = {mint.png(): twice(MARKED), PHOTO: twice(photo)}
    add(baked)
    assert add(PHOTO)[0].likeness is None


def test_what_has_no_picture_or_cannot_be_drawn_looks_like_nothing(add, pictures, rescuing, store):
    pictures.hashes = {PHOTO: twice(MARKED)}
    add(mint.vc_jwt())
    assert rescuing.find(PHOTO) is None
    assert rescuing.find(b"") is None
    pictures.fault = Fault("picture-refused", reason="?")
    assert rescuing.find(PHOTO) is None


def test_a_badge_that_goes_while_it_is_looked_for_is_left_out(
    add, pictures, rescuing, store, baked, monkeypatch
):
    pictures.hashes = {mint.png(): twice(MARKED), PHOTO: twice(MARKED)}
    add(baked)
    held = store.load_holdings()
    store.erase([held[0].id])
    monkeypatch.setattr(type(store), "load_holdings", lambda _: held)
    assert rescuing.find(PHOTO) is None


def test_hashes_are_made_once(add, pictures, rescuing, baked, monkeypatch):
    pictures.hashes = {mint.png(): twice(MARKED), PHOTO: twice(MARKED)}
    (line,) = add(baked)
    assert rescuing.find(PHOTO) == line.holding
    pictures.hashes = {PHOTO: twice(MARKED)}
    assert rescuing.find(PHOTO) == line.holding


def test_a_picture_goes_out_again_as_it_came_in(add, rescuing, baked):
    (line,) = add(baked)
    assert rescuing.restore(line.holding.id).data == baked


def test_a_bare_badge_goes_out_as_a_picture_that_holds_it(add, rescuing):
    document = json.dumps(mint.credential("did:x:school")).encode()
    (line,) = add(document)
    restored = rescuing.restore(line.holding.id)
    assert (restored.name, restored.media_type) == ("Data Literacy.png", "image/png")
    assert read_badges(restored.data).found[0].payload.text == document


def test_what_is_gone_cannot_be_saved(rescuing):
    with pytest.raises(Fault, match="no-such-badge"):
        rescuing.restore("0" * 32)
