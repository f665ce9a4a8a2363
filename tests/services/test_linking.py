"""Adding from a link: platforms, pages that tell, profiles, and what stands in the way."""

import json

import pytest

from backpack.domain.faults import Fault
from backpack.domain.leave import Leave, LeaveMode
from backpack.domain.progress import Cancelled, Progress
from backpack.domain.web import Trouble
from backpack.formats.reading import read_badges
from backpack.net.leave import Guarded
from backpack.services.linking import PROFILE_LIMIT, Linking, hosts_to_ask, link_in
from backpack.services.sources import Source
from backpack.words.faults import explain_fault
from tests import mint
from tests.world import World

UUID = "53d391d7-b2f0-40f6-bb23-d3f5a1d5a8e9"
PAGE = f"https://www.credly.com/badges/{UUID}"
THIRD = f"https://www.credly.com/api/v1/obi/v3/open_badge_credentials/{UUID}"
PLACE = f"https://www.credly.com/api/v1/obi/v2/badge_assertions/{UUID}"
TWIN = f"https://api.credly.com/v1/obi/v2/badge_assertions/{UUID}"
PLACES = (THIRD, PLACE, TWIN, PAGE)
PROFILE = "https://www.credly.com/users/ada/badges.json"
BADGR = "https://badgr.com/public/assertions/Ab_c-12345"
BADGR_PLACE = "https://api.badgr.io/public/assertions/Ab_c-12345.json?v=2_0"
BAKED = "https://api.badgr.io/public/assertions/Ab_c-12345/baked"
ANY = "https://northlake.example/badges/1"


@pytest.fixture
def world():
    return World()


class Learner:
    """Pastes links; ``leave`` is what was allowed for good."""

    def __init__(self, world, leave=None):
        self.leave = leave or Leave()
        self.linking = Linking(fetcher=Guarded(world, lambda: self.leave), saved=lambda: self.leave)

    def paste(self, *links):
        sources = [Source(name="link", data=link.encode()) for link in links]
        with self.linking.leave_for(sources):
            found = tuple(self.linking.follow(sources, Progress()))
        for source in found:
            if source.fault:
                assert explain_fault(source.fault.code, source.fault.parameters)
        return found


@pytest.fixture
def follow(world):
    """What is to be added for a link that is pasted."""
    return Learner(world).paste


@pytest.fixture
def one(follow):
    def give(link):
        (source,) = follow(link)
        return source

    return give


def hosted(place, **changes):
    return mint.hosted("https://northlake.example", **changes)["https://northlake.example/1"] | {
        "id": place
    }


def baked(document):
    return mint.png(mint.itxt(b"openbadges", json.dumps(document).encode()))


def html(head):
    return f"<!DOCTYPE html><html><head>{head}</head></html>".encode()


def test_a_page_becomes_its_badge(world, one):
    world.put(PLACE, hosted(PLACE))
    source = one(PAGE)
    assert read_badges(source.read()).found[0].credential.id == PLACE
    assert (source.address, source.name) == (PAGE, "www.credly.com.json")
    assert world.asked == [THIRD, PLACE]


def test_the_signed_kind_is_taken_where_there_is_one(world, one):
    world.put(THIRD, mint.vc_jwt(), content_type="application/jwt")
    source = one(PAGE)
    assert (source.name, source.data) == ("Data Literacy.jwt", mint.vc_jwt())
    assert world.asked == [THIRD]


def test_where_there_is_only_the_picture_that_is_taken(world, one):
    world.put(BAKED, baked(hosted(BADGR_PLACE)))
    assert one(BADGR).data.startswith(b"\x89PNG")


def test_the_picture_that_carries_the_badge_is_preferred(world, one):
    document = hosted(BADGR_PLACE)
    world.put(BADGR_PLACE, document)
    world.put(BAKED, baked(document | {"@context": "https://w3id.org/openbadges/v2"}))
    assert one(BADGR).data.startswith(b"\x89PNG")


def test_so_is_the_picture_that_the_badge_itself_names(world, one):
    place = "https://www.credly.com/images/1.png"
    document = hosted(PLACE, image={"id": place})
    world.put(PLACE, document)
    world.put(place, baked(document))
    assert one(PAGE).data.startswith(b"\x89PNG")


@pytest.mark.parametrize(
    "picture",
    [
        mint.png(),
        json.dumps(hosted(BADGR_PLACE)).encode(),
        baked(hosted("https://northlake.example/2")),
        baked(hosted(BADGR_PLACE, issuedOn="2020-01-01T00:00:00Z")),
        mint.png(mint.itxt(b"openbadgecredential", mint.vc_jwt())),
    ],
)
def test_a_picture_without_this_very_badge_is_left(world, one, picture):
    world.put(BADGR_PLACE, hosted(BADGR_PLACE))
    world.put(BAKED, picture)
    assert one(BADGR).data.startswith(b"{")


def test_a_picture_on_a_site_that_may_not_be_asked_is_left(world, one):
    world.put(PLACE, hosted(PLACE, image="https://pictures.example/1.png"))
    assert one(PAGE).data.startswith(b"{")
    assert "https://pictures.example/1.png" not in world.asked


def test_a_page_of_another_site_tells_where_its_badge_lies(world, one):
    link = '<link rel=alternate type="application/ld+json" href="/1.json">'
    world.put(ANY, html(link), content_type="text/html")
    world.put("https://northlake.example/1.json", hosted("https://northlake.example/1"))
    assert one(ANY).data.startswith(b"{")


def test_a_page_may_hold_its_badge_itself(world, one):
    text = json.dumps(mint.data_integrity())
    noise = '<script type="application/ld+json">{"@type": "Organization"}</script>'
    script = f'<script type="application/ld+json">{text}</script>'
    world.put(ANY, html(noise + script), content_type="text/html")
    assert json.loads(one(ANY).data) == json.loads(text)
    assert world.asked == [ANY]


def test_a_page_s_picture_may_carry_the_badge(world, one):
    picture = mint.png(mint.itxt(b"openbadgecredential", mint.vc_jwt()))
    world.put(ANY, html('<meta property="og:image" content="/1.png">'), content_type="text/html")
    world.put("https://northlake.example/1.png", picture)
    assert one(ANY).data == picture


def test_a_fork_of_badgr_answers_at_the_page_s_own_address(world, one):
    link = "https://badges.northlake.example/public/assertions/Ab_c-12345"
    world.put(link, hosted(link))
    assert one(link).data.startswith(b"{")


def test_a_badge_that_does_not_say_where_it_lies_is_kept_by_its_address(world, one):
    oldest = mint.assertion(id=None, verification=None)
    world.put(ANY, {name: value for name, value in oldest.items() if value is not None})
    source = one(ANY)
    assert (source.data, source.name) == (ANY.encode(), "First Aid")


def test_a_page_without_a_badge_is_told_with_what_to_ask_for(world, one):
    picture = '<meta property="og:image" content="/1.png">'
    world.put(ANY, html(picture), content_type="text/html")
    world.put("https://northlake.example/1.png", mint.png())
    fault = one(ANY).fault
    assert fault == Fault("page-without-badge", host="northlake.example")
    assert "Ask the issuer" in explain_fault(fault.code, fault.parameters).advice


def test_an_address_that_only_passes_on_is_no_badge(world, one):
    world.put(ANY, b"https://elsewhere.example/1", content_type="text/plain")
    assert one(ANY).fault.code == "page-without-badge"


def test_a_picture_at_another_site_belongs_to_the_page_that_shows_it(world, one):
    picture = mint.png(mint.itxt(b"openbadgecredential", mint.vc_jwt()))
    head = '<meta property="og:image" content="https://cdn.example/1.png">'
    world.put(ANY, html(head), content_type="text/html")
    world.put("https://cdn.example/1.png", picture)
    assert one(ANY).data == picture


@pytest.mark.parametrize(
    ("status", "code"),
    [
        (404, "link-gone"),
        (410, "link-withdrawn"),
        (401, "link-closed"),
        (403, "link-closed"),
        (500, "link-not-reached"),
    ],
)
def test_each_refusal_of_a_platform_has_its_sentence(world, one, status, code):
    for place in PLACES:
        world.put(place, status=status)
    assert one(PAGE).fault.code == code


def test_the_clearest_refusal_is_told(world, one):
    for place, status in zip(PLACES, (404, 403, 404, 200), strict=True):
        world.put(place, html(""), status=status)
    assert one(PAGE).fault.code == "link-closed"


@pytest.mark.parametrize("trouble", [Trouble.TOO_SLOW, Trouble.NO_SUCH_HOST])
def test_silence_is_told_with_its_reason(world, one, trouble):
    for place in PLACES:
        world.take_down(place, trouble)
    fault = one(PAGE).fault
    assert fault.code == "link-not-reached"
    assert "www.credly.com" in fault.parameters["reason"]


@pytest.mark.parametrize("status", [410, 500, 503, None])
def test_the_address_of_a_badge_itself_is_kept_for_its_check_to_tell(world, one, status):
    if status:
        world.put(ANY, status=status)
    source = one(ANY)
    assert (source.data, source.fault) == (ANY.encode(), None)


@pytest.mark.parametrize(("status", "code"), [(404, "link-gone"), (403, "link-closed")])
def test_an_address_without_anything_is_none_of_a_badge(world, one, status, code):
    world.put(ANY, status=status)
    assert one(ANY).fault.code == code


def test_what_an_address_holds_instead_of_a_badge_is_told(world, one):
    world.put(ANY, {"type": "BadgeClass", "name": "First Aid"})
    assert one(ANY).fault.code == "badge-class"


def test_without_leave_a_link_stays_as_it_is(world):
    learner = Learner(world, Leave(mode=LeaveMode.NEVER))
    links = (PAGE, ANY, "https://www.credly.com/users/ada")
    assert [source.data.decode() for source in learner.paste(*links)] == list(links)
    assert world.asked == []


def test_an_open_line_has_to_be_allowed_by_itself(world, follow):
    link = ANY.replace("https:", "http:")
    world.put(link, mint.vc_jwt())
    assert follow(link)[0].data == link.encode()
    assert world.asked == [ANY]


def test_what_is_no_link_stays_as_it_is(follow):
    links = ("hello", "https://localhost/1", "https://[", f"{ANY}\n{PAGE}")
    assert [source.data.decode() for source in follow(*links)] == list(links)


def test_a_link_in_other_letters_is_followed_to_where_it_really_leads(world, one):
    world.put("https://www.xn--redly-0ye.com/badges/1", mint.vc_jwt())
    assert one("https://www.\u0441redly.com/badges/1").address == (
        "https://www.xn--redly-0ye.com/badges/1"
    )


@pytest.mark.parametrize(
    "source",
    [
        Source(name="", data=b""),
        Source(name="", data=b"x"),
        Source(name="", data=b"https://a.example/" + b"x" * 9000),
        Source(name="", data=PAGE.encode(), fault=Fault("empty-file")),
        Source(name="", data=b"https://www.credly.com@evil.example/badges/1"),
        Source(name="", data=b"javascript:alert(1)"),
    ],
)
def test_not_everything_is_a_link(source):
    assert link_in(source) is None


def test_who_will_be_asked_is_known_before():
    links = [PAGE, ANY, BADGR, "https://northlake.example/2", "no link"]
    sources = [Source(name="", data=link.encode()) for link in links]
    assert hosts_to_ask(sources) == (
        "www.credly.com",
        "api.credly.com",
        "northlake.example",
        "api.badgr.io",
        "badgr.com",
    )


def a_profile(*uuids, pages=1):
    return {"data": [{"id": one} for one in uuids], "metadata": {"total_pages": pages}}


def place_of(uuid):
    return PLACE.replace(UUID, uuid)


def uuid(number):
    return f"00000000-0000-4000-8000-{number:012}"


def test_a_profile_becomes_all_of_its_badges(world, follow):
    world.put(PROFILE, a_profile(uuid(1), uuid(2), pages=2))
    world.put(f"{PROFILE}?page=2", a_profile(uuid(3)))
    for number in (1, 3):
        world.put(place_of(uuid(number)), hosted(place_of(uuid(number))))
    sources = follow("https://www.credly.com/users/ada")
    assert [source.fault and source.fault.code for source in sources] == [
        None,
        "link-not-reached",
        None,
    ]
    assert sources[2].address == f"https://www.credly.com/badges/{uuid(3)}"


def test_a_profile_of_which_a_page_is_missing_gives_the_rest(world, follow):
    world.put(PROFILE, a_profile(uuid(1), pages=3))
    world.put(place_of(uuid(1)), hosted(place_of(uuid(1))))
    lost, found = follow("https://www.credly.com/users/ada")
    assert (lost.fault.code, found.fault) == ("link-not-reached", None)


def test_a_profile_has_an_end(world, follow):
    world.put(PROFILE, a_profile(*map(uuid, range(PROFILE_LIMIT + 9)), pages=10**9))
    assert len(follow("https://www.credly.com/users/ada")) == PROFILE_LIMIT + 1
    assert len([url for url in world.asked if "page=" in url]) == 1


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (b'{"data": []}', "profile-without-badges"),
        (b"[]", "page-without-badge"),
        (b"<html>", "page-without-badge"),
        (b"{", "damaged-text"),
    ],
)
def test_a_profile_without_badges_says_so(world, one, body, code):
    world.put(PROFILE, body)
    assert one("https://www.credly.com/users/ada").fault.code == code


def test_a_profile_tells_how_far_it_is(world):
    world.put(PROFILE, a_profile(uuid(1), uuid(2)))
    steps = []
    source = Source(name="", data=PROFILE.encode())
    list(Linking(fetcher=world, saved=Leave).follow([source], Progress(report=steps.append)))
    assert [(step.done, step.total) for step in steps] == [(0, None), (0, 2), (1, 2)]


def test_a_profile_may_be_stopped(world):
    world.put(PROFILE, a_profile(uuid(1), uuid(2)))
    progress = Progress()
    linking = Linking(fetcher=world, saved=Leave)
    sources = linking.follow([Source(name="", data=PROFILE.encode())], progress)
    next(sources)
    progress.cancel()
    with pytest.raises(Cancelled):
        next(sources)
