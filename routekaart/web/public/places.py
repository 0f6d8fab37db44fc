"""One place: where it is, and all that happens there this week."""

from __future__ import annotations

from flask import abort

from routekaart.web.kit.hours_in_words import say_day, say_slot
from routekaart.web.kit.rendering import render_page
from routekaart.web.kit.site import site
from routekaart.web.public.contact import full_address, map_link, open_map_link


def show_place(slug: str) -> str:
    location = site().edition.locations.get(slug)
    if location is None:
        abort(404)
    today = site().clock().date()
    here = [
        service
        for service in site().edition.services.values()
        if service.offered_on(today) and any(at.location == slug for at in service.places)
    ]
    return render_page(
        "public/places/show.html",
        location=location,
        address=full_address(location),
        map_link=map_link,
        open_map_link=open_map_link,
        week=[
            (say_day(day, today), [(each.spot, say_slot(each.slot)) for each in happenings])
            for day, happenings in site().agenda.week_at(slug, today)
        ],
        services=here,
        terms=site().edition.terms,
    )
