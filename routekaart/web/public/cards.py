"""A service as a resident first meets it: what it is, open or not, and what to do now."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from markupsafe import Markup

from routekaart.edition.agenda import Spot
from routekaart.edition.entries import Partner, Service
from routekaart.edition.results import long_unchecked, ways_on
from routekaart.web.kit.rendering import render_macro
from routekaart.web.kit.site import site
from routekaart.web.public.contact import Channel, find_channels
from routekaart.web.public.states import state_of

_CARDS = "public/services/card.html"


class Card(NamedTuple):
    """`through` is the service to ask where this one has no contact of its own."""

    service: Service
    partner: Partner
    spots: tuple[Spot, ...]
    channels: list[Channel]
    through: Service | None
    long_unchecked: bool


def draw_card(
    service: Service,
    today: date,
    *,
    urgent: bool = False,
    number: int | None = None,
    level: int = 2,
) -> Markup:
    """The card as HTML; `level` is that of its heading."""
    return render_macro(_CARDS, "service_card", make_card(service, today), urgent, number, level)


def draw_row(service: Service) -> Markup:
    """The card in short, as a row that leads to the service and says whether it is open."""
    return render_macro(_CARDS, "service_row", service, "", state_of(service))


def make_card(service: Service, today: date) -> Card:
    """The card of a service on a day."""
    edition, spots = site().edition, site().agenda.spots(service)
    return Card(
        service,
        edition.partners[service.partner],
        spots,
        find_channels(service, spots),
        ways_on(edition, service, today) if service.ask_through else None,
        long_unchecked(service, today),
    )
