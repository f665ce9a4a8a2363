"""The child process: it draws, it may die, and the next picture is drawn all the same."""

import os
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from multiprocessing import Pipe
from pathlib import Path

import pytest
from PIL import Image

from backpack import processes
from backpack.domain.faults import Fault
from backpack.pictures import child
from backpack.pictures import worker as worker_module
from backpack.pictures.refusal import WORDS, Reason
from backpack.pictures.worker import PictureWorker
from tests.pictures.conftest import encoded, opened, png_header, svg

PICTURE = encoded(Image.new("RGB", (300, 200), "green"))


def refused_because(reason):
    return Fault("picture-refused", reason=WORDS[reason])


def late_because(reason):
    return Fault("picture-late", reason=WORDS[reason])


def refusal(worker, data):
    with pytest.raises(Fault) as fault:
        worker.render_thumbnail(data, 64)
    return fault.value


def stall(worker):
    """Stop the child as a decoder in an endless loop would."""
    worker.render_thumbnail(PICTURE, 64)
    pid = worker._child.process.pid
    os.kill(pid, 19)
    return pid


@pytest.fixture
def own_worker():
    worker = PictureWorker()
    yield worker
    worker.close()


def test_a_png_and_an_svg_are_drawn_in_one_child(worker):
    assert opened(worker.render_thumbnail(PICTURE, 64)).size == (64, 43)
    first = worker._child.process.pid
    assert opened(worker.render_thumbnail(svg("<rect/>"), 64)).size == (64, 64)
    assert worker._child.process.pid == first != os.getpid()


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (png_header(30_000, 30_000), Reason.TOO_LARGE),
        (PICTURE[:50], Reason.DAMAGED),
        (b"MM\0*", Reason.KIND),
        (svg("<g>" * 1_000), Reason.TOO_INTRICATE),
        (b'<!DOCTYPE svg [<!ENTITY a "x">]>' + svg(""), Reason.UNSAFE),
        (b"\0" * (worker_module.INPUT_LIMIT + 1), Reason.TOO_LARGE),
    ],
)
def test_a_refusal_tells_its_reason(worker, data, reason):
    assert refusal(worker, data) == refused_because(reason)


def test_a_refusal_leaves_the_child_alive(worker):
    refusal(worker, b"no picture")
    pid = worker._child.process.pid
    worker.render_thumbnail(PICTURE, 64)
    assert worker._child.process.pid == pid


def test_a_child_that_was_killed_is_replaced_without_a_refusal(own_worker):
    own_worker.render_thumbnail(PICTURE, 64)
    own_worker._child.process.kill()
    own_worker._child.process.join()
    assert opened(own_worker.render_thumbnail(PICTURE, 64)).size == (64, 43)


@pytest.mark.skipif(sys.platform == "win32", reason="stops a process with a signal")
def test_a_child_that_hangs_is_killed_and_the_next_picture_is_drawn():
    worker = PictureWorker(time_limit=0.5)
    stalled = stall(worker)
    begun = time.perf_counter()
    assert refusal(worker, PICTURE) == late_because(Reason.TOO_SLOW)
    assert time.perf_counter() - begun < 3
    assert opened(worker.render_thumbnail(PICTURE, 64)).size == (64, 43)
    assert worker._child.process.pid != stalled
    worker.close()


@pytest.mark.skipif(sys.platform == "win32", reason="stops a process with a signal")
def test_a_child_that_crashes_while_it_draws_is_late_with_that_picture_only(own_worker):
    pid = stall(own_worker)
    threading.Timer(0.3, os.kill, (pid, 9)).start()
    assert refusal(own_worker, PICTURE) == late_because(Reason.STOPPED)
    assert opened(own_worker.render_thumbnail(PICTURE, 64)).size == (64, 43)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="limits differ elsewhere")
def test_the_child_has_no_memory_to_waste_and_writes_no_file(own_worker):
    own_worker.render_thumbnail(PICTURE, 64)
    pid = own_worker._child.process.pid
    lines = Path(f"/proc/{pid}/limits").read_text().splitlines()
    limits = {line[:25].strip(): line[26:].split()[0] for line in lines}
    assert int(limits["Max data size"]) == child.MEMORY_LIMIT
    assert limits["Max core file size"] == limits["Max file size"] == "0"
    assert int(limits["Max cpu time"]) <= child.CPU_LIMIT + 3


def test_a_child_is_replaced_after_its_share(own_worker, monkeypatch):
    monkeypatch.setattr(worker_module, "PICTURES_PER_CHILD", 2)
    pids = []
    for _ in range(4):
        own_worker.render_thumbnail(PICTURE, 64)
        pids.append(own_worker._child.process.pid)
    assert pids[0] == pids[1] != pids[2] == pids[3]


def test_many_threads_get_their_own_pictures(worker):
    def draw(width):
        data = encoded(Image.new("RGB", (width, 10)))
        return opened(worker.render_thumbnail(data, 256)).width

    with ThreadPoolExecutor(8) as threads:
        assert list(threads.map(draw, range(10, 60))) == list(range(10, 60))


def test_closing_twice_or_unused_is_harmless():
    worker = PictureWorker()
    worker.close()
    worker.close()
    assert worker._child is None


def test_a_reason_that_the_child_made_up_counts_as_a_crash():
    assert worker_module._reason(b"\xff<b>") is Reason.STOPPED


def test_a_child_that_cannot_start_may_start_another_time(own_worker, monkeypatch):
    monkeypatch.setattr(processes, "READY", b"other")
    assert refusal(own_worker, PICTURE) == late_because(Reason.STOPPED)


def test_importing_the_worker_loads_no_decoder():
    code = (
        "import sys, backpack.pictures.worker; "
        "print([m for m in ('PIL', 'typst', 'multiprocessing') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_program_ends_although_its_child_was_not_closed():
    code = (
        "from backpack.pictures.worker import PictureWorker\n"
        "worker = PictureWorker()\n"
        f"worker.render_thumbnail({PICTURE!r}, 64)\n"
        "print(worker._child.process.pid)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=30
    )
    assert done.stderr == ""
    with pytest.raises(ProcessLookupError):
        os.kill(int(done.stdout), 0)


def test_serving_ends_when_the_parent_is_gone(monkeypatch):
    monkeypatch.setattr(child, "allow_cpu", lambda seconds: None)
    ours, theirs = Pipe()
    serving = threading.Thread(target=child.serve, args=(theirs,))
    serving.start()
    assert ours.recv_bytes() == child.READY
    ours.send_bytes(child.pack_request(child.DRAW, PICTURE, 64))
    assert ours.recv_bytes().startswith(b"+\x89PNG")
    ours.send_bytes(child.pack_request(child.DRAW, b"?", 64))
    assert ours.recv_bytes() == b"-kind"
    ours.close()
    serving.join(5)
    assert not serving.is_alive()


def test_running_out_of_memory_is_a_refusal(monkeypatch):
    def starved(data, size):
        raise MemoryError

    monkeypatch.setattr("backpack.pictures.drawing.draw", starved)
    monkeypatch.setattr(child, "allow_cpu", lambda seconds: None)
    ours, theirs = Pipe()
    serving = threading.Thread(target=child.serve, args=(theirs,))
    serving.start()
    ours.recv_bytes()
    ours.send_bytes(child.pack_request(child.DRAW, PICTURE, 64))
    assert ours.recv_bytes() == b"-too-large"
    ours.close()
    serving.join(5)


def test_the_limits_are_what_they_say(monkeypatch):
    resource = pytest.importorskip("resource")
    asked = {}
    monkeypatch.setattr(resource, "setrlimit", asked.__setitem__)
    child.restrict()
    child.allow_cpu(5)
    assert asked[resource.RLIMIT_DATA] == (child.MEMORY_LIMIT, child.MEMORY_LIMIT)
    assert asked[resource.RLIMIT_CORE] == asked[resource.RLIMIT_FSIZE] == (0, 0)
    used = time.process_time()
    assert used + 4 <= asked[resource.RLIMIT_CPU][0] <= used + 7


def test_a_system_without_limits_still_draws(monkeypatch):
    monkeypatch.setitem(sys.modules, "resource", None)
    child.restrict()
    child.allow_cpu(5)
    ours, theirs = Pipe()
    serving = threading.Thread(target=child.serve, args=(theirs,))
    serving.start()
    ours.recv_bytes()
    ours.send_bytes(child.pack_request(child.DRAW, PICTURE, 64))
    assert ours.recv_bytes().startswith(b"+\x89PNG")
    ours.close()
    serving.join(5)


def test_every_reason_has_words():
    assert set(WORDS) == set(Reason)
