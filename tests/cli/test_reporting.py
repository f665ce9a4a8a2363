"""backpack verify, report, history and replay: with a file that stands in for the web."""

import base64
import json
from datetime import timedelta

import pytest

from backpack.bootstrap import SystemClock
from tests.services.learner import ISSUER, KEYS, OTHER_KEYS, SITE, badge


@pytest.fixture
def web(tmp_path):
    """Makes a file of answers: the issuer's site with these keys, or without any."""

    def write(keys=None):
        path = tmp_path / "web.json"
        body = base64.b64encode(json.dumps(keys).encode()).decode()
        path.write_text(json.dumps({SITE: {"status": 200, "body_b64": body}} if keys else {}))
        return path

    return write


@pytest.fixture
def token(tmp_path):
    path = tmp_path / "badge.jwt"
    path.write_bytes(badge())
    return path


@pytest.fixture
def held(backpack, token, web):
    """The identifier of a badge that was verified with its issuer's site."""
    backpack("issuers", "confirm", ISSUER)
    added = backpack("add", token, "--web", web(KEYS), "--json").record["badges"][0]
    assert added["standing"] == "verified"
    assert (added["as_of"], added["unreachable_since"]) == (None, None)
    return added["id"]


def test_verify_fills_in_what_could_not_be_looked_up(backpack, token, web):
    backpack("issuers", "confirm", ISSUER)
    backpack("add", token)
    done = backpack("verify")
    assert "Could not check" in done.out
    assert "northlake.example (1)" in done.out
    record = backpack("verify", "--web", web(KEYS), "--json").record
    assert record["standing"] == "verified"


def test_a_silent_site_leaves_the_badge_verified_with_its_day(backpack, held, web):
    day = SystemClock().now()
    record = backpack("verify", held[:8], "--web", web(), "--json").record
    assert record["standing"] == "verified"
    assert record["as_of"].startswith(f"{day:%Y-%m}")
    assert record["unreachable_since"] >= record["as_of"]
    assert f"Verified {day.day} {day:%b}" in backpack("list").out
    shown = backpack("show", held)
    assert "against the issuer's site as it was then; the site has not answered since" in shown.out
    assert backpack("show", held, "--json").record["as_of"] == record["as_of"]


def test_check_of_a_file_has_no_memory(command, backpack, held, token, web):
    found = command("check", token, "--web", web(), "--json").record["badges"][0]
    assert found["standing"] == "unverifiable"
    assert (found["as_of"], found["unreachable_since"]) == (None, None)


def test_the_history_tells_what_happened(backpack, held, web):
    backpack("verify", "--web", web(OTHER_KEYS))
    standings = [one["standing"] for one in backpack("history", held, "--json").records]
    assert standings == ["invalid", "verified"]
    lines = backpack("history", held).out.splitlines()
    assert lines[0].endswith("Not genuine")
    assert lines[1].endswith("Verified")


def test_a_saved_report_is_replayed_by_somebody_without_the_backpack(
    command, backpack, held, token, tmp_path
):
    saved = tmp_path / "report.json"
    assert "Saved: " in backpack("report", held, "--output", saved).out
    done = command("replay", saved, token)
    assert done.status == 0
    assert "The same as on" in done.out
    assert command("replay", saved, token, "--json").record["same"]
    again = command("check", token, "--web", saved, "--known-issuer", ISSUER, "--json").record
    assert again["badges"][0]["standing"] == "verified"


def test_a_report_of_another_badge_and_a_file_that_is_none_are_refused(
    command, backpack, held, token, tmp_path, forged
):
    saved = tmp_path / "report.json"
    backpack("report", held, "--output", saved)
    done = command("replay", saved, forged)
    assert done.status == 1
    assert "This report is about another file" in done.err
    none = tmp_path / "none.json"
    none.write_text("{}")
    assert "This is not a saved report" in command("replay", none, token).err


def test_an_altered_report_does_not_come_out_the_same(command, backpack, held, token, tmp_path):
    saved = tmp_path / "report.json"
    backpack("report", held, "--output", saved)
    members = json.loads(saved.read_text())
    members["report"]["standing"] = "revoked"
    members["report"]["checks"][5].update(result="failed", reason="status-revoked")
    saved.write_text(json.dumps(members))
    done = command("replay", saved, token)
    assert done.status == 1
    assert "Not the same." in done.out
    assert "Revocation" in done.out
    record = command("replay", saved, token, "--json").record
    assert (record["same"], record["then"], record["now"]) == (False, "revoked", "verified")
    assert [one["code"] for one in record["differences"]] == ["status"]


def test_a_kept_badge_is_replayed_by_its_identifier(backpack, held):
    assert "Verified" in backpack("replay", held).out


def test_a_report_is_saved_as_a_page_and_never_over_something_else(backpack, held, tmp_path):
    page = tmp_path / "report.html"
    record = backpack("report", held, "--output", page, "--json").record
    assert record == {"output": str(page), "badges": [held]}
    assert page.read_text().startswith("<!DOCTYPE html>")
    assert backpack("report", held, "--output", page).status == 1
    assert backpack("report", held, "--output", page, "--replace").status == 0
    assert backpack("report", held, "--output", tmp_path / "report.txt").status == 2


def test_what_is_due_is_checked_and_a_change_is_told_once(backpack, held, web, monkeypatch):
    assert "0 badges were checked again." in backpack("verify", "--due").out
    later = SystemClock().now() + timedelta(days=20)
    monkeypatch.setattr("backpack.bootstrap.SystemClock.now", lambda _: later)
    done = backpack("verify", "--due", "--web", web(OTHER_KEYS))
    assert "Data Literacy, from Northlake Academy: was “Verified”, is “Not genuine”" in done.out
    assert "1 badge was checked again." in done.out
    assert backpack("verify", "--due", "--json").out == ""


def test_a_change_for_programs_has_both_standings(backpack, held, web, monkeypatch):
    backpack("verify", "--due")
    later = SystemClock().now() + timedelta(days=20)
    monkeypatch.setattr("backpack.bootstrap.SystemClock.now", lambda _: later)
    record = backpack("verify", "--due", "--web", web(OTHER_KEYS), "--json").record
    assert (record["id"], record["before"], record["standing"]) == (held, "verified", "invalid")
    assert record["when"].startswith(f"{later:%Y-%m-%d}")
