"""A badge that is only an address, or points to one, fills itself in from what came back."""

import json
from dataclasses import dataclass, replace

import pytest

from backpack.domain.progress import Progress
from backpack.domain.web import Answer
from backpack.formats.png import bake_png
from backpack.services.importing import Importing
from backpack.services.inspector import Inspector
from backpack.services.organising import Organising
from backpack.services.picturing import Picturing
from backpack.services.sources import Source
from backpack.services.verifying import Verifying
from tests.conftest import NOW
from tests.mint import assertion, png

HERE = "https://northlake.example/1"
CLASS = "https://northlake.example/class"
WHOLE = assertion(id=HERE, verification={"type": "hosted"})
PICTURE = bake_png(png(), "openbadges", HERE.encode())


def answer(url, document):
    return Answer(url=url, status=200, body=json.dumps(document).encode(), fetched=NOW)


@dataclass
class Told:
    """The verifier, whose reports rest on these answers."""

    verifier: object
    answers: tuple[Answer, ...] = ()

    def verify(self, found, policy, *, remembered=()):
        report = self.verifier.verify(found, policy, remembered=remembered)
        return replace(report, answers=self.answers)

    def verify_all(self, found, policy):
        return tuple(self.verify(one, policy) for one in found)


@pytest.fixture
def told(verifier):
    return Told(verifier)


@pytest.fixture
def add(store, told, clock, rescuing):
    importing = Importing(
        store=store,
        inspector=Inspector(verifier=told, pictures=rescuing.pictures),
        clock=clock,
        rescuing=rescuing,
    )

    def give(data):
        return importing.add([Source(name="badge.png", data=data)], Progress())

    return give


@pytest.fixture
def check(store, told, clock):
    verifying = Verifying(store=store, verifier=told, clock=clock)

    def again(holding_id, *answers):
        told.answers = answers
        verifying.verify([holding_id], Progress())
        return store.load_holding(holding_id)

    return again


def test_an_address_alone_has_its_name_at_once_where_the_network_is_allowed(add, told):
    told.answers = (answer(HERE, WHOLE),)
    added = add(PICTURE)
    assert added.lines[0].holding.name == "First Aid"
    assert added.lines[0].holding.credential_id == HERE
    ((found, _),) = added.inspections[0].badges
    assert found.credential.name == "First Aid"


def test_an_address_alone_fills_itself_in_once_it_is_answered(add, check, store, clock, pictures):
    held = add(PICTURE).lines[0].holding
    assert (held.name, held.issuer_name, held.issued) == ("", "", None)
    picturing = Picturing(store=store, pictures=pictures)
    assert picturing.thumbnail(held.id)
    filled = check(held.id, answer(HERE, WHOLE))
    assert (filled.name, filled.issuer_name) == ("First Aid", "Northlake Academy")
    assert filled.tags == ("health",)
    assert filled.issued.year == 2026
    assert store.load_thumbnail(held.id) is None
    detail = Organising(store=store, clock=clock).detail(held.id)
    assert detail.found.credential.achievement.description == "Helps first."
    assert detail.artifact.data == PICTURE


def test_adding_an_address_alone_once_more_fills_it_in_too(add, told, store):
    held = add(PICTURE).lines[0].holding
    told.answers = (answer(HERE, WHOLE),)
    add(PICTURE)
    assert store.load_holding(held.id).name == "First Aid"


def test_a_class_that_is_an_address_gets_its_name(add, check):
    bare = json.dumps({**WHOLE, "badge": CLASS}).encode()
    held = add(bare).lines[0].holding
    assert held.name == ""
    assert check(held.id, answer(CLASS, WHOLE["badge"])).name == "First Aid"


def test_a_later_check_that_is_told_less_forgets_no_name(add, check):
    held = add(PICTURE).lines[0].holding
    filled = check(held.id, answer(HERE, WHOLE))
    assert check(held.id).summary == filled.summary


def test_what_nobody_told_anew_leaves_the_picture_alone(add, check, store):
    held = add(json.dumps(WHOLE).encode()).lines[0].holding
    store.save_thumbnail(held.id, b"png")
    assert check(held.id, answer(HERE, WHOLE)).summary == held.summary
    assert store.load_thumbnail(held.id) == b"png"
