import pytest

from backpack.verify.sources import (
    BODIES_LIMIT,
    FETCH_LIMIT,
    NotObtainedError,
    Sources,
    host_of,
    read_body,
)


def test_each_address_is_asked_once(world):
    world.put("https://a.example/x", {"id": "x"})
    sources = Sources(world)
    assert sources.document("https://a.example/x#1") == sources.document("https://a.example/x#2")
    assert world.asked == ["https://a.example/x"]
    assert [answer.url for answer in sources.answers] == world.asked


def test_a_badge_that_points_everywhere_is_not_followed_everywhere(world):
    sources = Sources(world)
    for number in range(FETCH_LIMIT + 1):
        with pytest.raises(NotObtainedError) as trouble:
            sources.document(f"https://a.example/{number}")
    assert trouble.value.reason == "source-too-many-addresses"
    assert len(world.asked) == FETCH_LIMIT


def test_a_badge_cannot_make_the_backpack_keep_more_than_any_needs(world):
    sources = Sources(world)
    size = BODIES_LIMIT // 3
    for number in range(4):
        world.put(f"https://a.example/{number}", bytes(size))
    for number in range(3):
        assert len(sources.obtain(f"https://a.example/{number}", read_body)) == size
    with pytest.raises(NotObtainedError) as trouble:
        sources.obtain("https://a.example/3", read_body)
    assert trouble.value.reason == "source-too-large"


def test_a_host_in_another_script_is_shown_so_that_no_letter_looks_like_another():
    assert host_of("https://www.\u0441redly.com/x") == "www.xn--redly-0ye.com"


@pytest.mark.parametrize("url", ["https://[", "urn:x", "https://" + "a" * 9000])
def test_what_names_no_host_is_shown_as_such(url):
    assert host_of(url) == "?"
