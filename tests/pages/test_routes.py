"""Every way through the route map, tapped from the home page, ends at help that can be had."""

from __future__ import annotations

import pytest

from routekaart.language.locales import LOCALES
from routekaart.routemap.walk import Route, walk
from tests.pages.audit import Page
from tests.pages.browsing import BOTH_WAYS, Visitor

MOMENTS = {
    "an ordinary morning": "2026-11-23T10:30",
    "the middle of the night": "2026-11-24T03:00",
    "Sunday": "2026-11-29T14:00",
    "Christmas Day": "2026-12-25T12:00",
    "sixty days ahead": "2027-01-22T11:00",
}
REACHES = ("tel:", "mailto:", "https://wa.me/", "https://www.google.com/maps/", "https://www.")
ENDED = ("jongerenadviespunt", "wijk-ggz")


IN_EVERY_LANGUAGE = [("an ordinary morning", locale) for locale in LOCALES]
AT_ANY_MOMENT = [(moment, "nl") for moment in MOMENTS if moment != "an ordinary morning"]


def take(visitor: Visitor, route: Route, locale: str) -> Page:
    """Tap the answers of a route one by one; gives the page it ends on."""
    route_map = visitor.edition.route_map
    page = visitor.open(f"/{locale}/")
    for question, key in route.steps:
        (answer,) = (each for each in route_map.questions[question].answers if each.key == key)
        address = f"/{locale}/route/{answer.goes_to}"
        assert answer.says.read(locale).words in page.links[address]
        page = visitor.open(address)
    if not route.steps:
        page = visitor.open(next(each for each in page.links if each.endswith(f"/{route.outcome}")))
    return page


@pytest.mark.parametrize(("moment", "locale"), [*IN_EVERY_LANGUAGE, *AT_ANY_MOMENT])
def test_every_route_ends_at_help_that_can_be_had(
    visitor: Visitor, moment: str, locale: str
) -> None:
    visitor.clock.set(MOMENTS[moment])
    edition, today = visitor.edition, visitor.clock.now.date()
    routes = list(walk(edition.route_map))
    assert {route.outcome for route in routes} == set(edition.route_map.outcomes)
    for route in routes:
        page = take(visitor, route, locale)
        outcome = edition.route_map.outcomes[route.outcome]
        assert page.heading == outcome.title.read(locale).words
        assert any(href.startswith(REACHES) for href in page.links), page.asked
        assert any(href.startswith("tel:") for href in page.links), f"{page.asked}: nobody to call"
        offered = {href.rsplit("/", 1)[1] for href in page.links if "/hulp/" in href}
        assert offered
        assert {slug for slug in offered if not edition.services[slug].offered_on(today)} == set()


ON_PAPER = {
    "direct": [
        "Ik heb een brief gekregen dat ik mijn huis uit moet",
        "Ik krijg post van een deurwaarder of incassobureau",
        "Ik heb een dwangbevel gekregen",
        "Mijn gas of licht is afgesloten",
    ],
    "vraag": [
        "Ik heb schulden",
        "Ik kan mijn rekeningen niet betalen",
        "Ik heb stress om te weinig geld",
        "Ik heb moeite met rondkomen",
    ],
    "papieren": [
        "Ik weet niet hoe ik formulieren moet invullen, bijvoorbeeld aanvragen uitkering, "
        "subsidie of Ooievaarspas",
        "Ik heb een advocaat nodig",
    ],
    "jong": [
        "Ik word bijna 18 en weet niet wat ik moet regelen",
        "Ik kan rekeningen niet betalen",
        "Ik heb andere vragen over mijn leven",
        "Ik heb schulden en kom daar zelf niet uit",
    ],
}
"""The words on the paper, by group, in order."""


def test_the_paper_map_is_there_whole(visitor: Visitor) -> None:
    """Four groups and fourteen statements, and the lines that they lead to on paper."""
    questions = visitor.edition.route_map.questions
    groups = [answer.goes_to for answer in questions["geld"].answers]
    assert groups == ["direct", "vraag", "papieren", "jong"]
    statements = {
        group: [
            answer.says.nl for answer in questions[group].answers if answer.goes_to not in questions
        ]
        for group in groups
    }
    assert statements == ON_PAPER
    for key in ("huis-uit", "deurwaarder", "dwangbevel", "gas-licht"):
        assert "tel:+31703008834" in visitor.open(f"/nl/route/{key}").links
    for key in ("schulden", "rekeningen", "stress", "rondkomen"):
        links = visitor.open(f"/nl/route/{key}").links
        assert {"tel:+31702057000", "/nl/hulp/schuldhulpmaatje"} <= set(links)
    for key in ("formulieren", "advocaat"):
        assert "/nl/hulp/ping-loket" in visitor.open(f"/nl/route/{key}").links
    for key in ("bijna-18", "jong-rekeningen", "jong-vragen"):
        links = visitor.open(f"/nl/route/{key}").links
        assert {"/nl/hulp/jongerenwerk-senw", "tel:+31702057000"} <= set(links)
    assert "/nl/hulp/jongeren-perspectief-fonds" in visitor.open("/nl/route/jong-schulden").links


@pytest.mark.parametrize("locale", BOTH_WAYS)
def test_what_has_ended_is_offered_nowhere(visitor: Visitor, locale: str) -> None:
    edition = visitor.edition
    names = [edition.services[slug].name for slug in ENDED]
    paths = ["/", "/vandaag", "/nood"]
    paths += [f"/route/{key}" for key in edition.route_map.outcomes]
    paths += [f"/plek/{slug}" for slug in edition.locations]
    paths += [f"/organisatie/{slug}" for slug in edition.partners]
    for path in paths:
        page = visitor.open(f"/{locale}{path}")
        assert not [slug for slug in ENDED if f"/{locale}/hulp/{slug}" in page.links], path
        assert not [name for name in names if name in page.words], path


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("slug", ENDED)
def test_an_old_paper_still_leads_on(visitor: Visitor, slug: str, locale: str) -> None:
    """410, and somebody to call instead; the contact of what ended is not on the page."""
    page = visitor.open(f"/{locale}/hulp/{slug}", status=410)
    assert f"/{locale}/hulp/sociaal-servicepunt" in page.links
    assert "tel:+31702057000" in page.links
    assert not [href for href in page.links if "31628057703" in href or "jap@" in href]


def test_a_service_begins_on_its_first_day(visitor: Visitor) -> None:
    """By the calendar alone, without a new edition."""
    visitor.clock.set("2024-03-31T12:00")
    visitor.open("/nl/hulp/sportcafe-de-fluit", status=404)
    visitor.clock.set("2024-04-01T12:00")
    visitor.open("/nl/hulp/sportcafe-de-fluit")
