"""A banner stands above every page on its days, in the reader's language."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import msgspec
import pytest

from routekaart.edition.banners import LONGEST
from routekaart.edition.entries import Banner, Edition
from routekaart.edition.store import Published, encode
from routekaart.language.locales import LOCALES
from routekaart.language.text import Text
from routekaart.settings import Settings
from tests.bench.servers import Answer
from tests.bench.weights import MOST_PAGE, weigh_visit
from tests.journeys.pages import KINDS
from tests.pages.browsing import Visitor
from tests.pages.test_editions import republished
from tests.real_site import Clock, Reading, make_app

DUTCH, ARABIC = "Donderdag is de bibliotheek dicht.", "المكتبة مغلقة يوم الخميس."
THURSDAY = date(2026, 11, 26)
CLOSED = Banner(Text(DUTCH, {"ar": ARABIC}), THURSDAY, THURSDAY, link="location.de-plint")
HOSTILE = '<script>alert(1)</script> "> <!--gap x--> {{ 7 * 7 }} %(num)s'

Site = Callable[..., Visitor]


@pytest.fixture
def site_with(published: Published, site_settings: Settings) -> Site:
    def make(*banners: Banner) -> Visitor:
        edition = msgspec.structs.replace(published.edition, banners=banners)
        clock, reading = Clock(), Reading(republished(edition, 1))
        return Visitor(make_app(site_settings, clock, reading), clock, reading)

    return make


def test_it_comes_and_goes_at_midnight_also_on_a_page_that_is_kept(site_with: Site) -> None:
    visitor = site_with(CLOSED)
    for moment, is_there in (
        ("2026-11-25T23:59", False),
        ("2026-11-26T00:00", True),
        ("2026-11-26T23:59", True),
        ("2026-11-27T00:00", False),
    ):
        visitor.clock.set(moment)
        for path in ("/nl/", "/nl/nood", "/nl/zoeken?q=huur", "/nl/hulp/taalcafe", "/nl/over"):
            assert (DUTCH in visitor.fetch(path).text) is is_there, (moment, path)


def test_everybody_reads_it_in_their_language_or_in_dutch_that_says_so(site_with: Site) -> None:
    visitor = site_with(CLOSED)
    visitor.clock.set("2026-11-26T10:00")
    visitor.open("/nl/")
    visitor.open("/ar/")
    assert f'<a href="/ar/plek/de-plint">{ARABIC}</a>' in visitor.fetch("/ar/").text
    assert f'<span lang="nl" dir="ltr">{DUTCH}</span>' in visitor.fetch("/pl/").text


def test_it_is_there_with_the_database_gone_and_where_nothing_is(site_with: Site) -> None:
    visitor = site_with(CLOSED)
    visitor.clock.set("2026-11-26T10:00")
    visitor.reading.database_reachable = False
    assert DUTCH in visitor.fetch("/nl/nood").text
    assert DUTCH in visitor.fetch("/nl/bestaat-niet").text


def test_what_is_important_says_so_in_words(site_with: Site) -> None:
    visitor = site_with(msgspec.structs.replace(CLOSED, kind="important"))
    visitor.clock.set("2026-11-26T10:00")
    assert "<strong>Belangrijk:</strong>" in visitor.fetch("/nl/").text


def test_it_is_never_more_than_text(site_with: Site) -> None:
    visitor = site_with(Banner(Text(HOSTILE, {"ar": HOSTILE}), THURSDAY, THURSDAY))
    visitor.clock.set("2026-11-26T10:00")
    for path in ("/nl/", "/ar/", "/ar/?ook=nl", "/pl/nood"):
        page = visitor.fetch(path).text
        assert "<script>alert" not in page
        assert "&lt;!--gap x--&gt; {{ 7 * 7 }} %(num)s" in page


def test_a_page_about_violence_is_printed_without_it(site_with: Site, published: Published) -> None:
    visitor = site_with(CLOSED)
    visitor.clock.set("2026-11-26T10:00")
    assert 'class="banners unprinted"' in visitor.fetch("/nl/route/thuis-zelf").text
    assert 'class="banners"' in visitor.fetch("/nl/").text


@pytest.mark.parametrize("locale", ["nl", "ar", "ti"])
def test_two_of_the_longest_keep_a_page_light(site_with: Site, locale: str) -> None:
    letters = "abcdefghij klmnop qrstuv "
    long = "".join(letters[(7 * n + n * n) % len(letters)] for n in range(LONGEST - 1)) + "x"
    banners = (
        Banner(Text(long, dict.fromkeys(LOCALES, long)), THURSDAY, THURSDAY, kind="important"),
        Banner(Text(long[::-1]), THURSDAY, THURSDAY, link="page.over"),
    )
    visitor = site_with(*banners)
    visitor.clock.set("2026-11-26T10:00")

    def get(path: str) -> Answer:
        answer = visitor.fetch(path, Accept_Encoding="br")
        headers = {name.lower(): value for name, value in answer.headers.items()}
        return Answer(answer.status_code, headers, answer.get_data())

    heavy = {
        name: weight.page
        for name, path in KINDS.items()
        if (weight := weigh_visit(get, f"/{locale}{path}")).page > MOST_PAGE
    }
    assert heavy == {}


def test_an_edition_of_before_there_were_banners_is_read(published: Published) -> None:
    older = msgspec.structs.replace(published.edition, banners=())
    assert b"banners" not in encode(older)
    assert msgspec.json.decode(encode(older), type=Edition) == older
    later = msgspec.structs.replace(older, banners=(CLOSED,))
    assert msgspec.json.decode(encode(later), type=Edition) == later
    assert CLOSED.ends_on - CLOSED.starts_on == timedelta(0)
