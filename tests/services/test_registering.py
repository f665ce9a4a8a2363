"""Registries that the learner relies on: what they make known, and for how long."""

import json

import pytest

from backpack.domain.changes import Changes
from backpack.domain.faults import Fault
from backpack.domain.progress import Progress
from backpack.domain.report import Standing
from backpack.domain.web import Trouble
from backpack.services.registries import load_registries
from backpack.services.reporting import Reporting
from backpack.verify.verifier import Verifier
from tests.conftest import NOW
from tests.mint import did_key, ed25519, p256, rsa_key, vc_jwt
from tests.world import World

KEY = did_key(ed25519())
ADDRESS = "https://registry.example/registry.json"


@pytest.fixture
def world():
    return World()


@pytest.fixture
def verifier(contexts, world):
    return Verifier(contexts, world)


def document(*issuers, name="Northlake, listed"):
    return {"registry": {issuer: {"name": name} for issuer in issuers}, "meta": {}}


def data(*issuers, **options):
    return json.dumps(document(*issuers, **options)).encode()


def standing(store, line):
    return store.load_holding(line.holding.id).standing


def issuer_check(store, line):
    report = store.load_report(line.holding.id)
    return next(check for check in report.checks if check.code == "issuer")


def test_whom_a_chosen_registry_lists_is_known_by_its_name(add, store, registering):
    mine, other = add(vc_jwt(), vc_jwt(p256(), id="urn:uuid:other"))
    registry = registering.read(data(KEY), source="dcc")
    changes = registering.add(registry, Progress())
    assert changes == Changes(updated=frozenset([mine.holding.id]), issuers=True)
    assert registering.registries() == (registry,)
    assert (registry.name, registry.source, registry.read) == ("dcc", "dcc", NOW)
    assert not registry.has_address
    assert standing(store, mine) is Standing.VERIFIED
    assert standing(store, other) is Standing.VALID_UNKNOWN_ISSUER
    check = issuer_check(store, mine)
    assert check.reason == "issuer-listed"
    assert check.details == {"registry": "dcc", "listed_as": "Northlake, listed"}
    report = store.load_report(mine.holding.id)
    assert (report.issuer_known, report.is_issuer_confirmed) == (True, False)
    assert report.registry == "dcc"


def test_the_learner_s_own_word_comes_first_and_the_registry_is_told_beside(
    add, store, registering, knowing
):
    (mine,) = add(vc_jwt())
    knowing.confirm([KEY], Progress())
    registering.add(registering.read(data(KEY), source="dcc"), Progress())
    check = issuer_check(store, mine)
    assert check.reason == "issuer-confirmed"
    assert check.details["registry"] == "dcc"
    assert store.load_report(mine.holding.id).is_issuer_confirmed


def test_whom_a_registry_lists_nobody_is_asked_about(add, registering, knowing):
    (mine,) = add(vc_jwt())
    registering.add(registering.read(data(KEY), source="dcc"), Progress())
    assert not knowing.asked([mine.holding.id])


def test_a_registry_makes_nothing_genuine(add, store, registering):
    """It lists an identifier: a key that came with the badge may be anybody's."""
    site = "https://northlake.example/issuer"
    (mine,) = add(vc_jwt(rsa_key(), issuer={"id": site, "name": "Northlake"}))
    registering.add(registering.read(data(site), source="dcc"), Progress())
    assert standing(store, mine) is Standing.VALID_UNKNOWN_ISSUER


def test_the_whole_identifier_counts(add, store, registering):
    (mine,) = add(vc_jwt())
    near = (KEY + "x", KEY[:-1], KEY + "#key", KEY.upper())
    registering.add(registering.read(data(*near), source="dcc"), Progress())
    assert standing(store, mine) is Standing.VALID_UNKNOWN_ISSUER


def test_what_a_registry_no_longer_lists_is_known_no_longer(add, store, registering):
    (mine,) = add(vc_jwt())
    registering.add(registering.read(data(KEY), source="dcc"), Progress())
    changes = registering.add(registering.read(data("did:key:other"), source="dcc"), Progress())
    assert changes.updated == {mine.holding.id}
    assert standing(store, mine) is Standing.VALID_UNKNOWN_ISSUER
    assert len(registering.registries()) == 1


def test_a_registry_that_is_removed_counts_no_longer(add, store, registering):
    (mine,) = add(vc_jwt())
    registering.add(registering.read(data(KEY), source="a"), Progress())
    registering.add(registering.read(data(KEY), source="b"), Progress())
    registering.remove("a", Progress())
    assert store.load_report(mine.holding.id).registry == "b"
    assert registering.remove("b", Progress()).updated == {mine.holding.id}
    assert standing(store, mine) is Standing.VALID_UNKNOWN_ISSUER
    with pytest.raises(Fault, match="no-such-registry"):
        registering.remove("b", Progress())


def test_a_registry_is_read_from_its_address(world, registering):
    world.put(ADDRESS, document(KEY))
    registry = registering.fetch(ADDRESS, name=" DCC\n sandbox ")
    assert (registry.name, registry.source) == ("DCC sandbox", ADDRESS)
    assert registry.has_address
    assert registering.fetch(ADDRESS).name == "registry.example/registry.json"
    assert registering.registries() == ()
    registering.add(registry, Progress())
    assert registering.fetch(ADDRESS).name == "DCC sandbox"


@pytest.mark.parametrize(
    ("address", "code"),
    [
        ("http://registry.example/registry.json", "registry-not-secure"),
        ("https://nowhere.example/", "registry-not-reached"),
        ("https://page.example/", "registry-not-reached"),
        ("https://other.example/", "not-a-registry"),
    ],
)
def test_what_is_not_to_be_had_is_said(world, registering, address, code):
    world.put("http://registry.example/registry.json", document(KEY))
    world.put("https://page.example/", b"<html>", content_type="text/html")
    world.put("https://other.example/", {"issuers": []})
    world.take_down("https://nowhere.example/", Trouble.NOT_ALLOWED)
    with pytest.raises(Fault, match=code):
        registering.fetch(address)


@pytest.mark.parametrize("value", [1, [1], [{}], {"name": "x"}, [{"name": 1, "source": ""}]])
def test_a_setting_of_another_form_is_no_registry(store, value):
    store.save_setting("issuers.registries", value)
    assert load_registries(store) == ()


def test_a_report_that_rests_on_a_registry_comes_out_the_same_again(
    add, store, registering, contexts
):
    (mine,) = add(vc_jwt())
    registering.add(registering.read(data(KEY), source="dcc"), Progress())
    reporting = Reporting(store=store, make_verifier=lambda door: Verifier(contexts, door))
    assert reporting.replay(mine.holding.id).is_same
    page = reporting.render_page(mine.holding.id).decode()
    assert "known issuer, listed in dcc" in page
