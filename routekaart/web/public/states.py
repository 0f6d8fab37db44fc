"""Open or not: the one thing on a page that changes by the minute."""

from __future__ import annotations

from flask import g
from markupsafe import Markup

from routekaart.edition.entries import Location, Service
from routekaart.web.kit.hours_in_words import Ways, say_state
from routekaart.web.kit.sheets import leave_gap
from routekaart.web.kit.site import site

_STATE = Markup('<span class="state {}">{}</span>')
_ANYWHERE = "*"
_BY_PHONE = ""


def state_of(service: Service) -> Markup:
    """Template function: where the best state of a service will stand, wherever it is had."""
    return leave_gap(f"{service.slug} {_ANYWHERE}")


def state_at(service: Service, location: Location | None) -> Markup:
    """Template function: where the state at one place will stand; None is the telephone."""
    return leave_gap(f"{service.slug} {_name(location)}")


def _name(location: Location | None) -> str:
    return location.slug if location else _BY_PHONE


def say_gap(name: str) -> str:
    """The state now, in the page's language. Said once a minute, for all pages that ask."""
    said = site().said
    key = (g.locale, name)
    if key not in said:
        said[key] = _say(*name.split(" "))
    return said[key]


def _say(slug: str, where: str) -> str:
    now, agenda = site().clock(), site().agenda
    service = site().edition.services[slug]
    if where == _ANYWHERE:
        state = agenda.state(service, now)
    else:
        spots = agenda.spots(service)
        state = next(spot.schedule.state(now) for spot in spots if _name(spot.location) == where)
    return str(_STATE.format(*say_state(state, now.replace(tzinfo=None), find_ways(service))))


def find_ways(service: Service) -> Ways:
    """How one can find out when somebody is there."""
    return Ways(any(phone.kind == "voice" for phone in service.phones), bool(service.places))
