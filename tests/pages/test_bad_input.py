"""Whatever is asked, the answer is a page in the visitor's language with a way on."""

from __future__ import annotations

import pytest

from routekaart.language.locales import LOCALES
from tests.pages.audit import Page
from tests.pages.browsing import Visitor

UNKNOWN = (
    "/hulp/onbekend",
    "/hulp/",
    "/route/onbekend",
    "/route/__class__",
    "/plek/onbekend",
    "/organisatie/onbekend",
    "/hulp/onbekend/klopt-niet",
    "/hulp/../../etc/passwd",
    "/hulp/%3Cscript%3Ealert(1)%3C%2Fscript%3E",
    "/hulp/{{7*7}}",
    "/hulp/PING-LOKET",
    "/hulp/" + "a" * 3000,
    "/vandaag/gisteren",
    "/💩",
)


def leads_on(page: Page) -> bool:
    """To the beginning, to what is open, to somebody to call."""
    base = f"/{page.locale}"
    return {f"{base}/", f"{base}/vandaag", f"{base}/nood", "tel:14070"} <= set(page.links)


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("path", UNKNOWN)
def test_what_is_not_there_leads_on_in_the_language_of_the_address(
    visitor: Visitor, path: str, locale: str
) -> None:
    page = visitor.open(f"/{locale}{path}", status=404)
    assert page.locale == locale
    assert leads_on(page)
    assert "7*7" not in page.words
    assert "49" not in page.words


@pytest.mark.parametrize(
    "path", ["/xx/", "/NL/", "/de/hulp/ping-loket", "/wp-login.php", "/static/x.css"]
)
@pytest.mark.parametrize("locale", LOCALES)
def test_an_unknown_language_is_answered_in_the_browsers(
    visitor: Visitor, path: str, locale: str
) -> None:
    page = visitor.audit(path, visitor.fetch(path, Accept_Language=locale))
    assert (page.status, page.locale) == (404, locale)
    assert leads_on(page)


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize(
    "below",
    [
        "/hulp/%FF",
        "/hulp/%C3%28",
        "/hulp/ping%00loket",
        "/hulp/ping%0Aloket",
        "/vandaag?q=%FF",
        "/vandaag?q=%00",
        "/vandaag?q=1&q=2",
        "/vandaag?q=" + "a" * 2000,
    ],
)
def test_what_nobody_can_read_is_refused_kindly(visitor: Visitor, below: str, locale: str) -> None:
    path = f"/{locale}{below}"
    page = visitor.audit(path, visitor.fetch(path))
    assert (page.status, page.locale) == (400, locale)
    assert leads_on(page)
    assert page.answer.headers["Cache-Control"] == "no-store"


def test_an_unknown_parameter_changes_nothing(visitor: Visitor) -> None:
    """Links out of mail programs and social media bring their own."""
    plain, tracked = (
        visitor.fetch("/nl/route/schulden"),
        visitor.fetch("/nl/route/schulden?fbclid=x"),
    )
    assert tracked.status_code == 200
    assert tracked.text == plain.text


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
@pytest.mark.parametrize("path", ["/ar/", "/ar/hulp/ping-loket", "/ar/vandaag"])
def test_a_wrong_method_is_refused_and_says_which_are_right(
    visitor: Visitor, path: str, method: str
) -> None:
    answer = visitor.fetch(path, method)
    page = visitor.audit(path, answer)
    assert (page.status, page.locale) == (405, "ar")
    assert {"GET", "HEAD"} <= set(answer.headers["Allow"].split(", "))
    assert leads_on(page)


@pytest.mark.parametrize("host", ["evil.example", "localhost.evil.example", "", "evil.example:80"])
def test_a_foreign_host_is_refused_and_not_repeated(visitor: Visitor, host: str) -> None:
    answer = visitor.fetch("/nl/", Host=host)
    assert answer.status_code == 400
    assert "evil" not in answer.text
    assert "Location" not in answer.headers


def test_a_foreign_host_does_not_reach_the_next_visitor(visitor: Visitor) -> None:
    """The page cache stands before the check of the host; it must not keep what was refused."""
    visitor.fetch("/nl/nood", Host="evil.example")
    answer = visitor.fetch("/nl/nood")
    assert answer.status_code == 200
    assert "evil" not in answer.text


@pytest.mark.parametrize(
    "path", ["/nl", "/nl/hulp/ping-loket/", "/nl/vandaag/", "//evil.example/", "/\\evil.example"]
)
def test_no_address_sends_a_visitor_to_another_site(visitor: Visitor, path: str) -> None:
    answer = visitor.fetch(path)
    assert answer.status_code in (301, 302, 308, 404)
    location = answer.headers.get("Location", "/")
    assert location.removeprefix("http://localhost").startswith("/")
    assert not location.startswith("//")
    assert "evil" not in location.removeprefix("http://localhost/")
