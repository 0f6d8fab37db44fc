"""What found services can be narrowed down to, and how many of them each choice would leave.

Every service bears marks such as ("open", "nu"). A choice keeps the services that bear its mark,
so that filters can be added and taken off in any order.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime, time
from typing import NamedTuple

from routekaart.catalogue.opening_hours.values import OpeningTime
from routekaart.catalogue.opening_hours.wall_clock import read_wall_clock
from routekaart.edition.agenda import Agenda
from routekaart.edition.entries import Edition, Service

Mark = tuple[str, str]
"""A filter and one of its values, as they stand in an address: Dutch in every language."""

Marks = Mapping[str, frozenset[Mark]]
"""By the slug of a service."""

YES = "ja"
AGES = {"12-17": (12, 17), "18-27": (18, 27), "boven-27": (28, 120)}
"""Years, both included. Up to 27 somebody counts as young in the neighbourhood's programme."""

OFFERED: dict[str, tuple[str, ...]] = {
    "open": ("nu", "vandaag"),
    "avond": (YES,),
    "inloop": (YES,),
    "gratis": (YES,),
    "oppas": (YES,),
    "leeftijd": tuple(AGES),
    "taal": (),
    "plek": (),
    "onderwerp": (),
}
"""Filters in the order in which they are shown, with their values where those are always the same;
the other ones take theirs from the edition."""

_EVENING = time(18)
_AGES_OF_AUDIENCES = {"voor-jongeren": (12, 27)}
"""For a service that says whom it is for and names no years."""


class Choice(NamedTuple):
    """A value to choose or to take off; `left` services remain with it, the others kept."""

    name: str
    value: str
    left: int
    chosen: bool


def read_chosen(given: Mapping[str, str], edition: Edition) -> dict[str, str]:
    """The filters in an address; what is none of ours, or no value of it, is passed over."""
    services = edition.services.values()
    known = {
        **OFFERED,
        "taal": {code for each in services for code in each.languages},
        "plek": edition.locations,
        "onderwerp": {term.key for term in edition.terms.values() if term.kind == "topic"},
    }
    return {name: given[name] for name in OFFERED if given.get(name, "") in known[name]}


def find_marks(service: Service, agenda: Agenda, moment: datetime) -> frozenset[Mark]:
    """All that can be chosen and holds for this service at an aware moment."""
    return frozenset(
        (
            *(("open", value) for value in _find_openings(service, agenda, moment)),
            *_mark_ways(service, read_wall_clock(moment).date()),
            *(("leeftijd", value) for value in AGES if _welcomes(service, *AGES[value])),
            *(("taal", code) for code in service.languages),
            *(("plek", at.location) for at in service.places),
            *(("onderwerp", key) for key in _find_topics(service, agenda.edition)),
        )
    )


def mark_services(slugs: Iterable[str], agenda: Agenda, moment: datetime) -> Marks:
    """The marks of each of these services, in the same order."""
    services = agenda.edition.services
    return {slug: find_marks(services[slug], agenda, moment) for slug in slugs}


def narrow(marks: Marks, chosen: Mapping[str, str]) -> list[str]:
    """The slugs of the services that bear all that was chosen, in the same order."""
    wanted = set(chosen.items())
    return [slug for slug, borne in marks.items() if wanted <= borne]


def offer_choices(marks: Marks, chosen: Mapping[str, str]) -> list[Choice]:
    """Every choice that leaves something and not everything, and those made already."""
    return [choice for name in OFFERED for choice in _offer(name, marks, chosen)]


def _offer(name: str, marks: Marks, chosen: Mapping[str, str]) -> Iterator[Choice]:
    others = {other: value for other, value in chosen.items() if other != name}
    left = narrow(marks, others)
    counts = Counter(value for slug in left for of, value in marks[slug] if of == name)
    values = OFFERED[name] or sorted(counts, key=lambda value: (-counts[value], value))
    mine = chosen.get(name)
    for value in values if mine is None or mine in values else (mine, *values):
        if value == mine or 0 < counts[value] < len(left):
            yield Choice(name, value, counts[value], value == mine)


def _find_openings(service: Service, agenda: Agenda, moment: datetime) -> tuple[str, ...]:
    today = read_wall_clock(moment).date()
    if not service.helps_on(today):
        return ()
    spots = agenda.spots(service)
    states = [agenda.state_at(spot, moment) for spot in spots]
    if any(state.status in ("open", "appointment") for state in states):
        return OFFERED["open"]
    to_come = any(state.opens is not None and state.opens.date() == today for state in states)
    some_time = any(
        slot.opens is None for spot in spots for slot in spot.schedule.week(today, 1)[0].slots
    )
    return OFFERED["open"][1:] if to_come or some_time else ()


def _mark_ways(service: Service, day: date) -> Iterator[Mark]:
    times = [*service.opening_times, *(row for at in service.places for row in at.opening_times)]
    if "evening" in service.trust_facts or any(_goes_on_late(row, day) for row in times):
        yield "avond", YES
    if "walk-in" in service.trust_facts:
        yield "inloop", YES
    if service.costs and not any(cost.amount for cost in service.costs):
        yield "gratis", YES
    if "childcare" in service.trust_facts:
        yield "oppas", YES


def _goes_on_late(row: OpeningTime, day: date) -> bool:
    if row.valid_to is not None and row.valid_to < day:
        return False
    if row.opens is None or row.closes is None:
        return row.part_of_day == "evening"
    return row.closes > _EVENING or row.closes <= row.opens


def _welcomes(service: Service, youngest: int, oldest: int) -> bool:
    """Whether anybody of these years is welcome; an unknown limit excludes nobody."""
    low, high = service.minimum_age, service.maximum_age
    if low is None and high is None:
        for audience in service.audiences:
            low, high = _AGES_OF_AUDIENCES.get(audience, (low, high))
    return (low or 0) <= oldest and (high is None or youngest <= high)


def _find_topics(service: Service, edition: Edition) -> Iterator[str]:
    """Its topics, and what those are part of."""
    for topic in service.topics:
        key: str | None = topic
        while key is not None:
            yield key
            key = edition.terms[key].parent if key in edition.terms else None
