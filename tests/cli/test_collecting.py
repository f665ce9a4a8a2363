"""backpack collection, note and tag: badges put together, and own words about them."""


def test_a_collection_from_beginning_to_end(backpack, kept):
    assert "no collection yet" in backpack("collection", "list").out
    made = backpack("collection", "create", "Teaching", "--colour", "blue", "--json").record
    assert (made["name"], made["colour"], made["members"]) == ("Teaching", "blue", [])
    assert backpack("collection", "put", "teaching", kept).out == "Teaching: 1 badge\n"
    shown = backpack("collection", "show", "Teaching").out.splitlines()
    assert shown[0] == "Teaching: 1 badge"
    assert kept in shown[1]
    assert backpack("collection", "show", "Teaching", "--json").record["members"] == [kept]
    done = backpack("collection", "put", "Teaching", kept, "--before", kept)
    assert done.status == 0
    assert backpack("collection", "take", "Teaching", kept).out == "Teaching: 0 badges\n"
    assert "still there" in backpack("collection", "delete", "Teaching").out
    assert backpack("collection", "list", "--json").out == ""


def test_a_collection_is_changed_in_all_that_it_says(backpack):
    backpack("collection", "create", "Teaching")
    changed = backpack(
        *("collection", "change", "Teaching", "--name", "Boats", "--colour", "red"),
        *("--cover-text", "All of them", "--search", "boat", "--json"),
    ).record
    assert changed["name"] == "Boats"
    assert changed["colour"] == "red"
    assert changed["cover_text"] == "All of them"
    assert changed["search"] == "boat"
    assert "filled by the search “boat”" in backpack("collection", "list").out
    plain = backpack("collection", "change", "Boats", "--search", "", "--json").record
    assert plain["search"] is None


def test_collections_are_put_in_another_order(backpack):
    for name in ("one", "two", "three"):
        backpack("collection", "create", name)
    done = backpack("collection", "move", "three", "1")
    assert [line.split(":")[0] for line in done.out.splitlines()] == ["three", "one", "two"]
    assert backpack("collection", "delete", "one", "--json").record["deleted"] is True


def test_an_unknown_collection_is_told_with_what_helps(backpack):
    done = backpack("collection", "show", "nothing", "--json")
    assert (done.status, done.record["fault"]["code"]) == (1, "no-such-collection")
    assert backpack("collection", "create", "x", "--colour", "plaid").status == 2


def test_a_note_is_set_shown_and_taken_away(backpack, kept):
    assert backpack("note", kept).out == "There is no note.\n"
    done = backpack("note", kept, "--set", "Two\nlines", "--alternative-text", "A loaf")
    assert done.out.splitlines() == ["Two", "lines", "In the place of the picture: A loaf"]
    assert backpack("note", kept, "--set", "", "--json").record == {
        "id": kept,
        "notes": "",
        "tags": [],
        "alternative_text": "A loaf",
    }


def test_tags_are_put_on_listed_and_taken_off(backpack, kept):
    assert "no tag yet" in backpack("tag", "list").out
    assert backpack("tag", "add", "boat", kept).out == "1 badge was changed.\n"
    assert backpack("tag", "list").out == "boat: 1 badge\n"
    assert backpack("tag", "list", "--json").record == {"tag": "boat", "badges": 1}
    assert "Tags: boat" in backpack("note", kept).out
    assert backpack("tag", "remove", "boat", kept, "--json").record == {"id": kept, "tags": []}
    assert backpack("tag", "list", "--json").out == ""
