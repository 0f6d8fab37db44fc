"""A tap to call or to write is counted when our own page tells it, and nothing else is."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from routekaart.signals.counting import CONTACT_KINDS, Counted
from routekaart.web.kit import paper
from routekaart.web.public import papers
from tests.pages.browsing import BOTH_WAYS, Visitor
from tests.pages.test_counting import PHONE

TODAY = date(2026, 11, 23)
REACHES = ("tel:", "sms:", "mailto:", "https://wa.me/", "https://www.google.com/maps/")
OUR_PAGE = {
    "User-Agent": PHONE,
    "Origin": "http://localhost",
    "Sec-Fetch-Site": "same-origin",
    "Sec-Fetch-Dest": "empty",
}


@pytest.fixture
def counted(visitor: Visitor, monkeypatch) -> list[Counted]:
    found: list[Counted] = []
    monkeypatch.setattr(visitor.app.extensions["routekaart"].tally, "count", found.append)
    return found


def tap(visitor: Visitor, data: Any, locale: str = "nl", **without: Any) -> Any:
    """As the script of a page does. `without` are headers, with an underscore for each hyphen."""
    named = OUR_PAGE | {name.replace("_", "-"): value for name, value in without.items()}
    headers = {name: value for name, value in named.items() if value is not None}
    return visitor.app.test_client().post(f"/{locale}/tik", data=data, headers=headers)


@pytest.mark.parametrize("kind", CONTACT_KINDS)
def test_a_tap_counts_for_its_service_in_the_language_of_the_page(
    visitor: Visitor, counted, kind: str
) -> None:
    answer = tap(visitor, {"kind": kind, "key": "ping-loket"}, "ti")
    assert (answer.status_code, answer.data) == (204, b"")
    assert "Set-Cookie" not in answer.headers
    assert answer.headers["Cache-Control"] == "no-store"
    assert counted == [Counted(TODAY, kind, "ping-loket", "ti")]


@pytest.mark.parametrize(("key", "locale"), [("geld", "ar"), ("thuis", "und"), ("schulden", "ar")])
def test_my_question_is_not_there_counts_for_the_step(
    visitor: Visitor, counted, key: str, locale: str
) -> None:
    tap(visitor, {"kind": "unlisted", "key": key}, "ar")
    assert counted == [Counted(TODAY, "unlisted", key, locale)]


def test_a_list_that_is_printed_counts_without_what_is_on_it(visitor: Visitor, counted) -> None:
    tap(visitor, {"kind": "shortlist printed", "key": ""}, "ar")
    tap(visitor, {"kind": "shortlist printed", "key": "ping-loket"}, "ar")
    assert counted == [Counted(TODAY, "shortlist printed", "", "ar")]
    assert "data-printed" in visitor.fetch("/nl/lijst?l=ping-loket").text
    assert "data-printed" not in visitor.fetch("/nl/lijst?l=ping-loket~veilig-thuis").text


def test_looking_at_cards_prints_nothing_and_their_pdf_counts_once(
    visitor: Visitor, counted, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paper.drawing, "draw", lambda _document: b"%PDF")
    monkeypatch.setattr(papers, "warm_up", lambda: None)
    reader = {"User_Agent": PHONE}
    assert "data-printed" in visitor.fetch("/nl/lijst/kaart?l=ping-loket", **reader).text
    assert "data-printed" not in visitor.fetch("/nl/lijst/kaart?l=veilig-thuis", **reader).text
    assert counted == []
    visitor.fetch("/nl/lijst/kaart.pdf?l=ping-loket", **reader)
    visitor.fetch("/ti/lijst/kaart.pdf?l=veilig-thuis", **reader)
    assert counted == [
        Counted(TODAY, "shortlist printed", "", "nl"),
        Counted(TODAY, "shortlist printed", "", "und"),
    ]


def test_who_calls_for_help_against_violence_leaves_no_language(visitor: Visitor, counted) -> None:
    tap(visitor, {"kind": "call", "key": "veilig-thuis"}, "ti")
    assert counted == [Counted(TODAY, "call", "veilig-thuis", "und")]


@pytest.mark.parametrize(
    "data",
    [
        {"kind": "call"},
        {"kind": "call", "key": "er-is-niets"},
        {"kind": "call", "key": "geld"},
        {"kind": "unlisted", "key": "ping-loket"},
        {"kind": "service", "key": "ping-loket"},
        {"kind": "helped", "key": "ping-loket"},
        {"kind": "search", "key": ""},
        {"kind": "'; DROP TABLE", "key": "ping-loket"},
    ],
    ids=str,
)
def test_what_no_page_of_ours_sends_is_dropped_without_a_word(
    visitor: Visitor, counted, data
) -> None:
    assert tap(visitor, data).status_code == 204
    assert counted == []


@pytest.mark.parametrize(
    "without",
    [
        {"Sec_Fetch_Site": "none"},
        {"Sec_Fetch_Site": None, "Origin": None},
        {"User_Agent": "curl/8.5.0"},
        {"User_Agent": "Mozilla/5.0 HeadlessChrome/140.0"},
        {"Sec_Fetch_Dest": "document"},
    ],
    ids=str,
)
def test_a_tap_of_nobody_is_dropped_without_a_word(visitor: Visitor, counted, without) -> None:
    assert tap(visitor, {"kind": "call", "key": "ping-loket"}, **without).status_code == 204
    assert counted == []


@pytest.mark.parametrize(
    "without", [{"Sec_Fetch_Site": "cross-site"}, {"Origin": "https://elders.example"}]
)
def test_another_site_is_refused(visitor: Visitor, counted, without) -> None:
    assert tap(visitor, {"kind": "call", "key": "ping-loket"}, **without).status_code == 403
    assert counted == []


def test_an_old_browser_that_tells_only_its_origin_is_heard(visitor: Visitor, counted) -> None:
    tap(visitor, {"kind": "call", "key": "ping-loket"}, Sec_Fetch_Site=None, Sec_Fetch_Dest=None)
    assert len(counted) == 1


def test_a_long_body_is_refused(visitor: Visitor, counted) -> None:
    answer = tap(visitor, {"kind": "call", "key": "ping-loket", "more": "x" * 200})
    assert answer.status_code == 413
    assert counted == []


def test_a_flood_of_taps_is_not_counted(visitor: Visitor, counted) -> None:
    limits = visitor.app.extensions["routekaart.tap_limits"]
    while limits.take():
        pass
    assert tap(visitor, {"kind": "call", "key": "ping-loket"}).status_code == 204
    assert counted == []
    limits._windows[0].storage.reset()


@pytest.mark.parametrize("locale", BOTH_WAYS)
def test_every_link_that_is_counted_says_what_the_site_knows(
    visitor: Visitor, counted, locale: str
) -> None:
    paths = [f"/hulp/{slug}" for slug in list(visitor.edition.services)[:20]]
    paths += ["/", "/nood", "/route/geld", "/route/schulden", "/zoeken?q=huur", "/zoeken?q=112"]
    links = [each for path in paths for each in visitor.open(f"/{locale}{path}").all("a")]
    reaches = [each for each in links if each.get("href", "").startswith(REACHES)]
    assert [each.attrib for each in reaches if "data-tap" not in each.attrib] == []
    told = {each.get("data-tap", "") for each in links} - {""}
    assert {each.split(" ")[0] for each in told} >= {"call", "go", "mail", "web", "unlisted"}
    counted.clear()
    for each in told:
        kind, key = each.split(" ")
        tap(visitor, {"kind": kind, "key": key})
    assert len(counted) == len(told)
