"""The steps of a route: a question with its answers, or an outcome with its help."""

from __future__ import annotations

from datetime import datetime

from flask import abort, redirect
from markupsafe import Markup
from werkzeug.wrappers import Response

from routekaart.edition.entries import Edition, Service
from routekaart.edition.results import find_results
from routekaart.routemap.route_map import Outcome, Question, RouteMap
from routekaart.web.kit.rendering import render_page
from routekaart.web.kit.site import site
from routekaart.web.public.cards import draw_card, draw_row


def show_step(key: str) -> str | Response:
    edition, now = site().edition, site().clock()
    route_map = edition.route_map
    if key == route_map.start:
        return redirect("../", 301)
    if key in route_map.questions:
        return show_question(route_map, route_map.questions[key])
    if key in route_map.outcomes:
        return show_outcome(edition, route_map.outcomes[key], now)
    return abort(404)


def show_question(route_map: RouteMap, question: Question) -> str:
    return render_page(
        "public/route/question.html",
        question=question,
        route_map=route_map,
        back=find_step_before(route_map, question.key),
    )


def show_outcome(edition: Edition, outcome: Outcome, now: datetime) -> str:
    results = find_results(edition, outcome, now.date())
    return render_page(
        "public/route/outcome.html",
        outcome=outcome,
        route_map=edition.route_map,
        back=find_step_before(edition.route_map, outcome.key),
        first=draw_first(results.first, now, outcome.urgent),
        also=[draw_row(service, now) for service in results.also],
        safety_net=draw_card(results.safety_net, now, level=3) if results.safety_net else None,
    )


def draw_first(services: tuple[Service, ...], now: datetime, urgent: bool) -> list[Markup]:
    """The cards in order, numbered where there are several; the first may be urgent."""
    return [
        draw_card(
            service, now, urgent=urgent and index == 1, number=index if len(services) > 1 else None
        )
        for index, service in enumerate(services, start=1)
    ]


def find_step_before(route_map: RouteMap, key: str) -> Question | None:
    """The first question with an answer that leads here; None for what only a link leads to."""
    for question in route_map.questions.values():
        if any(answer.goes_to == key for answer in question.answers):
            return question
    return None
