"""diff and bake: the no-loss check, and a bare badge saved as a picture."""

import hashlib
import json
import zipfile

import pytest

from backpack.formats.reading import read_badges
from tests import mint


@pytest.fixture
def bare(tmp_path):
    path = tmp_path / "bare.json"
    path.write_text(json.dumps(mint.data_integrity()))
    return path


def edited(path, **members):
    other = path.with_name("other.json")
    other.write_text(json.dumps({**json.loads(path.read_text()), **members}))
    return other


class TestDiff:
    def test_the_same_file_is_the_same(self, command, badge):
        done = command("diff", badge, badge)
        assert done.status == 0
        assert "Data Literacy, from Northlake Academy\n  The same to the last byte.\n" in done.out
        assert "No loss: the files are the same to the last byte." in done.out

    def test_an_export_lost_nothing(self, backpack, badge, kept, tmp_path):
        backpack("export", kept, "--output", tmp_path / "out.zip")
        done = backpack("diff", badge, tmp_path / "out.zip")
        assert done.status == 0
        assert done.out.endswith("No loss: both files hold the same, in another form.\n")

    def test_the_portfolio_lost_nothing(self, backpack, badge, kept, tmp_path):
        out = ("--output", tmp_path / "out.pdf", "--originals-tell-more")
        backpack("portfolio", "--all", *out)
        record = backpack("diff", badge, tmp_path / "out.pdf", "--json").record
        assert (record["no_loss"], record["identical"]) == (True, False)
        assert record["badges"][0]["same_text"] is True

    def test_blanks_are_no_loss(self, command, bare, tmp_path):
        other = tmp_path / "other.json"
        other.write_text(json.dumps(json.loads(bare.read_text()), indent=1))
        done = command("diff", bare, other)
        assert done.status == 0
        assert "Every member is the same." in done.out

    def test_each_difference_has_its_line(self, command, bare):
        document = json.loads(bare.read_text())
        document["issuer"]["name"] = "Southlake"
        document["type"].append("x" * 99)
        other = edited(bare, **document, note=[1])
        done = command("diff", bare, other)
        assert done.status == 1
        assert '  Changed: issuer.name, from "Northlake Academy" to "Southlake"\n' in done.out
        assert f'  Added: type[2], which is "{"x" * 59}…"\n' in done.out
        assert (
            "Data Literacy, from Northlake Academy, compared with Data Literacy, from" in done.out
        )
        assert "  Missing: note, which was [1]\n" in command("diff", other, bare).out
        assert done.out.endswith("The two files do not hold the same.\n")

    def test_many_differences_are_counted(self, command, bare):
        done = command("diff", bare, edited(bare, **{f"n{number}": 1 for number in range(23)}))
        assert done.out.count("Added") == 20
        assert "  and 3 more differences\n" in done.out

    def test_programs_get_all_of_them_with_pointers(self, command, bare):
        other = edited(bare, **{"a/b~": {"c": "x" * 999}, "n": 1})
        record = command("diff", bare, other, "--json").record
        assert record["badges"][0]["differences"] == [
            {"place": "members", "kind": "added", "path": "/a~1b~0", "b": {"c": "x" * 999}},
            {"place": "members", "kind": "added", "path": "/n", "b": 1},
        ]
        back = command("diff", other, bare, "--json").record["badges"][0]["differences"]
        assert [sorted(one) for one in back] == [["a", "kind", "path", "place"]] * 2

    def test_tokens_tell_header_spelling_and_signature(self, command, tmp_path):
        private, claims = mint.ed25519(), mint.data_integrity()
        a, b, c = (tmp_path / name for name in "abc")
        a.write_bytes(mint.compact({"alg": "EdDSA", "kid": "x"}, claims, private))
        b.write_bytes(mint.compact({"alg": "EdDSA", "kid": "y"}, claims, private))
        c.write_text(json.dumps(claims))
        out = command("diff", a, b).out
        assert "Changed: kid in the token's header, from" in out
        assert "Changed: the signature, from" in out
        assert "Missing: the header, which was {" in command("diff", a, c).out
        spaced = {**dict(reversed(claims.items()))}
        b.write_bytes(mint.compact({"alg": "EdDSA", "kid": "x"}, spaced, private))
        assert "Changed: the signed text is spelled differently." in command("diff", a, b).out
        differences = command("diff", a, b, "--json").record["badges"][0]["differences"]
        assert differences[0] == {"place": "spelling", "kind": "changed", "path": ""}

    def test_what_only_one_file_holds_is_named_with_it(self, command, badge, bare, tmp_path):
        both = tmp_path / "both.zip"
        other = edited(bare, id="urn:uuid:another")
        with zipfile.ZipFile(both, "w") as archive:
            archive.write(badge, "badge.png")
            archive.write(other, "other.json")
        done = command("diff", both, badge)
        assert done.status == 1
        assert f"  Only in {both}.\n" in done.out
        record = command("diff", badge, both, "--json").record
        assert record["only_a"] == []
        assert [one["id"] for one in record["only_b"]] == ["urn:uuid:another"]

    def test_what_cannot_be_read_is_refused(self, command, badge, no_badge, tmp_path):
        done = command("diff", badge, no_badge)
        assert done.status == 1
        assert f"{no_badge}\n  Refused: No badge inside this picture\n" in done.out
        assert done.out.endswith("Not everything could be compared.\n")
        record = command("diff", badge, no_badge, "--json").record
        assert [one["code"] for one in record["refused_b"]] == ["no-badge-inside"]
        with zipfile.ZipFile(tmp_path / "b.zip", "w") as archive:
            archive.write(badge, "badge.png")
            archive.write(no_badge, "holiday.png")
        assert (
            f"{tmp_path / 'b.zip'}: holiday.png" in command("diff", badge, tmp_path / "b.zip").out
        )

    def test_a_file_that_is_not_there_is_named(self, command, badge, tmp_path):
        done = command("diff", badge, tmp_path / "gone.png")
        assert done.status == 1
        assert "gone.png\n  Refused: There is no such file\n" in done.out
        record = command("diff", badge, tmp_path / "gone.png", "--json").record
        assert record["fault"]["code"] == "not-found"

    def test_standard_input_can_be_one_of_them(self, command, badge, piped):
        piped(badge.read_bytes())
        assert command("diff", "-", badge).status == 0

    def test_two_files_have_to_be_named(self, command, badge, bare, piped, tmp_path):
        piped(b"")
        assert command("diff", badge).status == 2
        assert command("diff", "-", "-").status == 2
        done = command("diff", badge, tmp_path)
        assert (done.status, done.out) == (2, "")
        assert "Name two files" in done.err

    def test_a_badge_cannot_speak_to_the_terminal(self, command, bare):
        done = command("diff", bare, edited(bare, **{"\x1b[2J\u202e": "\x1b[31m\u202e"}))
        assert "\x1b" not in done.out
        assert "\u202e" not in done.out
        assert "Added" in done.out


class TestBake:
    @pytest.mark.parametrize("name", ["out.png", "out.SVG"])
    def test_a_file_becomes_a_picture_without_a_backpack(self, command, bare, tmp_path, name):
        done = command("bake", bare, "--output", tmp_path / name)
        assert done.status == 0
        assert done.out.startswith(f"Saved: {tmp_path / name}\nIt holds the badge in a drawn medal")
        (found,) = read_badges((tmp_path / name).read_bytes()).found
        assert found.payload.text == bare.read_bytes()
        assert command("diff", bare, tmp_path / name).status == 0

    def test_a_kept_badge_by_its_identifier(self, backpack, bare, tmp_path):
        kept = backpack("add", bare, "--json").record["badges"][0]["id"]
        out = tmp_path / "out.png"
        record = backpack("bake", kept[:8], "--output", out, "--json").record
        assert record["picture"] == "medal"
        assert record["sha256"] == hashlib.sha256(out.read_bytes()).hexdigest()
        assert backpack("diff", bare, out).status == 0

    def test_a_picture_stays_as_it_is(self, backpack, badge, kept, tmp_path):
        done = backpack("bake", kept, "--output", tmp_path / "out.png")
        assert "the same to the last byte" in done.out
        assert (tmp_path / "out.png").read_bytes() == badge.read_bytes()
        done = backpack("bake", kept, "--output", tmp_path / "out.svg")
        assert (done.status, (tmp_path / "out.svg").exists()) == (1, False)
        assert "This badge is a picture already" in done.err

    @pytest.mark.parametrize(
        ("kind", "sentence"),
        [
            ("png", "in the badge's own picture."),
            ("svg", "in the badge's own picture, drawn anew."),
        ],
    )
    def test_its_own_picture_is_used(self, command, bare, tmp_path, kind, sentence):
        url = "data:image/png;base64," + mint.base64.b64encode(mint.png()).decode()
        other = edited(bare, image={"id": url, "type": "Image"})
        done = command("bake", other, "--output", tmp_path / f"out.{kind}")
        assert sentence in done.out

    def test_nothing_is_overwritten_unless_asked(self, command, bare, tmp_path):
        out = tmp_path / "out.svg"
        out.write_text("precious")
        done = command("bake", bare, "--output", out)
        assert (done.status, out.read_text()) == (1, "precious")
        assert command("bake", bare, "--output", out, "--replace").status == 0
        assert b"<svg" in out.read_bytes()

    def test_the_ending_tells_which_picture(self, command, bare, tmp_path):
        done = command("bake", bare, "--output", tmp_path / "out.jpg")
        assert done.status == 2
        assert "neither with .png nor with .svg" in done.err

    def test_one_badge_at_a_time(self, command, bare, badge, tmp_path):
        done = command("bake", tmp_path, "--output", tmp_path / "out.svg", "--json")
        assert (done.status, done.record["fault"]["code"]) == (1, "several-badges")

    def test_a_number_that_is_none_is_told(self, backpack, tmp_path):
        done = backpack("bake", "abcdef", "--output", tmp_path / "out.svg")
        assert done.status == 1
        assert "There is no such badge" in done.err
