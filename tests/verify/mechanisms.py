"""What shows that each mechanism works: the tests by the files that hold them.

``docs/verification.md`` has a table made of this by ``python -m tools.verification_table``.
"""

HOSTED = "verify/test_hosted.py"
SIGNED = "verify/test_ob2_jws.py"
ATTACKS = "verify/test_attacks.py"
BINDING = "verify/test_binding.py"
STANDING = "verify/test_standing.py"
GOOD = "verify/test_good_badges.py"
KEYS = "verify/test_keys.py"
CONTEXTS = "verify/test_contexts.py"
EMBEDDED = "verify/proofs/test_embedded.py"
SELECTIVE = "verify/proofs/test_ecdsa_sd.py"
VECTORS = "conformance/test_vectors.py"
LISTS = "verify/status/test_lists_of_marks.py"
REVOCATIONS = "verify/status/test_revocation_lists.py"
ENDORSED = "verify/test_endorsements.py"
DIGESTS = "verify/test_digests_of_badges.py"
LINKS, LINK_PAGES = "services/test_linking.py", "formats/test_page_links.py"
CLOCK = "verify/test_clock.py"
MANIFEST = "conformance/test_manifest.py"

MECHANISMS = {
    "Hosted, Open Badges 0.5 to 2.1": {
        "fetched anew and compared": (
            HOSTED,
            "test_a_badge_that_its_issuer_still_shows_is_verified",
        ),
        "what is held otherwise": (HOSTED, "test_what_is_held_otherwise_is_not_genuine"),
        "the scope of the issuer": (HOSTED, "test_the_issuer_decides_where_its_badges_may_lie"),
        "a class or issuer of somebody else": (HOSTED, "test_a_stolen_class_is_out_of_scope"),
        "http and https": (HOSTED, "test_a_badge_of_2012_is_found_at_its_secure_address"),
        "redirects": (HOSTED, "test_a_door_that_leads_anywhere_proves_nothing"),
        "`410`": (HOSTED, "test_a_badge_that_was_withdrawn_is_revoked"),
        "`revoked: true`": (HOSTED, "test_revoked_in_the_copy_itself_is_genuine_and_revoked"),
        "query parameters": (HOSTED, "test_what_means_the_same_is_the_same"),
        "dead hosts and refusals": (
            HOSTED,
            "test_each_trouble_on_the_way_has_a_sentence_of_its_own",
        ),
        "an address alone": (HOSTED, "test_an_address_alone_fills_itself"),
    },
    "Signed, Open Badges 1.0 to 2.1": {
        "a key of the issuer's list": (
            SIGNED,
            "test_a_key_that_the_issuer_itself_lists_is_the_issuer_s",
        ),
        "a key by its address (1.0)": (SIGNED, "test_version_1_trusts_a_key_on_the_issuer_s_site"),
        "PEM and JWK": (SIGNED, "test_a_key_may_be_written_in_many_ways"),
        "the owner": (SIGNED, "test_a_listed_key_of_another_owner_is_not_the_issuer_s"),
        "a list of 2.0": (SIGNED, "test_a_badge_on_the_issuer_s_list_is_revoked"),
        "a list of 1.0": (SIGNED, "test_version_1_is_revoked_by_its_uid"),
    },
    "VC-JWT": {
        "EdDSA, ES256, ES384": (STANDING, "test_a_sound_badge_of_a_confirmed_issuer_is_verified"),
        "the algorithm of the key": (ATTACKS, "test_a_key_that_names_another_algorithm_fits_none"),
        "forged tokens": (
            "hostile/test_tokens.py",
            "test_an_attack_ends_in_its_standing_and_asks_nobody_else",
        ),
        "claims against the body": (
            ATTACKS,
            "test_claims_that_contradict_the_badge_make_it_invalid",
        ),
        "RS256": (GOOD, "test_a_did_jwk_may_hold_any_key"),
        "the claim `vc` (VC 1.1)": (
            "hostile/test_tokens.py",
            "test_the_issuer_of_a_vc_under_its_claim_is_bound_too",
        ),
        "`jku`, `x5u` are never asked": (
            "hostile/test_tokens.py",
            "test_a_good_token_beside_all_that_is_good",
        ),
        "`kid` and `typ` in each form": (GOOD, "test_tokens_name_their_key_in_many_ways"),
        "`vc+jwt`": (ATTACKS, "test_a_vc_jwt_of_the_newer_kind_may_end_before_its_credential"),
        "weak RSA": (ATTACKS, "test_a_weak_rsa_key_proves_nothing"),
        "secret keys": (KEYS, "test_a_secret_key_proves_nothing"),
        "any changed bit": (ATTACKS, "test_any_flipped_bit_of_a_signed_token_is_never_good"),
    },
    "Badges in the forms of the wild": {
        "one or many, text or object": (GOOD, "test_a_badge_may_be_written_in_many_ways"),
        "9999 for never": (GOOD, "test_an_end_that_stands_for_never_is_no_end_today"),
    },
    "Embedded proofs": {
        "each of the suites": (EMBEDDED, "test_a_badge_with_a_proof_of_each_kind_is_verified"),
        "P-384 with SHA-384": (EMBEDDED, "test_a_p_384_key_takes_its_own_hash"),
        "`ecdsa-sd-2023`, base": (SELECTIVE, "test_a_base_proof_is_confirmed_whole"),
        "`ecdsa-sd-2023`, derived": (SELECTIVE, "test_a_part_is_good_with_the_same_caution"),
        "proof sets": (EMBEDDED, "test_a_set_is_good_when_all_hold"),
        "proof chains": (EMBEDDED, "test_the_last_of_a_chain_needs_every_other"),
        "a kind that is not read": (
            ATTACKS,
            "test_an_unsupported_proof_beside_a_good_one_is_harmless",
        ),
        "purpose, made, end": (EMBEDDED, "test_what_a_proof_says_of_itself_counts"),
        "any changed member": (EMBEDDED, "test_no_change_to_any_member_leaves_a_good_standing"),
        "vectors of the W3C": (VECTORS, "test_every_proof_of_a_published_document_holds"),
        "their canonical bytes": (
            VECTORS,
            "test_canonical_statements_and_hashes_are_the_published_ones",
        ),
        "platforms with faults": (
            "verify/proofs/test_faulty_issuers.py",
            "test_the_faulty_kind_says_what_is_wrong_and_whom_to_write_to",
        ),
    },
    "Vocabularies and coverage": {
        "shipped": (
            "verify/test_keys_and_contexts.py",
            "test_every_bundled_context_is_what_was_shipped",
        ),
        "pinned": (CONTEXTS, "test_another_context_at_the_address_is_not_used"),
        "unknown": (CONTEXTS, "test_no_other_address_is_ever_asked"),
        "the work limit": (ATTACKS, "test_a_poisoned_graph_is_given_up"),
        "what is shown is covered": (
            ATTACKS,
            "test_shown_members_that_no_signature_covers_cannot_be_checked",
        ),
        "additions": (ATTACKS, "test_additions_that_no_signature_covers_are_told_apart"),
        "plain form": ("verify/test_plain_form.py", "test_each_way_to_read_otherwise_is_named"),
    },
    "Keys": {
        "did:key, did:jwk": (BINDING, "test_did_key_or_did_jwk_and_the_same_did"),
        "did:web": (BINDING, "test_did_web_obtained_and_the_key_listed_for_assertion_method"),
        "https": (BINDING, "test_https_obtained_and_the_key_listed_for_assertion_method"),
        "Multikey, JsonWebKey and older": (KEYS, "test_a_document_lists_keys_of_every_kind"),
        "a key with the badge": (BINDING, "test_https_not_reached_and_a_key_that_travels"),
        "a key elsewhere": (
            BINDING,
            "test_https_and_a_kid_on_another_origin_that_the_issuer_does_not_list",
        ),
        "withdrawn": (BINDING, "test_obtained_and_the_key_is_withdrawn"),
        "two issuers on one host": (BINDING, "test_two_issuers_on_one_host_are_not_each_other"),
    },
    "Revocation": {
        "BitstringStatusList": (LISTS, "test_a_badge_that_the_list_does_not_mark_is_verified"),
        "StatusList2021": (LISTS, "test_a_list_of_2021_counts_with_and_without_multibase"),
        "1EdTechRevocationList": (REVOCATIONS, "test_a_badge_that_is_on_the_list_is_revoked"),
        "messages": (LISTS, "test_a_newer_version_and_a_message_are_told_and_lower_nothing"),
        "every entry": (LISTS, "test_revoked_wins_over_suspended_over_unknown_over_clear"),
        "the list verified first": (LISTS, "test_a_list_that_cannot_be_relied_on_clears_nothing"),
        "one fetch a list": (
            LISTS,
            "test_one_list_is_asked_for_once_however_many_entries_point_to_it",
        ),
        "eight entries at most": (LISTS, "test_ten_thousand_entries_are_not_looked_up_at_all"),
        "2 MiB at most": (LISTS, "test_a_bomb_is_stopped"),
    },
    "Beside the badge": {
        "a newer version": ("verify/test_refreshing.py", "test_a_newer_version_is_told"),
        "endorsements": (ENDORSED, "test_endorsements_that_hold_are_told_with_who_says_what"),
        "false endorsements": (
            ENDORSED,
            "test_a_false_endorsement_fails_and_says_nothing_against_the_badge",
        ),
        "digests": (DIGESTS, "test_evidence_that_was_replaced_fails_with_a_caution"),
        "badges in a record": ("verify/test_in_record.py", "test_it_takes_the_proof_of_the_record"),
    },
    "Recipient and issuer": {
        "addresses, hashed and plain": (
            "domain/test_identity.py",
            "test_common_spellings_of_an_address_match",
        ),
        "kinds of the specifications": (
            "domain/test_identity.py",
            "test_one_identity_in_two_spellings_is_one",
        ),
        "a digest that is none": (
            "domain/test_identity.py",
            "test_what_cannot_be_compared_is_not_known",
        ),
        "never a refusal": (STANDING, "test_the_recipient_is_told_apart_and_never_refused"),
        "the whole identifier": (HOSTED, "test_only_the_whole_address_makes_an_issuer_known"),
        "shared hosts": (
            "verify/test_shared_hosts.py",
            "test_of_two_issuers_on_one_host_the_confirmed_one_alone_is_known",
        ),
        "registries": (
            "services/test_registering.py",
            "test_whom_a_chosen_registry_lists_is_known_by_its_name",
        ),
        "look-alikes": (
            "verify/test_issuers.py",
            "test_a_name_like_a_confirmed_issuer_s_is_told_with_both_identifiers",
        ),
        "names": (STANDING, "test_a_sound_badge_of_an_unknown_issuer_says_so"),
    },
    "Add from a link": {
        "a platform's page": (LINK_PAGES, "test_a_platform_s_page_leads_to_its_badge"),
        "only its likeness": (LINK_PAGES, "test_what_only_looks_like_a_platform_is_none"),
        "a hidden host": (LINK_PAGES, "test_a_link_that_hides_where_it_leads_is_not_followed"),
        "any other page": (LINKS, "test_a_page_of_another_site_tells_where_its_badge_lies"),
        "a whole profile": (LINKS, "test_a_profile_becomes_all_of_its_badges"),
        "a picture of another badge": (LINKS, "test_a_picture_without_this_very_badge_is_left"),
        "each trouble": (LINKS, "test_each_refusal_of_a_platform_has_its_sentence"),
        "a page that takes long": ("formats/test_html_page.py", "test_no_page_takes_long"),
    },
    "Clock": {
        "five minutes": (STANDING, "test_five_minutes_of_leeway_on_both_ends"),
        "plainly wrong": (CLOCK, "test_a_clock_years_behind_calls_no_badge_good_or_expired"),
    },
    "Memory": {
        "a silent issuer": (
            "services/test_remembering.py",
            "test_when_the_issuer_goes_away_it_stays_verified_as_of_the_last_answer",
        ),
        "replayed offline": (
            "services/test_reporting.py",
            "test_a_replay_comes_out_the_same_and_asks_nobody",
        ),
    },
    "Real files": {
        "each as its source expects": (
            MANIFEST,
            "test_with_its_web_each_file_has_the_outcome_of_its_group",
        ),
        "offline": (MANIFEST, "test_offline_each_file_has_the_outcome_of_its_group"),
        "the rules of the data model": (
            MANIFEST,
            "test_each_rule_of_the_data_model_is_held_to_once_its_input_is_signed",
        ),
    },
}
"""Each mechanism, what is shown of it, and the test that shows it."""
