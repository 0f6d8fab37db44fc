"""Rows of hours and closures, written as OSM `opening_hours` for a window of days.

Every rule names the days on which its hours *begin*, and rules are only ever added up, with `, `.
The overriding `; ` is never written: it cuts a night in two at midnight and leaves the second half
of a night that was cancelled. So a night that began before a closure goes on until it ends, and a
night that would have begun on a closed day does not begin. `SH` and comments are never written
either: the evaluator takes the first for nothing and the second for "open".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, time, timedelta
from typing import NamedTuple

from routekaart.catalogue.opening_hours.closures import Period, divide, settles
from routekaart.catalogue.opening_hours.values import Closure, OpeningTime

_WEEKDAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_NTH = {"1st": "[1]", "2nd": "[2]", "3rd": "[3]", "4th": "[4]", "last": "[-1]"}
_FORTNIGHT = timedelta(days=14)


class Rule(NamedTuple):
    """`days` in OSM, and the hours that begin on them; None when the hours are not known.

    `row` is the row whose ordinary hours these are, None for the other hours of a closure.
    """

    days: str
    hours: tuple[time, time] | None
    by_appointment: bool
    row: OpeningTime | None = None

    def __str__(self) -> str:
        return f"{self.days} {_write_hours(*self.hours)}" if self.hours else self.days


class Expressions(NamedTuple):
    """OSM `opening_hours` of what is open, what is by appointment, and the days of unknown hours.

    An empty one is open never.
    """

    walk_in: str
    by_appointment: str
    unknown: str


def write_expressions(
    rows: Sequence[OpeningTime], closures: Sequence[Closure], first: date, last: date
) -> Expressions:
    """What begins on the days from `first` to `last`; without rows every day is unknown."""
    rules = write_rules(rows, closures, first, last)
    unknown = [str(rule) for rule in rules if rule.hours is None]
    if not rows:
        unknown = _write_unknown_days(divide(closures, first, last))
    known = [rule for rule in rules if rule.hours is not None]
    return Expressions(
        walk_in=", ".join(str(rule) for rule in known if not rule.by_appointment),
        by_appointment=", ".join(str(rule) for rule in known if rule.by_appointment),
        unknown=", ".join(unknown),
    )


def write_rules(
    rows: Sequence[OpeningTime], closures: Sequence[Closure], first: date, last: date
) -> list[Rule]:
    """The rules that say what begins on the days from `first` to `last`, both included."""
    periods = divide(closures, first, last)
    rules = [*_follow_rows(rows, periods), *_follow_closures(rows, periods)]
    return [rule for rule in rules if rule.days]


def _follow_rows(rows: Iterable[OpeningTime], periods: Iterable[Period]) -> Iterator[Rule]:
    ordinary = [period for period in periods if period.is_ordinary]
    for row in rows:
        hours = None if row.opens is None or row.closes is None else (row.opens, row.closes)
        yield Rule(_select_days(row, ordinary), hours, row.by_appointment, row)


def _follow_closures(rows: Sequence[OpeningTime], periods: Iterable[Period]) -> Iterator[Rule]:
    """Other hours: a service's own on every day, a broader closure's on the days of a row."""
    all_by_appointment = bool(rows) and all(row.by_appointment for row in rows)
    for period in periods:
        if period.closure is None or period.closure.keeps != "other hours":
            continue
        for hours in period.closure.hours:
            if period.closure.scope == "service":
                yield Rule(_write_period(period), hours, all_by_appointment)
            else:
                for row in rows:
                    yield Rule(_select_days(row, [period]), hours, row.by_appointment)


def _write_unknown_days(periods: Iterable[Period]) -> list[str]:
    return [_write_period(period) for period in periods if not settles(period.closure)]


def _select_days(row: OpeningTime, periods: Iterable[Period]) -> str:
    """The days within `periods` on which the row's hours begin; empty when there are none."""
    valid = [within for period in periods if (within := _intersect(row, period))]
    if row.pattern == "every other week":
        # OSM counts odd and even weeks, which a year of 53 breaks: spell the days out.
        return ",".join(
            _write_date(day) for period in valid for day in _count_fortnights(row, period)
        )
    if not valid:
        return ""
    nth = _NTH.get(row.pattern, "")
    return f"{','.join(map(_write_period, valid))} {_WEEKDAYS[row.weekday]}{nth}"


def _intersect(row: OpeningTime, period: Period) -> Period | None:
    first = max(period.first, row.valid_from or period.first)
    last = min(period.last, row.valid_to or period.last)
    return Period(first, last) if first <= last else None


def _count_fortnights(row: OpeningTime, period: Period) -> Iterator[date]:
    """From the first such weekday on or after `valid_from`, every fourteen days."""
    assert row.valid_from is not None  # OpeningTime refuses it
    day = row.valid_from + timedelta(days=(row.weekday - row.valid_from.weekday()) % 7)
    day += max(0, -(-(period.first - day) // _FORTNIGHT)) * _FORTNIGHT
    while day <= period.last:
        yield day
        day += _FORTNIGHT


def _write_period(period: Period) -> str:
    return f"{_write_date(period.first)}-{_write_date(period.last)}"


def _write_date(day: date) -> str:
    return f"{day.year} {_MONTHS[day.month - 1]} {day.day}"


def _write_hours(opens: time, closes: time) -> str:
    hour = closes.hour + (24 if closes <= opens else 0)
    return f"{opens:%H:%M}-{hour:02}:{closes:%M}"
