"""What is known of somebody's hours. Local wall time in Europe/Amsterdam throughout."""

from __future__ import annotations

from datetime import date, time
from typing import Literal

from msgspec import Struct

from routekaart.language.text import Text

Pattern = Literal["every", "1st", "2nd", "3rd", "4th", "last", "every other week"]
PartOfDay = Literal["morning", "afternoon", "evening"]


class OpeningTime(Struct, frozen=True, omit_defaults=True):
    """One row of hours: `weekday` 0 is Monday; `closes` at or before `opens` is past midnight.

    `opens` and `closes` are both None when the day is known and the hour is not.
    `every other week` counts from `valid_from`, which it needs.
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


ClosureScope = Literal["catalogue", "partner", "location", "service"]
"""From general to specific: on a day with several closures the most specific one decides."""


class Closure(Struct, frozen=True, omit_defaults=True):
    """Days, both included, on which the ordinary hours do not hold.

    `keeps`: "closed", "other hours" (then `hours` says which) or "ordinary hours" (which lifts a
    more general closure, as for a line that answers on Christmas Day).
    `target` is the slug of the partner, location or service; None for the whole catalogue.
    """

    scope: ClosureScope
    starts_on: date
    ends_on: date
    reason: Text
    keeps: Literal["closed", "other hours", "ordinary hours"] = "closed"
    target: str | None = None
    hours: tuple[tuple[time, time], ...] = ()
