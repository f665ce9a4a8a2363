"""Which addresses may ever be asked (threat T40)."""

import ipaddress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backpack.domain.web import Trouble, Unreached
from backpack.net.addresses import (
    LENGTH_LIMIT,
    PUBLIC,
    Address,
    AddressRules,
    host_of,
    parse_host,
)


@pytest.mark.parametrize(
    ("url", "asked"),
    [
        ("https://issuer.example/badge", "https://issuer.example/badge"),
        ("HTTPS://Issuer.Example", "https://issuer.example/"),
        ("https://issuer.example.:443/a?b=c#key-1", "https://issuer.example/a?b=c"),
        ("https://issuer.example:/", "https://issuer.example/"),
        ("http://old.example:80/1.json", "http://old.example/1.json"),
        ("https://bücher.example/ü?q=ä", "https://xn--bcher-kva.example/%C3%BC?q=%C3%A4"),
        ("https://issuer。example/", "https://issuer.example/"),
        ("https://issuer.example/a%2Fb|c", "https://issuer.example/a%2Fb%7Cc"),
        ("https://8.8.8.8/", "https://8.8.8.8/"),
        ("https://[2606:4700:0::1111]/x", "https://[2606:4700::1111]/x"),
        ("https://127.0.0.1.issuer.example/", "https://127.0.0.1.issuer.example/"),
    ],
)
def test_an_address_on_the_public_web_is_asked_in_one_plain_form(url, asked):
    assert PUBLIC.parse(url).url == asked


def test_an_address_tells_its_parts():
    assert PUBLIC.parse("http://[2606:4700::1111]") == Address(
        url="http://[2606:4700::1111]/",
        scheme="http",
        host="2606:4700::1111",
        port=80,
        ip=ipaddress.ip_address("2606:4700::1111"),
    )
    assert PUBLIC.parse("http://old.example/").is_plain
    assert not PUBLIC.parse("https://old.example/").is_plain


_TABLE = """
ftp://issuer.example/    file:///etc/passwd       data:application/json,{}   javascript:1
https:issuer.example     https:/issuer.example    //issuer.example/          issuer.example
https://                 https:///path            https://:443/              urn:uuid:1
did:web:issuer.example   https://issuer.example:8443/    http://issuer.example:443/
https://issuer.example:80/   https://issuer.example:0/   https://issuer.example:65536/
https://issuer.example:x/    https://issuer.example:٤٤٣/  https://issuer.example:-443/
https://ada@issuer.example/  https://ada:word@issuer.example/  https://@issuer.example/
https://issuer.example\\@127.0.0.1/  https://issuer.example\\.evil.example/
https://localhost/       https://LOCALHOST./      https://a.localhost/       https://printer/
https://printer.local/   https://metadata.google.internal/   https://nas.lan/  https://r.home/
https://1.168.192.in-addr.arpa/   https://router.home.arpa/   https://x.onion/   https://x.corp/
https://127.0.0.1/       https://127.1/           https://127.0.1/           https://0/
https://0x7f.0.0.1/      https://0x7f000001/      https://2130706433/        https://0177.0.0.1/
https://127.0.0.01/      https://017700000001/    https://127.0.0.1./        https://1.2.3.4.5/
https://256.1.1.1/       https://8.8.8/           https://0x/                https://8.8.0x8.8/
https://①②⑦.0.0.1/       https://\uff11\uff12\uff17.0.0.1/     https://127。0。0。1/        https://x.example.256/
https://0.0.0.0/         https://10.1.2.3/        https://100.64.0.1/        https://169.254.169.254/
https://172.16.0.1/      https://172.31.255.255/  https://192.0.0.192/       https://192.0.2.1/
https://192.88.99.1/     https://192.168.0.1/     https://198.18.0.1/        https://198.51.100.1/
https://203.0.113.1/     https://224.0.0.1/       https://240.0.0.1/    https://255.255.255.255/
https://168.63.129.16/   https://100.100.100.200/ https://[::1]/             https://[::]/
https://[::ffff:127.0.0.1]/   https://[::ffff:8.8.8.8]/   https://[::127.0.0.1]/
https://[64:ff9b::7f00:1]/    https://[64:ff9b::808:808]/ https://[64:ff9b:1::1]/
https://[2002:7f00:1::]/      https://[2001::1]/   https://[2001:db8::1]/    https://[3fff::1]/
https://[fe80::1]/       https://[fe80::1%25eth0]/    https://[2606:4700::1111%25eth0]/
https://[fc00::1]/       https://[fd00:ec2::254]/ https://[ff02::1]/         https://[fec0::1]/
https://[5f00::1]/       https://[100::1]/        https://[::1             https://[v1.x]/
https://a..example/      https://.example/        https://-a.example/        https://a_.b-.example/
https://%31%32%37.0.0.1/ https://issuer%2eexample/   https://xn--.\u2024.example/
https://[127.0.0.1]/     https://[issuer.example]/
"""
REFUSED = _TABLE.split()


@pytest.mark.parametrize("url", REFUSED)
def test_every_other_address_is_refused(url):
    with pytest.raises(Unreached) as refused:
        PUBLIC.parse(url)
    assert refused.value.trouble is Trouble.REFUSED_ADDRESS
    assert refused.value.url == url


@pytest.mark.parametrize("character", ["\n", "\r", "\t", "\0", " ", "\x7f", "\x85", "\xa0", "\\"])
@pytest.mark.parametrize(
    "url", ["https://issu{}er.example/", "https://issuer.example/a{}b", "{}https://issuer.example/"]
)
def test_an_address_with_a_character_that_parsers_drop_is_refused(url, character):
    with pytest.raises(Unreached):
        PUBLIC.parse(url.format(character))


def test_an_endless_address_is_refused():
    longest = "https://issuer.example/".ljust(LENGTH_LIMIT, "a")
    assert PUBLIC.parse(longest).url == longest
    with pytest.raises(Unreached):
        PUBLIC.parse(longest + "a")
    with pytest.raises(Unreached):
        PUBLIC.parse(f"https://{'a' * 64}.example/")
    with pytest.raises(Unreached):
        PUBLIC.parse(f"https://{'a.' * 126}example/")


@given(st.text() | st.text("https:/.[]@0123456789abx%#?").map("https://".__add__))
def test_any_text_is_an_address_or_refused(text):
    try:
        address = PUBLIC.parse(text)
    except Unreached:
        return
    assert address.url.isascii()
    assert PUBLIC.parse(address.url) == address


@given(st.ip_addresses())
def test_no_number_is_public_that_the_registries_call_something_else(ip):
    if PUBLIC.is_public(ip):
        assert ip.is_global
        assert not ip.is_multicast


def test_only_tests_ask_this_computer():
    rules = AddressRules(loopback=True, ports=frozenset({8443}))
    assert rules.parse("https://127.0.0.1:8443/").port == 8443
    assert rules.parse("https://localhost:8443/").host == "localhost"
    assert rules.parse("https://[::1]/").ip == ipaddress.ip_address("::1")
    for url in ("https://10.0.0.1/", "https://localhost:8444/", "https://169.254.169.254/"):
        with pytest.raises(Unreached):
            rules.parse(url)


def test_a_host_is_read_from_an_address_or_from_what_somebody_types():
    assert host_of("https://Issuer.example/badge") == "issuer.example"
    assert host_of("urn:uuid:1") is None
    assert parse_host(" Issuer.example ") == "issuer.example"
    assert parse_host("http://issuer.example/badge") == "issuer.example"
    assert parse_host("127.0.0.1") is None
    assert parse_host("") is None
