"""The way back from a page of the route map."""

from __future__ import annotations

from routekaart.language.text import Text
from routekaart.routemap.route_map import Answer, Outcome, Question, RouteMap
from routekaart.routemap.walk import find_step_before


def test_the_step_before_is_the_first_question_that_leads_there() -> None:
    first = Question("first", Text("?"), (Answer("a", Text("A"), "second"),))
    second = Question("second", Text("?"), (Answer("b", Text("B"), "end"),))
    end = Outcome("end", Text("Einde"), ("service",), "service")
    route_map = RouteMap("first", {"first": first, "second": second}, {"end": end}, (), "end")
    assert find_step_before(route_map, "end") == second
    assert find_step_before(route_map, "second") == first
    assert find_step_before(route_map, "first") is None
