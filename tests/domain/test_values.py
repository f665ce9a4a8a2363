"""Faults, changes and progress: small values that everything else leans on."""

import pytest

from backpack.domain.artifact import Artifact
from backpack.domain.changes import Changes
from backpack.domain.faults import Fault
from backpack.domain.progress import Cancelled, Progress, keeping


def test_a_fault_is_known_by_code_and_parameters():
    fault = Fault("too-large", limit="5 MiB")
    assert fault == Fault("too-large", limit="5 MiB")
    assert fault != Fault("too-large", limit="6 MiB")
    assert fault != "too-large"
    assert len({fault, Fault("too-large", limit="5 MiB")}) == 1
    assert repr(fault) == "Fault('too-large', {'limit': '5 MiB'})"


def test_changes_add_up():
    both = Changes(added=frozenset("a")) | Changes(removed=frozenset("b"), learner=True)
    assert both == Changes(added=frozenset("a"), removed=frozenset("b"), learner=True)
    assert both
    assert not Changes()


def test_an_artifact_knows_its_digest():
    artifact = Artifact(data=b"abc", media_type="text/plain")
    assert artifact.sha256.startswith("ba7816bf")


def test_progress_reports_until_it_is_asked_to_stop():
    steps = []
    progress = Progress(report=steps.append)
    progress.step(1, 2, "one", item=7)
    progress.cancel()
    with pytest.raises(Cancelled):
        progress.step(2, 2)
    assert [(step.done, step.total, step.label, step.item) for step in steps] == [(1, 2, "one", 7)]


def test_progress_may_report_to_nobody():
    Progress().step(1)


def test_what_was_done_before_a_stop_or_a_fault_is_not_forgotten():
    for end in (Cancelled(), Fault("store-full")):
        with pytest.raises(type(end)) as caught, keeping(lambda: Changes(updated=frozenset("a"))):
            raise end
        assert caught.value.changes == Changes(updated=frozenset("a"))
    assert Cancelled().changes == Fault("store-full").changes == Changes()
