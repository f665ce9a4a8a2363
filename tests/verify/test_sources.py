import pytest

from backpack.verify.sources import FETCH_LIMIT, NotObtainedError, Sources, host_of


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


@pytest.mark.parametrize("url", ["https://[", "urn:x", "https://" + "a" * 9000])
def test_what_names_no_host_is_shown_as_such(url):
    assert host_of(url) == "?"
