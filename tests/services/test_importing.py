"""Adding: each source gets its own line, and what was reported as added stays."""

import os
from pathlib import Path

import pytest

from backpack.domain.changes import Changes
from backpack.domain.faults import Fault
from backpack.domain.holding import Identity
from backpack.domain.progress import Cancelled, Progress
from backpack.domain.report import Recipient, Standing
from backpack.services.importing import Outcome
from backpack.services.sources import FILE_LIMIT, Source, from_paths
from tests.mint import itxt, ob2_jws, png, vc_jwt


def outcomes(lines):
    return [line.outcome for line in lines]


def test_each_source_has_its_own_outcome(add):
    lines = add(vc_jwt(), vc_jwt(), png(), b"", ob2_jws())
    assert outcomes(lines) == [
        Outcome.ADDED,
        Outcome.ALREADY_HERE,
        Outcome.REFUSED,
        Outcome.REFUSED,
        Outcome.ADDED,
    ]
    assert lines[1].holding.id == lines[0].holding.id
    assert [line.fault.code for line in lines[2:4]] == ["no-badge-inside", "empty-file"]


def test_original_bytes_are_kept_exactly(add, store):
    data = png(itxt(b"openbadges", vc_jwt())) + b"trailing"
    (line,) = add(data)
    assert store.load_artifact(line.holding.artifact_sha256).data == data


def test_a_file_with_two_badges_gives_two_lines_and_one_artifact(add, store):
    lines = add(png(itxt(b"openbadges", vc_jwt()), itxt(b"openbadges", ob2_jws())))
    assert [line.holding.position for line in lines] == [0, 1]
    assert len({line.holding.artifact_sha256 for line in lines}) == 1


def test_the_same_badge_in_another_file_is_already_here(add):
    lines = add(vc_jwt(), png(itxt(b"openbadgecredential", vc_jwt())))
    assert outcomes(lines) == [Outcome.ADDED, Outcome.ALREADY_HERE]


def test_a_forged_copy_does_not_stand_in_the_way_of_the_real_one(add):
    good = vc_jwt()
    forged = good[:-4] + b"AAAA"
    first, second, third = add(forged, good, forged)
    assert first.holding.standing is Standing.INVALID
    assert outcomes([first, second, third]) == [
        Outcome.ADDED,
        Outcome.ADDED,
        Outcome.ALREADY_HERE,
    ]


def test_adding_what_lies_in_the_trash_brings_it_back(add, organising):
    (line,) = add(vc_jwt())
    organising.remove([line.holding.id])
    (again,) = add(vc_jwt())
    assert (again.outcome, again.holding.id) == (Outcome.ADDED, line.holding.id)
    assert again.holding.removed is None
    assert len(organising.holdings()) == 1


def test_a_sample_is_never_mine(add, store):
    store.save_identities([Identity(type="email", value="learner@example.org")])
    (sample,) = add(vc_jwt(), as_samples=True)
    (own,) = add(ob2_jws())
    assert (sample.holding.is_sample, sample.holding.recipient) == (True, Recipient.UNKNOWN)
    assert (own.holding.is_sample, own.holding.recipient) == (False, Recipient.YOU)


def test_what_was_added_before_a_stop_stays(importing, store):
    progress = Progress()
    seen = []

    def stop_after_the_first(step):
        seen.append(step.item)
        progress.cancel()

    progress.report = stop_after_the_first
    sources = [Source(name="a", data=vc_jwt()), Source(name="b", data=ob2_jws())]
    with pytest.raises(Cancelled) as stopped:
        importing.add(sources, progress)
    assert outcomes(seen) == [Outcome.ADDED]
    assert [held.id for held in store.load_holdings()] == [seen[0].holding.id]
    assert stopped.value.changes == Changes(added=frozenset([seen[0].holding.id]))


def test_what_was_added_before_the_disk_was_full_is_told(importing, store, monkeypatch):
    save = store.save_new

    def save_one(holding, *rest):
        if store.load_holdings():
            raise Fault("store-full")
        save(holding, *rest)

    monkeypatch.setattr(type(store), "save_new", lambda _, *given: save_one(*given))
    both = png(itxt(b"openbadges", vc_jwt()), itxt(b"openbadges", ob2_jws()))
    with pytest.raises(Fault, match="store-full") as ended:
        importing.add([Source(name="both", data=both)], Progress())
    (kept,) = store.load_holdings()
    assert ended.value.changes == Changes(added=frozenset([kept.id]))


def test_what_was_here_before_counts_as_looked_at_again(importing):
    source = Source(name="a", data=vc_jwt())
    first, again = (importing.add([source], Progress()) for _ in range(2))
    ids = frozenset([first.lines[0].holding.id])
    assert (first.changes, again.changes) == (Changes(added=ids), Changes(updated=ids))


def test_a_folder_stands_for_the_files_below_it(tmp_path):
    (tmp_path / "deep").mkdir()
    (tmp_path / ".hidden").mkdir()
    for name in ("b.png", "deep/a.png", ".secret", ".hidden/c.png"):
        (tmp_path / name).write_bytes(b"x")
    assert [source.name for source in from_paths([tmp_path])] == ["b.png", "a.png"]
    assert [source.name for source in from_paths([tmp_path / "b.png"])] == ["b.png"]


def test_a_folder_that_cannot_be_opened_is_a_line_of_its_own(tmp_path, monkeypatch):
    (tmp_path / "closed").mkdir()
    (tmp_path / "open.png").write_bytes(b"x")
    look = os.scandir

    def refuse(path):
        if str(path).endswith("closed"):
            raise PermissionError(13, "Permission denied", path)
        return look(path)

    monkeypatch.setattr(os, "scandir", refuse)
    for given, names in ((tmp_path, ["open.png", "closed"]), (tmp_path / "closed", ["closed"])):
        sources = list(from_paths([given]))
        assert [source.name for source in sources] == names
        with pytest.raises(Fault) as caught:
            sources[-1].read()
        expected = Fault("not-readable", name="closed", reason="Permission denied")
        assert caught.value == expected


def test_a_file_in_a_closed_folder_or_with_an_endless_name_is_not_readable(tmp_path, monkeypatch):
    (endless,) = from_paths([tmp_path / ("x" * 300)])
    assert fault_of(endless) == "not-readable"

    def refuse(*_, **__):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "stat", refuse)
    (closed,) = from_paths([tmp_path / "closed" / "x.svg"])
    assert (closed.name, fault_of(closed)) == ("x.svg", "not-readable")


def fault_of(source):
    with pytest.raises(Fault) as caught:
        source.read()
    return caught.value.code


def test_files_that_cannot_be_read_say_why(tmp_path, monkeypatch):
    assert fault_of(Source(name="x", path=tmp_path / "x")) == "not-found"
    assert fault_of(Source(name="x", data=bytes(FILE_LIMIT + 1))) == "too-large"
    file = tmp_path / "locked"
    file.write_bytes(b"x")

    def refuse(*_):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(type(file), "open", refuse)
    assert fault_of(Source(name="locked", path=file)) == "not-readable"


def test_each_badge_in_a_zip_is_kept_as_the_file_it_was(add, store, organising):
    import io
    import zipfile

    baked = png(itxt(b"openbadges", vc_jwt()))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("deep/one.png", baked)
        package.writestr("two.jws", ob2_jws())
        package.writestr("notes.txt", b"hello")
    lines = add(out.getvalue())
    assert outcomes(lines) == [Outcome.ADDED, Outcome.ADDED, Outcome.REFUSED]
    assert (lines[2].name, lines[2].fault.code) == ("notes.txt", "unknown-format")
    first = lines[0].holding
    assert (first.file_name, store.load_artifact(first.artifact_sha256).data) == ("one.png", baked)
    assert organising.detail(lines[1].holding.id).found.credential.name == "First Aid"
    assert outcomes(add(baked)) == [Outcome.ALREADY_HERE]


def test_a_whole_file_takes_the_place_of_a_damaged_one(add, store, organising):
    from backpack.domain.holding import Visibility

    whole = png(itxt(b"openbadges", vc_jwt()))
    (damaged,) = add(whole[:-5])
    organising.choose_visibility([damaged.holding.id], Visibility.PUBLIC)
    (line,) = add(whole)
    assert (line.outcome, line.holding.visibility) == (Outcome.ADDED, Visibility.PUBLIC)
    assert organising.holdings() == (line.holding,)
    assert store.load_artifact(line.holding.artifact_sha256).data == whole


def test_a_later_issue_of_the_same_badge_is_kept_beside_the_first(add, organising):
    first, later = add(vc_jwt(), vc_jwt(validFrom="2026-04-01T00:00:00Z"))
    assert (first.outcome, later.outcome) == (Outcome.ADDED, Outcome.NEWER)
    assert len(organising.holdings()) == 2
    assert outcomes(add(vc_jwt(), vc_jwt(validFrom="2026-04-01T00:00:00Z"))) == [
        Outcome.ALREADY_HERE,
        Outcome.ALREADY_HERE,
    ]


def test_a_forged_later_issue_is_not_a_newer_one(add):
    forged = vc_jwt(validFrom="2026-04-01T00:00:00Z")[:-4] + b"AAAA"
    assert outcomes(add(vc_jwt(), forged)) == [Outcome.ADDED, Outcome.ALREADY_HERE]
