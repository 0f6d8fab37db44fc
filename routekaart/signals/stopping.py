"""Steps of the route where people stop: they read the question and few go on. Plain rules.

Nobody is followed, so it is told from numbers alone: what is read behind a question by whoever came
from elsewhere counts as having gone on too, so at most so many did.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from routekaart.routemap.route_map import Question, RouteMap
from routekaart.signals.counting import PageKind

ENOUGH_READ = 20
"""A question that is read less often tells nothing."""


class Stop(NamedTuple):
    """A question, how often it was read, and how often at most somebody went on from it."""

    question: Question
    read: int
    went_on: int


def find_stops(route_map: RouteMap, read: Mapping[tuple[str, str], int]) -> list[Stop]:
    """The questions from which less than half went on; where most stop comes first.

    `read` tells by kind of page and key. A discreet question is left out: who leaves it in a hurry
    does as the page says.
    """
    stops = []
    for question in route_map.questions.values():
        behind = {answer.goes_to for answer in question.answers} | {route_map.elsewhere}
        here = _number(read, question.key, "question")
        went_on = sum(_number(read, key, "question", "outcome") for key in behind)
        if not question.discreet and here >= ENOUGH_READ and 2 * went_on < here:
            stops.append(Stop(question, here, went_on))
    return sorted(stops, key=lambda stop: (stop.went_on - stop.read, stop.question.key))


def _number(read: Mapping[tuple[str, str], int], key: str, *kinds: PageKind) -> int:
    return sum(read.get((kind, key), 0) for kind in kinds)
