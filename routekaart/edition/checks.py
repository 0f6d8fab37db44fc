"""What keeps a catalogue from becoming an edition. Plain rules; all reasons at once."""

from __future__ import annotations

from collections.abc import Iterator

from routekaart.edition.entries import Edition, Service, Term


def catalogue_problems(edition: Edition) -> Iterator[str]:
    """Every reference that leads nowhere, in words for the person who can mend it."""
    for service in edition.services.values():
        for problem in _service_problems(edition, service):
            yield f"dienst {service.slug}: {problem}"
    for term in edition.terms.values():
        if term.parent is not None and term.parent not in edition.terms:
            yield f"term {term.key}: hoort onder {term.parent}, en die is er niet."


def _service_problems(edition: Edition, service: Service) -> Iterator[str]:
    if service.partner not in edition.partners:
        yield f"de partner {service.partner} is er niet."
    if not service.summary.nl.strip():
        yield "de samenvatting is leeg."
    if service.ask_through is not None and service.ask_through not in edition.services:
        yield f"verwijst door naar {service.ask_through}, en die dienst is er niet."
    for place in service.places:
        if place.location not in edition.locations:
            yield f"de plek {place.location} is er niet."
    kinds = {"topic": service.topics, "audience": service.audiences, "trust": service.trust_facts}
    for kind, keys in kinds.items():
        for key in keys:
            if not _is_term(edition.terms.get(key), kind):
                yield f"de term {key} is er niet."


def _is_term(term: Term | None, kind: str) -> bool:
    return term is not None and term.kind == kind
