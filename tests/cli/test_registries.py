"""backpack registries: lists of issuers that the learner relies on."""

import base64
import json

import pytest

from tests import mint

ISSUER = mint.did_key(mint.ed25519())
ADDRESS = "https://registry.example/registry.json"
REGISTRY = {"registry": {ISSUER: {"name": "Northlake"}}, "meta": {}}


@pytest.fixture
def registry(tmp_path):
    path = tmp_path / "dcc.json"
    path.write_text(json.dumps(REGISTRY))
    return path


@pytest.fixture
def web(tmp_path):
    path = tmp_path / "web.json"
    body = base64.b64encode(json.dumps(REGISTRY).encode()).decode()
    path.write_text(json.dumps({ADDRESS: {"status": 200, "headers": {}, "body_b64": body}}))
    return path


def test_a_registry_counts_for_one_check(command, badge, registry):
    found = command("check", badge, "--json", "--registry", registry).record["badges"][0]
    assert (found["standing"], found["issuer"]["known"]) == ("verified", True)
    assert found["checks"][4]["text"] == "Northlake Academy is listed in dcc, as Northlake."


def test_what_is_no_registry_ends_a_check(command, badge, no_badge):
    assert command("check", badge, "--json", "--registry", badge).status == 1


def test_a_registry_is_chosen_from_a_file_and_taken_back(backpack, kept, registry):
    assert backpack("registries", "list").out.strip() == "You rely on no registry."
    done = backpack("registries", "add", registry)
    assert "You rely on: dcc, 1 issuer, read on" in done.out
    assert "1 badge was checked again." in done.out
    assert backpack("list", "--json").record["standing"] == "verified"
    assert "dcc, 1 issuer" in backpack("registries", "list").out
    told = backpack("registries", "list", "--json").record
    assert (told["name"], told["source"], told["issuers"]) == ("dcc", "dcc", 1)
    assert "You no longer rely on: dcc" in backpack("registries", "remove", "dcc").out
    assert backpack("list", "--json").record["standing"] == "valid-unknown-issuer"
    assert backpack("registries", "remove", "dcc").status == 1


def test_a_registry_is_chosen_by_its_address(backpack, kept, web):
    done = backpack("registries", "add", ADDRESS, "--name", "DCC", "--web", web, "--json")
    assert done.record["name"] == "DCC"
    assert done.record["checked_again"] == 1
    gone = backpack("registries", "remove", "DCC", "--json").record
    assert gone == {"name": "DCC", "removed": True, "checked_again": 1}


def test_offline_wins_over_the_address(backpack, web):
    done = backpack("registries", "add", ADDRESS, "--offline", "--web", web, "--json")
    assert done.record["fault"]["code"] == "registry-not-reached"
