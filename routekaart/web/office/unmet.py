"""What residents look for and do not find: words that many used, and steps they turn away from."""

from __future__ import annotations

from datetime import timedelta
from typing import NamedTuple

from flask import Response, make_response

from routekaart.language.formats import language_name
from routekaart.language.locales import SOURCE
from routekaart.language.text import Text
from routekaart.signals.counts import find_turned_away
from routekaart.signals.unmet import list_unmet
from routekaart.web.kit.rendering import render_page
from routekaart.web.kit.site import site

WEEKS = 13


class TurnedAway(NamedTuple):
    """A step of the route, and how often "my question is not there" was tapped on it."""

    key: str
    says: Text
    number: int


def show_unmet() -> Response:
    today = site().now.date()
    until = today - timedelta(days=today.weekday())
    since = until - timedelta(weeks=WEEKS)
    with site().database.reading() as session:
        searches = list_unmet(session, since)
        turned_away = find_turned_away(session, since, until)
    titles = name_steps()
    page = render_page(
        "office/unmet/list.html",
        searches=searches,
        steps=[TurnedAway(key, titles[key], n) for key, n in turned_away if key in titles],
        name_language=lambda code: language_name(code, SOURCE),
    )
    return make_response(page)


def name_steps() -> dict[str, Text]:
    """What each step of the route is called; nothing before the very first edition."""
    published = site().latest
    if published is None:
        return {}
    route_map = published.edition.route_map
    asked = {key: each.asks for key, each in route_map.questions.items()}
    return asked | {key: each.title for key, each in route_map.outcomes.items()}
