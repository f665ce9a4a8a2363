"""No link and no page ends in anything but an answer, whatever stands in them."""

from hypothesis import given
from hypothesis import strategies as st

from backpack.domain.faults import Fault
from backpack.formats.addresses import shown_host
from backpack.formats.html_page import looks_like_page, read_page
from backpack.formats.page_links import find_page, refuse_page
from backpack.services.linking import hosts_to_ask, link_in
from backpack.services.sources import Source

HOSTS = (
    "www.credly.com",
    "eu.badgr.com",
    "a.badges.parchment.com",
    "openbadgefactory.com",
    "www.credential.net",
    "moodle.example",
)
PIECES = ("/badges/", "/users/", "/public/assertions/", "/v1/assertion/", "badge.php?hash=", "..")
LINKS = st.builds(
    lambda scheme, before, host, pieces: f"{scheme}://{before}{host}{''.join(pieces)}",
    st.sampled_from(["http", "https", "HTTPS"]),
    st.sampled_from(["", "a@", "x.", "\u0441"]),
    st.sampled_from(HOSTS) | st.text(max_size=20),
    st.lists(st.sampled_from(PIECES) | st.text(max_size=12), max_size=5),
)
MARKUP = st.lists(
    st.sampled_from(
        [
            "<link rel=alternate type='application/ld+json' href=",
            '<meta property="og:image" content="',
            '<script type="application/ld+json">',
            "</script>",
            "<!--",
            "&#xD800;",
            ">",
            '"',
            "//a.example/[",
        ]
    )
    | st.text(max_size=20),
    max_size=30,
).map(lambda pieces: "".join(pieces).encode("utf-8", "surrogatepass"))


@given(LINKS)
def test_every_link_is_a_platform_s_page_or_none(link):
    page, fault = find_page(link), refuse_page(link)
    assert fault is None or isinstance(fault, Fault)
    assert shown_host(link).isascii()
    if page:
        places = (*page.places, *page.pictures)
        assert all(place.startswith(("https://", "http://moodle.example")) for place in places)
        assert fault == Fault(page.advice, host=shown_host(link))


@given(LINKS | st.text(max_size=40))
def test_what_would_be_asked_is_plain(text):
    source = Source(name="", data=text.encode("utf-8", "replace"))
    link = link_in(source)
    assert link is None or (link.isascii() and "@" not in link.split("/")[2])
    assert all(host.isascii() for host in hosts_to_ask([source]))


@given(MARKUP)
def test_every_page_is_read(body):
    assert looks_like_page(body) in (True, False)
    contents = read_page(body, "https://page.example/1")
    assert all(one.startswith("https://") for one in (*contents.documents, *contents.pictures))
