"""Pictures are fetched when they are needed, the last asked for first, within a bound."""

import pytest
from PySide6.QtGui import QImage

from backpack.ui import pictures as module
from backpack.ui.jobs import JobRunner
from backpack.ui.pictures import PictureCache
from tests import mint


class Picturing:
    """Remembers what was asked for; ``broken`` has no picture, ``missing`` is gone."""

    def __init__(self):
        self.asked = []

    def thumbnail(self, holding_id):
        self.asked.append(holding_id)
        if holding_id == "missing":
            raise KeyError(holding_id)
        return b"" if holding_id == "broken" else mint.png()


@pytest.fixture
def picturing():
    return Picturing()


@pytest.fixture
def cache(qtbot, picturing):
    runner = JobRunner(pytest.fail)
    yield PictureCache(picturing, runner, 84)
    runner.shutdown()


def test_a_picture_comes_later_and_then_stays(qtbot, cache, picturing):
    with qtbot.waitSignal(cache.ready) as told:
        assert cache.picture("a", 2.0) is None
    assert told.args == ["a"]
    picture = cache.picture("a", 2.0)
    assert not picture.isNull()
    assert picture.devicePixelRatio() == 2.0
    assert max(picture.width(), picture.height()) == 168
    assert picturing.asked == ["a"]


@pytest.mark.parametrize("holding_id", ["broken", "missing"])
def test_a_badge_without_a_picture_is_asked_once(qtbot, cache, picturing, holding_id):
    with qtbot.waitSignal(cache.ready):
        cache.picture(holding_id, 1.0)
    assert cache.picture(holding_id, 1.0).isNull()
    assert picturing.asked == [holding_id]


def test_the_last_asked_for_comes_first_and_what_was_passed_is_dropped(qtbot, cache, picturing):
    for number in range(300):
        cache.picture(str(number), 1.0)
    qtbot.waitUntil(lambda: not cache._waiting and cache._fetching is None)
    assert picturing.asked[0] == "0"
    assert picturing.asked[1] == "299"
    assert len(picturing.asked) <= module._MOST_WAITING + 1


def test_old_pictures_make_room(qtbot, cache, monkeypatch):
    monkeypatch.setattr(module, "_MOST_BYTES", 84 * 84 * 4 * 2)
    for name in ("a", "b", "c"):
        with qtbot.waitSignal(cache.ready):
            cache.picture(name, 1.0)
    assert len(cache._pixmaps) == 2
    assert cache._bytes <= module._MOST_BYTES


def test_the_picture_of_a_removed_badge_is_let_go(qtbot, cache):
    with qtbot.waitSignal(cache.ready):
        cache.picture("a", 1.0)
    cache.forget("a")
    assert cache._bytes == 0


def test_an_answer_that_nobody_waits_for_is_dropped(cache):
    cache._take(QImage())
    assert len(cache._pixmaps) == 0
