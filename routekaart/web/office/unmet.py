"""What residents look for and do not find: words that many used, help that key figures miss, steps
they turn away from, and steps where they stop."""

from __future__ import annotations

from typing import NamedTuple

from flask import Response, make_response
from sqlalchemy.orm import Session

from routekaart.language.formats import language_name
from routekaart.language.locales import SOURCE
from routekaart.language.text import Text
from routekaart.routemap.walk import name_steps
from routekaart.signals.counting import last_weeks
from routekaart.signals.counts import find_numbers, find_turned_away
from routekaart.signals.missing import list_missing
from routekaart.signals.stopping import ENOUGH_READ, Stop, find_stops
from routekaart.signals.unmet import list_unmet
from routekaart.web.kit.rendering import render_page
from routekaart.web.kit.site import site
from routekaart.web.kit.small_numbers import say_times


class Missed(NamedTuple):
    """A topic that key figures find no help for, in words."""

    says: str
    number: int
    details: list[str]


class TurnedAway(NamedTuple):
    """A step of the route, and how often "my question is not there" was tapped on it."""

    key: str
    says: Text
    number: int


def show_unmet() -> Response:
    with site().database.reading() as session:
        page = render_page(
            "office/unmet/list.html",
            missing=_find_missing(session),
            searches=list_unmet(session, last_weeks(site().now.date())[0]),
            steps=_find_turned_away(session),
            stops=_find_stops(session),
            enough=ENOUGH_READ,
            say_times=say_times,
            name_language=lambda code: language_name(code, SOURCE),
        )
    return make_response(page)


def _find_missing(session: Session) -> list[Missed]:
    edition = site().site.find_edition()
    terms = edition.terms if edition else {}
    return [
        Missed(
            terms[each.topic].name.nl if each.topic in terms else each.topic,
            each.number,
            [
                *(f"in het {language_name(code, SOURCE)} {n} keer" for code, n in each.locales),
                *(f"{area} {n} keer" for area, n in each.areas),
            ],
        )
        for each in list_missing(session, *last_weeks(site().now.date()))
    ]


def _find_turned_away(session: Session) -> list[TurnedAway]:
    """Nothing before the very first edition, as below."""
    published = site().latest
    if published is None:
        return []
    titles = name_steps(published.edition.route_map)
    found = find_turned_away(session, *last_weeks(site().now.date()))
    return [TurnedAway(key, titles[key], number) for key, number in found if key in titles]


def _find_stops(session: Session) -> list[Stop]:
    published = site().latest
    if published is None:
        return []
    read = find_numbers(session, ("question", "outcome"), *last_weeks(site().now.date()))
    return find_stops(published.edition.route_map, read)
