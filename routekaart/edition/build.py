"""Building an edition out of the catalogue and the content files, or saying why not."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from msgspec.structs import replace
from sqlalchemy.orm import Session

from routekaart.catalogue.loaded import loaded_entries
from routekaart.concepts import checks as concept_checks
from routekaart.content_pack.problems import Problem
from routekaart.edition.banners import banners_of
from routekaart.edition.catalogue_entries import CatalogueEntries
from routekaart.edition.catalogue_rows import CatalogueRows
from routekaart.edition.catalogue_texts import CatalogueTexts
from routekaart.edition.checks import catalogue_problems
from routekaart.edition.content_files import ContentFiles, ContentSource, read_content_files
from routekaart.edition.entries import Edition
from routekaart.edition.results import find_queried
from routekaart.routemap import checks as map_checks
from routekaart.routemap.content_files import RouteMapFile

Reason = Problem | str
"""A problem in a content file, or words about a record, which stands in no file."""


class BrokenEdition(Exception):
    """What was built may not be published. `problems` holds all there is against it."""

    def __init__(self, problems: Iterable[Reason]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(map(str, self.problems)))


class Assembled(NamedTuple):
    """An edition, which is only to be published where there are no `problems`."""

    edition: Edition
    problems: list[Reason]


def build(session: Session, source: ContentSource, day: date) -> Edition:
    """The edition of what the session sees; `day` decides which services are still on offer.

    The same records and files always make an equal edition. Raises BrokenEdition.
    """
    edition, problems = assemble(session, source.compose(session), day)
    if problems:
        raise BrokenEdition(problems)
    return edition


def assemble(session: Session, content: ContentFiles, day: date) -> Assembled:
    """What would be built of this content and these records, and all there is against it."""
    route_map, pages, concepts, banners = content
    texts = CatalogueTexts(session)
    rows = CatalogueRows(session)
    edition = Edition(
        route_map=route_map.route_map,
        pages=pages.pages,
        concepts=concepts.concepts,
        **_entries(CatalogueEntries(rows, texts)),
    )
    edition = replace(edition, banners=banners_of(banners, edition, day))
    hidden = {row.slug for row in rows.services.values()} - edition.services.keys()
    problems: list[Reason] = [
        *map_checks.problems(route_map, offer_of(edition), day),
        *concept_checks.problems(concepts, _destinations(edition, hidden, route_map)),
        *pages.problems,
        *banners.problems,
        *catalogue_problems(edition),
        *_untranslated(edition, texts, loaded_entries(session)),
    ]
    return Assembled(edition, problems)


def builder(content: Path, translations: Path, day: date) -> Callable[[Session], Edition]:
    """Read the content files now; the result builds with them whatever a session then sees."""
    source = read_content_files(content, translations)
    return lambda session: build(session, source, day)


def preview(session: Session, edition: Edition) -> Edition:
    """This edition with the catalogue as the session sees it: unchecked, for nobody to publish."""
    entries = CatalogueEntries(CatalogueRows(session), CatalogueTexts(session))
    return replace(edition, **_entries(entries))


def _entries(catalogue: CatalogueEntries) -> dict[str, Any]:
    return {
        "services": catalogue.services(),
        "locations": catalogue.locations(),
        "partners": catalogue.partners(),
        "terms": catalogue.terms(),
        "closures": catalogue.closures(),
        "logos": catalogue.logos(),
    }


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


def _untranslated(
    edition: Edition, texts: CatalogueTexts, loaded: Collection[str]
) -> Iterator[str]:
    """What every promised language must have: the words of the terms, and what a service is.

    Of all else residents get the Dutch: of what changed since it was translated, and of a service
    that a partner made, for it does not wait for seven translators.
    """
    for slug in edition.services:
        if f"service.{slug}" not in loaded:
            continue
        for locale in texts.missing(f"service.{slug}", "summary"):
            yield f"dienst {slug}: de samenvatting is niet vertaald ({locale})."
    for key in edition.terms:
        for locale in texts.missing(f"term.{key}", "name"):
            yield f"term {key}: de naam is niet vertaald ({locale})."
