"""Links on the command line: followed where that is allowed, else told how."""

import base64
import json

import pytest

from tests import mint

UUID = "53d391d7-b2f0-40f6-bb23-d3f5a1d5a8e9"
PAGE = f"https://www.credly.com/badges/{UUID}"
PLACE = f"https://www.credly.com/api/v1/obi/v3/open_badge_credentials/{UUID}"
PROFILE = "https://www.credly.com/users/ada-lovelace"
EVIL = f"https://www.credly.com.evil.example/badges/{UUID}"


@pytest.fixture
def web(tmp_path):
    """Makes a file of answers."""

    def write(**answers):
        path = tmp_path / "web.json"
        listed = {
            url: {"status": 200, "body_b64": base64.b64encode(body).decode()}
            for url, body in answers.items()
        }
        path.write_text(json.dumps(listed), "utf-8")
        return path

    return write


def test_a_page_is_checked_as_its_badge(command, web):
    record = command("check", PAGE, "--json", "--web", web(**{PLACE: mint.vc_jwt()})).record
    assert (record["source"], record["outcome"]) == (PAGE, "badges")
    assert record["badges"][0]["standing"] == "valid-unknown-issuer"


def test_each_badge_of_a_profile_is_added_and_called_by_its_page(backpack, web):
    other = UUID.replace("5", "6")
    listing = json.dumps({"data": [{"id": UUID}, {"id": other}]}).encode()
    answers = web(**{f"{PROFILE}/badges.json": listing, PLACE: mint.vc_jwt()})
    first, second = backpack("add", PROFILE, "--json", "--web", answers).records
    assert (first["source"], first["badges"][0]["kept"]) == (PAGE, "added")
    assert second["source"] == f"https://www.credly.com/badges/{other}"
    assert second["fault"]["code"] == "link-not-reached"


def test_a_hosted_badge_is_compared_and_its_issuer_told_with_who_recorded_it(command, web):
    site = "https://www.credly.com/api/v1/obi/v2"
    assertion = f"{site}/badge_assertions/{UUID}"
    documents = mint.hosted(site)
    documents[assertion] = documents.pop(f"{site}/1") | {"id": assertion}
    answers = web(**{url: json.dumps(one).encode() for url, one in documents.items()})
    badge = command("check", PAGE, "--json", "--web", answers).record["badges"][0]
    assert badge["standing"] == "valid-unknown-issuer"
    told = next(check["text"] for check in badge["checks"] if check["code"] == "issuer")
    assert "as recorded by credly.com" in told
    known = ("--known-issuer", badge["issuer"]["id"])
    record = command("check", PAGE, "--json", "--web", answers, *known).record
    assert record["badges"][0]["standing"] == "verified"


def test_offline_a_page_is_refused_with_both_ways_on(command):
    done = command("check", PAGE)
    assert done.status == 1
    assert "Allow the network to fetch it. Or open it in your browser" in done.out


def test_a_link_that_seems_to_be_another_s_is_not_taken_for_that(command, web):
    answers = web(**{PLACE: mint.vc_jwt()})
    kept = command("check", EVIL, "--json", "--web", answers).record
    assert kept["badges"][0]["standing"] == "unverifiable"
    hidden = f"https://www.credly.com@evil.example/badges/{UUID}"
    refused = command("check", hidden, "--json", "--web", answers).record
    assert refused["fault"]["code"] == "link-not-safe"
    assert "evil.example" in refused["fault"]["explanation"]
