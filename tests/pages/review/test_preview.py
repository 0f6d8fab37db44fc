"""What somebody wrote, exactly as a resident would read it; and nobody else reads any of it."""

from __future__ import annotations

import re

import pytest

from routekaart.language.locales import LOCALES
from routekaart.web.kit.headers import SECURITY_HEADERS
from tests.pages.review.conftest import ReviewDesk
from tests.records.packs import at, monday
from tests.records.review.desk import PING, changes, live

LIST = "/programma/voorstellen"
COFFEE = "service.koffie"
TAPS = '<script src="/static/taps'


def body_of(page: str) -> str:
    """The page but for the bar, its style, its way of naming itself, and the counting of taps."""
    page = re.sub(rf"{TAPS}.*\n", "", page)
    page = re.sub(r"<aside class=\"preview\".*?</aside>\n?", "", page, flags=re.DOTALL)
    page = re.sub(
        r'<meta name="robots".*\n<link rel="stylesheet" href="/static/preview.*\n', "", page
    )
    page = re.sub(r'<nav class="languages".*?</nav>', "", page, flags=re.DOTALL)
    return re.sub(r'<p class="both">.*?</p>\n', "", page)


@pytest.mark.parametrize("locale", ["nl", "ar"])
def test_it_is_the_page_that_residents_get_once_it_is_approved(
    desk: ReviewDesk, locale: str
) -> None:
    proposal = desk.send_in(
        summary="Hulp bij geld.", places=(at("de-plint", opening_times=(monday(13, 15),)),)
    )
    browser, path = desk.officer(), f"{LIST}/{proposal}"
    shown = browser.open(f"{path}/voorbeeld/{locale}")
    seen = re.search(r'name="seen" value="([0-9a-f]+)"', browser.open(path))
    browser.send(f"{path}/goedkeuren", on=path, seen=seen[1])
    assert body_of(shown) == body_of(desk.resident(f"/{locale}/hulp/ping"))


def test_looking_changes_nothing_for_anybody(desk: ReviewDesk) -> None:
    proposal = desk.send_in(summary="Hulp bij geld.")
    before = desk.resident("/nl/hulp/ping")
    desk.officer().open(f"{LIST}/{proposal}/voorbeeld/nl")
    assert desk.resident("/nl/hulp/ping") == before
    assert changes(desk.database) == []
    assert live(desk.database).summary == "U krijgt hulp."
    assert "Hulp bij geld." not in before


def test_it_is_kept_nowhere_and_found_by_no_search_engine(desk: ReviewDesk) -> None:
    proposal = desk.send_in(summary="Hulp bij geld.")
    browser, path = desk.officer(), f"{LIST}/{proposal}/voorbeeld/nl"
    page = browser.open(path)
    assert '<meta name="robots" content="noindex">' in page
    assert TAPS not in page, "who looks at their own text is nobody to count"
    answer = desk.browser().client.get(path, base_url="https://localhost")
    assert (answer.status_code, answer.location) == (303, "/inloggen")
    assert {name for name, _ in SECURITY_HEADERS} <= set(answer.headers.keys())


def test_every_language_and_the_way_back_are_one_tap_away(desk: ReviewDesk) -> None:
    proposal = desk.send_in(summary="Hulp bij geld.")
    page = desk.officer().open(f"{LIST}/{proposal}/voorbeeld/ar")
    assert '<html lang="ar" dir="rtl">' in page
    bar = page[page.index("<aside") : page.index("</aside>")]
    assert 'lang="nl" dir="ltr"' in bar
    assert f'href="{LIST}/{proposal}"' in bar
    for locale in LOCALES:
        assert f'href="{LIST}/{proposal}/voorbeeld/{locale}" lang="{locale}"' in page


def test_what_is_new_shows_in_dutch_where_it_is_not_translated(desk: ReviewDesk) -> None:
    desk.begin("location.koffiehuis")
    desk.send_in("location.koffiehuis", name="Het Koffiehuis")
    desk.begin(COFFEE)
    proposal = desk.send_in(
        COFFEE, name="Koffie", summary="Koffie drinken.", places=(at("koffiehuis"),)
    )
    page = desk.officer().open(f"{LIST}/{proposal}/voorbeeld/ar")
    assert '<span lang="nl" dir="ltr">Koffie drinken.</span>' in page
    assert "Het Koffiehuis" in page


def test_with_dutch_beside_it(desk: ReviewDesk) -> None:
    proposal = desk.send_in(name="Spreekuur")
    page = desk.officer().open(f"{LIST}/{proposal}/voorbeeld/ar?ook=nl")
    assert 'class="beside"' in page
    assert f'href="{LIST}/{proposal}/voorbeeld/ar"' in page


def test_what_cannot_be_shown_yet_says_why(desk: ReviewDesk) -> None:
    desk.begin(COFFEE)
    nameless = desk.send_in(COFFEE, summary="Koffie drinken.")
    hidden = desk.send_in(PING, status="inactive")
    browser = desk.officer()
    page = browser.open(f"{LIST}/{nameless}/voorbeeld/nl")
    assert "Er is nog te weinig ingevuld" in page
    assert "Bewoners zien dit niet." in browser.open(f"{LIST}/{hidden}/voorbeeld/nl")


@pytest.mark.parametrize("scope", ["service", "location", "partner"])
def test_a_closure_shows_where_it_is_closed(desk: ReviewDesk, scope: str) -> None:
    desk.begin("closure.verbouwing")
    target = {"service": "ping", "location": "de-plint", "partner": "woej"}[scope]
    proposal = desk.send_in(
        "closure.verbouwing",
        scope=scope,
        target=target,
        starts_on=desk.now.date(),
        ends_on=desk.now.date(),
        reason="Wij verbouwen.",
    )
    page = desk.officer().open(f"{LIST}/{proposal}/voorbeeld/nl")
    assert "De Plint" in page
    assert scope == "location" or "Wij verbouwen." in page


def test_a_place_and_a_partner_show_too(desk: ReviewDesk) -> None:
    place = desk.send_in("location.de-plint", directions="Ga de trap op.")
    partner = desk.send_in("partner.woej", description="Wij helpen.")
    browser = desk.officer()
    assert "Ga de trap op." in browser.open(f"{LIST}/{place}/voorbeeld/nl")
    assert "Wij helpen." in browser.open(f"{LIST}/{partner}/voorbeeld/nl")


def test_there_is_none_in_another_language_or_of_a_draft(desk: ReviewDesk) -> None:
    desk.save(summary="Hulp bij geld.")
    draft = desk.proposal().id
    browser = desk.officer()
    browser.open(f"{LIST}/{draft}/voorbeeld/nl", 404)
    proposal = desk.send_in("partner.woej", description="Wij helpen.")
    browser.open(f"{LIST}/{proposal}/voorbeeld/de", 404)
