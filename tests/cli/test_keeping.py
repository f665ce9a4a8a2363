"""list, show, publish, remove and restore: what is kept, and the learner's say over it."""

import json

import pytest

from tests import mint
from tests.formats.test_metadata import endorsement, full


@pytest.fixture
def rich(tmp_path):
    """A badge with every field that can be shown."""
    path = tmp_path / "rich.jwt"
    path.write_bytes(mint.ob2_jws(expires="2030-01-01T00:00:00Z", narrative="Well done."))
    return path


class TestList:
    def test_an_empty_backpack_says_how_to_fill_it(self, backpack):
        done = backpack("list")
        assert done.status == 0
        assert done.out.strip() == "The backpack is empty. Add badges with: backpack add FILE"
        assert backpack("list", "--json").out == ""

    def test_each_badge_has_one_line(self, backpack, kept):
        (line,) = backpack("list").out.splitlines()
        assert line.split() == [
            kept[:8], "Unchanged", "Private", "Data", "Literacy,", "from", "Northlake", "Academy",
        ]  # fmt: skip

    def test_programs_get_an_object_a_line(self, backpack, kept):
        record = backpack("list", "--json").record
        assert record["id"] == kept
        assert record["name"] == "Data Literacy"
        assert record["issuer"]["name"] == "Northlake Academy"
        assert (record["standing"], record["visibility"]) == ("valid-unknown-issuer", "me")
        assert record["sample"] is False

    def test_a_badge_without_a_name_still_has_a_title(self, backpack, tmp_path):
        path = tmp_path / "bare.json"
        path.write_text(
            '{"@context": "https://w3id.org/openbadges/v2", "type": "Assertion",'
            ' "id": "urn:x", "recipient": {"type": "email", "identity": "a@b.example"},'
            ' "badge": {"type": "BadgeClass", "name": " "}, "issuedOn": "2026-01-01"}'
        )
        assert backpack("add", path).status == 0
        assert "Badge without a name" in backpack("list").out


class TestShow:
    def test_the_beginning_of_an_identifier_is_enough(self, backpack, kept):
        done = backpack("show", kept[:4])
        assert done.status == 0
        assert kept in done.out

    def test_every_field_of_the_badge_is_told(self, backpack, rich):
        identifier = backpack("add", rich, "--json").record["badges"][0]["id"]
        shown = backpack("show", identifier).out
        for text in (
            "First Aid, from Northlake Academy",
            "https://northlake.example/issuer",
            "2 Jan 2026",
            "1 Jan 2030",
            "email (hidden)",
            "Tags: health",
            "Care (https://frames.example/care)",
            "Helps first.",
            "A course of two days.",
            "A drill.",
            "https://northlake.example/work",
            "Well done.",
            "Only me",
            "Passed: What proves it.",
        ):
            assert text in shown, text

    def test_results_and_what_others_say_are_told(self, backpack, tmp_path):
        document = full()
        document["endorsement"] = [endorsement("School", "Sound."), "https://guild.example/1"]
        path = tmp_path / "full.json"
        path.write_text(json.dumps(document))
        identifier = backpack("add", path, "--json").record["badges"][0]["id"]
        shown = backpack("show", identifier).out
        for text in (
            "Grade: 92 · Free · completed",
            "School, about this badge: Sound.",
            "https://guild.example/1, about this badge",
            "Field of study: Data",
            "Terms of use: https://t.example, Silent",
            "Goes with: urn:a:2",
        ):
            assert text in shown, text
        credential = backpack("show", identifier, "--json").record["credential"]
        assert credential["activity"]["ended"] == "2026-02-01T00:00:00Z"
        assert credential["results"][0]["value"] == "92"

    def test_programs_get_the_report_and_the_whole_credential(self, backpack, rich):
        identifier = backpack("add", rich, "--json").record["badges"][0]["id"]
        record = backpack("show", identifier, "--json").record
        assert record["id"] == identifier
        assert record["checks"][2]["result"] == "passed"
        assert record["credential"]["evidence"][0]["narrative"] == "A drill."
        assert record["credential"]["expires"] == "2030-01-01T00:00:00Z"

    def test_an_unknown_identifier_is_refused(self, backpack):
        done = backpack("show", "ffff", "--json")
        assert (done.status, done.record["fault"]["code"]) == (1, "no-such-badge")


class TestPublish:
    def test_only_marks_and_says_so(self, backpack, kept):
        done = backpack("publish", kept, "--to", "public")
        assert "Public page: Data Literacy, from Northlake Academy" in done.out
        assert "Nothing went online" in done.out
        assert backpack("list", "--json").record["visibility"] == "public"

    def test_can_be_taken_back(self, backpack, kept):
        backpack("publish", kept, "--to", "link")
        record = backpack("publish", kept, "--to", "me", "--json").record
        assert record["visibility"] == "me"
        assert backpack("list", "--json").record["visibility"] == "me"

    def test_one_unknown_identifier_and_nothing_is_marked(self, backpack, kept):
        assert backpack("publish", kept, "ffff", "--to", "public").status == 1
        assert backpack("list", "--json").record["visibility"] == "me"

    def test_an_unknown_audience_is_wrong_usage(self, backpack, kept):
        assert backpack("publish", kept, "--to", "everyone").status == 2


class TestRemove:
    def test_goes_to_the_trash_and_the_way_back_works(self, backpack, kept):
        done = backpack("remove", kept[:8])
        assert "In the trash: Data Literacy, from Northlake Academy" in done.out
        assert f"backpack restore {kept}" in done.out
        assert backpack("list", "--json").out == ""
        assert "Back again: Data Literacy" in backpack("restore", kept).out
        assert backpack("list", "--json").record["id"] == kept

    def test_what_is_in_the_trash_can_be_listed_and_restored_by_its_beginning(self, backpack, kept):
        assert backpack("list", "--trash").out.strip() == "The trash is empty."
        assert backpack("list", "--trash", "--json").out == ""
        backpack("remove", kept)
        (line,) = backpack("list", "--trash").out.splitlines()
        assert line.startswith(kept[:8])
        assert backpack("list", "--trash", "--json").record["removed"].endswith("Z")
        assert backpack("restore", line.split()[0], "--json").record["removed"] is None
        assert backpack("list", "--json").record["removed"] is None

    def test_samples_leave_for_good(self, backpack, kept):
        added = backpack("add", "--samples", "--json").records
        count = sum(len(record["badges"]) for record in added)
        assert backpack("remove", "--samples").out.strip() == f"{count} samples are gone."
        assert backpack("list", "--json").record["id"] == kept
        assert backpack("list", "--trash", "--json").out == ""

    def test_programs_are_told_which_samples_left(self, backpack):
        records = backpack("add", "--samples", "--json").records
        added = {badge["id"] for record in records for badge in record["badges"]}
        gone = backpack("remove", "--samples", "--json").records
        assert {record["id"] for record in gone} == added

    def test_either_badges_or_the_samples(self, backpack, kept):
        assert backpack("remove").status == 2
        assert backpack("remove", kept, "--samples").status == 2

    def test_programs_are_told_too(self, backpack, kept):
        assert backpack("remove", kept, "--json").record["removed"] is True
        assert backpack("restore", kept, "--json").record["id"] == kept

    def test_nothing_to_restore_is_refused(self, backpack):
        done = backpack("restore", "f" * 32)
        assert done.status == 1
        assert "There is no such badge" in done.err
