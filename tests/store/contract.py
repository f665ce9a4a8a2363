"""What every implementation of the ``Store`` port does; inherit it and give ``store``."""

from dataclasses import fields, replace
from datetime import UTC, datetime, timedelta, timezone

import pytest

from backpack.domain.collection import Collection, Colour
from backpack.domain.credential import Standard
from backpack.domain.holding import Identity, KnownIssuer, Summary, Visibility
from backpack.domain.own_words import OwnWords
from backpack.domain.ports import Store
from backpack.domain.report import Recipient, Standing
from backpack.domain.sharing import Happening
from backpack.domain.web import Missing
from tests.store import examples

UNKNOWN = "f" * 32
NOON = datetime(2026, 5, 4, 12, tzinfo=UTC)


def keep(store, number=0, **changes):
    """Save example ``number`` and give its holding."""
    held = examples.holding(number, **changes)
    store.save_new(held, examples.artifact(number), examples.report(number))
    return held


def twin_of(store, held, **changes):
    sought = replace(held, **changes)
    return store.find_twin(
        sha256=sought.artifact_sha256,
        position=sought.position,
        credential_id=sought.credential_id,
        issuer_id=sought.issuer_id,
    )


def as_changes(summary):
    return {each.name: getattr(summary, each.name) for each in fields(summary)}


class StoreContract:
    """Every test takes a fresh, empty ``store``."""

    def test_what_was_kept_comes_back_with_every_field(self, store: Store):
        held = keep(
            store,
            position=2,
            credential_id=None,
            issuer_id=None,
            tags=(),
            issued=None,
            expires=NOON,
            recipient=Recipient.NOBODY,
            genuine=Standing.EXPIRED,
            visibility=Visibility.LINK,
            is_sample=True,
        )
        assert store.load_holding(held.id) == held
        assert store.load_holdings() == (held,)

    def test_the_artifact_comes_back_byte_for_byte_with_its_name(self, store):
        held = keep(store)
        assert store.load_artifact(held.artifact_sha256) == examples.artifact(0)

    def test_the_report_comes_back_with_codes_parameters_and_details(self, store):
        assert store.load_report(keep(store).id) == examples.report(0)

    def test_text_of_every_script_and_control_comes_back(self, store):
        odd = "Ćwiek 木 👩🏽‍🍳 \u202e\x00\x1b[31m'\"; DROP TABLE holdings --"
        held = keep(store, name=odd, tags=(odd, ""), file_name=odd, issuer_name=odd)
        assert store.load_holding(held.id) == held

    def test_times_of_another_zone_are_the_same_moments(self, store):
        there = datetime(2026, 5, 4, 14, tzinfo=timezone(timedelta(hours=2)))
        assert store.load_holding(keep(store, issued=there).id).issued == NOON

    def test_two_credentials_of_one_file_share_its_artifact(self, store):
        first = keep(store)
        second = examples.holding(1, artifact_sha256=first.artifact_sha256, position=1)
        store.save_new(second, examples.artifact(0), examples.report(1))
        store.erase([first.id])
        assert store.load_artifact(second.artifact_sha256) == examples.artifact(0)
        store.erase([second.id])
        with pytest.raises(KeyError):
            store.load_artifact(second.artifact_sha256)

    def test_an_empty_store_lists_nothing(self, store):
        assert store.load_holdings() == ()
        assert store.load_issuers() == ()
        assert store.load_identities() == ()

    def test_the_newest_addition_comes_first(self, store):
        old = keep(store, 1)
        new = keep(store, 3)
        between = keep(store, 2)
        same_moment = keep(store, 4, added=between.added)
        assert store.load_holdings() == (new, same_moment, between, old)

    def test_the_trash_is_not_listed_but_still_there(self, store):
        held, other = keep(store, 0), keep(store, 1)
        store.save_removed([held.id], NOON)
        assert store.load_holdings() == (other,)
        assert store.load_holding(held.id) == replace(held, removed=NOON)
        store.save_removed([held.id], None)
        assert store.load_holdings() == (other, held)

    def test_the_trash_is_listed_by_itself_the_last_removed_first(self, store):
        first, second, third = keep(store, 0), keep(store, 1), keep(store, 2)
        assert store.load_removed() == ()
        store.save_removed([third.id], NOON)
        store.save_removed([first.id], NOON + timedelta(seconds=1))
        assert [held.id for held in store.load_removed()] == [first.id, third.id]
        store.save_removed([first.id], None)
        store.erase([third.id])
        assert store.load_removed() == ()
        assert {held.id for held in store.load_holdings()} == {first.id, second.id}

    def test_its_own_saving_is_no_news_to_a_store(self, store):
        before = store.revision()
        held = keep(store)
        store.save_setting("learner.name", "A Learner")
        with pytest.raises(KeyError):
            store.save_removed([UNKNOWN], NOON)
        store.erase([held.id])
        assert store.revision() == before

    def test_a_twin_is_found_by_its_bytes(self, store):
        held = keep(store)
        assert twin_of(store, held, credential_id="other", issuer_id="other") == held
        assert twin_of(store, held, credential_id=None, issuer_id=None) == held

    def test_a_twin_is_found_by_issuer_and_identifier(self, store):
        held = keep(store)
        assert twin_of(store, held, artifact_sha256="0" * 64) == held

    def test_another_position_or_identifier_or_issuer_is_no_twin(self, store):
        held = keep(store)
        other = {"artifact_sha256": "0" * 64}
        assert twin_of(store, held, position=1, credential_id="other") is None
        assert twin_of(store, held, **other, credential_id="other") is None
        assert twin_of(store, held, **other, issuer_id="other") is None

    def test_credentials_without_identifier_are_not_twins_of_each_other(self, store):
        held = keep(store, credential_id=None, issuer_id=None)
        assert twin_of(store, held, artifact_sha256="0" * 64) is None

    def test_a_twin_is_found_in_the_trash(self, store):
        held = keep(store)
        store.save_removed([held.id], NOON)
        assert twin_of(store, held) == replace(held, removed=NOON)

    def test_a_sound_twin_goes_before_a_forged_one(self, store):
        sound = keep(store, 0)
        forged = keep(store, 1, credential_id=sound.credential_id, genuine=Standing.INVALID)
        assert twin_of(store, sound, artifact_sha256="0" * 64) == sound
        assert twin_of(store, forged) == forged

    def test_a_twin_outside_the_trash_goes_before_one_inside(self, store):
        shown = keep(store, 0)
        trashed = keep(store, 1, credential_id=shown.credential_id, removed=NOON)
        assert twin_of(store, trashed, artifact_sha256="0" * 64) == shown

    def test_a_new_report_moves_the_standing_and_nothing_else(self, store):
        held = keep(store)
        newer = replace(
            examples.report(9),
            standing=Standing.EXPIRED,
            genuine=Standing.VALID_UNKNOWN_ISSUER,
            recipient=Recipient.SOMEONE_ELSE,
            checks=(),
            cautions=(),
        )
        store.save_report(held.id, newer)
        assert store.load_report(held.id) == newer
        assert store.load_holding(held.id) == replace(
            held,
            standing=Standing.EXPIRED,
            genuine=Standing.VALID_UNKNOWN_ISSUER,
            recipient=Recipient.SOMEONE_ELSE,
        )

    def test_the_answers_come_back_with_the_report_that_used_them(self, store):
        told = examples.report(
            answers=(
                examples.answer(1),
                examples.answer(0, is_remembered=True),
                examples.answer(2, status=410, body=b"", headers={}, final_url="", redirects=0),
            ),
            missing=(Missing(url="https://a.example/", host="a.example", reason="source-gone"),),
            as_of=NOON,
            unreachable_since=NOON + timedelta(days=1),
            not_before=NOON,
        )
        held = examples.holding()
        store.save_new(held, examples.artifact(), told)
        assert store.load_report(held.id) == told

    def test_a_new_report_says_how_old_its_oldest_answer_is(self, store):
        held = keep(store)
        away = NOON + timedelta(days=1)
        store.save_report(held.id, examples.report(1, as_of=NOON, unreachable_since=away))
        assert store.load_holdings() == (replace(held, as_of=NOON, unreachable_since=away),)
        store.save_report(held.id, examples.report(2))
        assert store.load_holdings() == (held,)

    def test_the_capsule_is_what_the_last_complete_report_rested_on(self, store):
        held = keep(store)
        assert store.load_capsule(held.id) == ()
        first, second = examples.answer(1), examples.answer(2)
        store.save_report(held.id, examples.report(1, answers=(first, second)))
        assert store.load_capsule(held.id) == (first, second)
        newer = replace(second, body=b"newer")
        store.save_report(held.id, examples.report(2, answers=(newer,)))
        assert store.load_capsule(held.id) == (newer,)

    def test_an_answer_that_came_after_it_counts_and_silence_does_not(self, store):
        held = keep(store)
        list_then, key = examples.answer(1), examples.answer(2)
        store.save_report(held.id, examples.report(1, answers=(list_then, key)))
        list_now = replace(list_then, body=b"revoked", fetched=NOON)
        old_key = replace(key, is_remembered=True)
        revoked = examples.report(
            2, Standing.REVOKED, answers=(list_now, old_key), as_of=key.fetched
        )
        store.save_report(held.id, revoked)
        assert store.load_capsule(held.id) == (list_now, old_key)
        silent = examples.report(3, Standing.REVOKED, answers=(), as_of=key.fetched)
        store.save_report(held.id, silent)
        assert store.load_capsule(held.id) == (list_now, old_key)

    def test_a_check_that_could_not_be_finished_is_nothing_to_rest_on(self, store):
        held = examples.holding()
        gone = Missing(url="https://a.example/", host="a.example", reason="source-gone")
        told = examples.report(
            0, Standing.UNVERIFIABLE, answers=(examples.answer(),), missing=(gone,)
        )
        store.save_new(held, examples.artifact(), told)
        assert store.load_capsule(held.id) == ()

    def test_repeats_are_thinned_out_and_every_change_stays(self, store):
        held = keep(store, 0)
        for number in range(1, 5):
            store.save_report(held.id, examples.report(number))
        store.save_report(held.id, examples.report(5, Standing.EXPIRED))
        for number in range(6, 9):
            store.save_report(held.id, examples.report(number))
        days = [(told.checked - examples.START).seconds for told in store.load_reports(held.id)]
        assert days == [8, 6, 5, 4, 0]

    def test_the_last_complete_report_stays_however_often_nobody_answers(self, store):
        answer = examples.answer()
        held = keep(store)
        store.save_report(held.id, examples.report(1, answers=(answer,)))
        for number in range(2, 9):
            store.save_report(held.id, examples.report(number, as_of=answer.fetched))
        assert store.load_capsule(held.id) == (answer,)
        checked = [told.checked for told in store.load_reports(held.id)]
        assert checked == [examples.report(number).checked for number in (8, 1, 0)]

    def test_the_history_comes_newest_first_without_answers(self, store):
        held = keep(store)
        told = examples.report(1, Standing.REVOKED, answers=(examples.answer(),))
        store.save_report(held.id, told)
        assert store.load_reports(held.id) == (replace(told, answers=()), examples.report(0))

    def test_the_newest_good_answer_of_an_address_is_found_whoever_asked(self, store):
        url = examples.answer().url
        assert store.find_answer(url) is None
        held, other = keep(store, 0), keep(store, 1)
        old, new = examples.answer(), examples.answer(body=b"new", fetched=NOON)
        bad = examples.answer(status=500, fetched=NOON + timedelta(days=1))
        store.save_report(held.id, examples.report(1, answers=(old,)))
        store.save_report(other.id, examples.report(2, Standing.REVOKED, answers=(new,)))
        store.save_report(held.id, examples.report(3, Standing.EXPIRED, answers=(bad,)))
        again = examples.report(4, answers=(replace(old, is_remembered=True),), as_of=NOON)
        store.save_report(held.id, again)
        assert store.find_answer(url) == new
        store.erase([other.id])
        assert store.find_answer(url) == old

    def test_what_a_later_check_learned_changes_the_list_and_the_picture(self, store):
        held = keep(store, name="", issuer_name="", issued=None, tags=())
        store.save_visibility([held.id], Visibility.LINK)
        store.save_thumbnail(held.id, b"png")
        learned = Summary(
            credential_id="https://issuer.example/a",
            issuer_id="https://issuer.example/",
            name="First Aid",
            issuer_name="Northlake",
            standard=Standard.OB_2_0,
            achievement_type="Course",
            tags=("health",),
            issued=NOON,
            expires=NOON + timedelta(days=365),
        )
        store.save_report(held.id, examples.report(1), summary=learned)
        now = store.load_holding(held.id)
        assert now.summary == learned
        assert replace(held, **as_changes(learned), visibility=Visibility.LINK) == now
        assert store.load_thumbnail(held.id) is None
        assert twin_of(store, now, artifact_sha256="0" * 64) == now

    def test_the_last_saved_report_counts_even_when_the_clock_went_back(self, store):
        held = keep(store, 5)
        store.save_report(held.id, examples.report(1))
        assert store.load_report(held.id) == examples.report(1)

    def test_visibility_is_set_for_the_chosen_only(self, store):
        first, second, third = keep(store, 0), keep(store, 1), keep(store, 2)
        store.save_visibility([first.id, third.id], Visibility.PUBLIC)
        seen = [store.load_holding(held.id).visibility for held in (first, second, third)]
        assert seen == [Visibility.PUBLIC, Visibility.ME, Visibility.PUBLIC]

    def test_one_unknown_identifier_leaves_all_as_they_were(self, store):
        held = keep(store)
        with pytest.raises(KeyError):
            store.save_visibility([held.id, UNKNOWN], Visibility.PUBLIC)
        with pytest.raises(KeyError):
            store.save_removed([held.id, UNKNOWN], NOON)
        with pytest.raises(KeyError):
            store.erase([held.id, UNKNOWN])
        assert store.load_holdings() == (held,)
        assert store.load_artifact(held.artifact_sha256) == examples.artifact(0)

    def test_nothing_chosen_changes_nothing(self, store):
        held = keep(store)
        store.save_visibility([], Visibility.PUBLIC)
        store.save_removed([], NOON)
        store.erase([])
        assert store.load_holdings() == (held,)

    def test_unknown_identifiers_are_key_errors(self, store):
        for ask in (
            lambda: store.load_holding(UNKNOWN),
            lambda: store.load_artifact("0" * 64),
            lambda: store.load_report(UNKNOWN),
            lambda: store.load_reports(UNKNOWN),
            lambda: store.load_capsule(UNKNOWN),
            lambda: store.load_thumbnail(UNKNOWN),
            lambda: store.save_thumbnail(UNKNOWN, b"png"),
            lambda: store.save_report(UNKNOWN, examples.report()),
            lambda: store.erase_issuer("did:key:unknown"),
        ):
            with pytest.raises(KeyError):
                ask()

    def test_a_thumbnail_is_unknown_then_kept_then_replaced(self, store):
        held = keep(store)
        assert store.load_thumbnail(held.id) is None
        store.save_thumbnail(held.id, b"")
        assert store.load_thumbnail(held.id) == b""
        store.save_thumbnail(held.id, b"\x89PNG")
        assert store.load_thumbnail(held.id) == b"\x89PNG"

    def test_erased_means_gone_with_report_picture_and_artifact(self, store):
        held, other = keep(store, 0), keep(store, 1)
        store.save_thumbnail(held.id, b"png")
        store.erase([held.id])
        assert store.load_holdings() == (other,)
        for ask in (store.load_holding, store.load_report, store.load_thumbnail):
            with pytest.raises(KeyError):
                ask(held.id)
        with pytest.raises(KeyError):
            store.load_artifact(held.artifact_sha256)
        assert twin_of(store, held) is None

    def test_confirmed_issuers_are_listed_by_name_and_replaced_by_identifier(self, store):
        bakers = KnownIssuer(id="did:key:b", name="Bakers", confirmed=NOON)
        tanners = KnownIssuer(id="https://example.org/t", name="Tanners", confirmed=NOON)
        store.save_issuer(tanners)
        store.save_issuer(bakers)
        assert store.load_issuers() == (bakers, tanners)
        renamed = replace(bakers, name="Zealous Bakers", confirmed=NOON + timedelta(days=1))
        store.save_issuer(renamed)
        assert store.load_issuers() == (tanners, renamed)
        store.erase_issuer(tanners.id)
        assert store.load_issuers() == (renamed,)

    def test_identities_keep_their_order_and_are_replaced_as_a_whole(self, store):
        mail = Identity(type="email", value="learner@example.org")
        site = Identity(type="url", value="https://learner.example.org/")
        store.save_identities([site, mail])
        assert store.load_identities() == (site, mail)
        store.save_identities([mail])
        assert store.load_identities() == (mail,)
        store.save_identities([])
        assert store.load_identities() == ()

    @pytest.mark.parametrize("value", ["A Learner", "", None, False, 3, [1, {"a": None}], {}])
    def test_a_setting_comes_back_as_it_was_set(self, store, value):
        store.save_setting("learner.name", "before")
        store.save_setting("learner.name", value)
        assert store.load_setting("learner.name") == value

    def test_a_setting_never_set_is_none(self, store):
        assert store.load_setting("learner.name") is None

    def test_own_words_are_empty_then_kept_with_every_letter(self, store):
        held = keep(store)
        assert store.load_own_words(held.id) == OwnWords()
        own = OwnWords(
            notes="Żółw 木 \x00\u202e\n\n'; --",
            tags=("one", "one two", ""),
            alternative_text="a loaf",
            changed=NOON,
        )
        store.save_own_words({held.id: own})
        assert store.load_own_words(held.id) == own
        assert store.load_holding(held.id) == held

    def test_only_those_with_own_words_are_listed_with_them(self, store):
        noted, tagged, told, emptied, _ = (keep(store, number) for number in range(5))
        words = {
            noted.id: OwnWords(notes="n", changed=NOON),
            tagged.id: OwnWords(tags=("t",), changed=NOON),
            told.id: OwnWords(alternative_text="a", changed=NOON),
        }
        store.save_own_words(words | {emptied.id: OwnWords(changed=NOON)})
        store.save_removed([noted.id], NOON)
        assert store.load_all_own_words() == words

    def test_own_words_for_an_unknown_badge_change_nothing(self, store):
        held = keep(store)
        own = OwnWords(notes="n", changed=NOON)
        with pytest.raises(KeyError):
            store.save_own_words({held.id: own, UNKNOWN: own})
        assert store.load_own_words(held.id) == OwnWords()
        with pytest.raises(KeyError):
            store.load_own_words(UNKNOWN)

    def test_every_decision_of_the_learner_dates_the_badge(self, store):
        held = keep(store)
        store.save_visibility([held.id], Visibility.LINK)
        assert store.load_own_words(held.id).changed is None
        store.save_visibility([held.id], Visibility.PUBLIC, NOON)
        assert store.load_own_words(held.id).changed == NOON
        later = NOON + timedelta(days=1)
        store.save_removed([held.id], later, later)
        assert store.load_own_words(held.id).changed == later
        assert store.load_holding(held.id).visibility is Visibility.PUBLIC

    def test_a_collection_comes_back_with_every_field_and_its_order(self, store):
        first, second = keep(store, 0), keep(store, 1)
        plain = _collection(1, members=(second.id, first.id), colour=Colour.TEAL)
        smart = _collection(2, search="issuer:Harbour", cover_text="Żółw\n木", position=1)
        store.save_collections([smart, plain])
        assert store.load_collections() == (plain, smart)
        assert (plain.is_smart, smart.is_smart) == (False, True)

    def test_a_collection_is_replaced_by_its_identifier(self, store):
        held = keep(store)
        store.save_collections([_collection(1, members=(held.id,))])
        changed = _collection(1, name="Renamed", changed=NOON + timedelta(days=1))
        store.save_collections([changed])
        assert store.load_collections() == (changed,)

    def test_a_badge_may_be_in_several_and_leaves_all_when_erased(self, store):
        first, second = keep(store, 0), keep(store, 1)
        for number in (1, 2):
            store.save_collections([_collection(number, members=(first.id, second.id, UNKNOWN))])
        store.save_removed([first.id], NOON)
        assert [one.members for one in store.load_collections()] == [(first.id, second.id)] * 2
        store.erase([first.id], NOON)
        assert [one.members for one in store.load_collections()] == [(second.id,)] * 2

    def test_a_deleted_collection_leaves_its_badges(self, store):
        held = keep(store)
        store.save_collections([_collection(1, members=(held.id,)), _collection(2)])
        with pytest.raises(KeyError):
            store.erase_collections([_collection(2).id, UNKNOWN], NOON)
        assert len(store.load_collections()) == 2
        store.erase_collections([_collection(1).id], NOON)
        assert store.load_collections() == (_collection(2),)
        assert store.load_holdings() == (held,)

    def test_what_went_out_comes_back_with_every_field_the_last_first(self, store):
        assert store.load_shares() == ()
        sent = examples.share(0)
        down = examples.share(
            1, happening=Happening.TAKEN_DOWN, about=sent.id, until=None, sha256="", badges=()
        )
        store.save_share(sent)
        store.save_share(down)
        assert store.load_shares() == (down, sent)

    def test_what_went_out_stays_in_the_history_when_the_badge_is_erased(self, store):
        held = keep(store)
        store.save_share(examples.share(0))
        store.erase([held.id])
        assert store.load_shares() == (examples.share(0),)


def _collection(number, **changes):
    made = Collection(id=f"{number:032x}", name=f"Collection {number}", changed=NOON)
    return replace(made, **changes)
