"""Building an edition out of the catalogue and the content files, or saying why not."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path

from sqlalchemy.orm import Session

from routekaart.concepts import checks as concept_checks
from routekaart.concepts.content_files import ConceptFiles, read_concepts
from routekaart.content_pack.problems import Problem
from routekaart.edition.catalogue_entries import CatalogueEntries
from routekaart.edition.catalogue_rows import CatalogueRows
from routekaart.edition.catalogue_texts import CatalogueTexts
from routekaart.edition.checks import catalogue_problems
from routekaart.edition.entries import Edition
from routekaart.edition.pages import PageFiles, read_pages
from routekaart.edition.results import find_queried
from routekaart.language.catalogues import read_translations
from routekaart.routemap import checks as map_checks
from routekaart.routemap.content_files import RouteMapFile, read_route_map

Reason = Problem | str
"""A problem in a content file, or words about a record, which stands in no file."""


class BrokenEdition(Exception):
    """What was built may not be published. `problems` holds all there is against it."""

    def __init__(self, problems: Iterable[Reason]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(map(str, self.problems)))


def build(
    session: Session, route_map: RouteMapFile, pages: PageFiles, concepts: ConceptFiles, day: date
) -> Edition:
    """The edition of what the session sees; `day` decides which services are still on offer.

    The same records and files always make an equal edition. Raises BrokenEdition.
    """
    texts = CatalogueTexts(session)
    rows = CatalogueRows(session)
    catalogue = CatalogueEntries(rows, texts)
    edition = Edition(
        route_map=route_map.route_map,
        services=catalogue.services(),
        locations=catalogue.locations(),
        partners=catalogue.partners(),
        terms=catalogue.terms(),
        closures=catalogue.closures(),
        pages=pages.pages,
        concepts=concepts.concepts,
    )
    hidden = {row.slug for row in rows.services.values()} - edition.services.keys()
    problems: list[Reason] = [
        *map_checks.problems(route_map, offer_of(edition), day),
        *concept_checks.problems(concepts, _destinations(edition, hidden, route_map)),
        *pages.problems,
        *catalogue_problems(edition),
        *_untranslated(edition, texts),
    ]
    if problems:
        raise BrokenEdition(problems)
    return edition


def builder(content: Path, translations: Path, day: date) -> Callable[[Session], Edition]:
    """Read the content files now; the result builds with them whatever a session then sees."""
    route_map = read_route_map(content / "routemap", read_translations(translations))
    pages = read_pages(content / "pages")
    concepts = read_concepts(content / "concepts")
    return lambda session: build(session, route_map, pages, concepts, day)


def offer_of(edition: Edition) -> map_checks.Offer:
    """What this catalogue has, as far as a route map asks."""
    return map_checks.Offer(
        services=edition.services.keys(),
        topics={term.key for term in edition.terms.values() if term.kind == "topic"},
        found=lambda query: {service.slug for service in find_queried(edition, query)},
        offered=lambda slug, when: edition.services[slug].helps_on(when),
    )


def _destinations(
    edition: Edition, hidden: set[str], route_map: RouteMapFile
) -> concept_checks.Destinations:
    """What a concept may lead to; the pages only of a map that could be read whole."""
    terms, pages = edition.terms.values(), route_map.route_map
    return concept_checks.Destinations(
        services=edition.services.keys() | hidden,
        inactive=hidden,
        lines={service.slug for service in edition.services.values() if service.national},
        topics={term.key for term in terms if term.kind == "topic"},
        pages=None if route_map.problems else {*pages.questions, *pages.outcomes},
    )


def _untranslated(edition: Edition, texts: CatalogueTexts) -> Iterator[str]:
    """What every promised language must have: what a service is, and the words of the terms.

    Of all else, and of what changed since it was translated, residents get the Dutch.
    """
    for slug in edition.services:
        for locale in texts.missing(f"service.{slug}", "summary"):
            yield f"dienst {slug}: de samenvatting is niet vertaald ({locale})."
    for key in edition.terms:
        for locale in texts.missing(f"term.{key}", "name"):
            yield f"term {key}: de naam is niet vertaald ({locale})."
