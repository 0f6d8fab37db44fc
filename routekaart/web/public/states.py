"""Open or not: the one thing on a page that changes by the minute."""

from __future__ import annotations

from collections.abc import Hashable

from flask import g
from markupsafe import Markup

from routekaart.edition.entries import Location, Service
from routekaart.web.kit.beside import find_beside, lay_out
from routekaart.web.kit.beside import say as _
from routekaart.web.kit.hours_in_words import Ways, say_state
from routekaart.web.kit.sheets import leave_gap
from routekaart.web.kit.site import site
from routekaart.web.kit.wording import wording_is_machine_made

_STATE = Markup('<span class="state {}">{}</span>')
_ANYWHERE = "*"
_BY_PHONE = ""


def state_of(service: Service) -> Markup:
    """Template function: where the best state of a service will stand, wherever it is had."""
    return _leave_gap(f"{service.slug} {_ANYWHERE}")


def state_at(service: Service, location: Location | None) -> Markup:
    """Template function: where the state at one place will stand; None is the telephone."""
    return _leave_gap(f"{service.slug} {_name(location)}")


def _leave_gap(name: str) -> Markup:
    """A gap in a page that lasts a day. In that day it may say any word there is about hours, so
    the page waits for a person as long as one of those does.
    """
    if not g.machine_made:
        g.machine_made = wording_is_machine_made() or any(
            not closure.reason.read(g.locale).reviewed for closure in site().edition.closures
        )
    return leave_gap(name)


def _name(location: Location | None) -> str:
    return location.slug if location else _BY_PHONE


def say_gaps(names: list[str]) -> list[str]:
    """The states now, in the page's language. Each is said once a minute for all pages."""
    said = site().said
    return [said.get((g.locale, find_beside(), name)) or _keep(said, name) for name in names]


def _keep(said: dict[Hashable, str], name: str) -> str:
    words = _say(*name.split(" "))
    beside = find_beside()
    words = said[g.locale, beside, name] = lay_out(words, beside) if beside else words
    return words


def _say(slug: str, where: str) -> str:
    now, agenda = site().clock(), site().agenda
    service = site().edition.services[slug]
    if where == _ANYWHERE:
        state = agenda.state(service, now)
    else:
        spots = agenda.spots(service)
        spot = next(spot for spot in spots if _name(spot.location) == where)
        state = agenda.state_at(spot, now)
    if service.status != "active":
        return str(_STATE.format("closed", _("Tijdelijk gesloten")))
    return str(_STATE.format(*say_state(state, now.replace(tzinfo=None), find_ways(service))))


def can_call(service: Service) -> bool:
    """Template function: whether somebody picks up a telephone there."""
    return find_ways(service).by_phone


def find_ways(service: Service) -> Ways:
    """How one can find out when somebody is there."""
    return Ways(any(phone.kind == "voice" for phone in service.phones), bool(service.places))
