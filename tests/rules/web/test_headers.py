"""The security headers stand on every answer."""

from __future__ import annotations

import pytest

from routekaart.web.kit.headers import SECURITY_HEADERS, STRICT_TRANSPORT


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
