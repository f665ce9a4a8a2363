"""Looking at what is kept, confirming issuers, telling who one is, and samples."""

import pytest

from backpack.domain.changes import Changes
from backpack.domain.faults import Fault
from backpack.domain.holding import Identity, Visibility
from backpack.domain.progress import Cancelled, Progress
from backpack.domain.report import Recipient, Standing
from backpack.services.identifying import Identifying
from backpack.services.samples import Sampling
from tests.mint import compact, credential, did_key, ed25519, ob2_jws, p256, vc_jwt

ME = Identity(type="email", value="learner@example.org")


@pytest.fixture
def kept(add):
    return add(vc_jwt())[0].holding


def test_confirming_an_issuer_verifies_its_badges_at_once(add, verifying, organising):
    mine, other = add(vc_jwt(), vc_jwt(p256(), id="urn:uuid:another"))
    changes = verifying.confirm_issuer_of(mine.holding.id, Progress())
    assert changes == Changes(updated=frozenset([mine.holding.id]), issuers=True)
    standings = {held.id: held.standing for held in organising.holdings()}
    assert standings[mine.holding.id] is Standing.VERIFIED
    assert standings[other.holding.id] is Standing.VALID_UNKNOWN_ISSUER
    assert [issuer.name for issuer in verifying.issuers()] == ["Northlake Academy"]


def test_forgetting_an_issuer_takes_the_word_back(kept, verifying, organising):
    verifying.confirm_issuer_of(kept.id, Progress())
    verifying.forget_issuer(kept.issuer_id, Progress())
    assert organising.find(kept.id).standing is Standing.VALID_UNKNOWN_ISSUER
    with pytest.raises(Fault, match="no-such-issuer"):
        verifying.forget_issuer(kept.issuer_id, Progress())


def test_an_issuer_may_be_confirmed_before_its_badges_come(verifying, add):
    verifying.confirm_issuer(did_key(ed25519()), Progress())
    assert add(vc_jwt())[0].holding.standing is Standing.VERIFIED


def test_a_badge_without_an_issuer_identifier_confirms_nobody(add, verifying):
    claims = credential("x", issuer={"name": "Nobody"})
    (line,) = add(compact({"alg": "EdDSA"}, claims, ed25519()))
    with pytest.raises(Fault, match="no-issuer-id"):
        verifying.confirm_issuer_of(line.holding.id, Progress())


def test_checking_again_may_be_stopped(kept, verifying):
    progress = Progress()
    progress.cancel()
    with pytest.raises(Cancelled):
        verifying.verify_all(progress)


def test_telling_an_address_says_whom_each_badge_is_for(add, store, verifying, organising):
    identifying = Identifying(store=store, verifying=verifying)
    (line,) = add(ob2_jws())
    assert line.holding.recipient is Recipient.UNKNOWN
    changes = identifying.add_identity(ME, Progress())
    assert changes == Changes(updated=frozenset([line.holding.id]), learner=True)
    assert organising.find(line.holding.id).recipient is Recipient.YOU
    assert identifying.add_identity(ME, Progress()) == Changes()
    assert identifying.learner().identities == (ME,)
    identifying.remove_identity(ME, Progress())
    assert organising.find(line.holding.id).recipient is Recipient.UNKNOWN


def test_the_name_is_kept_tidy(store, verifying):
    identifying = Identifying(store=store, verifying=verifying)
    assert identifying.learner().name == ""
    assert identifying.save_name("  A \n Learner ") == Changes(learner=True)
    assert identifying.learner().name == "A Learner"


def test_a_badge_is_found_by_the_beginning_of_its_identifier(add, organising):
    first = add(vc_jwt(), ob2_jws())[0]
    assert organising.find(first.holding.id[:12]).id == first.holding.id
    for beginning in ("", "zz"):
        with pytest.raises(Fault, match="no-such-badge"):
            organising.find(beginning)


def test_a_detail_has_everything(kept, organising):
    detail = organising.detail(kept.id)
    assert detail.holding == kept
    assert detail.found.credential.achievement.tags == ("data", "reading")
    assert len(detail.report.checks) == 11
    assert detail.artifact.data == vc_jwt()


def test_visibility_is_chosen_and_removal_undone(kept, organising):
    ids = frozenset([kept.id])
    assert organising.choose_visibility([kept.id], Visibility.PUBLIC) == Changes(updated=ids)
    assert organising.find(kept.id).visibility is Visibility.PUBLIC
    assert organising.remove([kept.id]) == Changes(removed=ids)
    assert organising.holdings() == ()
    assert organising.restore([kept.id]) == Changes(added=ids)
    assert organising.find(kept.id).visibility is Visibility.PUBLIC


def test_samples_come_with_a_mark_and_leave_with_one_press(add, store, importing, tmp_path):
    (tmp_path / "one.jwt").write_bytes(vc_jwt())
    (tmp_path / "two.jws").write_bytes(ob2_jws())
    sampling = Sampling(store=store, importing=importing, folder=tmp_path)
    own = add(vc_jwt(p256(), id="urn:uuid:own"))[0].holding
    added = sampling.add(Progress())
    assert [line.holding.is_sample for line in added.lines] == [True, True]
    changes = sampling.remove()
    assert len(changes.removed) == 2
    assert store.load_holdings() == (own,)


def test_a_sample_stays_nobody_s_when_it_is_checked_again(add, store, verifying):
    store.save_identities([ME])
    (line,) = add(vc_jwt(), as_samples=True)
    verifying.verify_all(Progress())
    assert store.load_holding(line.holding.id).recipient is Recipient.UNKNOWN
