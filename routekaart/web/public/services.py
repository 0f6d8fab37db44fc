"""One service: everything that is known, and what is not."""

from __future__ import annotations

from flask import abort

from routekaart.catalogue.opening_hours.values import Closure
from routekaart.edition.agenda import Spot
from routekaart.edition.entries import Service
from routekaart.edition.results import ways_on
from routekaart.routemap.walk import find_discreet_services
from routekaart.web.kit.hours_in_words import UsualHours, say_day, say_slot, say_usual_hours
from routekaart.web.kit.rendering import render_page
from routekaart.web.kit.sheets import be_discreet
from routekaart.web.kit.site import site
from routekaart.web.kit.wording import read_text
from routekaart.web.public.cards import draw_card, make_card
from routekaart.web.public.contact import full_address, map_link, open_map_link
from routekaart.web.public.structured_data import describe_service


def show_service(slug: str) -> str | tuple[str, int]:
    edition, today = site().edition, site().clock().date()
    service = edition.services.get(slug)
    if service is None:
        abort(404)
    if not service.offered_on(today):
        return show_absent(service)
    be_discreet(slug in find_discreet_services(edition.route_map))
    return render_page(
        "public/services/show.html",
        card=make_card(service, today),
        today=today,
        terms=edition.terms,
        usual_hours=usual_hours,
        coming_week=coming_week,
        map_link=map_link,
        open_map_link=open_map_link,
        full_address=full_address,
        structured_data=describe_service(service, edition),
    )


def show_absent(service: Service) -> tuple[str, int]:
    """410 for what has ended, 404 for what has not begun: where to go instead of an old link."""
    today = site().clock().date()
    through = ways_on(site().edition, service, today)
    ended = service.ended_by(today)
    page = render_page(
        "public/services/absent.html",
        service=service,
        ended=ended,
        instead=draw_card(through, today, level=3) if through else None,
    )
    return page, 410 if ended else 404


def usual_hours(spot: Spot) -> list[UsualHours]:
    """The ordinary week of a spot, a line for days that share their hours."""
    times = spot.at.opening_times if spot.at else spot.service.opening_times
    return say_usual_hours(times, site().clock().date())


def coming_week(spot: Spot) -> list[tuple[str, list[str], str]]:
    """Seven days from today: the day, its openings, and what a closure says of it."""
    today = site().clock().date()
    return [
        (
            say_day(day.date, today),
            [say_slot(slot) for slot in day.slots],
            _say_closure(day.closure),
        )
        for day in spot.schedule.week(today)
    ]


def _say_closure(closure: Closure | None) -> str:
    return read_text(closure.reason) if closure else ""
