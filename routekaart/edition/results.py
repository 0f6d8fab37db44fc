"""Which services a resident is sent to: at the end of a route, and beside a search. Plain rules."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import NamedTuple

from routekaart.edition.entries import Edition, Service, Term
from routekaart.routemap.route_map import Outcome, Query

MOST_ALSO = 4
LONG_AGO_DAYS = 365


class Results(NamedTuple):
    """`first` in the map's order, `also` what its query adds, and the net under them all."""

    first: tuple[Service, ...]
    also: tuple[Service, ...]
    safety_net: Service | None


def find_results(edition: Edition, outcome: Outcome, day: date) -> Results:
    """The services on offer that day. The safety net is left out where it already stands first."""
    first = tuple(
        edition.services[slug] for slug in outcome.first if edition.services[slug].offered_on(day)
    )
    taken = {service.slug for service in first} | {outcome.safety_net}
    also = _answer_query(edition, outcome.also, day, taken) if outcome.also else ()
    return Results(first, also, _find_net(edition, outcome, day, first))


def _answer_query(
    edition: Edition, query: Query, day: date, taken: set[str]
) -> tuple[Service, ...]:
    found = [
        service
        for service in find_queried(edition, query)
        if service.slug not in taken and service.offered_on(day)
    ]
    found.sort(
        key=lambda each: (query.urgent and not each.urgent, not has_contact(each), each.name)
    )
    return tuple(found if query.everything else found[:MOST_ALSO])


def find_queried(edition: Edition, query: Query) -> list[Service]:
    """Every service that a query is about, on offer or not."""
    return [
        service
        for service in edition.services.values()
        if not service.national
        and (query.everything or set(service.topics) & set(query.topics))
        and (query.age is None or fits_age(service, query.age))
    ]


def find_safety_net(edition: Edition, day: date, shown: Collection[Service]) -> Service | None:
    """Who helps with anything at all; None where they are not there, or are `shown` already."""
    outcome = edition.route_map.outcomes.get(edition.route_map.elsewhere)
    return _find_net(edition, outcome, day, shown) if outcome else None


def _find_net(
    edition: Edition, outcome: Outcome, day: date, shown: Collection[Service]
) -> Service | None:
    net = edition.services.get(outcome.safety_net)
    return net if net and net not in shown and net.offered_on(day) else None


def list_offered(edition: Edition, day: date) -> list[Service]:
    """Everything on offer: the neighbourhood first, and who can be reached before who cannot."""
    offered = [each for each in edition.services.values() if each.offered_on(day)]
    offered.sort(key=lambda each: (each.national, not has_contact(each), each.name.casefold()))
    return offered


def find_topics(edition: Edition, day: date) -> list[Term]:
    """The topics with help on offer, in the order of the edition."""
    keys = {key for each in list_offered(edition, day) for key in each.topics}
    return [term for key, term in edition.terms.items() if key in keys]


def fits_age(service: Service, age: int) -> bool:
    """Whether somebody of this age is welcome; an unknown limit excludes nobody."""
    oldest = service.maximum_age
    return (service.minimum_age or 0) <= age and (oldest is None or age <= oldest)


def has_contact(service: Service) -> bool:
    """Whether a resident can reach it directly, without asking through another service."""
    return bool(service.phones or service.places or service.email or service.url)


def long_unchecked(service: Service, day: date) -> bool:
    """Whether its facts were assured so long ago that one should call first."""
    return not service.national and (day - service.assured_on).days > LONG_AGO_DAYS


def ways_on(edition: Edition, service: Service, day: date) -> Service | None:
    """Where to go instead of, or in order to reach, a service without contact of its own."""
    seen = {service.slug}
    through = edition.services.get(service.ask_through or "")
    while through is not None and through.slug not in seen:
        if through.offered_on(day) and has_contact(through):
            return through
        seen.add(through.slug)
        through = edition.services.get(through.ask_through or "")
    return None
