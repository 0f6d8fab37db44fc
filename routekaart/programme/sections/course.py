"""How the indicators stand at the end of the period, beside what is wanted."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from routekaart.programme.chosen import Chosen
from routekaart.programme.composed import Lines, Table
from routekaart.programme.entries import Indicator, Measurement, Series
from routekaart.programme.figures import say_amount, say_target
from routekaart.programme.indicators import BEGAN, Course, Standing, find_standing
from routekaart.programme.words import SAY_COURSE, SAY_SOURCE

HEAD = ("Gebied", "Begin", "Laatste meting", "Streven", "Stand", "Bron")
COMPARED = "Om mee te vergelijken"


class Area(NamedTuple):
    """One area of an indicator, as it stood at the end of the period."""

    indicator: Indicator
    series: Series
    standing: Standing


def list_courses(chosen: Chosen) -> Iterator[Table]:
    """A count of all areas, then a table with its drawings for each indicator."""
    until = chosen.report.last_day.year
    found = [
        [Area(each, series, find_standing(each, series, until)) for series in each.series]
        for each in chosen.indicators
    ]
    if aimed := [area for areas in found for area in areas if area.series.targets]:
        yield _count(aimed)
    for areas in found:
        if areas:
            yield Table(
                f"{areas[0].indicator.name}: {say_finding(areas)}",
                HEAD,
                tuple(_row(area, until) for area in areas),
                tuple(Lines(area.series.area, _say_course(area), area.standing) for area in areas),
            )
    if never := [each for each in chosen.indicators if not each.series]:
        rows = tuple((each.name, each.note or "–") for each in never)
        yield Table("Dit is nog nooit gemeten", ("Indicator", "Waarom"), rows)


def say_finding(areas: list[Area]) -> str:
    """What one sees: "daalt langzamer dan nodig in Heuvel Noord; op koers in Prinsenhof hoog"."""
    found: dict[str, list[str]] = {}
    for area in areas:
        if area.series.targets:
            found.setdefault(_say_movement(area), []).append(area.series.area)
    if len(found) == 1:
        return next(iter(found))
    return "; ".join(f"{says} in {' en '.join(names)}" for says, names in found.items()) or (
        "zonder streven"
    )


def _say_movement(area: Area) -> str:
    standing = area.standing
    match standing.course:
        case "no data":
            return "na het begin nog niet gemeten"
        case "in words":
            return "het streven staat in woorden"
        case "on course":
            return "op koers"
    wanted = area.indicator.direction
    moved = standing.measured[-1].value - standing.measured[0].value
    if not moved:
        return "blijft gelijk"
    goes = "up" if moved > 0 else "down"
    verb = "stijgt" if goes == "up" else "daalt"
    if goes == wanted:
        return f"{verb} langzamer dan nodig"
    return f"{verb}, en moet {'stijgen' if wanted == 'up' else 'dalen'}"


def _count(areas: list[Area]) -> Table:
    counts: dict[Course, int] = dict.fromkeys(SAY_COURSE, 0)
    for area in areas:
        counts[area.standing.course] += 1
    good, measured = counts["on course"], counts["on course"] + counts["behind"]
    title = f"{good} van de {measured} gebieden die gemeten zijn {_is(good)} op koers"
    rows = tuple((SAY_COURSE[course], count) for course, count in counts.items())
    return Table(
        title if measured else "Na het begin is nog niets gemeten", ("Stand", "Gebieden"), rows
    )


def _is(number: int) -> str:
    return "is" if number == 1 else "zijn"


def _row(area: Area, until: int) -> tuple[str, ...]:
    indicator, series, _ = area

    def say(each: Measurement) -> str:
        return f"{say_amount(each.value, indicator)} ({each.year})"

    later = [each for each in series.measurements if each.year <= until]
    last = max(later, key=lambda each: each.year, default=None)
    wanted = [f"{BEGAN + each.after}: {say_target(each, indicator)}" for each in series.targets]
    return (
        series.area,
        say(series.baseline) if series.baseline else "onbekend",
        say(last) if last else "–",
        "; ".join(wanted) or "–",
        _say_course(area),
        _say_sources([*([series.baseline] if series.baseline else []), *([last] if last else [])]),
    )


def _say_course(area: Area) -> str:
    return SAY_COURSE[area.standing.course] if area.series.targets else COMPARED


def _say_sources(measured: list[Measurement]) -> str:
    return "; ".join(dict.fromkeys(each.found_in or SAY_SOURCE[each.source] for each in measured))
