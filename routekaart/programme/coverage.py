"""What stands beside each goal: who helps now, what ends soon, and where nobody does. Plain rules;
the caller passes today."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date, timedelta
from typing import Literal, NamedTuple

from routekaart.edition.entries import Service
from routekaart.programme.entries import Link
from routekaart.programme.programme import Programme

ENDS_SOON = timedelta(days=90)
MANY_PARTNERS = 5
"""So many beside one goal may well do the same."""

State = Literal["nobody", "ended", "few", "many"]
"""No service at all · only what has ended · some · as many partners that help directly as make one
wonder."""

Side = Literal["location", "audience", "language"]
"""By what the offer is told apart."""

ANYWHERE = ""
"""Stands for services of which that side is not known."""


class Offered(NamedTuple):
    """A service that supports a goal. `ends_on` only when that is within ninety days."""

    link: str
    service: Service
    says: Link
    is_live: bool
    ends_on: date | None


class Cell(NamedTuple):
    """The services of one goal, of those of one kind."""

    offered: tuple[Offered, ...]

    @property
    def live(self) -> list[Offered]:
        return [each for each in self.offered if each.is_live]

    @property
    def partners(self) -> set[str]:
        """Of whom somebody can get help now."""
        return {each.service.partner for each in self.live}

    @property
    def ending(self) -> list[Offered]:
        return [each for each in self.live if each.ends_on is not None]

    @property
    def state(self) -> State:
        if not self.live:
            return "ended" if self.offered else "nobody"
        directly = {each.service.partner for each in self.live if each.says.strength == "direct"}
        return "many" if len(directly) >= MANY_PARTNERS else "few"


class Row(NamedTuple):
    """A goal with all its services, and with those of each column."""

    goal: str
    whole: Cell
    cells: dict[str, Cell]


def find_coverage(
    programme: Programme, services: Mapping[str, Service], today: date, side: Side | None = None
) -> list[Row]:
    """A row for each goal, in order; with a `side` also a cell for each of its values.

    Only links that count; a service that residents never read supports nothing.
    """
    offered: dict[str, list[Offered]] = {goal: [] for goal in programme.goals}
    for key, link in programme.links.items():
        service = services.get(link.service)
        if link.confirmed and service is not None:
            offered[link.goal].append(_offer(key, service, link, today))
    columns = find_columns(services.values(), today, side) if side else []
    rows = []
    for challenge in sorted(programme.challenges, key=lambda key: programme.challenges[key].number):
        for goal, _ in programme.goals_of(challenge):
            own = sorted(offered[goal], key=_directly_first)
            rows.append(Row(goal, Cell(tuple(own)), _cells(own, columns, side)))
    return rows


def find_columns(services: Iterable[Service], today: date, side: Side) -> list[str]:
    """The values of a side that live services have, the most frequent first; unknown last."""
    found: dict[str, int] = {}
    for service in services:
        if service.offered_on(today) and not service.national:
            for value in values_of(service, side):
                found[value] = found.get(value, 0) + 1
    return sorted(found, key=lambda value: (value == ANYWHERE, -found[value], value))


def values_of(service: Service, side: Side) -> Collection[str]:
    """Where it is, whom it is for, or what is spoken there; what is unknown is `ANYWHERE`."""
    match side:
        case "location":
            found = tuple(each.location for each in service.places)
        case "audience":
            found = service.audiences
        case "language":
            found = service.languages
    return found or (ANYWHERE,)


def _offer(key: str, service: Service, link: Link, today: date) -> Offered:
    is_live = service.offered_on(today)
    ends = service.valid_to if service.valid_to and service.valid_to <= today + ENDS_SOON else None
    return Offered(key, service, link, is_live, ends if is_live else None)


def _cells(own: Iterable[Offered], columns: Iterable[str], side: Side | None) -> dict[str, Cell]:
    if side is None:
        return {}
    by_value: dict[str, list[Offered]] = {column: [] for column in columns}
    for each in own:
        for value in values_of(each.service, side):
            by_value.setdefault(value, []).append(each)
    return {column: Cell(tuple(by_value[column])) for column in columns}


def _directly_first(each: Offered) -> tuple[bool, bool, str]:
    return not each.is_live, each.says.strength != "direct", each.service.name.casefold()
