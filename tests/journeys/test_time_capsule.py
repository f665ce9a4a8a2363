"""The life of a badge in a real, encrypted backpack: its issuer comes, goes, and revokes."""

import json
from contextlib import closing
from datetime import timedelta

import pytest

from backpack.domain.holding import Identity, KnownIssuer
from backpack.domain.leave import EVERYWHERE
from backpack.domain.progress import Progress
from backpack.domain.report import Recipient, Standing
from backpack.formats.png import bake_png
from backpack.services.reporting import replay_saved
from backpack.store.keys import Cost, NoKeyring
from backpack.store.vault import Vault
from tests import mint
from tests.fakes.pictures import StillPictures
from tests.mint_lists import status_entry, status_list, token_of
from tests.services.learner import AUGUST, ISSUER, KEY, MAY, SITE, Learner

PASSPHRASE = "four words for nobody"
LIST = "https://northlake.example/list"
HERE = "https://northlake.example/assertions/1"
CLASS = "https://northlake.example/class"
PROFILE = "https://northlake.example/issuer"
CANARY = "canary-7f3a-zebra"


@pytest.fixture
def vault(tmp_path):
    cheap = Cost(memory=64, passes=1, lanes=1)
    return Vault(tmp_path / "home", keyring=NoKeyring(), cost=cheap)


@pytest.fixture
def learner(vault, contexts):
    with closing(vault.create(PASSPHRASE)) as store:
        yield Learner(store, contexts, StillPictures())


def badge():
    return mint.token(
        ISSUER,
        KEY,
        kid=f"{ISSUER}#key-1",
        credentialStatus=status_entry(LIST, 7),
        credentialSchema={"id": f"https://northlake.example/{CANARY}", "type": "JsonSchema"},
    )


def publish_list(learner, *revoked):
    document = status_list(ISSUER, LIST, revoked, name=CANARY)
    learner.world.put(LIST, token_of(document, KEY, kid=f"{ISSUER}#key-1"))


def hosted():
    whole = mint.assertion(id=HERE, verification={"type": "hosted"})
    return {**whole, "badge": CLASS}


def put_hosted(learner):
    badge = mint.assertion()["badge"]
    learner.world.put(HERE, hosted())
    learner.world.put(CLASS, {**badge, "issuer": PROFILE})
    learner.world.put(PROFILE, badge["issuer"])


def everything_in(store):
    """Every value in every table, as it lies there."""
    with store._database.reading() as cursor:
        cursor.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        tables = [row["name"] for row in cursor.fetchall()]
        for table in tables:
            cursor.execute(f"SELECT * FROM {table}")
            for row in cursor.fetchall():
                yield from (str(value) for value in tuple(row))


def test_a_badge_outlives_its_issuers_site_and_is_lowered_by_its_answers(learner):
    publish_list(learner)
    held = learner.add(badge())
    assert learner.stands(held) == (Standing.UNVERIFIABLE, None, None)
    assert learner.world.asked == []

    learner.allow("northlake.example")
    assert learner.check(MAY, held) == (Standing.VERIFIED, None, None)

    learner.world.take_down(SITE)
    learner.world.take_down(LIST)
    assert learner.check(AUGUST, held) == (Standing.VERIFIED, MAY, AUGUST)
    assert learner.reporting.replay(held).is_same

    publish_list(learner, 7)
    later = AUGUST + timedelta(days=7)
    assert learner.check(later, held) == (Standing.REVOKED, MAY, AUGUST)

    learner.world.take_down(LIST)
    much_later = AUGUST + timedelta(days=70)
    assert learner.check(much_later, held)[0] is Standing.REVOKED
    standings = [one.standing for one in learner.reporting.history(held)]
    assert standings[-1] is Standing.UNVERIFIABLE
    assert standings[0] is Standing.REVOKED


def test_a_revoked_badge_that_is_taken_back_by_the_issuer_is_good_again(learner):
    publish_list(learner, 7)
    learner.allow("northlake.example")
    held = learner.add(badge())
    assert learner.stands(held)[0] is Standing.REVOKED
    publish_list(learner)
    assert learner.check(AUGUST, held) == (Standing.VERIFIED, None, None)


def test_an_address_in_a_picture_fills_itself_in_and_outlives_its_host(learner):
    put_hosted(learner)
    learner.store.save_identities([Identity(type="email", value="learner@example.org")])
    learner.store.save_issuer(KnownIssuer(id=PROFILE, name="Northlake", confirmed=MAY))
    held = learner.add(bake_png(mint.png(), "openbadges", HERE.encode()))
    assert learner.stands(held) == (Standing.UNVERIFIABLE, None, None)
    assert learner.store.load_holding(held).name == ""
    assert learner.reporting.replay(held).is_same

    learner.allow("northlake.example")
    assert learner.check(MAY, held) == (Standing.VERIFIED, None, None)
    filled = learner.store.load_holding(held)
    assert (filled.name, filled.issuer_id) == ("First Aid", PROFILE)
    assert filled.recipient is Recipient.YOU
    assert learner.reporting.replay(held).is_same

    for url in (HERE, CLASS, PROFILE):
        learner.world.put(url, b"<html>gone</html>", status=404)
    assert learner.check(AUGUST, held) == (Standing.VERIFIED, MAY, AUGUST)
    assert learner.organising.detail(held).found.credential.name == "First Aid"
    assert learner.reporting.replay(held).is_same

    learner.world.put(HERE, {"revoked": True, "id": HERE}, status=410)
    later = AUGUST + timedelta(days=7)
    assert learner.check(later, held)[0] is Standing.REVOKED
    assert learner.reporting.replay(held).is_same
    learner.world.take_down(HERE)
    assert learner.check(later + timedelta(days=7), held)[0] is Standing.REVOKED


def test_a_check_that_nobody_asked_for_does_not_ask_for_the_badge_itself(learner):
    put_hosted(learner)
    learner.allow(EVERYWHERE)
    held = learner.add(json.dumps(hosted()).encode())
    standing = learner.stands(held)[0]
    learner.rechecking.due()
    learner.world.asked.clear()
    learner.world.now = AUGUST
    assert learner.rechecking.recheck(Progress()).updated == {held}
    assert HERE not in learner.world.asked
    assert learner.stands(held) == (standing, MAY, None)


def test_what_was_found_out_is_there_after_closing_and_opening(vault, contexts):
    with closing(vault.create(PASSPHRASE)) as store:
        learner = Learner(store, contexts, StillPictures())
        publish_list(learner)
        learner.allow("northlake.example")
        held = learner.add(badge())
        saved = learner.reporting.render_json(held)
        page = learner.reporting.render_page(held)
    with closing(vault.unlock(PASSPHRASE)) as store:
        again = Learner(store, contexts, StillPictures())
        again.allow("northlake.example")
        again.world.take_down(SITE)
        again.world.take_down(LIST)
        assert again.reporting.render_json(held) == saved
        assert again.reporting.render_page(held) == page
        assert replay_saved(saved, badge(), again.make_verifier).is_same
        assert again.check(AUGUST, held) == (Standing.VERIFIED, MAY, AUGUST)


def test_erasing_leaves_no_answer_behind(learner):
    publish_list(learner)
    learner.allow("northlake.example")
    held = learner.add(badge())
    learner.rechecking.due()
    learner.world.now = AUGUST
    publish_list(learner, 7)
    learner.rechecking.recheck(Progress())
    body = learner.store.find_answer(LIST).body
    assert str(body) in set(everything_in(learner.store))
    learner.store.erase([held])
    left = list(everything_in(learner.store))
    assert not [value for value in left if CANARY in value or "northlake.example/list" in value]
    assert str(body) not in left
    assert learner.store.find_answer(LIST) is None
