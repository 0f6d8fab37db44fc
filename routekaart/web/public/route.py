"""The steps of a route: a question with its answers, or an outcome with its help."""

from __future__ import annotations

from datetime import date

from flask import abort, redirect
from markupsafe import Markup
from werkzeug.wrappers import Response

from routekaart.edition.entries import Edition, Service
from routekaart.edition.results import find_results
from routekaart.routemap.route_map import Outcome, Question, RouteMap
from routekaart.routemap.walk import find_step_before
from routekaart.web.kit.rendering import render_page
from routekaart.web.kit.sheets import be_discreet
from routekaart.web.kit.site import site
from routekaart.web.public.cards import draw_card, draw_row


def show_step(key: str) -> str | Response:
    edition, today = site().edition, site().clock().date()
    route_map = edition.route_map
    if key == route_map.start:
        return redirect("../", 301)
    if key in route_map.questions:
        return show_question(route_map, route_map.questions[key])
    if key in route_map.outcomes:
        return show_outcome(edition, route_map.outcomes[key], today)
    return abort(404)


def show_question(route_map: RouteMap, question: Question) -> str:
    be_discreet(question.discreet)
    return render_page(
        "public/route/question.html",
        question=question,
        route_map=route_map,
        back=find_step_before(route_map, question.key),
    )


def show_outcome(edition: Edition, outcome: Outcome, today: date) -> str:
    be_discreet(outcome.discreet)
    results = find_results(edition, outcome, today)
    return render_page(
        "public/route/outcome.html",
        outcome=outcome,
        route_map=edition.route_map,
        back=find_step_before(edition.route_map, outcome.key),
        on_list=[each.slug for each in results.first or filter(None, [results.safety_net])],
        first=draw_first(results.first, today, outcome.urgent),
        also=[draw_row(service) for service in results.also],
        safety_net=draw_card(results.safety_net, today, level=3) if results.safety_net else None,
    )


def draw_first(services: tuple[Service, ...], today: date, urgent: bool) -> list[Markup]:
    """The cards in order, numbered where there are several; the first may be urgent."""
    numbers = range(1, len(services) + 1) if len(services) > 1 else [None]
    return [
        draw_card(service, today, urgent=urgent and service is services[0], number=number)
        for service, number in zip(services, numbers, strict=False)
    ]
