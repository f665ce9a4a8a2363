import pytest

from backpack.formats.addresses import is_same_address, is_within, keeper_of, origin_of, spellings

SAME = [
    ("http://good.example/1", "https://good.example/1"),
    ("https://GOOD.example:443/1#x", "https://good.example/1"),
    ("https://good.example", "https://good.example/"),
    ("https://api.badgr.io/public/assertions/A.json?v=2_0", "https://api.badgr.io/public/assertions/A"),
    ("https://good.example/1?identity__email=a%40b.c", "https://good.example/1"),
    ("https://m.example/a.php?b=1&obversion=2", "https://m.example/a.php?b=1"),
    (
        "https://api.credly.com/v1/obi/v2/badge_assertions/1",
        "https://www.credly.com/api/v1/obi/v2/badge_assertions/1",
    ),
    ("urn:uuid:1", "urn:uuid:1"),
]  # fmt: skip

OTHER = [
    ("https://good.example/1", "https://good.example/2"),
    ("https://good.example/1", "https://good.example:8443/1"),
    ("https://good.example/a", "https://good.example/A"),
    ("https://good.example/1?v=1", "https://good.example/1?v=2"),
    ("https://good.example/1?b=1", "https://good.example/1?b=2"),
    ("https://api.credly.com/v2/1", "https://www.credly.com/api/v2/1"),
    ("https://good.example/1", ""),
    (None, None),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_spellings_of_one_document_are_the_same(one, other):
    assert is_same_address(one, other)
    assert is_same_address(other, one)


@pytest.mark.parametrize(("one", "other"), OTHER)
def test_other_documents_stay_apart(one, other):
    assert not is_same_address(one, other)


@pytest.mark.parametrize(
    ("url", "site"),
    [
        ("https://Good.example/1", "good.example"),
        ("http://good.example:80", "good.example"),
        ("https://good.example:8443/", "good.example:8443"),
        ("https://[::1]/", ""),
        ("https://good.example@evil.example/", ""),
        ("https://good.example\\@evil.example/", ""),
        ("https://good.example\t.evil.example/", ""),
        ("https://good.example%2eevil.example/", ""),
        ("https://good.example:99999/", ""),
        ("https://good.example:0/", ""),
        ("https://[good.example/", ""),
        ("https:///1", ""),
        ("did:web:good.example", ""),
        (None, ""),
    ],
)
def test_a_site_is_named_only_where_every_reader_sees_the_same(url, site):
    assert origin_of(url) == site


@pytest.mark.parametrize(
    ("url", "beginning"),
    [
        ("https://good.example/a/1", "https://good.example/a"),
        ("http://good.example/a/1.json", "https://good.example/a/1.json"),
        ("https://good.example/1", "https://good.example"),
        ("https://good.example/1?b=12", "https://good.example/1?b=1"),
        ("https://api.credly.com/v1/obi/1", "https://www.credly.com/api/v1/obi/"),
    ],
)
def test_an_address_may_begin_with_another(url, beginning):
    assert is_within(url, beginning)


@pytest.mark.parametrize(
    ("url", "beginning"),
    [
        ("https://good.example.evil.example/a", "https://good.example"),
        ("https://good.example@evil.example/a", "https://good.example"),
        ("https://good.example:8443/a", "https://good.example/"),
        ("https://good.example/a/../b", "https://good.example/a"),
        ("https://good.example/a/%2E%2e/b", "https://good.example/a"),
        ("https://good.example/a%2f..%2fb", "https://good.example/a"),
        ("https://good.example/A/1", "https://good.example/a"),
        ("https://good.example/1", "good.example"),
        ("https://good.example/1", ""),
    ],
)
def test_what_only_looks_like_a_beginning_is_none(url, beginning):
    assert not is_within(url, beginning)


@pytest.mark.parametrize(
    ("url", "keeper"),
    [
        ("https://good.example/a/b", "good.example"),
        ("https://raw.githubusercontent.com/good/b/1", "raw.githubusercontent.com/good"),
        ("https://cdn.jsdelivr.net/gh/good/1", "cdn.jsdelivr.net/gh/good"),
        ("https://s3.eu-west-1.amazonaws.com/good/1", "s3.eu-west-1.amazonaws.com/good"),
        ("https://s3.amazonaws.com/1", "s3.amazonaws.com"),
        ("https://api.github.com/repos/good/r/1", "api.github.com/repos/good"),
        ("https://unpkg.com/good/1", "unpkg.com/good"),
        ("https://good.example@evil.example", ""),
        (None, ""),
    ],
)
def test_on_a_host_of_many_keepers_the_folder_tells_them_apart(url, keeper):
    assert keeper_of(url) == keeper


def test_a_secure_address_is_asked_first_and_never_given_up():
    assert spellings("http://old.example:80/1") == (
        "https://old.example/1",
        "http://old.example:80/1",
    )
    assert spellings("https://new.example/1") == ("https://new.example/1",)
    assert spellings("http://old.example:8080/1") == ("http://old.example:8080/1",)
