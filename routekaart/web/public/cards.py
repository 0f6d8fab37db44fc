"""A service as a resident first meets it: what it is, open or not, and what to do now."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from markupsafe import Markup

from routekaart.edition.agenda import Spot
from routekaart.edition.entries import Partner, Service
from routekaart.edition.results import long_unchecked, ways_on
from routekaart.web.kit.drawings import draw_once
from routekaart.web.kit.hours_in_words import StateInWords, Ways, say_state
from routekaart.web.kit.rendering import render_macro
from routekaart.web.kit.site import site
from routekaart.web.public.contact import Channel, find_channels

_CARDS = "public/services/card.html"


class SpotNow(NamedTuple):
    """Where a service can be had, and whether it can right now."""

    spot: Spot
    state: StateInWords


class Card(NamedTuple):
    """`through` is the service to ask where this one has no contact of its own."""

    service: Service
    partner: Partner
    state: StateInWords
    spots: list[SpotNow]
    channels: list[Channel]
    through: Service | None
    long_unchecked: bool


def draw_card(
    service: Service,
    now: datetime,
    *,
    urgent: bool = False,
    number: int | None = None,
    level: int = 2,
) -> Markup:
    """The card as HTML; `level` is that of its heading. Drawn once a minute for each language."""
    return draw_once(
        ("card", service.slug, urgent, number, level),
        lambda: render_macro(
            _CARDS, "service_card", make_card(service, now), urgent, number, level
        ),
    )


def draw_row(service: Service, now: datetime) -> Markup:
    """The card in short, as a row that leads to the service."""
    return draw_once(
        ("row", service.slug), lambda: render_macro(_CARDS, "service_row", make_card(service, now))
    )


def make_card(service: Service, now: datetime) -> Card:
    """The card of a service at a moment."""
    agenda, edition = site().agenda, site().edition
    ways = find_ways(service)
    local = now.replace(tzinfo=None)
    return Card(
        service,
        edition.partners[service.partner],
        say_state(agenda.state(service, now), local, ways),
        [
            SpotNow(spot, say_state(spot.schedule.state(now), local, ways))
            for spot in agenda.spots(service)
        ],
        find_channels(service, agenda.spots(service)),
        ways_on(edition, service, now.date()) if service.ask_through else None,
        long_unchecked(service, now.date()),
    )


def find_ways(service: Service) -> Ways:
    """How one can find out when somebody is there."""
    return Ways(any(phone.kind == "voice" for phone in service.phones), bool(service.places))
