"""Every way through a route map, as a resident would tap it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from routekaart.language.text import Text
from routekaart.routemap.route_map import Answer, Question, RouteMap


class Step(NamedTuple):
    """An answer given, by the key of its question and its own."""

    question: str
    answer: str


class Route(NamedTuple):
    """The answers given from the start, and the key of the outcome they end at."""

    steps: tuple[Step, ...]
    outcome: str


def walk(route_map: RouteMap) -> Iterator[Route]:
    """Every route from the start to an outcome, in the order of the answers.

    The last is the one without answers: "Mijn vraag staat er niet bij". An answer that leads
    nowhere, or back to a question already asked, is no route; `checks` tells of those.
    """
    yield from _continue(route_map, route_map.start, ())
    yield Route((), route_map.elsewhere)


def _continue(route_map: RouteMap, page: str, steps: tuple[Step, ...]) -> Iterator[Route]:
    if page in route_map.outcomes:
        yield Route(steps, page)
    elif page in route_map.questions and page not in {step.question for step in steps}:
        for answer in route_map.questions[page].answers:
            yield from _continue(route_map, answer.goes_to, (*steps, Step(page, answer.key)))


def find_step_before(route_map: RouteMap, key: str) -> Question | None:
    """The first question with an answer that leads here; None for what only a link leads to."""
    for question in route_map.questions.values():
        if any(answer.goes_to == key for answer in question.answers):
            return question
    return None


def find_discreet_services(route_map: RouteMap) -> frozenset[str]:
    """The services that a discreet outcome sends people to first: their pages are so too."""
    discreet = (outcome for outcome in route_map.outcomes.values() if outcome.discreet)
    return frozenset(slug for outcome in discreet for slug in outcome.first)


def find_ways_to(route_map: RouteMap, key: str) -> list[Answer]:
    """What a resident says to come to this question or outcome, in the order of the map."""
    answers = (answer for each in route_map.questions.values() for answer in each.answers)
    return [answer for answer in answers if answer.goes_to == key]


def name_steps(route_map: RouteMap) -> dict[str, Text]:
    """What each page of the map is called, by key."""
    asked = {key: each.asks for key, each in route_map.questions.items()}
    return asked | {key: each.title for key, each in route_map.outcomes.items()}
