"""Only the open web is asked for anything: no file, no mail server, no neighbour of our own."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv6Address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from routekaart.websites.targets import Target, is_public, read_target


@pytest.mark.parametrize(
    ("url", "target"),
    [
        ("https://www.lv.nl", Target(True, "www.lv.nl", 443, "/")),
        ("http://lv.nl:8080/a b?q=é#x", Target(False, "lv.nl", 8080, "/a%20b?q=%C3%A9")),
        ("https://lv.nl/a%20b?x=1&y=%20", Target(True, "lv.nl", 443, "/a%20b?x=1&y=%20")),
        ("HTTPS://München.de/", Target(True, "xn--mnchen-3ya.de", 443, "/")),
        ("http://[2001:db8::1]/", Target(False, "2001:db8::1", 80, "/")),
    ],
)
def test_an_address_of_the_web_is_read(url: str, target: Target) -> None:
    assert read_target(url) == target


@pytest.mark.parametrize(
    "url",
    [
        "",
        "lv.nl",
        "ftp://lv.nl/",
        "file:///etc/passwd",
        "gopher://lv.nl/",
        "javascript:alert(1)",
        "https://",
        "https://naam:geheim@lv.nl/",
        "https://@lv.nl/",
        "https://lv.nl:25/",
        "https://lv.nl:99999/",
        "https://lv.nl:x/",
        "https://[::1/",
        "https://" + "a" * 64 + ".nl/",
        "https://a..nl/",
        "https://lv.nl/" + "a" * 2_000,
    ],
)
def test_anything_else_is_not(url: str) -> None:
    assert read_target(url) is None


@pytest.mark.parametrize("url", ["http://a.nl/\r\nX-Evil: 1", "http://a.nl/?q=\r\n\r\nGET /"])
def test_nothing_in_an_address_becomes_a_header(url: str) -> None:
    target = read_target(url)
    assert target is not None
    assert not {"\r", "\n", " "} & set(target.path)


PRIVATE = [
    "0.0.0.0",
    "10.1.2.3",
    "100.64.0.1",
    "127.0.0.1",
    "127.255.255.254",
    "169.254.169.254",
    "172.16.0.1",
    "192.0.2.1",
    "192.168.1.1",
    "198.18.0.1",
    "224.0.0.1",
    "239.1.1.1",
    "240.0.0.1",
    "255.255.255.255",
]


@pytest.mark.parametrize("address", PRIVATE)
def test_an_address_of_ours_is_not_public_in_any_form(address: str) -> None:
    number = int(IPv4Address(address))
    high, low = f"{number >> 16:x}", f"{number & 0xFFFF:x}"
    forms = [
        address,
        f"::ffff:{address}",
        f"::{address}",
        f"64:ff9b::{address}",
        f"2002:{high}:{low}::1",
        f"2001:0:{high}:{low}::",
    ]
    assert [each for each in forms if is_public(each)] == []


@pytest.mark.parametrize(
    "address",
    ["::", "::1", "fe80::1", "fe80::1%eth0", "fc00::1", "fd12::1", "fec0::1", "ff02::1", "x", ""],
)
def test_neither_is_one_of_the_new_kind(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", ["93.184.215.14", "2606:2800:21f:cb07::1"])
def test_the_internet_is_public(address: str) -> None:
    assert is_public(address)


@given(st.integers(0, 2**32 - 1))
def test_another_form_of_an_address_opens_nothing(number: int) -> None:
    plain = IPv4Address(number)
    mapped = IPv6Address(0xFFFF00000000 + number)
    assert not is_public(str(mapped)) or is_public(str(plain))
