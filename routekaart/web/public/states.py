"""Open or not: the one thing on a page that changes by the minute."""

from __future__ import annotations

from collections.abc import Hashable
from datetime import datetime

from flask import g
from markupsafe import Markup

from routekaart.catalogue.opening_hours.schedule import OpenState
from routekaart.edition.agenda import Spot
from routekaart.edition.entries import Location, Service
from routekaart.web.kit.beside import find_beside, lay_out
from routekaart.web.kit.beside import say as _
from routekaart.web.kit.hours_in_words import Ways, say_state, say_unknown_hours
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
    now, beside = site().clock(), find_beside()
    words = write_state(name, find_state(name, now), now)
    words = said[g.locale, beside, name] = lay_out(words, beside) if beside else words
    return words


def find_state(name: str, moment: datetime) -> OpenState:
    """The state that the gap of this name speaks of."""
    slug, where = name.split(" ")
    if where == _ANYWHERE:
        return site().agenda.state(site().edition.services[slug], moment)
    return site().agenda.state_at(find_spots(name)[0], moment)


def find_spots(name: str) -> list[Spot]:
    """The spots that the gap of this name speaks of."""
    slug, where = name.split(" ")
    spots = site().agenda.spots(site().edition.services[slug])
    return [spot for spot in spots if where in (_ANYWHERE, _name(spot.location))]


def write_state(
    name: str, state: OpenState, moment: datetime, *, by_the_minute: bool = True
) -> str:
    """The HTML for a gap in that state at that moment; see `say_state`."""
    service = _service_of(name)
    if service.status != "active":
        return str(_STATE.format("closed", _("Tijdelijk gesloten")))
    local, ways = moment.replace(tzinfo=None), find_ways(service)
    return str(_STATE.format(*say_state(state, local, ways, by_the_minute=by_the_minute)))


def say_unknown(name: str) -> str:
    """The HTML for a gap of which nobody can tell any more."""
    return str(_STATE.format("unknown", say_unknown_hours(find_ways(_service_of(name)))))


def _service_of(name: str) -> Service:
    return site().edition.services[name.partition(" ")[0]]


def can_call(service: Service) -> bool:
    """Template function: whether somebody picks up a telephone there."""
    return find_ways(service).by_phone


def find_ways(service: Service) -> Ways:
    """How one can find out when somebody is there."""
    return Ways(any(phone.kind == "voice" for phone in service.phones), bool(service.places))
