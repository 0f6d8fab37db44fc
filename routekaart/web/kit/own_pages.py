"""Where residents read of an entry: `location.bibliotheek-heuvel` at `plek/bibliotheek-heuvel`."""

from __future__ import annotations

from collections.abc import Iterator

from routekaart.edition.entries import Edition
from routekaart.language.locales import SOURCE

_FOLDERS = {
    "service": "hulp/",
    "location": "plek/",
    "partner": "organisatie/",
    "question": "route/",
    "outcome": "route/",
    "page": "",
}


def address_of(entry: str) -> str:
    """The address below `/<locale>/`."""
    noun, _, key = entry.partition(".")
    return _FOLDERS[noun] + key


def name_pages(edition: Edition) -> Iterator[tuple[str, dict[str, str]]]:
    """Every page to choose from, by kind: what it is called in Dutch, by entry."""
    route_map = edition.route_map
    asked = {f"question.{key}": each.asks.nl for key, each in route_map.questions.items()}
    ends = {f"outcome.{key}": each.title.nl for key, each in route_map.outcomes.items()}
    yield "Aanbod", _by_name({f"service.{k}": each.name for k, each in edition.services.items()})
    yield "Plekken", _by_name({f"location.{k}": each.name for k, each in edition.locations.items()})
    yield "Partners", _by_name({f"partner.{k}": each.name for k, each in edition.partners.items()})
    yield "Routekaart", asked | ends
    yield (
        "Bladzijden",
        {f"page.{key}": each.title for key, each in edition.pages.get(SOURCE, {}).items()},
    )


def _by_name(names: dict[str, str]) -> dict[str, str]:
    return dict(sorted(names.items(), key=lambda each: each[1].casefold()))
