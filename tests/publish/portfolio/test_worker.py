"""Pages set in a process of their own: the same pages, stopped at any moment, nothing left over."""

import threading
import time

import pytest

from backpack import processes
from backpack.domain.faults import Fault
from backpack.domain.progress import Cancelled, Progress
from backpack.publish.portfolio import typeset, worker
from backpack.publish.portfolio.design import Design
from backpack.publish.portfolio.render import render_portfolio
from backpack.publish.portfolio.sheets import Sheets
from backpack.publish.portfolio.worker import typesetting_aside
from tests.publish.badges import MADE, make_badge, make_disclosed

BADGE = make_badge(0, picture=b"")


@pytest.fixture
def children(monkeypatch):
    started = []

    def start(main, name):
        started.append(processes.start_child(main, name))
        return started[-1]

    monkeypatch.setattr(worker, "start_child", start)
    return started


def render(progress=None) -> bytes:
    with typesetting_aside(progress or Progress()) as aside:
        return render_portfolio(make_disclosed(BADGE), Design(), aside)


def test_it_gives_the_very_same_bytes_as_this_process():
    assert render() == render_portfolio(make_disclosed(BADGE), Design(), typeset.typeset)


def test_it_stops_in_the_middle_and_at_once(children):
    many = make_disclosed(*(make_badge(number, picture=b"") for number in range(60)))
    progress = Progress()
    with typesetting_aside(progress) as aside:
        asked = []

        def stop_soon(sheets):
            threading.Timer(
                0.3, lambda: (asked.append(time.monotonic()), progress.cancel())
            ).start()
            return aside(sheets)

        with pytest.raises(Cancelled):
            render_portfolio(many, Design(), stop_soon)
        assert time.monotonic() - asked[0] < 1
    (child,) = children
    with pytest.raises(ValueError, match="closed"):
        child.process.is_alive()


def test_a_refusal_of_the_typesetter_comes_back_as_a_fault():
    with typesetting_aside(Progress()) as aside, pytest.raises(Fault) as told:
        aside(Sheets({"look": {}}, {}, MADE))
    assert told.value.code == "portfolio-failed"
    assert told.value.parameters["reason"]


def test_a_process_that_dies_is_a_fault(children):
    with typesetting_aside(Progress()) as aside:
        children[0].process.kill()
        with pytest.raises(Fault, match="portfolio-failed"):
            aside(Sheets({}, {}, MADE))


def test_no_process_at_all_is_a_fault(monkeypatch):
    def refuse(*_):
        raise processes.ChildLostError

    monkeypatch.setattr(worker, "start_child", refuse)
    with pytest.raises(Fault, match="portfolio-failed"):
        render()
