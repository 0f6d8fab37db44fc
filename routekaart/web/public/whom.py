"""Whom to call and where to go, for paper: the ordinary week in words, never "now open"."""

from __future__ import annotations

from typing import NamedTuple

from routekaart.catalogue.opening_hours.values import OpeningTime
from routekaart.edition.agenda import Spot
from routekaart.edition.entries import Location, Phone, Service
from routekaart.edition.results import ways_on
from routekaart.web.kit.beside import in_both
from routekaart.web.kit.hours_in_words import say_unknown_hours, say_usual_hours
from routekaart.web.kit.site import site
from routekaart.web.kit.wording import read_text
from routekaart.web.kit.words import site_name
from routekaart.web.public.contact import full_address
from routekaart.web.public.states import find_ways


class Where(NamedTuple):
    """A place, or the telephone where `location` is None. `unknown` is said where no hours are."""

    location: Location | None
    address: str
    hours: list[str]
    unknown: str


class Whom(NamedTuple):
    """`host` is its website as people say it; `through` is whom to ask where it cannot be reached
    itself."""

    service: Service
    phones: tuple[Phone, ...]
    email: str | None
    host: str
    wheres: list[Where]
    through: Service | None


def find_whom(service: Service) -> Whom:
    """How to reach a service, with nothing that holds for today alone."""
    visit = site()
    spots = visit.agenda.spots(service)
    at_places = [phone for spot in spots if spot.at for phone in spot.at.phones]
    through = ways_on(visit.edition, service, visit.now.date()) if service.ask_through else None
    return Whom(
        service,
        tuple(dict.fromkeys((*service.phones, *at_places))),
        service.email,
        site_name(service.url) if service.url else "",
        [find_where(spot) for spot in spots if spot.location or spot.service.opening_times],
        through,
    )


def find_where(spot: Spot) -> Where:
    """The ordinary week at one spot."""
    times = spot.at.opening_times if spot.at else spot.service.opening_times
    return Where(
        spot.location,
        full_address(spot.location) if spot.location else "",
        say_hours(times),
        "" if times else say_unknown(spot.service),
    )


@in_both
def say_hours(times: tuple[OpeningTime, ...]) -> list[str]:
    """The ordinary week, a line for days that share their hours."""
    lines = []
    for line in say_usual_hours(times, site().now.date()):
        said = f"{line.days}: {line.hours}"
        lines.append(f"{said} ({read_text(line.note)})" if line.note else said)
    return lines


@in_both
def say_unknown(service: Service) -> str:
    """What to do where the hours of a service are not known."""
    return say_unknown_hours(find_ways(service))
