"""backpack network, and what --online, --offline and --web let be asked."""

import base64
import dataclasses
import json

import pytest

from backpack.cli.program import VERBS
from backpack.domain.web import Answer, Missing, Unreached
from backpack.net.fetcher import WebFetcher
from backpack.verify.verifier import Verifier
from tests.conftest import NOW

HOST = "issuer.example"
URL = f"https://{HOST}/badge"


@pytest.fixture
def needed():
    """What every badge needs."""
    return [URL]


@pytest.fixture
def asked(monkeypatch, needed):
    """What reaches the real door is noted here, and goes no further."""
    asked = []
    verify = Verifier.verify

    def verify_and_ask(self, *given, **options):
        report = verify(self, *given, **options)
        missing = []
        for url in needed:
            try:
                self._fetcher.fetch(url)
            except Unreached as unreached:
                reason = f"source-{unreached.trouble.value}"
                missing.append(Missing(url=url, host=HOST, reason=reason))
        return dataclasses.replace(report, missing=tuple(missing))

    def fetch(self, url, **options):
        asked.append(url)
        return Answer(url=url, final_url=url, status=404, body=b"", fetched=NOW)

    def verify_all(self, found, policy):
        return tuple(self.verify(one, policy) for one in found)

    monkeypatch.setattr(Verifier, "verify", verify_and_ask)
    monkeypatch.setattr(Verifier, "verify_all", verify_all)
    monkeypatch.setattr(WebFetcher, "fetch", fetch)
    return asked


@pytest.fixture
def web(tmp_path):
    path = tmp_path / "web.json"
    body = base64.b64encode(b"{}").decode()
    path.write_text(json.dumps({URL: {"status": 200, "headers": {}, "body_b64": body}}))
    return path


def test_nobody_is_asked_before_somebody_allows_it(backpack):
    assert "network" in VERBS
    assert backpack("network", "show", "--json").record == {
        "network": "ask",
        "hosts": [],
        "plain_http": [],
    }
    assert "Only the sites that you allow are asked." in backpack("network", "show").out


@pytest.mark.parametrize("mode", ["always", "ask", "never"])
def test_the_general_answer_is_kept(backpack, mode):
    assert backpack("network", mode, "--json").record["network"] == mode
    assert backpack("network", "show", "--json").record["network"] == mode


def test_a_site_is_allowed_and_forgotten(backpack):
    assert backpack("network", "allow", f"https://{HOST}/x", "--json").record["hosts"] == [HOST]
    done = backpack("network", "allow", "old.example", "--plain-http")
    assert "  issuer.example\n" in done.out
    assert "  old.example, without encryption too\n" in done.out
    record = backpack("network", "forget", "old.example", "--json").record
    assert (record["hosts"], record["plain_http"]) == ([HOST], [])


def test_what_is_no_public_site_is_refused(backpack):
    done = backpack("network", "allow", "localhost", "--json")
    assert (done.status, done.record["fault"]["code"]) == (1, "no-host-like-that")
    done = backpack("network", "forget", "other.example", "--json")
    assert (done.status, done.record["fault"]["code"]) == (1, "host-not-allowed")


def test_checking_asks_nobody_and_says_who_was_not_asked(command, badge, asked):
    done = command("check", badge)
    assert asked == []
    assert "1 site was not asked: issuer.example (1)" in done.out
    assert "--online" in done.out
    assert "not asked" not in command("check", badge, "--json").out
    assert "not asked" not in command("check", badge, "--offline").out


def test_online_is_leave_for_this_once(command, badge, asked):
    assert "not asked" not in command("check", badge, "--online").out
    assert asked == [URL]
    command("check", badge)
    assert asked == [URL]


def test_offline_wins_over_everything(command, backpack, badge, asked, web):
    backpack("network", "always")
    command("check", badge, "--online", "--plain-http", "--offline")
    backpack("check", badge, "--offline")
    backpack("add", badge, "--offline", "--online")
    done = command("check", badge, "--web", web, "--offline")
    assert asked == []
    assert done.status == 0


def test_a_file_of_answers_replaces_the_real_door(command, backpack, badge, asked, web):
    for run in (command, backpack):
        assert "not asked" not in run("check", badge, "--web", web, "--online").out
    assert "not asked" not in backpack("add", badge, "--web", web).out
    assert asked == []


def test_checking_with_a_backpack_respects_what_is_saved_there(backpack, badge, asked):
    backpack("check", badge)
    assert asked == []
    backpack("network", "allow", HOST)
    backpack("check", badge)
    assert asked == [URL]
    backpack("network", "never")
    backpack("check", badge)
    assert asked == [URL]


def test_adding_respects_what_is_saved_and_says_who_was_not_asked(backpack, badge, asked):
    assert "1 site was not asked: issuer.example (1)" in backpack("add", badge).out
    assert asked == []
    backpack("network", "always")
    assert "not asked" not in backpack("add", badge).out
    assert asked == [URL]


def test_adding_online_is_not_remembered(backpack, badge, asked):
    backpack("add", badge, "--online")
    assert asked == [URL]
    assert backpack("network", "show", "--json").record["network"] == "ask"


def test_plain_http_needs_a_word_of_its_own(command, badge, asked, needed):
    needed[:] = [f"http://{HOST}/badge"]
    done = command("check", badge, "--online")
    assert asked == []
    assert "To ask for this once, without encryption too: --plain-http" in done.out
    command("check", badge, "--plain-http")
    assert asked == needed
