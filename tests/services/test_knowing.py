"""Which issuers the learner is asked about, and what a word about several does."""

import pytest

from backpack.domain.changes import Changes
from backpack.domain.progress import Progress
from backpack.domain.report import Standing
from backpack.services.knowing import Question, Unconfirmed
from backpack.verify.verifier import Verifier
from tests.mint import ed25519, ob2_jws, p256, rsa_key, token, vc_jwt
from tests.world import World

DID = "did:web:northlake.example"
PORTAL = "https://portal.example/issuers/7"


@pytest.fixture
def world():
    return World()


@pytest.fixture
def verifier(contexts, world):
    return Verifier(contexts, world)


def badge(issuer, private=None, *, name="Northlake Academy", number=1, **changes):
    profile = {"id": issuer, "type": ["Profile"], "name": name}
    kid = f"{issuer}#key-1"
    changes = {"issuer": profile, "id": f"urn:uuid:{number}", **changes}
    return token(issuer, private or ed25519(), kid=kid, **changes)


def ids(lines):
    return [line.holding.id for line in lines]


def test_each_issuer_is_asked_about_once_with_host_and_count(world, add, knowing):
    world.issuer_web(ed25519(), DID)
    world.issuer_https(p256(), PORTAL)
    portal = badge(PORTAL, p256(), name="Portal", number=3)
    lines = add(badge(DID, number=1), portal, badge(DID, number=2))
    assert knowing.asked(ids(lines)) == Question(
        together=(
            Unconfirmed(id=DID, name="Northlake Academy", host="northlake.example", badges=2),
            Unconfirmed(id=PORTAL, name="Portal", host="portal.example", badges=1),
        )
    )


def test_one_that_is_nothing_but_a_key_is_asked_about_alone(add, knowing):
    (line,) = add(vc_jwt())
    question = knowing.asked([line.holding.id])
    assert question
    assert not question.together
    assert [(one.id, one.host) for one in question.alone] == [(line.holding.issuer_id, "")]


def test_only_about_the_badges_in_question(world, add, knowing):
    world.issuer_web(ed25519(), DID)
    lines = add(badge(DID), vc_jwt())
    assert not knowing.asked(ids(lines)[:1]).alone
    assert not knowing.asked(["gone"])


def test_nobody_is_asked_about_an_issuer_that_is_known(world, add, knowing):
    world.issuer_web(ed25519(), DID)
    lines = add(badge(DID))
    knowing.confirm([DID], Progress())
    assert not knowing.asked(ids(lines))


def test_nobody_is_asked_about_a_sample(add, knowing):
    assert not knowing.asked(ids(add(vc_jwt(), as_samples=True)))


def test_nobody_is_asked_about_whom_a_forged_badge_names(world, add, knowing):
    world.issuer_web(p256(), DID)
    (line,) = add(badge(DID))
    assert line.holding.genuine is Standing.INVALID
    assert not knowing.asked([line.holding.id])


def test_nobody_is_asked_about_an_issuer_whose_key_nobody_vouches_for(add, knowing):
    """Anyone could name the address of a famous school and sign with a key of their own."""
    (line,) = add(vc_jwt(rsa_key(), issuer={"id": "https://famous.example", "name": "Famous"}))
    assert line.holding.genuine is Standing.VALID_UNKNOWN_ISSUER
    assert not knowing.asked([line.holding.id])


def test_nobody_is_asked_about_a_badge_that_proves_nothing(add, knowing):
    assert not knowing.asked(ids(add(ob2_jws())))


def test_a_badge_that_goes_meanwhile_is_left_out(add, knowing, store, monkeypatch):
    (line,) = add(vc_jwt())
    monkeypatch.setattr(type(store), "load_report", lambda _, holding_id: {}[holding_id])
    assert not knowing.asked([line.holding.id])


def test_several_are_confirmed_in_one_go_and_each_badge_judged_once(world, add, knowing, store):
    world.issuer_web(ed25519(), DID)
    lines = add(badge(DID, number=1), badge(DID, number=2), vc_jwt(p256(), id="urn:uuid:3"))
    key = lines[2].holding.issuer_id
    steps = []
    progress = Progress()
    progress.report = steps.append
    changes = knowing.confirm([DID, key, DID], progress)
    assert changes == Changes(updated=frozenset(ids(lines)), issuers=True)
    assert len(steps) == 3
    assert {held.standing for held in store.load_holdings()} == {Standing.VERIFIED}
    assert {issuer.id for issuer in knowing.issuers()} == {DID, key}


def test_two_issuers_on_one_host_are_two(world, add, knowing, store):
    """One is confirmed; the other stays unknown, whatever they share."""
    other = "https://portal.example/issuers/8"
    world.issuer_https(p256(), PORTAL)
    world.issuer_https(ed25519(), other)
    lines = add(badge(PORTAL, p256(), number=1), badge(other, name="Other", number=2))
    changes = knowing.confirm([PORTAL], Progress())
    assert changes.updated == {lines[0].holding.id}
    standings = {held.issuer_id: held.standing for held in store.load_holdings()}
    assert standings == {PORTAL: Standing.VERIFIED, other: Standing.VALID_UNKNOWN_ISSUER}
    assert [one.id for one in knowing.asked(ids(lines)).together] == [other]


def test_an_issuer_is_called_what_its_own_badges_say(world, add, knowing):
    """A forged badge, added later, would call it something else."""
    world.issuer_web(ed25519(), DID)
    add(badge(DID, number=1), badge(DID, p256(), name="Famous School", number=2))
    knowing.confirm([DID], Progress())
    assert [issuer.name for issuer in knowing.issuers()] == ["Northlake Academy"]


def cautions(store, line):
    return [caution.code for caution in store.load_report(line.holding.id).cautions]


def test_one_that_looks_like_a_confirmed_issuer_is_asked_about_alone(world, add, knowing):
    world.issuer_web(ed25519(), DID)
    world.issuer_https(p256(), PORTAL)
    lines = add(
        badge(DID, number=1), badge(PORTAL, p256(), name="N\u043erthlake A\u0441ademy", number=2)
    )
    assert len(knowing.asked(ids(lines)).together) == 2
    knowing.confirm([DID], Progress())
    (known,) = knowing.issuers()
    question = knowing.asked(ids(lines))
    assert not question.together
    assert [(one.id, one.looks_like) for one in question.alone] == [(PORTAL, known)]


def test_a_badge_is_told_to_look_like_one_as_long_as_that_is_confirmed(world, add, knowing, store):
    world.issuer_web(ed25519(), DID)
    mine, other = add(badge(DID, number=1), vc_jwt(p256(), id="urn:uuid:2"))
    changes = knowing.confirm([DID], Progress())
    assert changes.updated == {mine.holding.id, other.holding.id}
    assert "issuer-looks-like" in cautions(store, other)
    assert "issuer-looks-like" not in cautions(store, mine)
    knowing.forget(DID, Progress())
    assert "issuer-looks-like" not in cautions(store, other)


def test_one_that_is_confirmed_too_looks_like_nobody(world, add, knowing, store):
    world.issuer_web(ed25519(), DID)
    lines = add(badge(DID, number=1), vc_jwt(p256(), id="urn:uuid:2"))
    knowing.confirm([line.holding.issuer_id for line in lines], Progress())
    assert not any("issuer-looks-like" in cautions(store, line) for line in lines)


def test_one_nice_name_among_its_badges_does_not_hide_the_other(world, add, knowing):
    world.issuer_web(ed25519(), DID)
    world.issuer_https(p256(), PORTAL)
    add(badge(DID, number=1))
    knowing.confirm([DID], Progress())
    fake = badge(PORTAL, p256(), name="N0rthlake Academy", number=2)
    nice = badge(PORTAL, p256(), name="Nice Portal", number=3)
    question = knowing.asked(ids(add(fake, nice)))
    assert [one.looks_like.id for one in question.alone] == [DID]
