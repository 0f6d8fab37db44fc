"""All that one question leads to, on a single sheet: groups of statements, and the end of each."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from routekaart.routemap.route_map import Answer, Outcome, Question, RouteMap


class Statement(NamedTuple):
    """What somebody says, and where that ends; None where more has to be asked first. Of what is
    discreet it is the end that is nearest: a poster asks nothing about it in the stairwell."""

    answer: Answer
    outcome: Outcome | None


class Group(NamedTuple):
    """The statements of one question. `answer` is what led to it; None for the poster's own."""

    question: Question
    answer: Answer | None
    statements: tuple[Statement, ...]


class Poster(NamedTuple):
    """`answer` is what people say who look for this."""

    question: Question
    answer: Answer
    groups: tuple[Group, ...]


def find_poster(route_map: RouteMap, key: str) -> Poster | None:
    """The poster of a question; None where it would tell who reads it, and for the first question
    of all: a poster is about one topic."""
    question, answer = route_map.questions.get(key), _find_answer(route_map, key)
    if question is None or question.discreet or key == route_map.start or answer is None:
        return None
    below = dict(_find_below(route_map, question))
    own = _find_statements(route_map, question, {question.key, *below})
    groups = [Group(question, None, own)] if own else []
    for each, leads in below.items():
        asked = route_map.questions[each]
        found = _find_statements(route_map, asked, {question.key, *below})
        groups.append(Group(asked, leads, found))
    return Poster(question, answer, tuple(groups))


def _find_below(route_map: RouteMap, question: Question) -> Iterator[tuple[str, Answer]]:
    """The questions that it leads to, each with the answer that does."""
    for answer in question.answers:
        asked = route_map.questions.get(answer.goes_to)
        if asked is not None and not asked.discreet:
            yield asked.key, answer


def _find_statements(
    route_map: RouteMap, question: Question, groups: set[str]
) -> tuple[Statement, ...]:
    """Without what has a group of its own on the same poster."""
    return tuple(
        Statement(answer, _find_end(route_map, answer))
        for answer in question.answers
        if answer.goes_to not in groups
    )


def _find_end(route_map: RouteMap, answer: Answer) -> Outcome | None:
    asked = route_map.questions.get(answer.goes_to)
    if asked is None:
        return route_map.outcomes[answer.goes_to]
    return _find_end(route_map, asked.answers[0]) if asked.discreet else None


def _find_answer(route_map: RouteMap, key: str) -> Answer | None:
    answers = (answer for each in route_map.questions.values() for answer in each.answers)
    return next((answer for answer in answers if answer.goes_to == key), None)
