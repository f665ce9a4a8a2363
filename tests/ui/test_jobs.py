"""Where results of background work arrive, how it stops, and what it survives."""

import threading
import time
from dataclasses import dataclass

import pytest
from PySide6.QtCore import QObject

from backpack.domain.changes import Changes
from backpack.domain.faults import Fault
from backpack.domain.progress import Cancelled
from backpack.ui.jobs import JobRunner, Lane


@pytest.fixture
def errors():
    return []


@pytest.fixture
def runner(qtbot, errors):
    runner = JobRunner(errors.append)
    yield runner
    runner.shutdown()


def forever(progress):
    while True:
        progress.step(0)
        time.sleep(0.001)


def fail(_progress):
    raise ValueError("no such badge")


def nothing(_result):
    """Takes a result that does not matter."""


def test_a_result_arrives_on_the_gui_thread(qtbot, runner):
    arrived = []
    runner.submit(
        lambda _: threading.current_thread().name,
        on_done=lambda worker: arrived.append((worker, threading.current_thread())),
        lane=Lane.NETWORK,
    )
    qtbot.waitUntil(lambda: len(arrived) == 1)
    worker, receiver = arrived[0]
    assert worker.startswith("network")
    assert receiver is threading.main_thread()


def test_steps_arrive_on_the_gui_thread_with_what_was_finished(qtbot, runner):
    steps = []

    def work(progress):
        for number in range(3):
            progress.step(number, 3, "badge", item=f"line {number}")

    runner.submit(
        work,
        on_done=nothing,
        on_step=lambda step: steps.append((step.item, threading.current_thread())),
        lane=Lane.STORE,
    )
    qtbot.waitUntil(lambda: len(steps) == 3)
    assert steps == [(f"line {n}", threading.main_thread()) for n in range(3)]


def test_cancelling_ends_a_running_job_without_an_error(qtbot, runner, errors):
    steps, cancelled = [], []
    job = runner.submit(
        forever,
        on_done=nothing,
        on_step=steps.append,
        on_cancel=lambda: cancelled.append(True),
        lane=Lane.NETWORK,
    )
    qtbot.waitUntil(lambda: len(steps) > 3)
    job.cancel()
    qtbot.waitUntil(lambda: cancelled == [True])
    assert errors == []


def test_an_error_that_nobody_takes_reaches_the_default(qtbot, runner, errors):
    runner.submit(fail, on_done=nothing, lane=Lane.COMPUTE)
    qtbot.waitUntil(lambda: len(errors) == 1)
    assert isinstance(errors[0], ValueError)


def test_an_error_that_somebody_takes_does_not(qtbot, runner, errors):
    taken = []
    runner.submit(fail, on_done=nothing, on_error=taken.append, lane=Lane.COMPUTE)
    qtbot.waitUntil(lambda: len(taken) == 1)
    assert errors == []


def test_changes_are_told_once_and_before_the_result(qtbot, runner):
    heard = []
    changes = Changes(added=frozenset({"a"}))
    runner.changed.connect(lambda told: heard.append(("changed", told)))
    runner.submit(
        lambda _: changes, on_done=lambda told: heard.append(("done", told)), lane=Lane.STORE
    )
    qtbot.waitUntil(lambda: len(heard) == 2)
    assert heard == [("changed", changes), ("done", changes)]


def test_changes_inside_a_result_are_told_too(qtbot, runner):
    @dataclass
    class Added:
        changes: Changes

    heard = []
    runner.changed.connect(heard.append)
    changes = Changes(added=frozenset({"a"}))
    runner.submit(lambda _: Added(changes), on_done=nothing, lane=Lane.STORE)
    qtbot.waitUntil(lambda: heard == [changes])


def test_nothing_is_told_when_nothing_changed(qtbot, runner):
    heard, done = [], []
    runner.changed.connect(heard.append)
    runner.submit(lambda _: Changes(), on_done=done.append, lane=Lane.STORE)
    qtbot.waitUntil(lambda: len(done) == 1)
    assert heard == []


def test_a_job_ends_with_its_view_and_calls_nobody_back(qtbot, runner, errors):
    called, begun = [], threading.Event()
    view = QObject()

    def work(progress):
        begun.set()
        forever(progress)

    runner.submit(
        work, on_done=called.append, on_step=called.append, on_cancel=called.clear, lane=Lane.STORE
    ).ends_with(view)
    assert begun.wait(2)
    qtbot.waitUntil(lambda: len(called) > 0)
    view.deleteLater()
    ended = []
    runner.submit(lambda _: "next", on_done=ended.append, lane=Lane.STORE)
    qtbot.waitUntil(lambda: ended == ["next"])
    assert called != []
    assert errors == []


def test_an_error_after_the_view_is_gone_still_reaches_the_default(qtbot, runner, errors):
    view, taken, gone = QObject(), [], threading.Event()

    def work(_progress):
        gone.wait(2)
        raise ValueError

    runner.submit(work, on_done=nothing, on_error=taken.append, lane=Lane.STORE).ends_with(view)
    view.deleteLater()
    qtbot.wait(20)
    gone.set()
    qtbot.waitUntil(lambda: len(errors) == 1)
    assert taken == []


@pytest.mark.parametrize("lane", [Lane.STORE, Lane.COMPUTE])
def test_single_file_lanes_keep_order_and_never_overlap(qtbot, runner, lane):
    active, peak, done = [], [], []

    def work(number):
        active.append(number)
        peak.append(len(active))
        time.sleep(0.001)
        active.remove(number)
        return number

    for number in range(20):
        runner.submit(lambda _, n=number: work(n), on_done=done.append, lane=lane)
    qtbot.waitUntil(lambda: len(done) == 20)
    assert max(peak) == 1
    assert done == list(range(20))


def test_how_many_jobs_run_is_told(qtbot, runner):
    told, done = [], []
    runner.busy_changed.connect(told.append)
    runner.submit(lambda _: None, on_done=done.append, lane=Lane.STORE)
    qtbot.waitUntil(lambda: len(done) == 1)
    assert told == [1, 0]


@pytest.mark.slow
def test_twenty_thousand_jobs_all_arrive(qtbot, runner):
    done = []
    for number in range(20_000):
        runner.submit(lambda _, n=number: n, on_done=done.append, lane=Lane.NETWORK)
    qtbot.waitUntil(lambda: len(done) == 20_000, timeout=60_000)
    assert sorted(done) == list(range(20_000))


def test_shutting_down_stops_every_running_job(qtbot, errors):
    runner = JobRunner(errors.append)
    for _ in range(8):
        runner.submit(forever, on_done=errors.append, lane=Lane.NETWORK)
    started = time.perf_counter()
    runner.shutdown()
    assert time.perf_counter() - started < 2
    assert errors == []


def test_nothing_runs_or_arrives_after_the_end(qtbot, errors):
    called = []
    runner = JobRunner(errors.append)
    runner.submit(lambda _: 1, on_done=called.append, lane=Lane.STORE)
    runner.shutdown()
    runner.submit(lambda _: 2, on_done=called.append, lane=Lane.STORE)
    qtbot.wait(20)
    assert called == errors == []


@pytest.mark.parametrize("end", [Cancelled(), Fault("store-busy")])
def test_what_was_done_before_a_stop_or_a_fault_is_told_first(qtbot, runner, end):
    heard = []
    end.changes = Changes(updated=frozenset({"a"}))
    runner.changed.connect(lambda changes: heard.append(changes.updated))

    def work(_progress):
        raise end

    runner.submit(
        work,
        on_done=nothing,
        on_error=lambda _error: heard.append("end"),
        on_cancel=lambda: heard.append("end"),
        lane=Lane.STORE,
    )
    qtbot.waitUntil(lambda: len(heard) == 2)
    assert heard == [{"a"}, "end"]


def test_work_that_only_reports_to_a_view_goes_on_without_it(qtbot, runner, errors):
    view, called, gone, done = QObject(), [], threading.Event(), threading.Event()

    def work(progress):
        assert gone.wait(2)
        progress.raise_if_cancelled()
        done.set()

    runner.submit(work, on_done=called.append, lane=Lane.STORE).reports_to(view)
    view.deleteLater()
    qtbot.wait(20)
    gone.set()
    qtbot.waitUntil(done.is_set)
    qtbot.waitUntil(lambda: not runner._running)
    assert called == errors == []


def test_an_answer_that_was_asked_for_arrives_and_so_does_an_error(qtbot, runner, errors):
    done = []
    runner.submit(lambda _: "key", on_done=done.append, lane=Lane.ASKING)
    runner.submit(fail, on_done=nothing, lane=Lane.ASKING)
    qtbot.waitUntil(lambda: done == ["key"] and len(errors) == 1)


def test_an_answer_that_never_comes_does_not_hold_up_the_end(qtbot, errors):
    runner, never, ended = JobRunner(errors.append), threading.Event(), threading.Event()

    def work(_progress):
        never.wait(10)
        ended.set()

    runner.submit(work, on_done=errors.append, lane=Lane.ASKING)
    started = time.perf_counter()
    runner.shutdown()
    assert time.perf_counter() - started < 2
    never.set()
    assert ended.wait(2)
    qtbot.wait(20)
    assert errors == []


def test_when_all_is_ended_nothing_new_begins_until_the_last_has_stopped(qtbot, runner, errors):
    order, answer = [], threading.Event()
    for lane in (Lane.STORE, Lane.NETWORK):
        runner.submit(
            forever, on_done=nothing, on_cancel=lambda: order.append("stopped"), lane=lane
        )
    runner.submit(lambda _: answer.wait(5), on_done=nothing, lane=Lane.ASKING)
    runner.end_all(lambda: order.append("ended"))
    runner.submit(lambda _: order.append("too late"), on_done=nothing, lane=Lane.STORE)
    qtbot.waitUntil(lambda: "ended" in order)
    assert order == ["stopped", "stopped", "ended"]
    runner.submit(lambda _: "again", on_done=order.append, lane=Lane.STORE)
    qtbot.waitUntil(lambda: order[-1] == "again")
    answer.set()


def test_where_nothing_is_under_way_it_has_ended_at_once(qtbot, runner):
    ended = []
    runner.end_all(lambda: ended.append(True))
    assert ended == []
    qtbot.waitUntil(lambda: ended == [True])


def test_only_work_that_shows_how_far_it_is_counts_as_busy(qtbot, runner):
    assert not runner.is_busy
    quiet = runner.submit(forever, on_done=nothing, lane=Lane.COMPUTE)
    assert not runner.is_busy
    loud = runner.submit(forever, on_done=nothing, on_step=nothing, lane=Lane.NETWORK)
    assert runner.is_busy
    quiet.cancel()
    loud.cancel()
