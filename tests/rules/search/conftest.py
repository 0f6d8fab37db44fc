"""A small neighbourhood to search in, and a search over all its words."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from routekaart.concepts.concept import Concept
from routekaart.edition.entries import Edition, Location, Partner, Phone, Service, Term
from routekaart.edition.entries import ServiceAtLocation as Place
from routekaart.language.text import Text
from routekaart.routemap.route_map import Answer, Outcome, Question, RouteMap
from routekaart.search.documents import documents_of
from routekaart.search.plain_index import PlainIndex
from routekaart.search.search import Search

DAY = date(2026, 11, 23)
LONG_AGO = date(2020, 1, 1)


def a_service(slug: str, name: str, summary: str, **more: object) -> Service:
    said = {"partner": "woej", "summary": Text(summary), "assured_on": LONG_AGO} | more
    return Service(slug=slug, name=name, **said)  # type: ignore[arg-type]


SERVICES = (
    a_service(
        "kredietbank", "Kredietbank Nederland", "U krijgt hulp bij schulden.",
        topics=("schulden",), phones=(Phone("+31703008834"),),
    ),
    a_service(
        "taalhuis", "Taalhuis", "U oefent Nederlands in de bibliotheek.",
        topics=("taal",), places=(Place("bibliotheek"),), languages=("ti",),
    ),
    a_service("taalcafe", "Taalcafé", "U praat met elkaar.", topics=("taal",)),
    a_service("arm-in-arm", "Arm in Arm", "Iemand komt bij u langs."),
    a_service("oud", "Wijk-GGZ", "Hulp bij schulden in de wijk.", valid_to=LONG_AGO),
    a_service(
        "loket", "Loket", "U stelt hier elke vraag.", email="info@example.org",
    ),
    a_service("lijn", "Veilige lijn", "Bel als het thuis niet veilig is.", national=True),
)  # fmt: skip

CONCEPTS = {
    "schulden": Concept(
        words={
            "nl": ("Schulden", "kan niet rondkomen", "in het rood"),
            "en": ("Debts", "owe money"),
            "ar": ("ديون", "dyoun"),
            "tr": ("Borç",),
        },
        topics=("schulden",),
        services=("kredietbank",),
        route="schulden",
    ),
    "deurwaarder": Concept(
        words={"nl": ("Deurwaarder", "dwangbevel")}, services=("kredietbank",), route="schulden"
    ),
    "nederlands": Concept(words={"nl": ("Nederlands leren",)}, services=("taalhuis",)),
    "werk": Concept(words={"tr": ("İş", "iş arıyorum"), "nl": ("Werk",)}, services=("loket",)),
    "geweld": Concept(
        words={
            "nl": (
                "Geweld thuis",
                "mijn man slaat mij",
                "ik wil dood",
                "=wil niet meer leven",
                "112",
            ),
            "en": ("Violence at home", "he hits me"),
        },
        services=("lijn",),
        line="lijn",
    ),
}


@pytest.fixture(scope="session")
def edition() -> Edition:
    ask = Question(
        "start",
        Text("Wat is er?"),
        (Answer("schuld", Text("Ik heb schulden"), "schulden"),),
    )
    outcomes = {
        "schulden": Outcome("schulden", Text("Er is hulp"), ("kredietbank",), "loket"),
        "anders": Outcome("anders", Text("Vraag het hier"), ("loket",), "loket"),
    }
    return Edition(
        route_map=RouteMap("start", {"start": ask}, outcomes, (), "anders"),
        services={each.slug: each for each in SERVICES},
        locations={
            "bibliotheek": Location(
                "bibliotheek", "Bibliotheek aan de Vliet", address="Fluitpolderplein 5"
            )
        },
        partners={"woej": Partner("woej", "Woej")},
        terms={
            "schulden": Term("schulden", "topic", Text("Schulden", {"en": "Debts"})),
            "taal": Term("taal", "topic", Text("Nederlands leren")),
        },
        concepts=CONCEPTS,
    )


@pytest.fixture(scope="session")
def search(edition: Edition) -> Search:
    return Search(edition, PlainIndex(documents_of(edition), 0))


@pytest.fixture
def first(search: Search) -> Callable[..., list[str]]:
    """The services that come first for what is typed."""

    def find(query: str, locale: str = "nl") -> list[str]:
        return list(search.find(query, locale, DAY).services)

    return find
