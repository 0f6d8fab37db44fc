"""One goal: who helps to reach it, who might, how it is measured and what was done."""

from __future__ import annotations

import re
from typing import NamedTuple

from flask import Response, make_response, redirect, request
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response as AnyResponse

from routekaart.programme.coverage import find_coverage
from routekaart.programme.entries import Indicator, Series
from routekaart.programme.figures import say_amount, say_target
from routekaart.programme.programme import Programme
from routekaart.programme.suggestions import suggest_services
from routekaart.programme.words import SAY_SOURCE, SAY_STATUS
from routekaart.web.kit.rendering import render_page
from routekaart.web.kit.site import site
from routekaart.web.office.goals import GOALS, SIDES, say_value
from routekaart.web.office.offer import read_beside

_SLUG = re.compile(r"[a-z0-9-]+")


class Line(NamedTuple):
    """One area of an indicator: where it began, and what is wanted."""

    area: str
    began: str
    after_10: str
    after_20: str


def show_goal(goal: str) -> Response:
    """All there is about a goal; with `?per=` and `?waarde=` only the services of one cell."""
    with site().database.reading() as session:
        programme, services, partners = read_beside(session)
    if goal not in programme.goals:
        raise NotFound
    today = site().clock().date()
    side, _ = SIDES.get(request.args.get("per", ""), (None, ""))
    value = request.args.get("waarde", "")
    (row,) = (each for each in find_coverage(programme, services, today, side) if each.goal == goal)
    cell = row.cells.get(value) if side else row.whole
    if cell is None:
        raise NotFound
    page = render_page(
        "office/goals/show.html",
        key=goal,
        goal=programme.goals[goal],
        number=programme.number_of(goal),
        challenge=programme.challenges[programme.goals[goal].challenge],
        cell=cell,
        only=say_value(value, side) if side else "",
        proposed=[each for each in programme.links_of(goal).values() if each.is_proposed],
        refused=[each for each in programme.links_of(goal).values() if each.refused],
        suggested=suggest_services(programme, goal, services, today),
        others=sorted(services.values(), key=lambda each: each.name.casefold()),
        services=services,
        partners=partners,
        indicators=_measured(programme, goal),
        actions=[each for each in programme.actions.items() if each[1].goal == goal],
        results=[each for each in programme.results.items() if each[1].goal == goal],
        sources=SAY_SOURCE,
        statuses=SAY_STATUS,
    )
    return make_response(page)


def choose_service(goal: str) -> AnyResponse:
    """To the page that says how the chosen service supports this goal."""
    slug = request.args.get("dienst", "")
    if not _SLUG.fullmatch(slug):
        raise NotFound
    return redirect(f"{GOALS}/{goal}/{slug}", 303)


def _measured(programme: Programme, goal: str) -> list[tuple[Indicator, list[Line]]]:
    """The indicators of a goal, each with its areas."""
    return [
        (each, [_line(each, series) for series in each.series])
        for each in programme.indicators.values()
        if goal in each.goals
    ]


def _line(indicator: Indicator, series: Series) -> Line:
    began = series.baseline
    wanted = {each.after: each for each in series.targets}
    return Line(
        series.area,
        f"{say_amount(began.value, indicator)} ({began.year})" if began else "onbekend",
        say_target(wanted.get(10), indicator),
        say_target(wanted.get(20), indicator),
    )
