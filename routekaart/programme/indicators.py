"""How indicators move, beside the line from where they began to what is wanted. Plain rules."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from typing import Literal, NamedTuple

from msgspec.structs import replace

from routekaart.programme.entries import Indicator, Measurement, Series

BEGAN = 2021
"""The year in which the programme began; targets are after so many years from then."""

Course = Literal["on course", "behind", "in words", "no data"]
"""Beside the line, or: what is wanted was never a number · nothing was measured since."""


class Point(NamedTuple):
    """A value in a year."""

    year: int
    value: float


class Standing(NamedTuple):
    """One area of an indicator: `line` is what is wanted over the years, `measured` what was found,
    the baseline first. `expected` is what the line says in the last year that was measured."""

    course: Course
    line: tuple[Point, ...]
    measured: tuple[Point, ...]
    expected: float | None


def find_standing(indicator: Indicator, series: Series, until: int | None = None) -> Standing:
    """Where an area stands, beside its own line; with `until` as it stood after that year."""
    measured = tuple(
        Point(each.year, each.value)
        for each in _measured(series)
        if until is None or each.year <= until
    )
    line = _line(series)
    later = [each for each in measured if series.baseline and each.year > series.baseline.year]
    if not any(each.value is not None for each in series.targets):
        return Standing("in words" if series.targets else "no data", line, measured, None)
    if not later or not line:
        return Standing("no data", line, measured, None)
    last = later[-1]
    expected = _value_on(line, last.year)
    better = last.value <= expected if indicator.direction == "down" else last.value >= expected
    is_on_course = better or round(last.value, 1) == round(expected, 1)
    return Standing("on course" if is_on_course else "behind", line, measured, expected)


def with_measurement(indicator: Indicator, area: str, found: Measurement) -> Indicator:
    """The indicator with this measurement of an area; one of the same year makes way for it.

    The year of the baseline stays what it began with. Raises ValueError for that year, and KeyError
    for an area it does not have.
    """
    series = {each.area: each for each in indicator.series}[area]
    if series.baseline is not None and found.year == series.baseline.year:
        raise ValueError("the year of the baseline")
    others = (each for each in series.measurements if each.year != found.year)
    measurements = tuple(sorted((*others, found), key=lambda each: each.year))
    changed = replace(series, measurements=measurements)
    return replace(
        indicator, series=tuple(changed if each is series else each for each in indicator.series)
    )


def count_courses(indicators: Iterable[Indicator]) -> dict[Course, int]:
    """How many areas stand how, over all these indicators."""
    counted: dict[Course, int] = {"on course": 0, "behind": 0, "in words": 0, "no data": 0}
    for indicator in indicators:
        for series in indicator.series:
            if series.targets:
                counted[find_standing(indicator, series).course] += 1
    return counted


def _measured(series: Series) -> list[Measurement]:
    began = [series.baseline] if series.baseline is not None else []
    return sorted((*began, *series.measurements), key=lambda each: each.year)


def _line(series: Series) -> tuple[Point, ...]:
    """From the baseline to the targets that are numbers; nothing without both."""
    wanted = [
        Point(BEGAN + each.after, each.value) for each in series.targets if each.value is not None
    ]
    if series.baseline is None or not wanted:
        return ()
    return (Point(series.baseline.year, series.baseline.value), *sorted(wanted))


def _value_on(line: tuple[Point, ...], year: int) -> float:
    """What the line says in a year; after its end, what it ends with."""
    for before, after in pairwise(line):
        if before.year <= year <= after.year:
            share = (year - before.year) / (after.year - before.year)
            return before.value + share * (after.value - before.value)
    return line[-1].value
