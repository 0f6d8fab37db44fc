"""Help as a key figure needs it: found, in short, and whom a professional calls there."""

from __future__ import annotations

from typing import NamedTuple

from flask import Response, abort, make_response, redirect, request
from werkzeug.wrappers import Response as AnyResponse

from routekaart.catalogue.contact_persons import list_contacts
from routekaart.edition.entries import Edition, Phone, Service
from routekaart.search.found import Found
from routekaart.web.keyfigures.signals import (
    TOO_MANY,
    SignalForm,
    keep_signal,
    may_tell,
    open_signal,
)
from routekaart.web.kit.access import signed_in
from routekaart.web.kit.hours_in_words import UsualHours, say_usual_hours
from routekaart.web.kit.rendering import render_page
from routekaart.web.kit.searching import search_for
from routekaart.web.kit.site import site

MOST_FOUND = 12


class Place(NamedTuple):
    """Where a service is: its name and address, the ordinary week there, its telephones."""

    name: str
    address: str
    hours: list[UsualHours]
    phones: tuple[Phone, ...]


def find_services() -> Response:
    """The same search as residents have; nothing of it is counted or kept."""
    query = " ".join(request.args.get("q", "").split())
    edition = site().site.find_edition()
    found = _find(query, edition) if query and edition else []
    partners = edition.partners if edition else {}
    page = render_page(
        "keyfigures/services/list.html",
        query=query,
        found=[(each, partners[each.partner].name) for each in found],
        is_key_figure=signed_in().may_open("key figures"),
    )
    return make_response(page)


def show_service(slug: str) -> Response:
    is_key_figure = signed_in().may_open("key figures")
    return _show(_find_service(slug), open_signal(slug) if is_key_figure else None)


def tell(slug: str) -> AnyResponse:
    """Keep what a key figure tells of it."""
    service, form = _find_service(slug), open_signal(slug)
    if not form.validate():
        return _show(service, form, 422)
    if not may_tell():
        return _show(service, form, 429, TOO_MANY)
    keep_signal(slug, form)
    return redirect(f"/sleutelfiguur/hulp/{slug}?verteld", 303)


def _show(
    service: Service, form: SignalForm | None, status: int = 200, trouble: str = ""
) -> Response:
    with site().database.reading() as session:
        contacts = list_contacts(session, f"service.{service.slug}")
        of_partner = list_contacts(session, f"partner.{service.partner}")
    page = render_page(
        "keyfigures/services/show.html",
        service=service,
        partner=site().edition.partners[service.partner],
        contacts=contacts,
        of_partner=of_partner,
        places=_list_places(service),
        is_offered=service.offered_on(site().now.date()),
        form=form,
        trouble=trouble or next(iter(form.token.errors if form else ()), ""),
        told="verteld" in request.args,
    )
    return make_response(page, status)


def _find_service(slug: str) -> Service:
    """A service that residents have, or had; else 404."""
    edition = site().site.find_edition()
    return (edition.services.get(slug) if edition else None) or abort(404)


def _find(query: str, edition: Edition) -> list[Service]:
    found = search_for(query, site().now.date()) or Found(query)
    slugs = dict.fromkeys((*found.lines, *found.services))
    return [edition.services[slug] for slug in slugs][:MOST_FOUND]


def _list_places(service: Service) -> list[Place]:
    """Where it is and when, by telephone too where that has hours of its own."""
    today, places = site().now.date(), list[Place]()
    for spot in site().agenda.spots(service):
        at, location = spot.at, spot.location
        times = at.opening_times if at else service.opening_times
        hours = say_usual_hours(times, today)
        if location is not None:
            address = ", ".join(filter(None, (location.address, location.place)))
            places.append(Place(location.name, address, hours, at.phones if at else ()))
        elif hours:
            places.append(Place("Aan de telefoon", "", hours, ()))
    return places
