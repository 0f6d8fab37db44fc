"""The security headers stand on every answer."""

from __future__ import annotations

import pytest

from routekaart.web.kit.headers import SECURITY_HEADERS, STRICT_TRANSPORT

CLOSED = {
    "default-src": "'none'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
    "require-trusted-types-for": "'script'",
    "trusted-types": "worker",
}


@pytest.mark.parametrize("path", ["/nl/", "/fout", "/klein", "/er-is-niets", "/nl/?a=1&a=2"])
def test_every_answer_carries_them_once(kit, path) -> None:
    for _ in range(2):  # made, and from the cache
        answer = kit.get(path)
        for name, value in SECURITY_HEADERS:
            assert answer.headers.getlist(name) == [value]


def test_a_304_carries_them_too(kit) -> None:
    again = kit.get(If_None_Match=kit.get().headers["ETag"])
    assert dict(SECURITY_HEADERS).items() <= dict(again.headers).items()


def test_hsts_is_sent_over_https_only(kit) -> None:
    client = kit.app.test_client()
    assert STRICT_TRANSPORT[0] not in client.get("/nl/").headers
    secure = client.get("/nl/", base_url="https://localhost")
    assert secure.headers[STRICT_TRANSPORT[0]] == STRICT_TRANSPORT[1]


def test_nothing_inline_and_nothing_from_elsewhere(kit) -> None:
    policy = kit.get().headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy
    assert "http" not in policy
    assert "*" not in policy


def test_each_row_of_the_list_is_told_to_the_browser(kit) -> None:
    """In full, so that whoever makes one of them weaker does so on purpose."""
    told = kit.get().headers
    policy = dict(each.split(" ", 1) for each in told["Content-Security-Policy"].split("; "))
    assert {name: policy.pop(name) for name in CLOSED} == CLOSED
    assert set(policy.values()) == {"'self'"}
    assert told["X-Content-Type-Options"] == "nosniff"
    assert told["Referrer-Policy"] == "same-origin"
    assert told["Cross-Origin-Opener-Policy"] == "same-origin"
    assert told["Cross-Origin-Resource-Policy"] == "same-origin"
    for feature in ("camera", "microphone", "geolocation", "payment"):
        assert f"{feature}=()" in told["Permissions-Policy"].split(", ")
