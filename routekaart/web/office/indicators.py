"""How it goes with what the programme measures, beside what it wants."""

from __future__ import annotations

from typing import NamedTuple

from flask import Response, make_response

from routekaart.programme.charts import Chart, draw
from routekaart.programme.entries import Indicator, Series
from routekaart.programme.figures import say_amount, say_target
from routekaart.programme.indicators import BEGAN, Standing, count_courses, find_standing
from routekaart.programme.programme import Programme
from routekaart.programme.records import read_programme
from routekaart.programme.words import SAY_COURSE, SAY_SOURCE
from routekaart.web.kit.rendering import render_page
from routekaart.web.kit.site import site

INDICATORS = "/programma/indicatoren"


class Row(NamedTuple):
    """One year of an area in words: what was found, and where that stands."""

    year: int
    found: str
    says: str
    source: str


class Area(NamedTuple):
    """One area of an indicator: how it stands, in a drawing and in words."""

    name: str
    standing: Standing
    course: str
    chart: Chart | None
    rows: list[Row]
    wanted: list[tuple[int, str]]
    expected: str


class Shown(NamedTuple):
    """An indicator with its areas, and the numbers of its goals."""

    key: str
    indicator: Indicator
    areas: list[Area]
    goals: list[tuple[str, str]]


def list_indicators() -> Response:
    with site().database.reading() as session:
        programme = read_programme(session)
    counts = count_courses(programme.indicators.values())
    page = render_page(
        "office/indicators/list.html",
        shown=[show_indicator_of(programme, key) for key in programme.indicators],
        counts=[(SAY_COURSE[course], number) for course, number in counts.items() if number],
    )
    return make_response(page)


def show_indicator_of(programme: Programme, key: str) -> Shown:
    """All that a page says of one indicator."""
    indicator = programme.indicators[key]
    return Shown(
        key,
        indicator,
        [_describe(indicator, each) for each in indicator.series],
        [
            (goal, f"{programme.number_of(goal)} {programme.goals[goal].name}")
            for goal in indicator.goals
        ],
    )


def _describe(indicator: Indicator, series: Series) -> Area:
    standing = find_standing(indicator, series)
    expected = standing.expected
    measured = [*([series.baseline] if series.baseline else []), *series.measurements]
    return Area(
        series.area,
        standing,
        SAY_COURSE[standing.course] if series.targets else "Om mee te vergelijken",
        draw(standing),
        [
            Row(
                each.year,
                say_amount(each.value, indicator),
                each.says or "",
                each.found_in or SAY_SOURCE[each.source],
            )
            for each in sorted(measured, key=lambda each: each.year)
        ],
        [(BEGAN + each.after, say_target(each, indicator)) for each in series.targets],
        say_amount(round(expected, 1), indicator) if expected is not None else "",
    )
