"""What stands in for the network."""

import base64

import pytest

from backpack.domain.web import Trouble, Unreached
from backpack.net.stand_ins import NoWeb, WebFile

URL = "https://issuer.example/badge"


def answer(body=b"{}", status=200, **headers):
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return {"status": status, "headers": named, "body_b64": base64.b64encode(body).decode()}


def trouble(fetcher, url):
    with pytest.raises(Unreached) as unreached:
        fetcher.fetch(url)
    return unreached.value.trouble


def test_without_a_network_nothing_is_allowed():
    assert trouble(NoWeb(), URL) is Trouble.NOT_ALLOWED


def test_a_file_answers_for_the_addresses_it_lists(clock):
    web = WebFile({URL: answer(b"here", Content_Type="application/json", X_Other="1")}, clock)
    given = web.fetch(f"{URL}#key-1", accept="application/json")
    assert (given.status, given.body, given.fetched) == (200, b"here", clock.now())
    assert given.headers == {"content-type": "application/json"}
    assert (given.url, given.final_url) == (URL, URL)
    assert trouble(web, f"{URL}/other") is Trouble.NO_CONNECTION


def test_an_address_may_be_spelled_in_more_than_one_way(clock):
    web = WebFile({"https://Issuer.example": answer(), "http://old.example/ü": answer()}, clock)
    assert web.fetch("https://issuer.example:443/").url == "https://issuer.example:443/"
    assert web.fetch("http://old.example/%C3%BC").status == 200


def test_a_file_may_send_on_within_the_rules_of_the_real_door(clock):
    def moved(to):
        return answer(b"", 302, Location=to)

    web = WebFile(
        {
            "https://a.example/": moved(URL),
            URL: answer(b"here"),
            "https://b.example/": moved("https://127.0.0.1/"),
            "https://c.example/": moved("/"),
            "https://127.0.0.1/": answer(b"private"),
        },
        clock,
    )
    given = web.fetch("https://a.example/")
    assert (given.body, given.redirects, given.final_url) == (b"here", 1, URL)
    assert trouble(web, "https://b.example/") is Trouble.REFUSED_ADDRESS
    assert trouble(web, "https://c.example/") is Trouble.TOO_MANY_REDIRECTS


@pytest.mark.parametrize(
    "url", ["https://127.0.0.1/", "https://localhost/", "http://169.254.169.254/", "urn:x"]
)
def test_a_file_cannot_stand_for_what_is_not_on_the_public_web(clock, url):
    assert trouble(WebFile({url: answer()}, clock), url) is Trouble.REFUSED_ADDRESS
