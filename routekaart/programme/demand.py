"""How often the services beside a goal were used, so that nobody can be told from it. Plain rules.

What is counted is told of a service, a quarter and a language together, and only from `fewest` on.
Every other number is a sum of what is told, so that no two of them let a small one be worked out:
what is not told changes nothing that is (decision 27).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from typing import Literal, NamedTuple

from routekaart.programme.programme import Programme

FEWEST_OUTSIDE = 10
"""As `FEWEST_SHOWN` of `signals.counting`, for what leaves the back office."""

DAY = timedelta(days=1)

Use = Literal["read", "reached"]
"""The page of a service was read · somebody tapped to call, to write or to go there."""


class Quarter(NamedTuple):
    """Three months; `number` from 1."""

    year: int
    number: int

    @property
    def begins_on(self) -> date:
        return date(self.year, 3 * self.number - 2, 1)

    @property
    def ends_before(self) -> date:
        return self.before(-1).begins_on

    def before(self, quarters: int) -> Quarter:
        """So many quarters earlier."""
        year, number = divmod(4 * self.year + self.number - 1 - quarters, 4)
        return Quarter(year, number + 1)


class Used(NamedTuple):
    """What is told together."""

    service: str
    quarter: Quarter
    locale: str
    use: Use


class Demand(NamedTuple):
    """Of one goal: at least so often, by quarter and use, and by language and use."""

    goal: str
    services: int
    by_quarter: dict[tuple[Quarter, Use], int]
    by_locale: dict[tuple[str, Use], int]


def quarter_of(day: date) -> Quarter:
    return Quarter(day.year, (day.month + 2) // 3)


def last_quarters(today: date, number: int) -> list[Quarter]:
    """The last ones that are over, the earliest first: whoever looks daily learns no day."""
    now = quarter_of(today)
    return [now.before(each) for each in range(number, 0, -1)]


def whole_quarters(first_day: date, last_day: date) -> tuple[Quarter, ...]:
    """Those of which every day is in this period, both days included."""
    found = []
    quarter = quarter_of(first_day)
    if quarter.begins_on < first_day:
        quarter = quarter.before(-1)
    while quarter.ends_before <= last_day + DAY:
        found.append(quarter)
        quarter = quarter.before(-1)
    return tuple(found)


def told(counts: Mapping[Used, int], fewest: int) -> dict[Used, int]:
    """What may be told."""
    return {each: number for each, number in counts.items() if number >= fewest}


def find_demand(programme: Programme, counts: Mapping[Used, int], fewest: int) -> list[Demand]:
    """A line for each goal, in order. Only links that count."""
    shown: dict[str, list[tuple[Used, int]]] = {}
    for each, number in told(counts, fewest).items():
        shown.setdefault(each.service, []).append((each, number))
    return [_add_up(goal, _services_of(programme, goal), shown) for goal in _in_order(programme)]


def _add_up(goal: str, services: set[str], shown: Mapping[str, list[tuple[Used, int]]]) -> Demand:
    by_quarter: dict[tuple[Quarter, Use], int] = {}
    by_locale: dict[tuple[str, Use], int] = {}
    for service in services:
        for each, number in shown.get(service, ()):
            quarter, locale = (each.quarter, each.use), (each.locale, each.use)
            by_quarter[quarter] = by_quarter.get(quarter, 0) + number
            by_locale[locale] = by_locale.get(locale, 0) + number
    return Demand(goal, len(services), by_quarter, by_locale)


def _services_of(programme: Programme, goal: str) -> set[str]:
    return {each.service for each in programme.links_of(goal).values() if each.confirmed}


def _in_order(programme: Programme) -> Iterator[str]:
    challenges: Iterable[str] = sorted(
        programme.challenges, key=lambda key: programme.challenges[key].number
    )
    for challenge in challenges:
        yield from (goal for goal, _ in programme.goals_of(challenge))
