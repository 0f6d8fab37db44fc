"""Pages of the route beside what was found: a step that fits, or where to begin without words."""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple

from flask import g

from routekaart.edition.entries import Edition
from routekaart.edition.results import find_topics
from routekaart.language.text import Text
from routekaart.routemap.route_map import RouteMap
from routekaart.routemap.walk import find_step_before, find_ways_to
from routekaart.web.public.narrowing import find_address


class Step(NamedTuple):
    """A page of the route as somebody would say it."""

    key: str
    says: Text
    pictogram: str
    tone: str


def find_step(route_map: RouteMap, key: str) -> Step:
    """As the answer says that leads there, else as the page itself does."""
    question, ways = route_map.questions.get(key), find_ways_to(route_map, key)
    if ways:
        says, drawn = ways[0].says, ways[0].pictogram or (question and question.pictogram)
    elif question:
        says, drawn = question.asks, question.pictogram
    else:
        says, drawn = route_map.outcomes[key].title, route_map.outcomes[key].pictogram
    toned = question or find_step_before(route_map, key)
    return Step(key, says, drawn or "signpost", (toned and toned.tone) or "plain")


def describe_beginning(edition: Edition, today: date) -> dict[str, Any]:
    """Where to begin without words: the first question of the route, and every topic with help."""
    topics = find_topics(edition, today)
    topics.sort(key=lambda term: term.name.read(g.locale).words.casefold())
    return {
        "question": edition.route_map.questions.get(edition.route_map.start),
        "topics": [(term.name, find_address("", {"onderwerp": term.key})) for term in topics],
    }
