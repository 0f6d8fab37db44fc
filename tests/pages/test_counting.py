"""A page is counted when somebody reads it: once, by day, and with nothing of who it was."""

from __future__ import annotations

from datetime import date

import pytest

from routekaart.search.search import Search
from routekaart.signals.counting import Counted
from routekaart.signals.unmet import Wish
from routekaart.web.kit.drawing import Drawing
from tests.pages.browsing import Visitor

PHONE = (
    "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 Chrome/140.0.0.0 Mobile Safari/537.36"
)
TODAY = date(2026, 11, 23)


class Reader:
    """Somebody with a browser, and what was counted of them."""

    def __init__(self, visitor: Visitor) -> None:
        self.visitor = visitor
        self.counted: list[Counted] = []
        self.wishes: list[Wish] = []

    def read(self, path: str, method: str = "GET", **headers: str):
        return self.visitor.fetch(path, method, **{"User_Agent": PHONE, **headers})


@pytest.fixture
def reader(visitor: Visitor, monkeypatch) -> Reader:
    found = Reader(visitor)
    tally = visitor.app.extensions["routekaart"].tally
    monkeypatch.setattr(tally, "count", found.counted.append)
    monkeypatch.setattr(tally, "wish", found.wishes.append)
    return found


@pytest.mark.parametrize(
    ("path", "kind", "key", "locale"),
    [
        ("/nl/", "question", "begin", "nl"),
        ("/ar/route/geld", "question", "geld", "ar"),
        ("/ti/route/schulden", "outcome", "schulden", "ti"),
        ("/fa/hulp/ping-loket", "service", "ping-loket", "fa"),
        ("/ti/route/thuis-hulp", "outcome", "thuis-hulp", "und"),
        ("/ti/route/thuis", "question", "thuis", "und"),
        ("/ti/hulp/veilig-thuis", "service", "veilig-thuis", "und"),
    ],
)
def test_a_page_counts_by_day_and_language_and_what_leaves_no_trace_by_day_alone(
    reader: Reader, path: str, kind: str, key: str, locale: str
) -> None:
    reader.read(path)
    assert reader.counted == [Counted(TODAY, kind, key, locale)]


def test_a_page_that_comes_from_memory_is_counted_just_as_well(reader: Reader) -> None:
    for number in range(1, 4):
        reader.read("/nl/hulp/ping-loket")
        assert reader.counted == [Counted(TODAY, "service", "ping-loket", "nl")] * number


def test_a_page_that_the_browser_still_had_is_read_again(reader: Reader) -> None:
    first = reader.read("/nl/hulp/ping-loket")
    again = reader.read("/nl/hulp/ping-loket", If_None_Match=first.headers["ETag"])
    assert again.status_code == 304
    assert len(reader.counted) == 2


def test_the_day_is_that_of_the_neighbourhood(reader: Reader) -> None:
    for moment in ("2026-11-23T23:59:59", "2026-11-24T00:00:00"):
        reader.visitor.clock.set(moment)
        reader.read("/nl/hulp/ping-loket")
    assert [each.day for each in reader.counted] == [TODAY, date(2026, 11, 24)]


NOBODY = [
    {"User_Agent": ""},
    {"User_Agent": "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)"},
    {"User_Agent": "WhatsApp/2.23.20.0 A"},
    {"User_Agent": "facebookexternalhit/1.1"},
    {"User_Agent": "Mozilla/5.0 (X11; Linux x86_64) HeadlessChrome/140.0.0.0 Safari/537.36"},
    {"User_Agent": "curl/8.5.0"},
    {"User_Agent": "python-requests/2.32"},
    {"Sec_Purpose": "prefetch;prerender"},
    {"Purpose": "prefetch"},
    {"Sec_Fetch_Dest": "image"},
    {"User_Agent": "TelegramBot (like TwitterBot)"},
]


@pytest.mark.parametrize("headers", NOBODY, ids=str)
@pytest.mark.parametrize("warm", [False, True])
def test_what_nobody_reads_is_not_counted(reader: Reader, headers, warm: bool) -> None:
    reader.visitor.clock.set("2026-11-23T10:31" if warm else "2026-11-23T10:32")
    if warm:
        reader.read("/nl/route/geld")
        reader.counted.clear()
    assert reader.read("/nl/route/geld", **headers).status_code == 200
    assert reader.counted == []


@pytest.mark.parametrize(
    "agent",
    [
        PHONE,
        "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 Version/17.0 "
        "Mobile/15E148 Safari/604.1",
        "Mozilla/5.0 (Linux; Android 5.1; en-US; CUBOT X9) UCBrowser/12.0 Mobile",
        "Mozilla/5.0 (Android 13; Mobile; rv:130.0) Gecko/130.0 Firefox/130.0",
        "Mozilla/5.0 (Linux; Android 13) Chrome/120 Mobile Safari/537.36 [FB_IAB/FB4A;FBAV/440;]",
        "Mozilla/5.0 (iPhone) Mobile/15E148 Instagram 300.0 WhatsApp",
    ],
)
def test_the_browsers_of_people_are_counted(reader: Reader, agent: str) -> None:
    reader.read("/nl/route/geld", User_Agent=agent)
    assert len(reader.counted) == 1


def test_looking_whether_a_page_is_there_is_not_reading_it(reader: Reader) -> None:
    for _ in range(2):
        reader.read("/nl/hulp/ping-loket", "HEAD")
        assert reader.counted == []
        reader.read("/nl/hulp/ping-loket")  # now it comes from memory
        reader.counted.clear()


def test_who_works_on_the_site_is_not_counted(reader: Reader) -> None:
    client = reader.visitor.app.test_client()
    client.set_cookie("__Host-routekaart", "abc", secure=True, domain="localhost")
    for _ in range(2):
        client.get("/nl/", base_url="https://localhost", headers={"User-Agent": PHONE})
    assert reader.counted == []
    reader.read("/nl/")
    assert len(reader.counted) == 1


@pytest.mark.parametrize(
    "path",
    ["/nl/hulp/er-is-niets", "/xx/hulp/ping-loket", "/nl/over", "/nl/plek/de-plint", "/", "/nl"],
)
def test_other_addresses_are_not_counted(reader: Reader, path: str) -> None:
    reader.read(path)
    assert reader.counted == []


def test_counting_leaves_nothing_with_the_reader(reader: Reader) -> None:
    for _ in range(2):
        assert "Set-Cookie" not in reader.read("/nl/hulp/ping-loket").headers


def test_pages_that_are_drawn_ahead_are_not_counted(reader: Reader) -> None:
    app = reader.visitor.app
    site = app.extensions["routekaart"]
    assert Drawing(app, site, lambda _edition, _day: ["", "route/geld"], ()).look() == 16
    assert reader.counted == []


def test_a_search_is_counted_without_its_words(reader: Reader) -> None:
    reader.read("/ti/zoeken?q=huur")
    assert reader.counted == [Counted(TODAY, "search", "", "ti")]
    assert reader.wishes == []


@pytest.mark.parametrize(
    ("path", "headers"),
    [
        ("/nl/zoeken", {}),
        ("/nl/zoeken?q=huur&onderwerp=wonen", {}),
        ("/nl/zoeken?q=huur&alles=ja", {}),
        ("/nl/zoeken?q=xylofoon", {"User_Agent": "curl/8.5.0"}),
        ("/nl/zoeken?q=xylofoon", {"method": "HEAD"}),
    ],
)
def test_what_comes_after_a_search_is_none_of_its_own(reader: Reader, path: str, headers) -> None:
    assert reader.read(path, **headers).status_code == 200
    assert (reader.counted, reader.wishes) == ([], [])


def test_words_looked_for_in_vain_are_told(reader: Reader) -> None:
    reader.read("/nl/zoeken?q=+Xylofoon?")
    assert reader.wishes == [Wish(TODAY, "nl", "xylofoon")]


@pytest.mark.parametrize(
    "query",
    ["huur", "ik+wil+dood", "x@example.org", "xylofoon+0612345678", "xylofoon+bij+mij+thuis+nu"],
)
def test_what_was_found_or_could_be_somebody_is_not_told(reader: Reader, query: str) -> None:
    reader.read(f"/nl/zoeken?q={query}")
    assert len(reader.counted) == 1
    assert reader.wishes == []


def test_a_fault_of_the_search_is_no_wish(reader: Reader, monkeypatch) -> None:
    monkeypatch.setattr(Search, "find", lambda *_: 1 / 0)
    assert reader.read("/nl/zoeken?q=xylofoon").status_code == 200
    assert reader.wishes == []


def test_a_list_is_counted_when_it_is_given_and_nothing_of_what_is_on_it(reader: Reader) -> None:
    for page in ("", "/maken", "/geven"):
        reader.read(f"/ar/lijst{page}?l=ping-loket~kredietbank-nederland")
    assert reader.counted == [Counted(TODAY, "shortlist made", "", "ar")]


def test_a_list_with_help_against_violence_counts_without_its_language(reader: Reader) -> None:
    reader.read("/ti/lijst/geven?l=veilig-thuis")
    assert reader.counted == [Counted(TODAY, "shortlist made", "", "und")]
