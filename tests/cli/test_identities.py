"""backpack identity: the learner's own addresses, which decide whom a badge is made out to."""

from tests.mint import ob2_jws

MINE = "email:learner@example.org"


def recipient(backpack):
    return backpack("list", "--json").record["recipient"]


def test_a_badge_made_out_to_an_own_address_is_mine(backpack, kept):
    done = backpack("identity", "add", MINE)
    assert done.status == 0
    assert done.out.splitlines() == [f"Yours: {MINE}", "1 badge was checked again."]
    assert recipient(backpack) == "you"


def test_an_address_can_be_taken_back(backpack, kept):
    backpack("identity", "add", MINE)
    done = backpack("identity", "remove", MINE)
    assert done.out.splitlines() == [f"No longer yours: {MINE}", "1 badge was checked again."]
    assert recipient(backpack) == "unknown"


def test_what_was_told_is_listed(backpack):
    assert "Nothing is known of you." in backpack("identity", "list").out
    assert backpack("identity", "list", "--json").out == ""
    for identity in (MINE, "url:https://learner.example", "did:key:z6Mk"):
        assert backpack("identity", "add", identity).status == 0
    assert backpack("identity", "list").out.splitlines() == [
        MINE,
        "url:https://learner.example",
        "id:did:key:z6Mk",
    ]


def test_programs_are_told_too(backpack, tmp_path):
    path = tmp_path / "older.jws"
    path.write_bytes(ob2_jws())
    backpack("add", path)
    mine = {"type": "email", "value": "learner@example.org"}
    added = backpack("identity", "add", MINE, "--json").record
    assert added == mine | {"checked_again": 1}
    assert backpack("identity", "list", "--json").record == mine
    removed = backpack("identity", "remove", MINE, "--json").record
    assert removed == mine | {"removed": True, "checked_again": 1}


def test_an_address_that_was_never_told_cannot_be_taken_back(backpack):
    done = backpack("identity", "remove", MINE, "--json")
    assert (done.status, done.record["fault"]["code"]) == (1, "no-such-identity")


def test_what_was_broken_off_is_caught_up_with_by_the_next_command(backpack, kept, monkeypatch):
    def interrupt(*_, **__):
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr("backpack.verify.verifier.Verifier.verify", interrupt)
        assert backpack("identity", "add", MINE).status == 130
    assert recipient(backpack) == "you"


def test_what_is_no_address_is_wrong_usage(backpack):
    assert backpack("identity", "add", "somebody").status == 2
