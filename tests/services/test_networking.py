"""The learner's leave for the network, and what would be asked."""

import pytest

from backpack.domain.faults import Fault
from backpack.domain.leave import OFFLINE, Leave, LeaveMode
from backpack.domain.report import Recipient, Standing, VerificationReport
from backpack.domain.web import Missing
from backpack.net.leave import Guarded, leave_for_this
from backpack.services.networking import Networking, Wanted, hosts_of
from tests import mint
from tests.conftest import NOW
from tests.world import World

HOST = "issuer.example"
URL = f"https://{HOST}/badge"


@pytest.fixture
def networking(store):
    return Networking(store=store)


@pytest.fixture
def asks(networking):
    world = World()
    world.put(URL, {})
    return lambda: not _is_refused(Guarded(world, networking.leave))


def _is_refused(fetcher):
    from backpack.domain.web import Unreached

    try:
        fetcher.fetch(URL)
    except Unreached:
        return True
    return False


def test_a_new_backpack_asks_nobody(networking, asks):
    assert networking.leave() == Leave()
    assert not asks()


def test_the_choice_is_kept(networking, store, asks):
    networking.choose(LeaveMode.ALWAYS)
    assert Networking(store=store).leave().mode is LeaveMode.ALWAYS
    assert asks()


def test_an_allowed_host_is_kept_until_it_is_forgotten(networking, asks):
    leave = networking.allow("https://Issuer.Example/badge")
    assert leave.hosts == {HOST}
    assert networking.leave() == leave
    assert asks()
    assert networking.forget(HOST) == Leave()
    assert not asks()


def test_plain_http_is_kept_apart(networking):
    assert networking.allow(HOST, plain_http=True).lets_plain_http(HOST)
    assert networking.leave().plain_http == {HOST}
    assert networking.forget(HOST).plain_http == frozenset()


def test_what_was_allowed_outlasts_never_and_counts_again_after(networking, asks):
    networking.allow(HOST)
    networking.choose(LeaveMode.NEVER)
    assert not asks()
    networking.choose(LeaveMode.ASK)
    assert asks()


def test_what_is_no_public_host_is_not_allowed(networking):
    for host in ("localhost", "127.0.0.1", "a b", ""):
        with pytest.raises(Fault) as refused:
            networking.allow(host)
        assert refused.value.code == "no-host-like-that"


def test_forgetting_what_was_never_allowed_is_said(networking):
    with pytest.raises(Fault) as refused:
        networking.forget(HOST)
    assert refused.value.code == "host-not-allowed"


def test_leave_for_this_once_is_not_kept(networking, asks):
    with networking.once([HOST]):
        assert asks()
    assert not asks()
    assert networking.leave() == Leave()


def test_leave_for_this_once_adds_to_what_is_saved(networking, asks):
    networking.allow(HOST)
    with networking.once(["other.example"]):
        assert asks()


@pytest.mark.parametrize("never", ["saved", "offline"])
def test_never_stands_even_for_this_once(networking, asks, never):
    if never == "saved":
        networking.choose(LeaveMode.NEVER)
        with networking.once([HOST]):
            assert not asks()
    else:
        with leave_for_this(OFFLINE), networking.once([HOST]):
            assert not asks()


@pytest.mark.parametrize(
    "value", ["always", 1, [], {}, {"mode": "always"}, {"mode": "x", "hosts": [], "plain_http": []}]
)
def test_a_damaged_setting_is_no_leave(networking, store, value):
    store.save_setting("network.leave", value)
    assert networking.leave() == Leave()


def report(*missing):
    return VerificationReport(
        checked=NOW,
        standing=Standing.UNVERIFIABLE,
        genuine=Standing.UNVERIFIABLE,
        recipient=Recipient.UNKNOWN,
        checks=(),
        missing=tuple(Missing(url=url, host="?", reason=reason) for url, reason in missing),
    )


def test_what_would_be_asked_is_told_by_host_with_the_number_of_badges():
    reports = [
        report((URL, "source-not-allowed"), (f"{URL}/issuer", "source-not-allowed")),
        report((URL, "source-not-allowed"), ("https://a.example/1", "source-not-allowed")),
        report(("http://b.example/1", "source-not-allowed")),
        report(("http://a.example/1", "source-not-secure")),
        report(("https://c.example/1", "source-no-connection"), ("urn:x", "source-not-allowed")),
    ]
    assert hosts_of(reports) == (
        Wanted(host="a.example", badges=2, plain_http=True),
        Wanted(host=HOST, badges=2),
        Wanted(host="b.example", badges=1, plain_http=True),
    )
    assert hosts_of([]) == ()


def test_what_the_kept_badges_would_ask_is_read_from_their_last_checks(networking, store, add):
    (line,) = add(mint.vc_jwt())
    store.save_report(line.holding.id, report((URL, "source-not-allowed")))
    assert networking.wanted([line.holding.id, "gone"]) == (Wanted(host=HOST, badges=1),)


def test_one_deed_may_be_offline_though_everything_is_allowed(networking, asks):
    networking.choose(LeaveMode.ALWAYS)
    with networking.offline():
        assert not asks()
    assert asks()
