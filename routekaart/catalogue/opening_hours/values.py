"""What is known of somebody's hours. Local wall time in Europe/Amsterdam throughout."""

from __future__ import annotations

from datetime import date, time
from typing import Any, Literal

from msgspec import Struct

from routekaart.language.text import Text

Pattern = Literal["every", "1st", "2nd", "3rd", "4th", "last", "every other week"]
PartOfDay = Literal["morning", "afternoon", "evening"]


class OpeningTime(Struct, frozen=True, omit_defaults=True):
    """One row of hours: `weekday` 0 is Monday; `closes` at or before `opens` is past midnight.

    Seconds do not count. `opens` and `closes` are both None when the day is known and not the hour.
    `every other week` counts from the first such weekday on or after `valid_from`, which it needs.
    `valid_from` and `valid_to` are days on which hours may begin, both included.
    Raises ValueError for a row that cannot mean anything.
    """

    weekday: int
    opens: time | None = None
    closes: time | None = None
    pattern: Pattern = "every"
    by_appointment: bool = False
    valid_from: date | None = None
    valid_to: date | None = None
    part_of_day: PartOfDay | None = None
    note: Text | None = None

    def __post_init__(self) -> None:
        if not 0 <= self.weekday <= 6:
            raise ValueError("weekday goes from 0 (Monday) to 6")
        if (self.opens is None) != (self.closes is None):
            raise ValueError("opens and closes are both given, or neither")
        if self.pattern == "every other week" and self.valid_from is None:
            raise ValueError("every other week counts from valid_from, which is missing")


_AS_KEPT = (
    "opens",
    "closes",
    "pattern",
    "by_appointment",
    "valid_from",
    "valid_to",
    "part_of_day",
)


def opening_time_of(row: Any, weekday: int, note: Text | None) -> OpeningTime:
    """What one row of hours says, wherever it is kept: in a content file or in the records."""
    return OpeningTime(
        weekday=weekday, note=note, **{name: getattr(row, name) for name in _AS_KEPT}
    )


ClosureScope = Literal["catalogue", "partner", "location", "service"]
"""From general to specific: on a day with several closures the most specific one decides."""


class Closure(Struct, frozen=True, omit_defaults=True):
    """Days, both included, on which the ordinary hours do not hold.

    `keeps`: "closed", "other hours" (then `hours` says which) or "ordinary hours" (which lifts a
    more general closure, as for a line that answers on Christmas Day). Other hours of the service
    itself hold on each of the days; those of its location, its partner or the whole catalogue only
    on days on which it is open anyway: a library's holiday hours open no consultation on a Tuesday
    that is held on Mondays. What began on the day before goes on until it ends.
    `target` is the slug of the partner, location or service; None for the whole catalogue.
    """

    scope: ClosureScope
    starts_on: date
    ends_on: date
    reason: Text
    keeps: Literal["closed", "other hours", "ordinary hours"] = "closed"
    target: str | None = None
    hours: tuple[tuple[time, time], ...] = ()

    def __post_init__(self) -> None:
        if self.ends_on < self.starts_on:
            raise ValueError("a closure ends on or after the day it starts")
        if (self.keeps == "other hours") != bool(self.hours):
            raise ValueError("hours belong to other hours, and those need them")
