"""Bad input ends well before a page sees it."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from threading import Event, Semaphore

import pytest

from routekaart.cli.server import BLOCKING_THREADS
from routekaart.web.kit.guards import LARGEST_BODY, LONGEST_QUERY, MOST_FORMS_AT_ONCE


@pytest.mark.parametrize(
    "path",
    [
        "/nl/a%00b",
        "/nl/a%0ab",
        "/nl/a%7fb",
        "/nl/%c2%85",
        "/nl/?q=%ff",
        "/nl/?%ff=1",
        "/nl/?q=a%00b",
        "/nl/?q=%1b[2J",
        "/nl/?q=1&q=2",
        "/nl/?q=1&%71=2",
        "/nl/?q&q",
        "/nl/?q=" + "a" * LONGEST_QUERY,
    ],
)
def test_an_unreadable_address_is_400(kit, path) -> None:
    assert kit.get(path).status_code == 400
    assert kit.made == []


@pytest.mark.parametrize("path", ["/nl/\xff", "/nl/\xc3(", "/\xed\xa0\x80", "/er-is-niets/\xff"])
def test_a_path_of_bytes_that_are_no_text_is_400(kit, path) -> None:
    """As the server hands it over: bytes as latin-1; the test client would mend a URL first."""
    answer = kit.app.test_client().get("/", environ_overrides={"PATH_INFO": path})
    assert answer.status_code == 400
    assert kit.made == []


@pytest.mark.parametrize(
    "path",
    [
        "/nl/%D9%85%D8%B1%D8%AD%D8%A8%D8%A7",
        "/nl/?q=%E2%82%AC+100%25&p=",
        "/nl/?q=a%09b",
        "/nl/?q=%zz",
        "/nl/?q=" + "a" * (LONGEST_QUERY - 2),
        "/nl/%F0%9F%92%A9",
    ],
)
def test_unusual_but_readable_addresses_pass(kit, path) -> None:
    assert kit.get(path).status_code == 200


@pytest.mark.parametrize(
    "host", ["evil.example", "localhost.evil.example", "evil@localhost", "a b", ""]
)
def test_a_foreign_host_is_400_and_is_not_repeated(kit, host) -> None:
    for _ in range(2):
        answer = kit.get("/nl/", Host=host)
        assert answer.status_code == 400
        assert b"evil" not in answer.data
        assert answer.mimetype == "text/plain"
        assert "Content-Security-Policy" in answer.headers


def test_a_foreign_host_cannot_post_either(kit) -> None:
    answer = kit.app.test_client().post(
        "/nl/", data={"says": "x"}, headers={"Host": "evil.example"}
    )
    assert answer.status_code == 400


@pytest.mark.parametrize(
    "host", ["localhost", "localhost:8000", "127.0.0.1:1", "noord.example:443"]
)
def test_own_hosts_pass(make_kit, host) -> None:
    kit = make_kit(public_url="https://noord.example/")
    assert kit.get("/nl/", Host=host).status_code == 200


def _post(kit, data, **headers):
    return kit.app.test_client().post(
        "/nl/", data=data, content_type="application/x-www-form-urlencoded", headers=headers
    )


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"says=goed", 200),
        (b"says=%F0%9F%92%A9%0D%0Aregel+twee", 200),
        (b"says=%ff", 400),
        (b"says=\xff", 400),
        (b"says=a%00b", 400),
        (b"says=%1b", 400),
        (b"says=" + b"a" * (LARGEST_BODY - 5), 200),
        (b"says=" + b"a" * LARGEST_BODY, 413),
    ],
)
def test_a_form_of_bytes_that_are_no_text_is_refused(kit, body, status) -> None:
    assert _post(kit, body).status_code == status


def test_only_plain_forms_are_read(kit) -> None:
    client = kit.app.test_client()
    assert client.post("/nl/", data="{}", content_type="application/json").status_code == 415
    assert client.post("/nl/", data="a", content_type="multipart/form-data").status_code == 415
    assert client.post("/er-is-niets", data="{}").status_code == 404


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 200),
        ({"Sec-Fetch-Site": "same-origin", "Origin": "http://localhost"}, 200),
        ({"Origin": "https://localhost"}, 200),
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Sec-Fetch-Site": "same-site"}, 403),
        ({"Origin": "https://evil.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Origin": "http://localhost:8001"}, 403),
    ],
)
def test_a_form_from_another_site_is_refused(kit, headers, status) -> None:
    assert _post(kit, b"says=goed", **headers).status_code == status


def test_a_proxy_is_believed_only_as_far_as_the_settings_say(make_kit) -> None:
    told = {"X_Forwarded_For": "9.9.9.9, 8.8.8.8", "X_Forwarded_Proto": "https"}
    told |= {"X_Forwarded_Host": "evil.example"}
    assert make_kit().get("/wie", **told).text == "127.0.0.1 http localhost"
    assert make_kit(proxy_hops=1).get("/wie", **told).text == "8.8.8.8 https localhost"
    assert make_kit(proxy_hops=2).get("/wie", **told).text == "9.9.9.9 http localhost"


def test_behind_a_proxy_pages_of_https_and_http_are_kept_apart(make_kit) -> None:
    kit = make_kit(proxy_hops=1)
    assert "Strict-Transport-Security" in kit.get("/nl/", X_Forwarded_Proto="https").headers
    assert "Strict-Transport-Security" not in kit.get("/nl/", X_Forwarded_Proto="http").headers


def test_forms_never_take_all_threads(kit) -> None:
    """One too many is refused at once, reading goes on, and afterwards there is room again."""
    assert MOST_FORMS_AT_ONCE <= BLOCKING_THREADS // 2
    arrived, leave = Semaphore(0), Event()

    class Crawling(BytesIO):
        def readinto(self, room) -> int:
            arrived.release()
            assert leave.wait(10)
            return super().readinto(room)

    def send_slowly(_number: int) -> int:
        return (
            kit.app.test_client()
            .post(
                "/nl/",
                input_stream=Crawling(b"says=goed"),
                content_length=9,
                content_type="application/x-www-form-urlencoded",
            )
            .status_code
        )

    with ThreadPoolExecutor(MOST_FORMS_AT_ONCE) as pool:
        slow = pool.map(send_slowly, range(MOST_FORMS_AT_ONCE))
        for _ in range(MOST_FORMS_AT_ONCE):
            assert arrived.acquire(timeout=60)
        refused = _post(kit, b"says=goed")
        assert (refused.status_code, refused.headers["Retry-After"]) == (503, "10")
        assert kit.get("/nl/").status_code == 200
        leave.set()
        assert set(slow) == {200}
    assert _post(kit, b"says=goed").status_code == 200
