"""backpack issuers: whom the learner vouches for."""

import base64
import json

import pytest

from tests import mint

ISSUER = mint.did_key(mint.ed25519())


def standing(backpack):
    return backpack("list", "--json").record["standing"]


def test_confirming_makes_the_issuers_badges_verified(backpack, kept):
    done = backpack("issuers", "confirm", ISSUER)
    assert f"Confirmed: Northlake Academy ({ISSUER})" in done.out
    assert "1 badge was checked again." in done.out
    assert standing(backpack) == "verified"


def test_a_badge_can_stand_for_its_issuer(backpack, kept):
    assert backpack("issuers", "confirm", kept[:8], "--json").record["id"] == ISSUER
    assert standing(backpack) == "verified"


def test_a_confirmation_can_be_taken_back(backpack, kept):
    backpack("issuers", "confirm", kept)
    assert "Forgotten" in backpack("issuers", "forget", ISSUER).out
    assert standing(backpack) == "valid-unknown-issuer"


def test_programs_are_told_what_was_forgotten(backpack, kept):
    backpack("issuers", "confirm", kept)
    record = backpack("issuers", "forget", kept, "--json").record
    assert record == {"id": ISSUER, "forgotten": True, "checked_again": 1}


def test_forgetting_somebody_never_confirmed_is_refused(backpack):
    done = backpack("issuers", "forget", "did:key:z6Mk")
    assert done.status == 1
    assert "This issuer was not confirmed" in done.err


@pytest.mark.parametrize("words", ["not an id: at all", "did:", "https://", "Northlake", "a:b"])
def test_what_is_no_identifier_is_not_confirmed(backpack, kept, words):
    done = backpack("issuers", "confirm", words, "--json")
    assert (done.status, done.record["fault"]["code"]) == (1, "no-issuer-like-that")
    assert backpack("issuers", "list", "--json").out == ""


@pytest.mark.parametrize("issuer", ["urn:example:issuer", "https://northlake.example/issuer"])
def test_addresses_and_urns_are_identifiers_too(backpack, issuer):
    assert backpack("issuers", "confirm", issuer, "--json").record["id"] == issuer


def test_an_odd_identifier_that_a_badge_brought_can_be_forgotten(backpack, tmp_path):
    path = tmp_path / "odd.json"
    document = mint.assertion()
    document["badge"]["issuer"]["id"] = "northlake"
    path.write_text(json.dumps(document))
    identifier = backpack("add", path, "--json").record["badges"][0]["id"]
    backpack("issuers", "confirm", identifier)
    assert backpack("issuers", "forget", "northlake").status == 0


def test_the_confirmed_ones_are_listed(backpack, kept):
    assert backpack("issuers", "list").out.strip() == "No issuer is confirmed yet."
    backpack("issuers", "confirm", kept)
    assert f"Northlake Academy ({ISSUER}), confirmed on" in backpack("issuers", "list").out
    assert backpack("issuers", "list", "--json").record["name"] == "Northlake Academy"


def test_an_issuer_without_badges_here_can_be_confirmed_beforehand(backpack, badge):
    assert f"Confirmed: {ISSUER}" in backpack("issuers", "confirm", ISSUER).out
    assert backpack("add", badge, "--json").record["badges"][0]["standing"] == "verified"


def test_a_badge_that_names_no_issuer_cannot_stand_for_one(backpack, tmp_path):
    path = tmp_path / "nameless.json"
    document = mint.assertion()
    del document["badge"]["issuer"]["id"]
    path.write_text(json.dumps(document))
    identifier = backpack("add", path, "--json").record["badges"][0]["id"]
    done = backpack("issuers", "confirm", identifier)
    assert done.status == 1
    assert "names no issuer" in done.err


def test_who_could_be_confirmed_is_told(backpack, kept):
    out = backpack("issuers", "ask").out
    assert "Nobody on the web stands by this one. Whose key is it?" in out
    assert f"  Northlake Academy, 1 badge, {ISSUER}" in out
    assert "Did you earn badges from these?" not in out
    assert backpack("issuers", "ask", "--json").record == {
        "id": ISSUER,
        "name": "Northlake Academy",
        "host": "",
        "badges": 1,
        "alone": True,
        "recorded_by": "",
        "looks_like": None,
    }


def test_issuers_with_a_site_are_told_in_one_list(backpack, tmp_path):
    site = "https://northlake.example/issuer"
    document = mint.controller_document(site, mint.method(mint.ed25519(), f"{site}#key-1"))
    body = base64.b64encode(json.dumps(document).encode()).decode()
    web = tmp_path / "web.json"
    web.write_text(json.dumps({site: {"status": 200, "headers": {}, "body_b64": body}}))
    path = tmp_path / "badge.jwt"
    path.write_bytes(mint.token(site, kid=f"{site}#key-1"))
    backpack("add", path, "--online", "--web", web)
    out = backpack("issuers", "ask").out
    assert "Did you earn badges from these?" in out
    assert f"  Northlake Academy, northlake.example, 1 badge, {site}" in out
    assert backpack("issuers", "ask", "--json").record["alone"] is False


def test_nobody_is_asked_about_where_all_are_known(backpack, kept):
    backpack("issuers", "confirm", kept)
    assert backpack("issuers", "ask").out.strip() == "There is nobody to be asked about."
    assert backpack("issuers", "ask", "--json").out == ""


def test_several_are_confirmed_with_one_command(backpack, kept):
    done = backpack("issuers", "confirm", kept, "urn:example:issuer")
    assert "Confirmed: urn:example:issuer" in done.out
    assert "1 badge was checked again." in done.out
    first, second = backpack("issuers", "confirm", ISSUER, "urn:example:issuer", "--json").records
    assert (first["id"], second["id"]) == (ISSUER, "urn:example:issuer")
    assert first["checked_again"] == second["checked_again"] == 1


def test_nobody_is_confirmed_where_one_of_several_is_no_issuer(backpack, kept):
    assert backpack("issuers", "confirm", kept, "Northlake").status == 1
    assert standing(backpack) == "valid-unknown-issuer"


def test_one_that_looks_like_a_confirmed_issuer_is_told_apart(backpack, kept, tmp_path):
    backpack("issuers", "confirm", kept)
    path = tmp_path / "other.jwt"
    path.write_bytes(mint.vc_jwt(mint.p256(), id="urn:uuid:other"))
    badge = backpack("add", path, "--json").record["badges"][0]
    assert "issuer-looks-like" in [caution["code"] for caution in badge["cautions"]]
    title = f"Northlake Academy ({ISSUER})"
    out = backpack("issuers", "ask").out
    assert f"This one looks like {title}, whom you confirmed, and is another:" in out
    told = backpack("issuers", "ask", "--json").record
    assert told["looks_like"] == {"id": ISSUER, "name": "Northlake Academy"}
    assert told["alone"] is True


def test_who_recorded_the_name_of_an_issuer_is_told(command, backpack, tmp_path):
    site = "https://api.credly.com/v1/issuers/7"
    path = tmp_path / "badge.jwt"
    path.write_bytes(mint.token(site, kid=f"{site}#key-1"))
    recorded = "Data Literacy, from Northlake Academy, as recorded by credly.com"
    assert recorded in command("check", path).out
    badge = command("check", path, "--json").record["badges"][0]
    assert badge["checks"][4]["details"] == {"recorded_by": "credly.com"}
    backpack("add", path)
    number = backpack("list", "--json").record["id"]
    assert backpack("show", number).out.startswith(recorded)
