"""How much an entry tells of what residents ask. Plain rules."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, NamedTuple, get_args

from routekaart.catalogue.pack import PackService

Fact = Literal[
    "contact", "place", "hours", "what_happens", "audience", "languages", "costs", "documents"
]
FACTS: tuple[Fact, ...] = get_args(Fact)
"""In the order in which they help somebody most."""


class Completeness(NamedTuple):
    """The facts that are not known, the most helpful first."""

    missing: tuple[Fact, ...]

    @property
    def known(self) -> int:
        return len(FACTS) - len(self.missing)

    @property
    def of(self) -> int:
        return len(FACTS)


def find_completeness(service: PackService) -> Completeness:
    """What is known of a service, of all that residents ask."""
    return Completeness(tuple(fact for fact in FACTS if not _KNOWN[fact](service)))


def is_reachable(service: PackService) -> bool:
    """Whether somebody can call, write, look or go there."""
    return bool(service.phones or service.email or service.url or service.places)


def _has_contact(service: PackService) -> bool:
    phones = service.phones or any(place.phones for place in service.places)
    return bool(phones or service.email or service.url)


def _has_hours(service: PackService) -> bool:
    return bool(service.opening_times or any(each.opening_times for each in service.places))


_KNOWN: dict[Fact, Callable[[PackService], bool]] = {
    "contact": _has_contact,
    # What is done by telephone has no place, and misses none.
    "place": lambda service: bool(service.places or service.opening_times),
    "hours": _has_hours,
    "what_happens": lambda service: bool(service.what_happens or service.application_process),
    "audience": lambda service: bool(
        service.audiences or service.minimum_age is not None or service.maximum_age is not None
    ),
    "languages": lambda service: bool(service.languages),
    "costs": lambda service: bool(service.costs or service.fees_description),
    "documents": lambda service: bool(service.documents),
}
