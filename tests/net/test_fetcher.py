"""The one door to the network, against real servers on this computer (threats T40 and T41)."""

import contextlib
import gzip
import socket
import ssl
import struct
import time
import zlib

import pytest
import truststore

from backpack.domain.web import Trouble, Unreached
from backpack.net import transport
from backpack.net.body import LIMIT
from backpack.net.fetcher import WebFetcher
from backpack.net.transport import system_trust
from tests.conftest import NOW
from tests.net.servers import NAME, answer, packed

BLINK = 0.6
"""Seconds that a fetch has in the tests of what is too slow."""


@pytest.fixture
def base(server):
    return f"https://{NAME}:{server.port}"


@pytest.fixture
def fetch(door, server):
    return door(server).fetch


def trouble(fetch, url, **options):
    with pytest.raises(Unreached) as unreached:
        fetch(url, **options)
    assert unreached.value.url == url
    return unreached.value.trouble


def test_an_answer_is_given_whole_with_the_headers_that_matter(fetch, server, base):
    server.put(
        "/badge?a=b",
        b'{"a": 1}',
        Content_Type="application/json",
        ETag='"7"',
        Set_Cookie="who=you",
        X_Powered_By="chance",
    )
    given = fetch(f"{base}/badge?a=b#key-1", accept="application/json")
    assert (given.status, given.body, given.fetched) == (200, b'{"a": 1}', NOW)
    assert given.headers == {"content-type": "application/json", "etag": '"7"'}
    assert (given.url, given.final_url) == (f"{base}/badge?a=b",) * 2
    assert (given.redirects, given.is_remembered) == (0, False)


def test_the_server_learns_no_more_than_the_address(fetch, server, base):
    server.put("/badge")
    fetch(f"{base}/badge#secret", accept="application/json")
    fetch(f"{base}/badge")
    assert server.requests[0].startswith("GET /badge HTTP/1.1\r\n")
    assert server.head(0) == {
        "host": f"{NAME}:{server.port}",
        "user-agent": transport.USER_AGENT,
        "accept-encoding": "gzip",
        "accept": "application/json",
    }
    assert server.head(1)["accept"] == "*/*"


def test_other_statuses_are_answers_too(fetch, server, base):
    server.put("/gone", b"gone", status="410 Gone")
    server.put("/choice", b"", status="300 Multiple Choices")
    server.put("/lost", b"", status="302 Found")
    assert (fetch(f"{base}/gone").status, fetch(f"{base}/gone").body) == (410, b"gone")
    assert fetch(f"{base}/nothing").status == 404
    assert fetch(f"{base}/choice").status == 300
    assert fetch(f"{base}/lost").status == 302


def test_a_connection_is_used_again_and_closed_at_the_end(door, server, base):
    server.put("/badge")
    web = door(server)
    for _ in range(3):
        web.fetch(f"{base}/badge")
    assert server.connections == 1
    web.close()
    web.close()
    assert web.fetch(f"{base}/badge").status == 200
    assert server.connections == 2


# TLS


def test_a_certificate_for_another_name_is_not_believed(serve, certificates, door):
    server = serve(certificates("other.example"))
    assert trouble(door(server).fetch, f"https://{NAME}:{server.port}/") is Trouble.BAD_CERTIFICATE
    assert server.requests == []


def test_an_expired_certificate_is_not_believed(serve, certificates, door):
    server = serve(certificates(NAME, expired=True))
    assert trouble(door(server).fetch, f"https://{NAME}:{server.port}/") is Trouble.BAD_CERTIFICATE
    assert server.requests == []


@pytest.mark.parametrize("trust", [system_trust, ssl.create_default_context])
def test_a_certificate_of_an_unknown_authority_is_not_believed(server, door, base, trust):
    assert trouble(door(server, trust=trust).fetch, f"{base}/") is Trouble.BAD_CERTIFICATE
    assert server.requests == []


def test_whom_the_system_trusts_is_believed_for_its_own_name_only(
    authority, serve, certificates, door, monkeypatch, tmp_path
):
    trusted = tmp_path / "system.pem"
    trusted.write_bytes(authority.pem)
    monkeypatch.setenv("SSL_CERT_FILE", str(trusted))  # how OpenSSL is told of another system
    server, wrong = serve(certificates(NAME)), serve(certificates("other.example"))
    server.put("/badge")
    web = door(server, wrong, trust=system_trust)
    assert web.fetch(f"https://{NAME}:{server.port}/badge").status == 200
    assert trouble(web.fetch, f"https://{NAME}:{wrong.port}/") is Trouble.BAD_CERTIFICATE
    assert wrong.requests == []


def test_certificates_of_the_environment_do_not_count(
    authority, server, door, base, monkeypatch, tmp_path
):
    trusted = tmp_path / "mine.pem"
    trusted.write_bytes(authority.pem)
    for name in ("REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE"):
        monkeypatch.setenv(name, str(trusted))
    assert trouble(door(server, trust=system_trust).fetch, f"{base}/") is Trouble.BAD_CERTIFICATE


def test_the_system_is_trusted_and_nothing_else():
    context = system_trust()
    assert type(context) is truststore.SSLContext
    assert context.verify_mode is ssl.CERT_REQUIRED
    assert context.check_hostname
    assert context.minimum_version >= ssl.TLSVersion.TLSv1_2


def test_a_number_needs_a_certificate_of_its_own(serve, certificates, door):
    server = serve(certificates("127.0.0.1"))
    server.put("/badge")
    assert door(server).fetch(f"https://127.0.0.1:{server.port}/badge").status == 200
    wrong = serve(certificates(NAME))
    url = f"https://127.0.0.1:{wrong.port}/badge"
    assert trouble(door(wrong).fetch, url) is Trouble.BAD_CERTIFICATE


def test_a_server_that_does_not_speak_tls_gives_no_answer(serve, door):
    server = serve(greeting=b"220 mail.example\r\n" * 9)
    url = f"https://{NAME}:{server.port}/"
    assert trouble(door(server).fetch, url) is Trouble.NO_CONNECTION


def test_two_names_on_one_number_share_no_connection(serve, certificates, door):
    server = serve(certificates(NAME, "second.example"))
    server.put("/badge")
    web = door(server)
    web.fetch(f"https://{NAME}:{server.port}/badge")
    web.fetch(f"https://second.example:{server.port}/badge")
    assert server.connections == 2
    assert server.head()["host"] == f"second.example:{server.port}"


# redirects


def redirect(server, path, to, status="302 Found", body=b""):
    server.put(path, body, status=status, Location=to)


@pytest.mark.parametrize("status", ["301 Moved", "302 Found", "303 See Other", "307 T", "308 P"])
def test_a_redirect_is_followed_and_counted(fetch, server, base, status):
    redirect(server, "/old", "new?x=y#z", status)
    server.put("/new?x=y", b"here")
    given = fetch(f"{base}/old")
    assert (given.body, given.redirects) == (b"here", 1)
    assert (given.url, given.final_url) == (f"{base}/old", f"{base}/new?x=y")


def test_three_redirects_are_followed_and_a_fourth_is_not(fetch, server, base):
    for number in range(4):
        redirect(server, f"/{number}", f"{base}/{number + 1}")
    server.put("/4", b"here")
    given = fetch(f"{base}/1")
    assert (given.body, given.redirects) == (b"here", 3)
    assert trouble(fetch, f"{base}/0") is Trouble.TOO_MANY_REDIRECTS
    assert not any(request.startswith("GET /4 ") for request in server.requests[4:])


def test_a_redirect_to_another_site_is_held_to_the_same_rules(
    serve, certificates, door, server, base
):
    other = serve(certificates("other.example"))
    other.put("/badge", b"here")
    redirect(server, "/away", f"https://other.example:{other.port}/badge")
    given = door(server, other).fetch(f"{base}/away")
    assert (given.body, given.redirects) == (b"here", 1)
    head = other.head()
    assert "referer" not in head
    assert "authorization" not in head


@pytest.mark.parametrize(
    ("target", "why"),
    [
        ("https://10.0.0.1/", Trouble.REFUSED_ADDRESS),
        ("https://169.254.169.254/latest/meta-data/", Trouble.REFUSED_ADDRESS),
        ("https://[::ffff:127.0.0.1]/", Trouble.REFUSED_ADDRESS),
        ("//ada:word@issuer.example/", Trouble.REFUSED_ADDRESS),
        ("https://issuer.example:22/", Trouble.REFUSED_ADDRESS),
        ("file:///etc/passwd", Trouble.REFUSED_ADDRESS),
        ("data:application/json,{}", Trouble.REFUSED_ADDRESS),
        ("ftp://issuer.example/", Trouble.REFUSED_ADDRESS),
        ("https://[", Trouble.REFUSED_ADDRESS),
        ("http://issuer.example/", Trouble.NOT_SECURE),
        ("http://other.example/", Trouble.NOT_SECURE),
    ],
)
def test_a_redirect_leads_nowhere_that_would_not_be_asked(fetch, server, base, target, why):
    redirect(server, "/away", target)
    assert trouble(fetch, f"{base}/away") is why
    assert len(server.requests) == 1


def test_a_redirect_to_this_computer_is_refused(server, door, base):
    redirect(server, "/away", "https://localhost/")
    resolve = {NAME: ["127.0.0.1"], "localhost": ["127.0.0.2", "10.0.0.1"]}
    web = door(server, resolve=lambda host, port: resolve[host])
    assert trouble(web.fetch, f"{base}/away") is Trouble.REFUSED_ADDRESS


def test_what_a_redirect_says_besides_is_not_read(fetch, server, base):
    def endless(connection):
        connection.sendall(b"HTTP/1.1 302 Found\r\nLocation: /here\r\n\r\n")
        while True:
            connection.sendall(bytes(65536))

    server.answers["/away"] = endless
    server.put("/here", b"here")
    assert fetch(f"{base}/away").body == b"here"


def test_plain_http_stays_with_its_host_or_becomes_https(serve, door, server, base):
    plain = serve()
    plain.put("/badge", b"here")
    start = f"http://{NAME}:{plain.port}"
    redirect(plain, "/same", "/badge")
    redirect(plain, "/secure", f"{base}/badge")
    redirect(plain, "/other", f"http://other.example:{plain.port}/badge")
    server.put("/badge", b"secure")
    web = door(plain, server)
    assert web.fetch(f"{start}/same").body == b"here"
    assert plain.head()["host"] == f"{NAME}:{plain.port}"
    assert web.fetch(f"{start}/secure").body == b"secure"
    assert trouble(web.fetch, f"{start}/other") is Trouble.NOT_SECURE


# limits


def test_a_body_up_to_the_limit_is_read_and_one_byte_more_is_not(fetch, server, base):
    server.put("/fits", bytes(LIMIT))
    server.put("/more", bytes(LIMIT + 1))
    assert len(fetch(f"{base}/fits").body) == LIMIT
    assert trouble(fetch, f"{base}/more") is Trouble.TOO_LARGE


@pytest.mark.parametrize("encoding", ["gzip", "x-gzip", "GZIP", "deflate"])
def test_a_packed_body_is_unpacked(fetch, server, base, encoding):
    pack = zlib.compress if encoding == "deflate" else gzip.compress
    server.put("/badge", pack(b'{"a": 1}'), Content_Encoding=encoding)
    assert fetch(f"{base}/badge").body == b'{"a": 1}'


def test_an_empty_body_may_be_called_packed(fetch, server, base):
    server.put("/badge", b"", Content_Encoding="gzip")
    assert fetch(f"{base}/badge").body == b""


def test_a_body_packed_in_another_way_stays_as_it_came(fetch, server, base):
    server.put("/badge", b"x", Content_Encoding="br")
    assert fetch(f"{base}/badge").body == b"x"


@pytest.mark.parametrize("size", [LIMIT + 1, 20 * LIMIT])
def test_a_bomb_is_stopped_while_it_unpacks(fetch, server, base, size):
    server.put("/bomb", packed(size), Content_Encoding="gzip")
    assert trouble(fetch, f"{base}/bomb") is Trouble.TOO_LARGE


def test_a_bomb_of_two_layers_is_unpacked_once(fetch, server, base):
    server.put("/bomb", gzip.compress(packed(LIMIT * 9)), Content_Encoding="gzip, gzip")
    assert len(fetch(f"{base}/bomb").body) < LIMIT


@pytest.mark.parametrize(
    "body",
    [b"no gzip at all", gzip.compress(b"x" * 999)[:-9], gzip.compress(b"x") + b"more"],
    ids=["not packed", "cut", "followed by more"],
)
def test_a_body_that_is_not_packed_as_it_says_is_no_answer(fetch, server, base, body):
    server.put("/badge", body, Content_Encoding="gzip")
    assert trouble(fetch, f"{base}/badge") is Trouble.NO_CONNECTION


def test_an_endless_body_is_given_up_at_the_limit(fetch, server, base):
    def endless(connection):
        connection.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
        while True:
            connection.sendall(bytes(65536))

    server.answers["/endless"] = endless
    assert trouble(fetch, f"{base}/endless") is Trouble.TOO_LARGE


def test_an_endless_chunked_body_of_nothing_new_is_given_up_at_the_limit(fetch, server, base):
    def endless(connection):
        connection.sendall(
            b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n\r\n"
        )
        empty = zlib.compressobj(wbits=31)
        head = empty.compress(b"") + empty.flush(zlib.Z_FULL_FLUSH)
        block = head + b"\0\0\0\xff\xff" * 10_000
        while True:
            connection.sendall(b"%x\r\n%s\r\n" % (len(block), block))
            block = b"\0\0\0\xff\xff" * 10_000

    server.answers["/endless"] = endless
    assert trouble(fetch, f"{base}/endless") is Trouble.TOO_LARGE


def test_a_body_that_ends_too_early_is_no_answer(fetch, server, base):
    server.answers["/cut"] = lambda connection: connection.sendall(answer(b"x" * 99)[:-9])
    assert trouble(fetch, f"{base}/cut") is Trouble.NO_CONNECTION


def test_a_body_without_a_length_ends_with_the_connection(fetch, server, base):
    server.answers["/old"] = lambda connection: connection.sendall(b"HTTP/1.0 200 OK\r\n\r\n{}")
    assert fetch(f"{base}/old").body == b"{}"


@pytest.mark.parametrize("count", [1, 200])
def test_a_huge_header_is_too_large(fetch, server, base, count):
    size = 70_000 if count == 1 else 10
    lines = b"".join(b"X-%d: %s\r\n" % (number, b"x" * size) for number in range(count))
    server.answers["/head"] = b"HTTP/1.1 200 OK\r\n" + lines + b"Content-Length: 0\r\n\r\n"
    assert trouble(fetch, f"{base}/head") is Trouble.TOO_LARGE


@pytest.mark.parametrize(
    "words",
    [
        b"",
        b"nonsense\r\n\r\n",
        b"HTTP/1.1 2\xff0 OK\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\n{}",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 5, 6\r\n\r\n{}",
        b"HTTP/1.1 302 Found\r\nLocation: \xff\xfe\r\nContent-Length: 0\r\n\r\n",
        b"HTTP/1.1 101 Switching Protocols\r\n\r\n",
    ],
)
def test_nonsense_is_an_answer_or_none_and_never_an_accident(fetch, server, base, words):
    server.answers["/odd"] = lambda connection: connection.sendall(words)
    with contextlib.suppress(Unreached):
        fetch(f"{base}/odd")


def test_a_connection_that_is_reset_gives_no_answer(fetch, server, base):
    def reset(connection):
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{")
        connection.close()

    server.answers["/reset"] = reset
    assert trouble(fetch, f"{base}/reset") is Trouble.NO_CONNECTION


def test_nobody_there_gives_no_answer(serve, door):
    server = serve()
    web = door(server)
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    web = door(server, ports=frozenset({port}))
    assert trouble(web.fetch, f"https://{NAME}:{port}/") is Trouble.NO_CONNECTION


# time


def dripping(words):
    def drip(connection):
        for number in range(len(words)):
            connection.sendall(words[number : number + 1])
            time.sleep(0.05)

    return drip


def in_time(fetch, url):
    started = time.monotonic()
    why = trouble(fetch, url)
    assert time.monotonic() - started < BLINK + 3
    return why


def test_a_header_that_drips_is_too_slow(door, server, base):
    server.answers["/slow"] = dripping(b"HTTP/1.1 200 OK\r\nX: " + b"x" * 400)
    assert in_time(door(server, seconds=BLINK).fetch, f"{base}/slow") is Trouble.TOO_SLOW


@pytest.mark.parametrize("length", [b"Content-Length: 400\r\n", b""])
def test_a_body_that_drips_is_too_slow(door, server, base, length):
    server.answers["/slow"] = dripping(b"HTTP/1.1 200 OK\r\n" + length + b"\r\n" + b"x" * 400)
    assert in_time(door(server, seconds=BLINK).fetch, f"{base}/slow") is Trouble.TOO_SLOW


def test_a_server_that_says_nothing_is_too_slow(door, server, base):
    server.answers["/slow"] = lambda connection: time.sleep(BLINK * 2)
    assert in_time(door(server, seconds=BLINK).fetch, f"{base}/slow") is Trouble.TOO_SLOW


def test_a_connection_that_is_used_again_is_under_the_deadline_too(door, server, base):
    server.put("/badge")
    server.answers["/slow"] = dripping(b"HTTP/1.1 200 OK\r\nX: " + b"x" * 400)
    web = door(server, seconds=BLINK)
    web.fetch(f"{base}/badge")
    assert in_time(web.fetch, f"{base}/slow") is Trouble.TOO_SLOW
    assert server.connections == 1


def test_tls_that_never_comes_is_too_slow(serve, door):
    with socket.create_server(("127.0.0.1", 0)) as silent:
        port = silent.getsockname()[1]
        web = door(ports=frozenset({port}), seconds=BLINK)
        assert in_time(web.fetch, f"https://{NAME}:{port}/") is Trouble.TOO_SLOW


def test_all_redirects_together_have_one_time(door, server, base):
    def slow(connection):
        time.sleep(BLINK * 0.6)
        connection.sendall(answer(b"", status="302 Found", Location="/slow"))

    server.answers["/slow"] = slow
    assert in_time(door(server, seconds=BLINK).fetch, f"{base}/slow") is Trouble.TOO_SLOW


def test_a_name_that_takes_too_long_is_too_slow(door, server, base):
    def resolve(host, port):
        time.sleep(BLINK * 2)
        return ["127.0.0.1"]

    web = door(server, resolve=resolve, seconds=BLINK)
    assert in_time(web.fetch, f"{base}/") is Trouble.TOO_SLOW
    assert server.connections == 0


# names and numbers


@pytest.mark.parametrize(
    "numbers",
    [
        ["10.0.0.1"],
        ["127.0.0.1", "10.0.0.1"],
        ["127.0.0.1", "::1", "fd00::1"],
        ["169.254.169.254"],
        ["::ffff:127.0.0.1"],
        ["64:ff9b::7f00:1"],
        ["fe80::1%2"],
        ["0.0.0.0"],
    ],
)
def test_a_name_with_any_number_that_is_not_public_is_not_asked(door, server, base, numbers):
    web = door(server, resolve=lambda host, port: numbers)
    assert trouble(web.fetch, f"{base}/") is Trouble.REFUSED_ADDRESS
    assert server.connections == 0


def test_outside_of_tests_this_computer_is_not_asked(clock, server):
    web = WebFetcher(clock, resolve=lambda host, port: ["127.0.0.1"])
    assert trouble(web.fetch, f"https://{NAME}/") is Trouble.REFUSED_ADDRESS
    web.close()


def test_a_name_that_changes_its_number_is_checked_each_time(door, server, base):
    server.put("/badge")
    numbers = [["127.0.0.1"], ["10.0.0.1"]]
    web = door(server, resolve=lambda host, port: numbers.pop(0))
    assert web.fetch(f"{base}/badge").status == 200
    assert trouble(web.fetch, f"{base}/badge") is Trouble.REFUSED_ADDRESS
    assert numbers == []  # and asked once for each fetch: what was checked is what is used


def test_the_connection_is_made_without_asking_for_the_name_again(door, server, base, monkeypatch):
    server.put("/badge")
    asked = []
    original = socket.getaddrinfo

    def recording(host, *rest, **options):
        asked.append(host)
        return original(host, *rest, **options)

    monkeypatch.setattr(socket, "getaddrinfo", recording)
    assert door(server).fetch(f"{base}/badge").status == 200
    assert set(asked) == {"127.0.0.1"}


@pytest.mark.parametrize("found", [[], ["not a number"], OSError(), UnicodeError()])
def test_a_name_that_stands_for_nothing_is_no_host(door, server, base, found):
    def resolve(host, port):
        if isinstance(found, Exception):
            raise found
        return found

    assert trouble(door(server, resolve=resolve).fetch, f"{base}/") is Trouble.NO_SUCH_HOST


def test_the_second_number_is_tried_where_the_first_is_out_of_reach(door, server, base):
    server.put("/badge")
    web = door(server, resolve=lambda host, port: ["127.0.0.2", "127.0.0.3", "::1", "127.0.0.1"])
    assert trouble(web.fetch, f"{base}/badge") is Trouble.NO_CONNECTION
    web = door(server, resolve=lambda host, port: ["::1", "127.0.0.1"])
    assert web.fetch(f"{base}/badge").status == 200


def test_the_second_number_is_not_tried_when_the_first_has_answered(serve, certificates, door):
    wrong = serve(certificates("other.example"))
    web = door(wrong, resolve=lambda host, port: ["127.0.0.1", "::1"])
    url = f"https://{NAME}:{wrong.port}/badge"
    assert trouble(web.fetch, url) is Trouble.BAD_CERTIFICATE
    assert wrong.connections == 1


def test_the_system_is_asked_for_the_whole_name_only(monkeypatch):
    from backpack.net import resolving

    asked = []

    def getaddrinfo(host, port, **options):
        asked.append((host, port))
        entry = (socket.AF_INET, socket.SOCK_STREAM, 6, "", ("93.184.216.34", port))
        return [entry, entry]

    monkeypatch.setattr(resolving.socket, "getaddrinfo", getaddrinfo)
    assert resolving.resolve_name(NAME, 443) == ("93.184.216.34",)
    assert asked == [(f"{NAME}.", 443)]


# surroundings


def test_proxies_of_the_environment_are_ignored(door, server, base, monkeypatch):
    for name in ("http_proxy", "https_proxy", "all_proxy", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    server.put("/badge")
    assert door(server).fetch(f"{base}/badge").status == 200


def test_passwords_of_the_environment_are_not_sent(door, server, base, monkeypatch, tmp_path):
    (tmp_path / "netrc").write_text(
        f"default login ada password word\nmachine {NAME} login a password b"
    )
    monkeypatch.setenv("NETRC", str(tmp_path / "netrc"))
    server.put("/badge")
    door(server).fetch(f"{base}/badge")
    assert "authorization" not in server.head()


def test_cookies_are_not_kept(door, server, base):
    cookie = {"Set_Cookie": f"who=you; Domain={NAME}; Path=/; Max-Age=999"}
    server.put("/badge", **cookie)
    server.put("/away", b"", status="302 Found", Location="/badge", **cookie)
    web = door(server)
    web.fetch(f"{base}/away")
    web.fetch(f"{base}/badge")
    assert not any("cookie" in server.head(number) for number in range(3))
    assert len(web._opened()._session.cookies) == 0


# what is known already


def test_a_known_answer_is_asked_about_where_it_came_from_only(door, server, base):
    server.put("/badge", b"{}", ETag='"7"', Last_Modified="Sun, 01 Nov 2026 10:00:00 GMT")
    redirect(server, "/old", "/badge")
    web = door(server)
    known = web.fetch(f"{base}/old")
    server.answers["/badge"] = b'HTTP/1.1 304 Not Modified\r\nETag: "7"\r\n\r\n'
    again = web.fetch(f"{base}/old", known=known)
    assert (again.status, again.body, again.final_url) == (304, b"", f"{base}/badge")
    assert "if-none-match" not in server.head(-2)
    assert server.head()["if-none-match"] == '"7"'
    assert server.head()["if-modified-since"] == "Sun, 01 Nov 2026 10:00:00 GMT"


def test_many_may_ask_at_once(door, server, base):
    from concurrent.futures import ThreadPoolExecutor

    server.put("/badge", b"x" * 10_000)
    web = door(server)
    with ThreadPoolExecutor(8) as pool:
        given = list(pool.map(web.fetch, [f"{base}/badge"] * 40))
    assert {len(one.body) for one in given} == {10_000}
