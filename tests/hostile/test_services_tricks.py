"""A copy that proves nothing must not keep the real badge out, and odd names are a Fault."""

import json
from pathlib import Path

import pytest

from backpack.domain.faults import Fault
from backpack.domain.progress import Progress
from backpack.domain.report import Standing
from backpack.services.importing import Importing, Outcome
from backpack.services.inspector import Inspector
from backpack.services.rescuing import Rescuing
from backpack.services.sources import Source, from_paths
from backpack.services.writing import write_file
from tests.fakes.memory_store import MemoryStore
from tests.fakes.pictures import StillPictures
from tests.mint import credential, data_integrity, did_key, ed25519


@pytest.fixture
def importing(verifier, clock):
    store = MemoryStore()
    rescuing = Rescuing(store=store, pictures=StillPictures())
    return Importing(
        store=store,
        inspector=Inspector(verifier=verifier, pictures=rescuing.pictures),
        clock=clock,
        rescuing=rescuing,
    )


def add(importing, *texts):
    sources = [Source(name=f"{number}.txt", data=text) for number, text in enumerate(texts)]
    return importing.add(sources, Progress()).lines


def test_an_unsigned_copy_does_not_keep_the_genuine_badge_out(importing):
    signed = data_integrity()
    copy = credential(did_key(ed25519()))
    copy["credentialSubject"]["achievement"]["name"] = "Doctor of Medicine"
    lines = add(importing, json.dumps(copy).encode(), json.dumps(signed).encode())
    assert [line.outcome for line in lines] == [Outcome.ADDED, Outcome.ADDED]
    assert lines[1].holding.standing is Standing.VALID_UNKNOWN_ISSUER


def test_names_that_no_disk_can_hold_are_a_fault(tmp_path):
    for name in ("x" * 300, "a\0b"):
        with pytest.raises(Fault):
            write_file(tmp_path / name, b"text")
        assert list(tmp_path.iterdir()) == []
    sources = list(from_paths([Path(tmp_path, "x" * 300)]))
    with pytest.raises(Fault, match="not-readable"):
        sources[0].read()
