"""Pages of the route beside what was found: a step that fits, or where to begin without words."""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple

from flask import g

from routekaart.edition.entries import Edition
from routekaart.language.text import Text
from routekaart.routemap.route_map import RouteMap
from routekaart.web.public.narrowing import find_address


class Step(NamedTuple):
    """A page of the route as somebody would say it."""

    key: str
    says: Text
    pictogram: str
    tone: str


def find_step(route_map: RouteMap, key: str) -> Step:
    """As the answer says that leads there, else as the page itself does."""
    for question in route_map.questions.values():
        for answer in question.answers:
            if answer.goes_to == key:
                then = route_map.questions.get(key)
                drawn = answer.pictogram or (then.pictogram if then else None) or "signpost"
                return Step(key, answer.says, drawn, (then or question).tone or "plain")
    if key in route_map.questions:
        begins = route_map.questions[key]
        return Step(key, begins.asks, begins.pictogram or "signpost", begins.tone or "plain")
    ends = route_map.outcomes[key]
    return Step(key, ends.title, ends.pictogram or "signpost", "plain")


def describe_beginning(edition: Edition, today: date) -> dict[str, Any]:
    """Where to begin without words: the first question of the route, and every topic with help."""
    offered = [each for each in edition.services.values() if each.offered_on(today)]
    topics = {key for each in offered for key in each.topics}
    named = [edition.terms[key] for key in topics if key in edition.terms]
    named.sort(key=lambda term: term.name.read(g.locale).words.casefold())
    return {
        "question": edition.route_map.questions.get(edition.route_map.start),
        "topics": [(term.name, find_address("", {"onderwerp": term.key})) for term in named],
    }
