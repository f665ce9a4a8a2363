"""backpack check: what it tells of a file, and that it keeps nothing."""

import base64
import json

from tests import mint
from tests.mint_lists import revocation_list, status_entry, status_list, token_of

ISSUER = mint.did_key(mint.ed25519())


def test_a_sound_badge_of_an_unknown_issuer_says_so_in_plain_words(command, badge):
    done = command("check", badge)
    assert done.status == 0
    lines = [line.strip() for line in done.out.splitlines()]
    assert lines[0] == str(badge)
    assert lines[1] == "Data Literacy, from Northlake Academy"
    assert lines[2] == "Unchanged since it was signed"
    assert lines[3] == "You haven't confirmed the issuer."


def test_a_known_issuer_makes_it_verified(command, badge):
    done = command("check", badge, "--json", "--known-issuer", ISSUER)
    found = done.record["badges"][0]
    assert (found["standing"], found["genuine"]) == ("verified", "verified")
    assert found["issuer"] == {"name": "Northlake Academy", "id": ISSUER, "known": True}


def test_a_known_issuer_whose_key_proves_nothing_is_told_as_that(command, tmp_path):
    path = tmp_path / "older.jws"
    path.write_bytes(mint.ob2_jws())
    known = command("check", path, "--known-issuer", "https://northlake.example/issuer")
    assert "You haven't confirmed the issuer." in command("check", path).out
    assert "You haven't confirmed" not in known.out
    assert "The key came with the badge." in known.out


def test_a_forged_badge_is_not_genuine_with_the_reason(command, forged):
    done = command("check", forged)
    assert "Not genuine: The signature does not match." in done.out
    assert done.status == 0  # it is a badge, and was read


def test_the_json_line_has_every_field_that_programs_are_promised(command, badge):
    record = command("check", badge, "--json").record
    assert list(record) == ["source", "outcome", "fault", "cautions", "refused", "badges"]
    assert (record["source"], record["outcome"], record["fault"]) == (str(badge), "badges", None)
    found = record["badges"][0]
    assert found["standard"] == "3.0"
    assert found["issued"] == "2026-03-14T00:00:00Z"
    assert found["expires"] is None
    assert found["tags"] == ["data", "reading"]
    assert (found["evidence"], found["alignments"]) == (0, 0)
    assert [check["number"] for check in found["checks"]] == list(range(1, 12))
    assert list(found["checks"][2]) == ["number", "code", "result", "text", "details"]


def test_a_picture_without_a_badge_is_refused_with_advice(command, no_badge):
    done = command("check", no_badge)
    assert done.status == 1
    assert "Refused: No badge inside this picture" in done.out
    assert "Download the original badge" in done.out


def test_a_refusal_in_json_carries_its_code_and_three_sentences(command, no_badge):
    record = command("check", no_badge, "--json").record
    assert record["outcome"] == "refused"
    assert record["badges"] == []
    assert record["fault"]["code"] == "no-badge-inside"
    assert all(record["fault"][part] for part in ("title", "explanation", "advice"))


def test_a_folder_stands_for_every_file_below_it(command, tmp_path, badge, no_badge):
    inner = tmp_path / "inner"
    inner.mkdir()
    badge.rename(inner / "badge.png")
    done = command("check", tmp_path, "--json")
    assert done.status == 1
    assert [record["outcome"] for record in done.records] == ["refused", "badges"]


def test_an_empty_folder_is_said_to_be_empty(command, tmp_path):
    done = command("check", tmp_path)
    assert done.status == 1
    assert "There is no file there" in done.err


def test_a_missing_file_is_refused_and_the_others_are_still_read(command, badge, tmp_path):
    done = command("check", tmp_path / "gone.png", badge, "--json")
    assert [record["outcome"] for record in done.records] == ["refused", "badges"]
    assert done.records[0]["fault"]["code"] == "not-found"


def test_a_dash_reads_standard_input(command, piped):
    piped(mint.vc_jwt())
    record = command("check", "-", "--json").record
    assert (record["source"], record["outcome"]) == ("-", "badges")


def test_an_address_is_answered_with_how_to_download_the_badge_there(command):
    done = command("check", "https://www.credly.com/badges/1234", "--json")
    assert done.status == 1
    assert done.record["source"] == "https://www.credly.com/badges/1234"
    assert done.record["fault"]["code"].startswith("page-link")


def test_a_further_rule_set_that_was_not_read_is_never_the_reason(command, tmp_path):
    schema = {"id": "https://schema.example/1.json", "type": "1EdTechJsonSchemaValidator2019"}
    status = status_entry("https://lists.example/1")
    path = tmp_path / "both.jwt"
    path.write_bytes(mint.vc_jwt(credentialSchema=schema, credentialStatus=status))
    assert "Could not check: Whether it was revoked" in command("check", path).out


def test_an_identity_tells_whom_the_badge_is_made_out_to(command, badge):
    own = command("check", badge, "--identity", "email:learner@example.org")
    assert "Made out to you." in own.out
    other = command("check", badge, "--identity", "email:else@example.org")
    assert "Made out to another address" in other.out


def test_dates_are_judged_as_of_the_moment_that_is_asked_for(command, tmp_path):
    path = tmp_path / "short.jwt"
    path.write_bytes(mint.vc_jwt(validUntil="2026-04-01T00:00:00Z"))
    before = command("check", path, "--json", "--as-of", "2026-03-20T00:00:00Z").record
    after = command("check", path, "--as-of", "2026-05-01")
    assert before["badges"][0]["standing"] == "valid-unknown-issuer"
    assert "Expired on 1 Apr 2026" in after.out


def test_a_date_to_come_is_told_with_its_day(command, tmp_path):
    path = tmp_path / "early.jwt"
    path.write_bytes(mint.vc_jwt(validFrom="2099-01-01T00:00:00Z"))
    assert "Valid from 1 Jan 2099" in command("check", path).out


def test_a_badge_that_only_its_token_ends_is_still_called_expired(command, tmp_path):
    path = tmp_path / "token.jwt"
    path.write_bytes(mint.vc_jwt(claims={"exp": 1775000000}))
    found = command("check", path, "--json").record["badges"][0]
    assert found["standing"] == "expired"
    assert "  Expired" in command("check", path).out


def test_what_is_worth_knowing_is_noted(command, tmp_path):
    path = tmp_path / "to-nobody.jwt"
    subject = {
        "type": ["AchievementSubject"],
        "achievement": {"name": "Alone", "type": ["Achievement"]},
    }
    path.write_bytes(mint.vc_jwt(credentialSubject=subject))
    assert "Note: It is made out to nobody." in command("check", path).out


def test_check_makes_no_backpack(command, badge, tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    command("check", badge)
    assert not (tmp_path / "data").exists()


def test_with_a_home_its_confirmed_issuers_count_too(backpack, command, badge, kept):
    backpack("issuers", "confirm", kept)
    assert command("check", badge, "--json").record["badges"][0]["issuer"]["known"] is False
    assert backpack("check", badge, "--json").record["badges"][0]["standing"] == "verified"


def test_with_a_home_that_stays_shut_nothing_is_checked(command, home, badge):
    done = command("check", badge, "--home", home)
    assert done.status == 3
    assert "The backpack is locked" in done.err


def test_commands_for_the_terminal_inside_a_badge_are_not_obeyed(command, tmp_path):
    path = tmp_path / "trick.jwt"
    issuer = {"id": ISSUER, "type": ["Profile"], "name": "\x1b[2J\x9b31mEvil\u202egnp.exe"}
    path.write_bytes(mint.vc_jwt(claims={"issuer": issuer}))
    done = command("check", path)
    assert done.status == 0
    assert "Evil" in done.out
    assert not {"\x1b", "\x9b", "\u202e"} & set(done.out)


def test_a_stand_in_for_the_web_has_to_be_of_the_promised_form(command, badge, tmp_path):
    web = tmp_path / "web.json"
    answer = {"status": 200, "headers": {}, "body_b64": "e30="}
    web.write_text(json.dumps({"https://issuer.example": answer}))
    assert command("check", badge, "--web", web, "--offline").status == 0
    for wrong in ("[]", "{", '{"https://a.example": {"status": "200", "body_b64": ""}}'):
        web.write_text(wrong)
        assert command("check", badge, "--web", web).status == 2


def test_a_revoked_badge_says_so_with_the_issuers_reason(command, tmp_path):
    place = "https://northlake.example/revocations/1"
    badge, web = tmp_path / "badge.jwt", tmp_path / "web.json"
    badge.write_bytes(mint.vc_jwt(credentialStatus={"id": place, "type": "1EdTechRevocationList"}))
    revoked = {"id": mint.credential(ISSUER)["id"], "revocationReason": "Issued by mistake"}
    encoded = base64.b64encode(json.dumps(revocation_list(ISSUER, place, revoked)).encode())
    web.write_text(
        json.dumps({place: {"status": 200, "headers": {}, "body_b64": encoded.decode()}})
    )
    assert "Revoked by the issuer: Issued by mistake\n" in command("check", badge, "--web", web).out


def test_a_web_that_stands_in_tells_whether_a_badge_was_revoked(command, tmp_path):
    place = "https://northlake.example/status/3"
    badge, web = tmp_path / "badge.jwt", tmp_path / "web.json"
    badge.write_bytes(mint.vc_jwt(credentialStatus=status_entry(place)))
    for marks, standing in (([], "verified"), ([7], "revoked")):
        body = token_of(status_list(ISSUER, place, marks))
        encoded = base64.b64encode(body).decode()
        web.write_text(json.dumps({place: {"status": 200, "headers": {}, "body_b64": encoded}}))
        done = command("check", badge, "--json", "--web", web, "--known-issuer", ISSUER)
        assert done.record["badges"][0]["standing"] == standing
    assert command("check", badge, "--json").record["badges"][0]["standing"] == "unverifiable"
