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


def test_confirming_an_issuer_verifies_its_badges_at_once(add, knowing, organising):
    mine, other = add(vc_jwt(), vc_jwt(p256(), id="urn:uuid:another"))
    changes = knowing.confirm_issuer_of(mine.holding.id, Progress())
    # the other one is called the same, which is told from now on
    both = frozenset([mine.holding.id, other.holding.id])
    assert changes == Changes(updated=both, issuers=True)
    standings = {held.id: held.standing for held in organising.holdings()}
    assert standings[mine.holding.id] is Standing.VERIFIED
    assert standings[other.holding.id] is Standing.VALID_UNKNOWN_ISSUER
    assert [issuer.name for issuer in knowing.issuers()] == ["Northlake Academy"]


def test_forgetting_an_issuer_takes_the_word_back(kept, knowing, organising):
    knowing.confirm_issuer_of(kept.id, Progress())
    knowing.forget(kept.issuer_id, Progress())
    assert organising.find(kept.id).standing is Standing.VALID_UNKNOWN_ISSUER
    with pytest.raises(Fault, match="no-such-issuer") as ended:
        knowing.forget(kept.issuer_id, Progress())
    assert not ended.value.changes


def test_what_lies_in_the_trash_is_checked_again_too(kept, knowing, organising):
    knowing.confirm_issuer_of(kept.id, Progress())
    organising.remove([kept.id])
    knowing.forget(kept.issuer_id, Progress())
    organising.restore([kept.id])
    assert organising.find(kept.id).standing is Standing.VALID_UNKNOWN_ISSUER


def stopping_after(steps):
    """A progress whose user asks to stop once so many badges have begun."""
    progress = Progress()
    seen = []

    def report(step):
        seen.append(step)
        if len(seen) == steps:
            progress.cancel()

    progress.report = report
    return progress


def several(add, count=4):
    return [line.holding for line in add(*(vc_jwt(id=f"urn:uuid:{n}") for n in range(count)))]


def test_a_stopped_confirmation_tells_what_it_did_and_once_more_does_the_rest(
    add, knowing, organising
):
    held = several(add)
    with pytest.raises(Cancelled) as stopped:
        knowing.confirm([held[0].issuer_id], stopping_after(2))
    verified = {one.id for one in organising.holdings() if one.standing is Standing.VERIFIED}
    assert len(verified) == 2
    assert stopped.value.changes == Changes(updated=frozenset(verified), issuers=True)
    knowing.confirm([held[0].issuer_id], Progress())
    assert {one.standing for one in organising.holdings()} == {Standing.VERIFIED}


def test_a_stopped_forgetting_leaves_nothing_verified_once_it_is_asked_for_again(
    add, knowing, organising
):
    held = several(add)
    knowing.confirm([held[0].issuer_id], Progress())
    with pytest.raises(Cancelled) as stopped:
        knowing.forget(held[0].issuer_id, stopping_after(1))
    assert stopped.value.changes.issuers
    with pytest.raises(Fault, match="no-such-issuer") as ended:
        knowing.forget(held[0].issuer_id, Progress())
    assert len(ended.value.changes.updated) == 3
    assert {one.standing for one in organising.holdings()} == {Standing.VALID_UNKNOWN_ISSUER}


def test_a_stopped_telling_is_made_good_by_telling_it_again(add, store, verifying, organising):
    identifying = Identifying(store=store, verifying=verifying)
    several(add)
    with pytest.raises(Cancelled) as stopped:
        identifying.add_identity(ME, stopping_after(2))
    done = {one.id for one in organising.holdings() if one.recipient is Recipient.YOU}
    assert len(done) == 2
    assert stopped.value.changes == Changes(updated=frozenset(done), learner=True)
    changes = identifying.add_identity(ME, Progress())
    assert changes.updated == {one.id for one in organising.holdings()} - done
    assert {one.recipient for one in organising.holdings()} == {Recipient.YOU}


def test_a_stopped_removal_of_an_identity_is_made_good_too(add, store, verifying, organising):
    identifying = Identifying(store=store, verifying=verifying)
    several(add)
    identifying.add_identity(ME, Progress())
    with pytest.raises(Cancelled):
        identifying.remove_identity(ME, stopping_after(2))
    with pytest.raises(Fault, match="no-such-identity") as ended:
        identifying.remove_identity(ME, Progress())
    assert len(ended.value.changes.updated) == 2
    assert {one.recipient for one in organising.holdings()} == {Recipient.UNKNOWN}


def test_what_was_broken_off_is_caught_up_with(add, store, verifying, knowing, organising):
    identifying = Identifying(store=store, verifying=verifying)
    held = several(add)
    assert verifying.catch_up(Progress()) == Changes()
    with pytest.raises(Cancelled):
        identifying.add_identity(ME, stopping_after(2))
    knowing.confirm(["did:key:another"], Progress())  # which finishes only itself
    with pytest.raises(Cancelled):
        verifying.catch_up(stopping_after(1))
    assert verifying.catch_up(Progress()).updated == {one.id for one in held}
    assert {one.recipient for one in organising.holdings()} == {Recipient.YOU}
    assert verifying.catch_up(Progress()) == Changes()


def test_what_was_checked_before_the_disk_was_full_is_told(add, store, verifying, monkeypatch):
    held = several(add, 3)
    save = store.save_report

    def save_but_the_last(_, holding_id, report, *, summary):
        if holding_id == held[2].id:
            raise Fault("store-full")
        save(holding_id, report, summary=summary)

    monkeypatch.setattr(type(store), "save_report", save_but_the_last)
    with pytest.raises(Fault, match="store-full") as ended:
        verifying.verify([one.id for one in held], Progress())
    assert ended.value.changes == Changes(updated=frozenset([held[0].id, held[1].id]))


class TestErasedByAnotherProgram:
    """A window shows what another command has erased meanwhile."""

    @pytest.fixture
    def gone(self, add, store):
        held = add(ob2_jws())[0].holding
        store.erase([held.id])
        return held

    def test_what_is_done_to_many_is_done_to_the_rest(self, gone, kept, verifying, organising):
        both, here = [gone.id, kept.id], frozenset([kept.id])
        assert verifying.verify(both, Progress()) == Changes(updated=here)
        changes = organising.choose_visibility(both, Visibility.PUBLIC)
        assert changes == Changes(updated=here)
        assert organising.pick(both) == (organising.find(kept.id),)
        assert organising.remove(both) == Changes(removed=here)
        assert organising.restore(both) == Changes(added=here)

    def test_what_needs_the_badge_says_that_it_is_gone(self, gone, organising, knowing):
        for ask in (
            lambda: organising.detail(gone.id),
            lambda: knowing.confirm_issuer_of(gone.id, Progress()),
        ):
            with pytest.raises(Fault) as told:
                ask()
            assert told.value == Fault("no-such-badge", id=gone.id)

    def test_a_badge_that_goes_while_it_is_checked_is_left_out(
        self, kept, store, verifying, monkeypatch
    ):
        verify = verifying.verifier.verify

        def verify_late(*given, **remembered):
            store.erase([kept.id])
            return verify(*given, **remembered)

        monkeypatch.setattr(
            type(verifying.verifier),
            "verify",
            lambda _, *given, **more: verify_late(*given, **more),
        )
        assert verifying.verify([kept.id], Progress()) == Changes()

    def test_a_report_that_is_gone_claims_no_confirmed_issuer(
        self, kept, store, knowing, monkeypatch
    ):
        def nothing(_, holding_id):
            raise KeyError(holding_id)

        monkeypatch.setattr(type(store), "load_report", nothing)
        with pytest.raises(Fault, match="no-such-issuer"):
            knowing.forget(kept.issuer_id, Progress())

    def test_trouble_with_something_else_is_still_a_defect(
        self, kept, store, organising, monkeypatch
    ):
        def broken(*_):
            raise KeyError("defect")

        monkeypatch.setattr(type(store), "save_visibility", broken)
        with pytest.raises(KeyError, match="defect"):
            organising.choose_visibility([kept.id], Visibility.PUBLIC)


def test_what_another_program_saves_is_news(kept, store, organising):
    before = organising.revision()
    organising.remove([kept.id])
    assert organising.revision() == before
    store.saved_elsewhere += 1
    assert organising.revision() != before


def test_the_trash_is_looked_through_by_itself(add, kept, organising):
    (other,) = add(ob2_jws())
    organising.remove([kept.id])
    assert [held.id for held in organising.trash()] == [kept.id]
    assert organising.find_in_trash(kept.id[:12]).id == kept.id
    for beginning in ("", other.holding.id):
        with pytest.raises(Fault, match="no-such-badge"):
            organising.find_in_trash(beginning)


def test_an_issuer_may_be_confirmed_before_its_badges_come(knowing, add):
    knowing.confirm([did_key(ed25519())], Progress())
    assert add(vc_jwt())[0].holding.standing is Standing.VERIFIED


def test_a_badge_without_an_issuer_identifier_confirms_nobody(add, knowing):
    claims = credential("x", issuer={"name": "Nobody"})
    (line,) = add(compact({"alg": "EdDSA"}, claims, ed25519()))
    with pytest.raises(Fault, match="no-issuer-id"):
        knowing.confirm_issuer_of(line.holding.id, Progress())


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
    store.save_removed([added.lines[0].holding.id], own.added)
    changes = sampling.remove()
    assert len(changes.removed) == 2
    assert store.load_holdings() == (own,)
    assert store.load_removed() == ()


def test_stopped_samples_are_told(store, importing, tmp_path):
    (tmp_path / "one.jwt").write_bytes(vc_jwt())
    (tmp_path / "two.jws").write_bytes(ob2_jws())
    sampling = Sampling(store=store, importing=importing, folder=tmp_path)
    with pytest.raises(Cancelled) as stopped:
        sampling.add(stopping_after(1))
    (held,) = store.load_holdings()
    assert stopped.value.changes == Changes(added=frozenset([held.id]))


def test_a_sample_stays_nobody_s_when_it_is_checked_again(add, store, verifying):
    store.save_identities([ME])
    (line,) = add(vc_jwt(), as_samples=True)
    verifying.verify_all(Progress())
    assert store.load_holding(line.holding.id).recipient is Recipient.UNKNOWN


def test_a_badge_that_a_stricter_reader_refuses_does_not_stop_the_others(
    add, store, verifying, monkeypatch
):
    from backpack.services import keeping

    refused, other = add(vc_jwt(), ob2_jws())
    real = keeping.read_badges

    def stricter(data):
        if data == vc_jwt():
            raise Fault("damaged-text", reason="not JSON")
        return real(data)

    monkeypatch.setattr(keeping, "read_badges", stricter)
    changes = verifying.verify_all(Progress())
    assert changes.updated == frozenset([other.holding.id])
    assert store.load_report(refused.holding.id).standing is Standing.VALID_UNKNOWN_ISSUER


def test_a_place_in_a_file_that_is_no_more_is_told(add, store, organising, monkeypatch):
    from dataclasses import replace

    (line,) = add(vc_jwt())
    monkeypatch.setattr(type(store), "load_holding", lambda *_: replace(line.holding, position=7))
    with pytest.raises(Fault, match="not-a-badge"):
        organising.detail(line.holding.id)
